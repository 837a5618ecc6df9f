from __future__ import annotations

import pytest

from downlink.text.grammar.comparisons import compared, given_as_example, is_aside, listed
from downlink.text.grammar.definitions import (
    Gloss,
    chosen,
    defined,
    glosses,
    in_full,
    long_name,
    revealed,
    spoken_of,
    worked_on,
)


@pytest.mark.parametrize(
    "after",
    [
        "是一种微调方法",
        "本质上是一个分类器",
        "(Low Rank Adaptation)是一种",
        "算法是指",
        "的核心思想是把",
        "的思路来自",
        "旨在解决",
        " is a method",
    ],
)
def test_what_says_what_a_name_is_stands_behind_it(after: str) -> None:
    assert defined(after)


@pytest.mark.parametrize(
    "after", ["指标有三个", "指令微调", "即使没有", "是这样,先", ":", "的损失"]
)
def test_words_that_begin_alike_define_nothing(after: str) -> None:
    assert not defined(after)


@pytest.mark.parametrize("after", ["把权重拆成", "提出了", "是一种", "的想法很妙:先"])
def test_what_a_name_does_is_spoken_of_it(after: str) -> None:
    assert spoken_of(after)
    assert not spoken_of(f",{after}")


@pytest.mark.parametrize(
    "before",
    ["这就是", "所谓的", "什么是", "称之为“", "本文提出了一种", "办法是", "What is ", "聊聊《"],
)
def test_a_text_leads_up_to_a_name(before: str) -> None:
    assert revealed(before)


@pytest.mark.parametrize("before", ["又称为", "我们用", "比", ""])
def test_other_words_lead_up_to_none(before: str) -> None:
    assert not revealed(before)


def test_what_is_chosen_and_what_is_worked_on_are_told_apart() -> None:
    assert chosen("本文的任务是")
    assert worked_on("手写一个")
    assert not revealed("本文的任务是")
    assert not revealed("手写一个")


def test_a_name_in_brackets_is_another_for_the_one_before() -> None:
    text = "强化学习(reinforcement learning,RL)与专家混合(MoE),LoRA (低秩适配)(x+1)"
    assert list(glosses(text)) == [
        Gloss("强化学习", ("reinforcement learning", "RL")),
        Gloss("与专家混合", ("MoE",)),
        Gloss("LoRA", ("低秩适配",)),
    ]
    assert in_full("(MoE)")
    assert in_full(" ( Mixture of Experts )")
    assert not in_full("(见下)")
    assert long_name("(Mixture of Experts)")
    assert not long_name("(MoE)")


@pytest.mark.parametrize(
    "before", ["不同于", "比", "LoRA与", "优于“", "PPO、", "unlike ", "better than "]
)
def test_what_is_compared_or_joined_stands_behind_such_words(before: str) -> None:
    assert compared(before)


@pytest.mark.parametrize("before", ["我们用", "所以", "本文介绍"])
def test_other_words_compare_nothing(before: str) -> None:
    assert not compared(before)
    assert not given_as_example(before)


def test_examples_lists_and_what_was_before_are_asides() -> None:
    assert given_as_example("比如")
    assert given_as_example("传统的")
    assert listed("、GRU等")
    assert listed(" 等方法")
    assert not listed("的方法")
    assert is_aside("随着大模型的普及")
    assert is_aside("好。以往的方法", 2)
    assert not is_aside("好。以往的方法")
