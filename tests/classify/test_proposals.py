from __future__ import annotations

from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from downlink.classify.narrower import is_piece, pieces_of
from downlink.classify.proposals import suggest
from downlink.classify.standing import is_everyday, standings
from downlink.classify.term_mining import shared_terms
from downlink.classify.weights import SHARED
from downlink.curation.taxonomy import read_taxonomy
from downlink.model.topic import Taxonomy, Topic
from tests.support import FEW_TOPICS, TOPICS, catalog_of

FEDERATED = (
    "手机输入法要学你的用词。联邦学习的主张是:数据不动,模型动。设备在本地跑几轮,再把结果传回去平均,大家都省心。",
    "只传结果就安全了吗?所以说联邦学习里的隐私要另外想办法,差分隐私、安全聚合、同态加密,代价各不一样,要看场合。",
    "一家银行和一家电商想一起建评分卡,谁也不能把名单给对方。这是纵向联邦学习的典型场景,第一步是对齐样本,求交集。",
)
OTHERS = (
    "LoRA 用两个低秩矩阵的乘积表示权重的增量,LoRA 训练时原来的权重不动,推理时合并回去,没有额外的延迟,很省事。",
    "Hive 的 explode 函数把一个数组展开成多行,与 LATERAL VIEW 一起用,Hive 里要统计每个元素出现的次数就靠它了。",
    "梯度检查点丢弃一部分激活值,反向传播时再算一遍,梯度检查点以时间换显存,大约多三成的时间,显存却省下一大半。",
    "Whisper 是开源的语音识别模型,中文会议转写够用了,Whisper 的大模型更准,小模型的同音字错误太多,要自己改。",
)


def _terms(*texts: str, topics: Taxonomy = TOPICS) -> list[str]:
    return [item.term for item in suggest(catalog_of({"seeds/a.txt": texts}, topics=topics))]


def test_a_chinese_term_that_several_articles_share_is_proposed_whole() -> None:
    assert _terms(*FEDERATED, *OTHERS) == ["联邦学习"]


def test_a_term_of_fewer_articles_is_not() -> None:
    assert len(FEDERATED[1:]) < SHARED
    assert _terms(*FEDERATED[1:], *OTHERS) == []


def test_a_suggestion_names_its_articles_and_is_ready_to_paste(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    catalog = catalog_of({"seeds/a.txt": [*FEDERATED, *OTHERS]})
    (item,) = suggest(catalog)
    assert item.slugs == tuple(stub.slug for stub in catalog.stubs[: len(FEDERATED)])
    path = tmp_path_factory.mktemp("taxonomy") / "topics.yml"
    known = yaml.safe_dump([{"id": topic.id, "name": topic.name} for topic in TOPICS])
    path.write_text(known + item.entry, encoding="utf-8")
    added = read_taxonomy(path).topics[-1]
    assert (added.name, added.aliases) == (item.term, (item.term,))
    assert (
        suggest(
            catalog_of(
                {"seeds/a.txt": [*FEDERATED, *OTHERS]},
                topics=Taxonomy((*TOPICS, added)),
            )
        )
        == ()
    )


def test_a_latin_name_is_proposed_as_written_and_whole() -> None:
    texts = (
        "GateFold 读后。把方向接近的专家折叠成一个,GateFold 不需要训练,MoE 的显存省了四成,困惑度几乎没有变化。",
        "复现记录。用两张卡把 GateFold 跑了一遍,MoE 的专家少了一半,显存降下来了,GateFold 的速度没有那么好。",
        "MoE 模型瘦身的三条路,删掉专家、合并专家,还有刚出来的 GateFold,同样留一半专家,看哪一条掉点最少,再选。",
    )
    (item,) = suggest(catalog_of({"seeds/a.txt": [*texts, *OTHERS]}))
    assert (item.term, item.topic) == ("GateFold", "mixture-of-experts")
    assert "parent: mixture-of-experts" in item.entry


@pytest.mark.parametrize(
    "noise",
    [
        "见 https://example.org/QuuxBlog 的说明",
        "这台机器有 80GB 的 GPU",
        "作者用 Python 写了 API",
        "实验结果表明准确率还可以",
        "[公式] 与 [Math] 都丢了",
        "注意力机制和自注意力都用上",
        "深度学习里的神经网络",
    ],
)
def test_noise_stays_out(noise: str) -> None:
    assert _terms(*(f"{noise}。{text}" for text in (*FEDERATED, *OTHERS))) == ["联邦学习"]


def test_fragments_of_a_longer_term_stay_out() -> None:
    found = shared_terms(["元宇宙编辑器很好", "用元宇宙编辑器", "看元宇宙编辑器"], (), 3)
    assert set(found) == {"元宇宙编辑器"}


def test_a_term_in_its_own_right_is_no_fragment() -> None:
    texts = ["元宇宙编辑器很好", "用元宇宙编辑器", "看元宇宙编辑器", *["说元宇宙吧"] * 7]
    assert {"元宇宙", "元宇宙编辑器"} <= set(shared_terms(texts, (), 3))


def has_varied_context(term: str, texts: Sequence[str]) -> bool:
    return standings({term: range(len(texts))}, texts)[term].has_varied_context


def test_what_always_runs_on_is_no_term() -> None:
    assert has_varied_context("元宇宙", ["元宇宙。", "看元宇宙里", "元宇宙城"])
    assert not has_varied_context("元宇", ["元宇宙。", "看元宇宙里", "元宇宙城"])


def test_a_passage_that_several_texts_share_says_a_term_only_once() -> None:
    shared = "这一段话说的就是元宇宙是怎么样一步步来到的,"
    assert not has_varied_context(
        "元宇宙", [f"{shared}甲。", f"{shared}乙。", f"{shared}丙。", "看元宇宙里"]
    )
    assert has_varied_context(
        "元宇宙", [f"{shared}甲。", f"{shared}乙。", "看元宇宙里", "元宇宙城"]
    )


def test_a_known_word_within_a_name_does_not_hide_it() -> None:
    assert set(shared_terms(["GateFold 好", "用 GateFold", "GateFold"], ["gate"], 3)) == {
        "GateFold"
    }
    assert shared_terms(["gate 好", "用 gate", "Gate"], ["gate"], 3) == {}


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="ABab一元宇宙联邦 -。,'\"#&*{}[]:\n", max_size=40), max_size=8))
def test_every_suggestion_is_found_in_its_articles_and_is_yaml(texts: list[str]) -> None:
    shown = [text.replace("\n", " ") for text in texts]
    catalog = catalog_of({"seeds/a.txt": shown}, topics=FEW_TOPICS)
    for item in suggest(catalog):
        (entry,) = yaml.safe_load(item.entry)
        assert entry["aliases"] == [item.term]
        held = [stub for stub in catalog.stubs if stub.slug in item.slugs]
        assert len(held) >= SHARED
        assert all(item.term.casefold() in stub.body.casefold().replace("-", " ") for stub in held)


def test_a_technology_that_several_articles_are_about_is_proposed() -> None:
    texts = (
        "Redis 的持久化。Redis 把内存里的数据写到磁盘上,有两种办法。",
        "一次故障。Redis 的主从切换时丢了几条,后来给 Redis 加了哨兵。",
        "聊聊 Redis 的大键。删掉它会卡住,Redis 可以放到后台去删。",
    )
    assert _terms(*texts, *OTHERS) == ["Redis"]


def test_a_term_of_two_characters_is_proposed_and_an_everyday_word_is_not() -> None:
    texts = (
        "熔断怎么做。下游一慢,熔断就打开。直接返回。",
        "讲讲熔断。错误多了先熔断,过一会儿再试。直接返回。",
        "再谈熔断,限流只管入口,熔断管的是下游。直接返回。",
        "开关与熔断。半开的熔断只放过一个请求。直接返回。",
        "用熔断保护下游,调熔断的参数很费神。直接返回。",
    )
    assert _terms(*texts, *OTHERS) == ["熔断"]


def test_a_piece_that_begins_within_an_everyday_word_is_no_term() -> None:
    texts = ["看代码本身。", "写代码本子", "这代码本来"]
    assert not standings({"码本": range(3)}, texts)["码本"].is_word("码本")


def test_what_texts_only_begin_with_is_boilerplate() -> None:
    texts = [f"Zoomtalk {word} 的内容" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"Zoomtalk": range(4)}, texts)["Zoomtalk"].is_boilerplate
    again = [f"{text} Zoomtalk 结束" for text in texts]
    assert not standings({"Zoomtalk": range(4)}, again)["Zoomtalk"].is_boilerplate


def test_a_word_that_is_no_name_elsewhere_is_none_where_a_heading_begins_with_it() -> None:
    texts = ["Quick 甲", "a quick 乙", "quick 丙", "Quick 丁"]
    assert "Quick" not in shared_terms(texts, (), 3)


SAME = (
    "知识蒸馏的联邦学习(Federated Learning,FL)怎么做,联邦学习的设备各自训练。",
    "Federated Learning 一年记。Federated Learning 的通信最费时间,谁都知道。",
    "聊聊 Federated Learning,手机上的 Federated Learning 要省电。",
    "FL 的隐私。FL 里的差分隐私该加多少噪声,FL 的实验。",
    "再谈 FL 与聚合,FL 的聚合要加密,否则 FL 不安全。",
    "FL 用在医院里。联邦学习让医院不必交出病历,FL 很合适,联邦学习好。",
    "横向的联邦学习。银行也用联邦学习建评分卡。",
)


def test_a_term_its_translation_and_its_abbreviation_are_one_suggestion() -> None:
    (item,) = suggest(catalog_of({"seeds/a.txt": [*SAME, *OTHERS]}, topics=FEW_TOPICS))[:1]
    assert {item.term, *item.aliases} == {"联邦学习", "Federated Learning", "FL"}
    assert len(item.slugs) == len(SAME)
    (entry,) = yaml.safe_load(item.entry)
    assert entry["aliases"] == [item.term, *item.aliases]


def test_what_a_topic_lists_and_several_articles_tell_of_is_proposed_below_it() -> None:
    texts = (
        "SpecInfer 的多头草稿。投机解码里的 SpecInfer 在末层加几个头,一次猜几个词。",
        "训练 SpecInfer。投机解码用 SpecInfer 时底座不动,只训练几个头。",
        "SpecInfer 与树状验证。投机解码里 SpecInfer 的候选排成一棵树,一次验证。",
    )
    others = (
        "投机解码是什么。小模型先猜,大模型再验证,投机解码不改变分布。",
        "投机解码的接受率。草稿越像,投机解码越快,温度越高越难猜。",
    )
    (item,) = suggest(catalog_of({"seeds/a.txt": [*texts, *others, *OTHERS]}))
    assert (item.term, item.topic) == ("SpecInfer", "speculative-decoding")
    assert suggest(catalog_of({"seeds/a.txt": [*texts, *OTHERS]})) == ()


def test_a_part_of_a_topics_name_and_its_plural_are_known() -> None:
    topics = Taxonomy(
        (Topic("cnn", "Convolutional Neural Network", ("convolutional neural network",)),)
    )
    texts = [
        f"Convolutional Neural Networks in {word}. Convolutional Neural Networks again."
        for word in ("bakeries", "kitchens", "gardens", "forests")
    ]
    assert _terms(*texts, *OTHERS, topics=topics) == []


@pytest.mark.parametrize("name", ["Sergey Levine", "Levine"])
def test_people_are_no_topics(name: str) -> None:
    texts = [
        f"{name} 在{place}讲过一课。那天 Sergey Levine 说的是抓取。"
        for place in ("甲地", "乙城", "丙乡", "丁村")
    ]
    assert name not in _terms(*texts, *OTHERS, topics=FEW_TOPICS)


def test_what_labels_other_words_is_no_term() -> None:
    texts = [f"{word}来了。Servings: {word}。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"Servings": range(4)}, texts)["Servings"].is_boilerplate


def test_what_stands_behind_one_phrase_is_no_term() -> None:
    texts = [f"{word}之后,发表于科苑论坛,{word}。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"科苑论坛": range(4)}, texts)["科苑论坛"].is_boilerplate


def test_a_piece_that_never_begins_where_a_word_does_is_cut() -> None:
    texts = ["东川大学很大", "西川大学很小", "看东川大学的", "去西川大学吧"]
    standing = standings({"川大学": range(4), "西川大学": (1, 3)}, texts)
    assert standing["川大学"].is_cut
    assert not standing["西川大学"].is_cut


def test_everyday_words_of_any_length_make_no_term() -> None:
    assert is_everyday("代码文件下载")
    assert is_everyday("参考资料")
    assert is_everyday("設計問題")
    assert not is_everyday("强化学习率")


def test_a_common_word_with_a_number_is_no_name_and_a_name_with_one_is() -> None:
    texts = [f"Part1 {word}, HTTP2 {word}" for word in ("甲", "乙", "丙")]
    assert set(shared_terms(texts, (), 3)) == {"HTTP2"}


@pytest.mark.parametrize("piece", ["本专题", "式设备", "生产级", "先理解"])
def test_an_everyday_word_with_a_sign_of_its_kind_is_no_term(piece: str) -> None:
    texts = [f"{word}。{piece},{word}。{piece}。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert not standings({piece: range(4)}, texts)[piece].is_word(piece)


@pytest.mark.parametrize(
    ("term", "names"),
    [
        ("卷积网络", ["卷积神经网络"]),
        ("神经", ["卷积神经网络"]),
        ("Neural", ["Convolutional Neural Network"]),
        ("neural networks", ["Convolutional Neural Network"]),
    ],
)
def test_a_name_without_one_of_its_parts_is_a_piece_of_it(term: str, names: list[str]) -> None:
    assert is_piece(term, pieces_of(names))
    assert not is_piece("循环网络", pieces_of(names))


def test_what_is_left_of_a_word_with_accents_is_no_name() -> None:
    texts = [f"Nguồn {word}, Nginx {word}, Café {word}" for word in ("甲", "乙", "丙")]
    assert set(shared_terms(texts, (), 3)) == {"Nginx"}
