"""English titles are phrases that name the subject; what spoke for them is explained."""

from __future__ import annotations

import re

import numpy as np
import pytest

from downlink.describe.titles import find_title
from downlink.describe.titles.explain import alternatives, title_evidence
from downlink.describe.titles.judge import Trees


def test_an_english_title_is_no_sentence_and_no_list_of_where_it_is_discussed() -> None:
    body = (
        "Discussions: Hacker News (12 points, 3 comments), Reddit r/databases Translations: "
        "French, Chinese Write-ahead logging keeps a database whole when it crashes. "
        "Write-ahead logging appends each change to a log first."
    )
    title = find_title(body).text
    assert "logging" in title
    assert "…" not in title
    assert "Discussions" not in title


def test_no_chinese_word_joins_english_names() -> None:
    body = "Pulsar keeps what it stores apart, and NATS does not. Pulsar and NATS differ in that."
    assert "与" not in find_title(body).text


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("2.1 注意力机制 2.1.1 什么是注意力机制 注意力机制让模型去看", "注意力机制"),
        (
            "LoRA先看《03. 认识量化:从线性层开始》,可以看这篇《认识量化》。LoRA是一种微调方法",
            "LoRA",
        ),
        ("多轮对话应用怎么写,先看接口。多轮对话应用要记住历史,记不住就答错", "多轮对话应用"),
    ],
)
def test_numbers_other_articles_and_pieces_of_words_are_left_out(body: str, title: str) -> None:
    found = find_title(body).text
    assert title in found
    assert not found.startswith(("2", "认识", "轮"))


def test_what_spoke_for_a_title_is_explained() -> None:
    body = "Quillon is a scheduler for many small jobs. Quillon keeps a queue for each tenant."
    title = find_title(body)
    lines = list(title_evidence(title, body))
    assert f"confidence {title.confidence:.2f}" in lines[0]
    chosen = next(at for at, line in enumerate(lines) if "(chosen)" in line)
    said = re.findall(r"[+-][0-9.]+(?= )", lines[chosen + 1])
    assert lines[chosen + 1].endswith("all else")
    assert sum(map(float, said)) == pytest.approx(float(lines[chosen].split()[0]), abs=0.02)
    assert title.text not in alternatives(title, body)


def test_trees_ask_and_what_each_feature_adds_is_told() -> None:
    trees = Trees(
        0.5,
        np.array([[0, 1, 1, 0, 0, 0, 0]], dtype=np.intp),
        np.array([[1.0, 2.0, 5.0, 0.0, 0.0, 0.0, 0.0]]),
        np.array([[0.0, -1.0, 1.0, -2.0, 0.0, 0.5, 1.5, *[-2.0] * 2, 0, 0, 0.5, 0.5, 1.5, 1.5]]),
    )
    low, high = (1.0, 1.0), (2.0, 6.0)
    assert trees.add_up([low, high]) == [-1.5, 2.0]
    assert trees.shares(high) == {0: 1.0, 1: 0.5}


def test_more_that_agrees_makes_surer() -> None:
    plain = find_title("Quillon is a scheduler for jobs. Quillon keeps queues. Quillon is fast.")
    vague = find_title("There are many ways to do this, and some of them were fine for us all.")
    assert plain.confidence > vague.confidence
