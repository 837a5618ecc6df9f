"""What a query means, how its matches are ranked, what is offered where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from downlink.report.results import result_lines
from downlink.search.engine import Answer, search
from downlink.search.index.documents import Document, SearchTopic
from downlink.search.install import INDEX
from tests.search.support import (
    order,
    write,
)


def test_a_part_of_a_word_is_found_below_the_word() -> None:
    documents = [
        Document("posts/q/", "一篇", ("QLoRA 的做法",)),
        Document("posts/l/", "二篇", ("LoRA 的做法",)),
    ]
    assert order(documents, "lora") == ["posts/l/", "posts/q/"]


def test_matches_are_ranked_by_where_they_stand() -> None:
    topic = SearchTopic("moe", "混合专家", "topics/moe/", ("混合专家", "MoE", "mixture of experts"))
    documents = [
        Document("posts/parts/", "甲", ("flash 之后才有 attention",)),
        Document("posts/phrase/", "乙", ("讲 flash attention 的",)),
        Document("posts/about/", "丙", ("flash attention",), ("moe",)),
        Document("posts/title/", "浅谈 flash attention", ("无",)),
        Document("posts/front/", "flash attention 浅谈", ("无",)),
        Document("posts/exact/", "Flash Attention", ("无",)),
    ]
    names = SearchTopic("moe", "m", "topics/moe/", ("flash attention",))
    expected = ["exact", "front", "title", "about", "phrase", "parts"]
    assert order(documents, "flash attention", [names]) == [f"posts/{own}/" for own in expected]
    assert order(documents, "混合专家", [topic]) == ["posts/about/"]


def test_what_is_about_a_named_topic_follows_under_its_own_kind(tmp_path: Path) -> None:
    topics = [
        SearchTopic("moe", "混合专家", "topics/moe/", ("混合专家", "mixture of experts")),
        SearchTopic("x", "X", "topics/x/", ("x",)),
    ]
    documents = [
        Document("posts/second/", "甲", ("没有",), ("x", "moe")),
        Document("posts/first/", "乙", ("稀疏",), ("moe",)),
        Document("posts/text/", "丙", ("a mixture of experts",)),
    ]
    answer = search(write(tmp_path, documents, topics), "mixture of experts")
    assert [(item.url, item.match) for item in answer.results] == [
        ("posts/text/", "text"),
        ("posts/first/", "topic"),
        ("posts/second/", "topic"),
    ]
    broader = SearchTopic("all", "架构", "topics/all/", ("架构",), ("moe", "x"))
    answer = search(write(tmp_path / "broader", documents, [*topics, broader]), "架构")
    assert [item.url for item in answer.results] == ["posts/second/", "posts/first/"]
    both = search(tmp_path / INDEX, "混合专家 稀疏")
    assert [(item.url, item.match) for item in both.results] == [("posts/first/", "topic")]


def test_all_words_must_occur_quotes_hold_a_phrase_and_a_hyphen_leaves_out() -> None:
    documents = [
        Document("1/", "甲", ("显存很大，速度很快",)),
        Document("2/", "乙", ("速度很快",)),
        Document("3/", "丙", ("速度，显存",)),
    ]
    assert set(order(documents, "显存 速度")) == {"1/", "3/"}
    assert order(documents, '"速度 显存"') == ["3/"]
    assert order(documents, "速度 -显存") == ["2/"]
    assert order(documents, "“显存很大 速度”") == ["1/"]
    assert order(documents, "-显存") == []


def test_a_word_in_quotes_does_not_go_on() -> None:
    documents = [Document("1/", "甲", ("attention",)), Document("2/", "乙", ("attentive",))]
    assert set(order(documents, "attenti")) == {"1/", "2/"}
    assert order(documents, '"attenti"') == []


def test_no_phrase_spans_two_texts_of_an_article() -> None:
    documents = [Document("1/", "甲", ("混合", "专家"))]
    assert order(documents, "混合专家") == []
    assert order(documents, '"混合 专家"') == []


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("flsh attention", "FlashAttention"),
        ("lroa", "LoRA"),
        ("混合专家网", "混合专家"),
        ("显存 qqqq", "显存"),
        ("显存混合", "显存 混合"),
        ("lora显存", "lora 显存"),
        ("qqqq", ""),
    ],
)
def test_a_query_without_result_offers_the_nearest_that_has_one(
    tmp_path: Path, query: str, nearest: str
) -> None:
    topics = [SearchTopic("a", "A", "topics/a/", ("FlashAttention", "LoRA"))]
    documents = [
        Document("1/", "显存", ("混合专家",), ("a",)),
    ]
    answer = search(write(tmp_path, documents, topics), query)
    assert answer == Answer((), nearest)


def test_a_terminal_gets_no_orders_from_a_text(tmp_path: Path) -> None:
    documents = [Document("1/", "显存\x1b[2J", ("显存 \x9b31m 很大\r",))]
    lines = list(result_lines(search(write(tmp_path, documents), "显存")))
    assert [line.strip() for line in lines] == ["显存 [2J", "/1/", "显存 31m 很大"]
    assert all(map(str.isprintable, lines))
