from __future__ import annotations

import pytest

from downlink.text.grammar.heading_cues import HeadingCue, cue_of, may_end, takes_up
from downlink.text.grammar.heading_places import heading_at


def _heading(text: str, *, spaced: bool = False, front: bool = True) -> str | None:
    place = heading_at(text, 0, spaced=spaced, front=front)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("背景 随着预训练语言模型", "背景"),
        ("1. 背景与意义 随着预训练", "背景与意义"),
        ("LoRA LoRA(LowRank Adaptation)是", "LoRA"),
        ("学习率预热 训练一开始,梯度很大", "学习率预热"),
        ("什么是混合专家模型? 规模大是模型强的一个原因", "什么是混合专家模型?"),
        ("Lion:程序搜出来的优化器 谷歌用进化算法", "Lion:程序搜出来的优化器"),
        ("KAN:把激活函数放到边上 MLP的每个节点是固定的", "KAN:把激活函数放到边上"),
        ("取代RNN——Transformer 在介绍之前", "取代RNN——Transformer"),
        ("1. explode hive对它的解释如下", "explode"),
    ],
)
def test_what_a_space_parts_from_its_text_is_a_heading(text: str, heading: str) -> None:
    assert _heading(text) == heading


@pytest.mark.parametrize(
    "text",
    [
        "作者:杨夕 项目地址在这里",
        "论文:Knowledge Distillation of Large Models",
        "所属大学:Carnegie Mellon University 先修要求",
        "Install required dependencies",
        "进程管理 死锁 内存管理 设备管理",
        "前言 5.1 学习算法 5.1.1 任务 5.1.2 性能",
        "但后半句话 “使它们可以独立地变化”",
        "正确重构的核心在于 步子一定要小",
        "这是一句话。 后面还有",
        "import torch的用法 很简单",
        "🔖 论文的地址",
        "Note: the process",
        "背景",
    ],
)
def test_labels_tables_and_halves_of_names_and_sentences_are_no_headings(text: str) -> None:
    assert _heading(text) is None


def test_further_down_a_form_alone_is_no_heading() -> None:
    text = "沙箱化(Sandboxed) 一个组件的样式"
    assert _heading(text) == "沙箱化(Sandboxed)"
    assert _heading(text, front=False) is None


def test_a_text_that_spaces_latin_words_has_no_cue_in_that_space() -> None:
    text = "用PyTorch实现注意力 Transformer"
    assert _heading(text) == "用PyTorch实现注意力"
    assert _heading(text, spaced=True) is None


@pytest.mark.parametrize(
    ("words", "rest", "same"),
    [
        ("LoRA", "LoRA在旁边", True),
        ("LoRA", "LoRAX 是", False),
        ("多层感知机", "多层感知机由感知机推广而来", True),
        ("概述", "概述一下", False),
        ("a", "a 是", False),
    ],
)
def test_a_text_takes_up_a_whole_word_that_says_something(
    words: str, rest: str, same: bool
) -> None:
    assert takes_up(words, rest) is same


@pytest.mark.parametrize(
    ("words", "rest", "cue"),
    [
        ("为什么要预热?", "因为", "a question on a line of its own"),
        ("PrefixTuning", "论文名称:Optimizing", "an address or a label follows"),
        ("QLoRA详解", "先看", "it ends as titles do"),
        ("三个技术点", "1. NF4", "a list or a numbered part follows"),
        ("知识蒸馏", "背景 大模型", "a space between Chinese characters ends a line"),
        ("梯度", "Adam", None),
    ],
)
def test_each_cue_shows_a_heading(words: str, rest: str, cue: HeadingCue | None) -> None:
    assert cue_of(words, rest, spaced=False) == cue


@pytest.mark.parametrize(
    ("words", "rest"),
    [("Deep", "Residual Learning"), ("他说(见", "下文)"), ("如下:", "第一"), ("取 x", "再")],
)
def test_no_heading_ends_within_what_belongs_together(words: str, rest: str) -> None:
    assert not may_end(words, rest)
