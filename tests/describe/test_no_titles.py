"""What is never a title, each kind by an excerpt of its own."""

from __future__ import annotations

import pytest

from downlink.describe.titles import find_title

_KETTLE = (
    "A kettle controller keeps water at one temperature. The kettle controller reads a sensor and "
    "switches the heater. Tuning the kettle controller takes an hour."
)
_VALVE = (
    "阀门调度器决定哪个阀门先开。阀门调度器按压力排序,压力高的先开。实现阀门调度器时要注意超时。"
)


@pytest.mark.parametrize(
    ("body", "never"),
    [
        pytest.param(f"Translations: German, Polish {_KETTLE}", "Translations", id="boilerplate"),
        pytest.param(
            f"Update (March 2023): a second part is out. {_KETTLE}", "Update", id="update"
        ),
        pytest.param(
            f"Image Source: somewhere.example {_KETTLE}", "Source", id="source of a picture"
        ),
        pytest.param(
            f"THIS POST IS NO LONGER MAINTAINED. {_KETTLE}", "THIS POST", id="notice in capitals"
        ),
        pytest.param(
            f"This week I cleaned the boiler. {_KETTLE}", "This week", id="phrase of time"
        ),
        pytest.param(
            f"In my last post I showed a boiler. {_KETTLE}", "last post", id="look back at a post"
        ),
        pytest.param(
            f"If you're new, you're welcome, and you're in luck. {_KETTLE}", "re", id="apostrophe"
        ),
        pytest.param(f"本系列第三篇,本系列会讲完。{_VALVE}", "本系列", id="the series' own word"),
        pytest.param(
            f"看不懂的话,可以先看这篇《锅炉入门》,再回来。{_VALVE}",
            "锅炉入门",
            id="another article",
        ),
        pytest.param(f"文章背景与核心概要 {_VALVE}", "核心概要", id="generic heading"),
        pytest.param(
            f"所属大学:某某大学 先修要求:无 编程语言:Rust {_VALVE}",
            "所属大学",
            id="flattened table",
        ),
        pytest.param(f"作者:李四 {_VALVE}", "李四", id="author"),
        pytest.param(
            f"Anna Berg, Carl Dahl, Eva Falk from Nordlab 〇. 文章信息 阀门调度器的设计 {_VALVE}",
            "Carl",
            id="list of authors",
        ),
    ],
)
def test_what_is_no_title(body: str, never: str) -> None:
    title = find_title(body).text
    assert (
        never not in title.split() if never.islower() and " " not in never else never not in title
    )
    assert "ontroller" in title or "调度器" in title


def test_an_english_sentence_is_not_cut_to_a_title() -> None:
    body = (
        "When the boiler of a large old house runs for many hours each day without any pause and "
        f"nobody looks after it, pressure builds up. {_KETTLE}"
    )
    title = find_title(body).text
    assert "…" not in title
    assert not title.startswith("When")


def test_an_english_title_of_a_paper_stays_whole() -> None:
    paper = "Keeping Water at One Temperature with Very Small Controllers"
    assert (
        find_title(f"论文题目:{paper} 论文地址:https://x.example/1 摘要 水温难控制。").text == paper
    )


def test_no_word_is_cut_where_it_recurs() -> None:
    body = (
        "在多级蓄水池应用里,水位很难测。多级蓄水池应用要记住每级的水位,多级蓄水池应用才不会溢出。"
    )
    assert "多级蓄水池" in find_title(body).text


def test_chinese_words_join_no_english_names() -> None:
    body = "Pulsar keeps what it stores apart, and NATS does not. Pulsar and NATS differ in that."
    assert "与" not in find_title(body).text


def test_a_phrase_of_the_text_names_what_a_term_alone_does_not() -> None:
    body = (
        "很多人问过我库存的问题。本文介绍库存预测,讲讲库存预测怎么做。库存预测要看季节,"
        "也要看促销,数据用的是门店的流水。"
    )
    assert "库存预测" in find_title(body).text
