from __future__ import annotations

import pytest

from downlink.classify.context import NEAR, TopicFinder
from downlink.model.topic import ContextRule, Topic

FINDER = TopicFinder(
    [
        Topic(
            "gau",
            "GAU",
            aliases=("FLASH", "GAU"),
            context={"FLASH": ContextRule(requires=("GAU", "linear time"))},
        ),
        Topic(
            "quantization",
            "量化",
            aliases=("量化",),
            context={"量化": ContextRule(excludes=("向量化", "回测"))},
        ),
        Topic("attention", "注意力", aliases=("注意力",)),
        Topic("linear", "线性注意力", aliases=("线性注意力", "linear attention")),
    ]
)


def _found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FLASH 很快", []),
        ("FLASH 就是 GAU", ["FLASH", "GAU"]),
        ("Transformer Quality in Linear Time 提出了 FLASH", ["FLASH"]),
    ],
)
def test_an_alias_can_require_a_context(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_a_context_is_near() -> None:
    assert "FLASH" in _found("FLASH" + "。" * (NEAR - 1) + "GAU")
    assert "FLASH" not in _found("FLASH" + "。" * (NEAR + 1) + "GAU")


def test_a_context_is_near_whichever_side_and_however_often_it_stands_elsewhere() -> None:
    far = "。" * (NEAR + 1)
    text = f"GAU{far}FLASH{far}GAU。FLASH{far}FLASH。GAU{far}"
    assert _found(text) == ["GAU", "GAU", "FLASH", "FLASH", "GAU"]


def test_words_of_one_topic_that_share_characters_count_once() -> None:
    topics = [
        Topic("speech", "语音", aliases=("实时语音", "语音对话")),
        Topic("dialogue", "对话", aliases=("语音对话",)),
    ]
    hits = TopicFinder(topics).find("演示了实时语音对话")
    assert [(hit.owner, hit.alias) for hit in hits] == [
        ("speech", "实时语音"),
        ("dialogue", "语音对话"),
    ]


def test_an_alias_can_exclude_a_context() -> None:
    assert _found("量化之后模型更小") == ["量化"]
    assert _found("均线策略的量化与回测") == []


def test_a_phrase_that_holds_the_alias_forbids_it_there_only() -> None:
    assert _found("先向量化,再量化") == ["量化"]


def test_a_longer_alias_hides_the_one_within() -> None:
    assert [hit.owner for hit in FINDER.find("线性注意力与注意力")] == ["linear", "attention"]
