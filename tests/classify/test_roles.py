from __future__ import annotations

import pytest

from downlink.classify.roles import MOST_ABOUT, Decision, make_classifier
from downlink.describe.structure import structure
from downlink.model.article import Variant
from downlink.model.stub import Stub, Title
from downlink.model.topic import Taxonomy, Topic
from tests.support import TOPICS

CLASSIFIER = make_classifier(TOPICS)


def _stub(body: str, title: str = "") -> Stub:
    return Stub(
        slug="a",
        title=Title(title, "heading"),
        language="zh",
        variants=(Variant(body, body, ()),),
        sightings=(),
        blocks=structure(body, truncated=False),
    )


def _topics(body: str, title: str = "") -> list[tuple[str, str]]:
    found = CLASSIFIER.classify(_stub(body, title), None)
    return [(topic.id, topic.role) for topic in found]


def _about(body: str, title: str = "") -> set[str]:
    return {topic for topic, role in _topics(body, title) if role == "about"}


def _decision(body: str, topic: str) -> Decision:
    decision = CLASSIFIER.decide(_stub(body), None)
    return next(item for item in decision if item.score.topic == topic)


def test_a_topic_at_the_front_that_comes_up_again_is_what_the_article_is_about() -> None:
    body = "概述 Medusa 是自投机领域较早的一篇工作。Medusa 没有使用独立的草稿模型。"
    assert _about(body) == {"speculative-decoding"}


def test_a_topic_that_comes_up_once_is_a_mention() -> None:
    assert _topics("我们用 LoRA 跑了一次实验。") == [("lora", "mention")]


def test_the_evidence_is_the_words_at_their_place() -> None:
    body = "我们用 LoRA 跑了一次实验。"
    (topic,) = CLASSIFIER.classify(_stub(body), None)
    (evidence,) = topic.evidence
    assert body[evidence.offset :].startswith(evidence.found)


def test_flash_is_not_flash_attention() -> None:
    body = "FLASH 来自《Transformer Quality in Linear Time》,提出了 GAU,FLASH 比标准的Transformer更快。"
    assert "flash-attention" not in dict(_topics(body))
    assert "efficient-transformer" in _about(body)


def test_the_specific_topic_stands_for_its_ancestors() -> None:
    body = (
        "QLoRA 在量化后的模型上训练。QLoRA 与 LoRA 一样冻结原有参数,LoRA 用两个低秩矩阵,LoRA 很省。"
    )
    body += "二者都是 PEFT,都是高效微调,PEFT 很实用。"
    assert _about(body, "QLoRA") == {"qlora", "lora"}


def test_an_article_is_about_at_most_four_topics() -> None:
    names = ["DPO", "RLHF", "Mamba", "Medusa", "Hadoop", "Hive", "LoRA"]
    body = " ".join(f"{name} 与 {name} 和 {name}" for name in names)
    assert len(_about(body, " ".join(names))) == MOST_ABOUT


def test_what_a_person_decided_is_what_the_article_is_about() -> None:
    found = CLASSIFIER.classify(_stub("我们用 LoRA 跑了一次实验。"), ("adapters",))
    assert [(topic.id, topic.role) for topic in found] == [
        ("adapters", "about"),
        ("lora", "mention"),
    ]


def test_a_name_that_is_no_alias_is_not_looked_for() -> None:
    classifier = make_classifier(Taxonomy((Topic("training", "训练"),)))
    assert classifier.classify(_stub("训练训练训练", "训练"), None) == ()


def test_a_person_can_decide_that_an_article_is_about_nothing() -> None:
    body = "Medusa 是自投机领域较早的一篇工作。Medusa 没有使用独立的草稿模型。"
    found = CLASSIFIER.classify(_stub(body), ())
    assert {topic.role for topic in found} == {"mention"}


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("随着 Mamba 的出现,序列模型有了新的选择。", "state-space-models"),
        ("与 LoRA 相比,微调更贵。", "lora"),
        ("代码在 https://github.com/haotian-liu/LLaVA 可以找到。", "vision-language-models"),
    ],
)
def test_what_is_told_aside_weighs_less_than_what_is_told(body: str, topic: str) -> None:
    (aside,) = _decision(body, topic).score.evidence
    (told,) = _decision(f"这一天。我们来看看{aside.found}吧。模型。", topic).score.evidence
    assert aside.weight < told.weight


def test_what_a_text_defines_weighs_most() -> None:
    defined = _decision("这一天。 LoRA 是一种微调方法。", "lora").score.evidence
    named = _decision("这一天。我们用过LoRA做微调。", "lora").score.evidence
    assert defined[0].weight > named[0].weight


def test_a_heading_in_the_middle_shows_by_repeating_itself() -> None:
    body = "全量微调要更新所有的参数,太贵。微调很慢。 LoRA LoRA在旁边加上两个矩阵。"
    assert _decision(body, "lora").score.evidence[0].zone == "heading"
    assert _about(body) == {"lora"}


def test_a_word_counts_less_each_time_and_further_down_in_a_long_text() -> None:
    body = "我们来看看LoRA吧。" + "这里什么也不说。" * 200 + "LoRA。"
    near, far = _decision(body, "lora").score.evidence
    again = _decision("我们来看看LoRA吧。又是LoRA。", "lora").score.evidence[1]
    assert far.weight < again.weight < near.weight


def test_a_word_that_comes_once_in_a_long_text_is_no_mention() -> None:
    filler = "这里什么也不说。" * 500
    assert _topics(f"{filler}我们用 LoRA 跑了一次实验。") == [("lora", "mention")]
    assert _topics(f"{filler}{filler}我们用 LoRA 跑了一次实验。") == []
    assert "a text of this length" in _decision(f"{filler}{filler}LoRA。", "lora").reason
    assert _topics(f"我们用 LoRA 跑了一次实验。{filler}{filler}") == [("lora", "mention")]


def test_the_sum_is_that_of_the_evidence() -> None:
    body = "RNN 逐个词进行处理,LSTM 与 GRU 有遗忘门,RNN 的隐状态会梯度消失,RNN。"
    scores = _decision(body, "rnn").score
    assert scores.total == pytest.approx(sum(item.weight for item in scores.evidence))


def test_signs_alone_do_not_make_a_mention() -> None:
    assert _topics("这道题问的是每个用户连续登录的天数。") == []


def test_the_reason_of_a_mention_says_what_it_lacks() -> None:
    decision = _decision("我们用 LoRA 跑了一次实验。", "lora")
    assert decision.role == "mention"
    assert "needs" in decision.reason


def test_a_parent_is_implied_rather_than_listed() -> None:
    body = "Medusa 是自投机领域较早的一篇工作。Medusa 没有使用独立的草稿模型。它让推理加速。"
    decision = _decision(body, "inference")
    assert decision.role is None
    assert "speculative-decoding" in decision.reason


@pytest.mark.parametrize(
    "body",
    [
        "A power transformer announces its failures: the winding runs hot, and the oil shows it.",
        "React 的组件里 useEffect 跑了两遍。React 的依赖数组要写全。",
        "用mamba代替conda装环境,mamba比conda快。mamba 的命令一样。",
        "论文里的误差棒画SD还是SE?SD是标准差,SE是标准误。SD不随样本变。",
        "蒸馏酒要切酒头酒尾。蒸馏两次之后酒更干净。",
        "两箱蜜蜂过冬,the hive was damp. Bees in the other hive died.",
    ],
)
def test_a_word_of_another_field_is_no_topic(body: str) -> None:
    assert _about(body) == set()


def test_a_short_text_has_room_to_say_once_what_it_is_about() -> None:
    short = (
        "Reinforcement learning needs an honest simulator, and ours was built by two students in "
        "a summer, out of an old game and a good deal of patience with its physics."
    )
    assert _about(short) == {"reinforcement-learning"}
    longer = short + " We wrote down every step of the work and who did it." * 8
    assert _about(longer) == set()
    assert "least where it shows once" in _decision(longer, "reinforcement-learning").reason


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        (
            "第一节课。老师讲了一遍。代码用PyTorch写成,也试过TensorFlow。",
            "deep-learning-frameworks",
        ),
        ("早上到校。大家做题。其中一步用到了零空间,还有行列式。", "mathematics"),
    ],
)
def test_a_tool_told_of_within_is_only_used(body: str, topic: str) -> None:
    assert (topic, "mention") in _topics(body)
    assert "no front names it" in _decision(body, topic).reason


def test_a_tool_that_a_text_defines_is_what_it_is_about() -> None:
    assert _about("PyTorch是一个深度学习框架,PyTorch的张量可以放到显卡上。") == {
        "deep-learning-frameworks"
    }


@pytest.mark.parametrize(
    ("body", "topics"),
    [
        (
            f"A speech to speech model {'that listens to a caller and talks at once ' * 3}",
            {"speech"},
        ),
        ("AI agents call tools. An AI agent plans its steps and calls a tool.", {"agents"}),
        ("决策树按特征一步步划分样本。随机森林由许多决策树投票。", {"decision-trees"}),
        ("特征向量与零空间。若矩阵的列线性无关,零空间只有零向量;行列式不为零。", {"mathematics"}),
        ("RocketMQ 的消息队列怎样保证顺序?消费者组与生产者组各管各的。RocketMQ。", set()),
        ("BigDecimal 用来避免精度丢失。浮点数的精度有限,浮点数相等要小心。", set()),
        ("A load balancer sends the request on. The balancer retries it.", set()),
    ],
)
def test_what_real_articles_are_about_has_its_place(body: str, topics: set[str]) -> None:
    assert _about(body) == topics


def test_a_list_of_many_topics_only_mentions_them() -> None:
    body = "Wire up layer normalization, LoRA, dropout, and a GAN before lunch, then go home early."
    roles = {role for _, role in _topics(body)}
    assert roles == {"mention"}


def test_a_list_of_names_of_one_topic_is_about_it() -> None:
    body = (
        "I wrestled with Stable Diffusion, DallE and Midjourney to redraw a game of my childhood."
    )
    assert _about(body) == {"stable-diffusion"}


def test_the_narrow_topic_at_the_front_is_held_against_no_broader_one() -> None:
    body = (
        "LLMs trained with RLHF are common today, yet little work has been done to see what "
        "happens within them. An LLM is large, and to look into one takes patience."
    )
    assert "rlhf" in _about(body)


def test_what_is_far_lighter_than_what_stands_above_it_is_a_mention() -> None:
    body = (
        "GPT 系列的语言模型越来越大:GPT2 是语言模型,GPT3 也是大语言模型,ChatGPT 让大模型出了圈。"
        "LLM 的幻觉还在。大语言模型的原理就是预训练。"
    )
    assert _about(body) == {"large-language-models"}


@pytest.mark.parametrize(
    ("body", "topics"),
    [
        (
            "MAP inference in graphical models. A graphical model is a Bayes net or a Markov random field.",
            {"probabilistic-models"},
        ),
        ("OpenVLA 是一个机器人视觉语言动作模型。OpenVLA 让机器人学会抓取。", {"robotics"}),
        (
            "Few-shot tasks need meta-learning. Meta-learning learns to learn, and MAML is one way.",
            {"meta-learning"},
        ),
        (
            "可解释性研究模型内部学到了什么,GradCAM 给出显著图。可解释性很重要。",
            {"interpretability"},
        ),
        ("译文出自:掘金翻译计划。译者写了三天,译文校对了两次。", set()),
        (
            "The function call chain is checked. A function call creates a new scope each time.",
            set(),
        ),
        ("AQS 维护一个队列,生产环境里要小心。生产环境通常保持默认值。", set()),
    ],
)
def test_real_articles_of_more_fields_have_their_place(body: str, topics: set[str]) -> None:
    assert _about(body) == topics


def test_an_agent_that_learns_by_reward_is_none_that_calls_tools() -> None:
    body = (
        "强化学习描述智能体(agent)在与环境的交互中学习策略,以达成回报最大化。强化学习是多步决策。"
    )
    assert _about(body) == {"reinforcement-learning"}


@pytest.mark.parametrize(
    ("body", "topics"),
    [
        ("A GANbased model draws pedestrians. The GANbased one needs two critics.", {"gan"}),
        (
            "Numpy, short for Numerical Python, handles arrays. We import numpy first.",
            {"scientific-python"},
        ),
        ("Albert Kim just found a way to open links in new tabs. Albert is pleased.", set()),
    ],
)
def test_names_are_known_without_their_hyphen_and_capitals(body: str, topics: set[str]) -> None:
    assert _about(body) == topics


def test_one_word_beside_the_subject_is_a_part_of_it_however_often_it_comes() -> None:
    body = "LoRA 是一种微调方法。低秩适应冻结原有的参数,LoRA 很省,LoRA 用两个低秩矩阵。"
    part = "这里还要蒸馏,没有蒸馏不行,蒸馏很慢。"
    assert _about(f"{body}{part}") == {"lora"}
    assert "50%" in _decision(f"{body}{part}", "distillation").reason
    assert _about(f"{body}蒸馏是另一种办法。{part}") == {"lora", "distillation"}


def test_a_topic_above_stands_beside_the_narrower_one_where_the_text_puts_it_first() -> None:
    first = "微调有许多做法。全量微调要更新所有的参数,微调很慢。"
    narrower = "省钱的做法有低秩适应,也就是说 LoRA 只加上两个矩阵,别的不动。"
    assert _about(first + narrower) == {"fine-tuning", "lora"}
    assert _about("LoRA 很省。LoRA 加上两个矩阵。微调要更新所有的参数,微调很慢。") == {"lora"}


def test_what_a_text_uses_is_told_aside_but_not_what_its_task_is() -> None:
    means = _decision("这一天。我们在小数据上使用LoRA训练。", "lora").score.evidence
    task = _decision("这一天。使用LoRA训练。", "lora").score.evidence
    through = _decision("这一天。通过LoRA训练的模型更小。", "lora").score.evidence
    assert [item[0].zone for item in (means, task, through)] == ["aside", "text", "aside"]


def test_of_topics_that_weigh_the_same_the_one_that_comes_first_leads() -> None:
    body = "A short note on GANs and where they meet RLHF in the work of our own small laboratory."
    assert _topics(body)[0][0] == "gan"
    other = "A short note on RLHF and where it meets GANs in the work of our own small laboratory."
    assert _topics(other)[0][0] == "rlhf"


def test_a_greeting_is_not_the_opening_of_an_english_text() -> None:
    greeted = (
        "Hi! 👋 Today we look at LoRA. It is small. It is fast. What of GANs? We leave them out."
    )
    assert _decision(greeted, "lora").score.evidence[0].zone == "opening"
    later = "We look at toys. They are small. They are fast. What of GANs, then? They can wait."
    assert _decision(later, "gan").score.evidence[0].zone == "text"


def test_a_broad_topic_that_is_as_heavy_as_the_narrow_one_before_it_stands_beside_it() -> None:
    body = (
        "A talk on video classification with convolutional neural networks, which my summer at the "
        "company has turned into: polished, correct and carefully put for all who came."
    )
    assert _about(body) == {"video-understanding", "cnn"}
