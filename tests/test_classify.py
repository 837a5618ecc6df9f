from __future__ import annotations

from downlink.classify import MOST_ABOUT, make_classifier
from downlink.model import Topic
from tests.support import TOPICS

CLASSIFIER = make_classifier(TOPICS)


def _about(body: str, title: str = "") -> set[str]:
    return {t.id for t in CLASSIFIER.classify(title, body, None) if t.role == "about"}


def test_a_topic_at_the_front_that_comes_up_again_is_what_the_article_is_about() -> None:
    body = "概述 Medusa 是自投机领域较早的一篇工作。Medusa 没有使用独立的草稿模型。"
    assert _about(body) == {"speculative-decoding"}


def test_a_topic_that_comes_up_once_is_a_mention() -> None:
    found = CLASSIFIER.classify("", "我们用 LoRA 跑了一次实验。", None)
    assert [(topic.id, topic.role) for topic in found] == [("lora", "mention")]


def test_the_evidence_is_the_words_at_their_place() -> None:
    body = "我们用 LoRA 跑了一次实验。"
    (topic,) = CLASSIFIER.classify("", body, None)
    (evidence,) = topic.evidence
    assert body[evidence.offset :].startswith(evidence.found)


def test_flash_is_not_flash_attention() -> None:
    body = "FLASH 来自《Transformer Quality in Linear Time》,提出了 GAU,FLASH 比标准的Transformer更快。"
    assert "flash-attention" not in {t.id for t in CLASSIFIER.classify("", body, None)}
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
    found = CLASSIFIER.classify("", "我们用 LoRA 跑了一次实验。", ("adapters",))
    assert [(topic.id, topic.role) for topic in found] == [
        ("adapters", "about"),
        ("lora", "mention"),
    ]


def test_a_name_that_is_no_alias_is_not_looked_for() -> None:
    classifier = make_classifier([Topic("training", "训练")])
    assert classifier.classify("训练", "训练训练训练", None) == ()
