from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from downlink.describe.titles import find_title
from downlink.settings.dialect import TRANSMISSION
from downlink.text.formulas import PLACEHOLDERS
from downlink.text.grammar.headings import GENERIC, is_generic

EXCERPTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("titles.yml").read_text("utf-8")
)
BRACKETS = {"(": ")", "[": "]", "{": "}", "《": "》", "“": "”", "（": "）"}


@pytest.mark.parametrize(
    ("body", "title", "ground"),
    [
        (
            "Chameleon:生成理解统一模型的开山之作 🔖 https://arxiv.org/abs/2405.09818",
            "Chameleon:生成理解统一模型的开山之作",
            "heading",
        ),
        (
            "梯度检查点(Gradient Checkpointing) 大模型的参数量巨大",
            "梯度检查点(Gradient Checkpointing)",
            "heading",
        ),
        ("取代RNN——Transformer 在介绍Transformer前", "取代RNN——Transformer", "heading"),
        ("1.深度学习偏置的作用? 我们在学深度学习的时候", "深度学习偏置的作用?", "heading"),
        ("<|endoftext|>标记的作用? 它用来分开文档", "<|endoftext|>标记的作用?", "heading"),
        (
            "論文名稱:Attention Is All You Need 論文地址:https://x.y/z",
            "Attention Is All You Need",
            "reference",
        ),
        (
            "消费者组的几种触发条件:1. 成员变更 1. 主题变更。它会停止消费",
            "消费者组的几种触发条件",
            "heading",
        ),
        ("转载自公众号:某某之心 编辑:某人 Sora:文生视频模型 Sora", "Sora:文生视频模型", "heading"),
        ("第3章 线性回归 给定由d个属性描述的示例,学得一个函数", "第3章 线性回归", "heading"),
        ("SeedThinkingv1.5 SeedThinkingv1.5 是 ByteDance", "Seed-Thinking-v1.5", "heading"),
        ("超多分类的Softmax 2014年CVPR两篇论文", "超多分类的Softmax", "heading"),
        ("背景:大模型 vs. GPU Memory 大模型最大的特点是大", "大模型 vs. GPU Memory", "heading"),
        ("背景 全量微调代价太大,不适合下游任务。 LoRA LoRA(LowRank Adapt", "LoRA", "heading"),
        (
            "论文名称:LLaMA: Open and Efficient 论文地址: https://x.y/z",
            "LLaMA: Open and Efficient",
            "reference",
        ),
        (
            "概述 本文介绍《Transformer Quality in Linear Time》,经过细读",
            "Transformer Quality in Linear Time",
            "reference",
        ),
        (
            "概述 MTP(Multitoken Prediction)的总体思路是:让模型使用n个头,MTP更快",
            "MTP",
            "term",
        ),
        (
            "概述 Medusa 是自投机领域较早的一篇工作,Medusa 没有草稿模型,而Medusa有头",
            "Medusa",
            "term",
        ),
        ("什么是注意力？注意力是一种机制，它很有用，人人都在用。", "注意力：一种机制", "term"),
        ("Why it is quadratic\nEvery token looks at others.", "Why it is quadratic", "heading"),
        ("昨天下了一场雨,路上到处是水", "昨天下了一场雨", "opening"),
    ],
)
def test_titles_and_their_grounds(body: str, title: str, ground: str) -> None:
    found = find_title(body)
    assert (found.text, found.ground) == (title, ground)


def test_nearly_every_title_names_what_its_excerpt_is_about() -> None:
    titles = [find_title(TRANSMISSION.body(excerpt["text"])).text for excerpt in EXCERPTS]
    missed = [
        (title, excerpt["key"])
        for title, excerpt in zip(titles, EXCERPTS, strict=True)
        if not any(_plain(str(key)) in _plain(title) for key in excerpt["key"])
    ]
    assert len(missed) <= 0.05 * len(EXCERPTS), missed


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("import torch import torch.nn as nn class LoRALinear(nn.Module): def f(self)", "import"),
        ("论文:已被ICML 2024接收 代码:即将开源 我们提出了图预训练方法GraphPrompt,", "接收"),
        ("最近在做一个RAG项目。这篇文章把经验整理出来,希望对大家有用", "出来"),
    ],
)
def test_code_states_and_particles_are_no_title(body: str, wrong: str) -> None:
    assert wrong not in find_title(body).text


def test_a_heading_without_the_term_does_not_hide_it() -> None:
    body = (
        "单卡48G微调65B是怎么做到的 这篇文章放出来之后,问题很多。 QLoRA的三个技术点 1. NF4分位数 "
        "1. 双重量化 1. 分页优化器。QLoRA把旁路加到所有的线性层上"
    )
    assert find_title(body).text == "QLoRA:单卡48G微调65B是怎么做到的"


def test_confidence_is_higher_where_the_text_shows_its_title() -> None:
    shown = find_title("LoRA:低秩适配 LoRA用两个低秩矩阵的乘积表示权重的增量,LoRA不增加延迟")
    guessed = find_title("昨天讨论了一下,最后还是用LoRA,比全量微调和Adapter都省事")
    assert guessed.confidence < 0.5 < shown.confidence <= 1


@pytest.mark.parametrize(
    "heading",
    [
        *("研究动机", "1. 背景与意义", "一、简介", "论文解读", "Related Work", "TL;DR", "0. 前言"),
        *("引言和背景", "二、相关工作", "簡介", "INTRODUCTION", "写在前面", "背景:"),
    ],
)
def test_what_is_put_together_of_generic_words_is_generic(heading: str) -> None:
    assert is_generic(heading)


@pytest.mark.parametrize(
    "heading", ["感知机", "推理模型", "数据倾斜", "Transformer", "训练数据", "如何计算RF", ""]
)
def test_what_names_something_is_not_generic(heading: str) -> None:
    assert not is_generic(heading)


@given(
    st.lists(st.sampled_from(sorted(GENERIC)), min_size=1, max_size=3),
    st.text("模型LoRA,。 ", min_size=3),
)
def test_a_generic_heading_is_never_a_title(headings: list[str], rest: str) -> None:
    title = find_title(" ".join([*headings, rest + "结论是好的"])).text
    assert title
    assert not is_generic(title)


_PIECES = st.sampled_from(
    [
        *(
            "LoRA",
            "背景 ",
            "。 ",
            ", ",
            "(",
            ")",
            "《",
            "》",
            "“",
            "”",
            "[公式]",
            "[Math] ",
            "的",
            "是一个",
        ),
        *(
            "https://a.example/b ",
            "论文名称:",
            "什么是",
            "? ",
            "本文介绍",
            "模型",
            "1. ",
            ":",
            "（",
            "\n",
        ),
        *(
            "PrefixTuning ",
            "注意力",
            "\ue000",
            "\ue001",
            "\u2028",
            "\x1b[31m",
            "End to end ",
            "、",
            "等",
        ),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=4), min_size=1, max_size=40).map("".join))
@example("( 0")
def test_every_title_can_be_shown_and_is_whole(body: str) -> None:
    title = find_title(body or "x").text
    assert title == " ".join(title.split())
    assert 0 < len(title) <= 80
    assert title.isprintable()
    assert "://" not in title
    assert not any(placeholder in title for placeholder in PLACEHOLDERS)
    assert title[-1] not in ",，、:：;；(（[{《“"
    for opening, closing in BRACKETS.items():
        assert title.count(opening) == title.count(closing)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "中",
            "(",
            "《",
            " ",
            "\n",
            "-",
            "1. ",
            "A ",
            "LoRA是",
            "什么是",
            "本文介绍",
            "Smith J, ",
        ),
        *("论文题目:", "Transformer ", "https://", "：，", "(a", "a-", "Aa Bb ", "0x00 ", ",即"),
    ],
)
def test_a_text_of_a_megabyte_has_a_title_too(piece: str) -> None:
    assert 0 < len(find_title(piece * (1_000_000 // len(piece)) + "x").text) <= 80


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "盖住大半张图,还猜得出来吗? 文字盖住一成就很难。MAE让网络盖住四分之三,MAE只看剩下的",
            "MAE:盖住大半张图,还猜得出来吗?",
        ),
        (
            "盖住大半张图,还能猜出来吗 MAE说能,MAE让网络盖住四分之三",
            "MAE:盖住大半张图,还能猜出来吗",
        ),
        (
            "消息要不要存两遍,这件事吵了很久,也没有吵出结果来。Pulsar让存储和计算分开,NATS让它们合在一起",
            "Pulsar与NATS:消息要不要存两遍,这件事吵了很久,也没有吵出结果来",
        ),
    ],
)
def test_what_does_not_name_the_subject_is_given_its_name(body: str, title: str) -> None:
    assert find_title(body).text == title


def test_a_heading_that_names_its_subject_stays_as_it_is() -> None:
    body = "DoRA:把权重拆开 LoRA训不满,LoRA和全量微调的学习方式不同,LoRA要改。DoRA把权重拆成两部分"
    assert find_title(body).text == "DoRA:把权重拆开"


def test_the_name_of_a_work_gets_the_name_that_the_text_uses() -> None:
    body = (
        "He K, Zhang X, Ren S, et al. Deep residual learning for image recognition[C]// CVPR, 2016."
        " 网络深了反而更差。ResNet让网络去学残差"
    )
    assert find_title(body).text == "ResNet:Deep residual learning for image recognition"


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("先看结果,WinoGrande上涨了三个点。这是Zorin带来的,做法很简单,只改一行", "WinoGrande"),
        ("一件旧事,Kowalski等人在2016年就做过。后来Zorin把它做成了,只改一行", "Kowalski"),
        ("只用一张卡,十分钟训完。Zorin让十分钟变成了五分钟,再训五分钟", "十分钟"),
    ],
)
def test_benchmarks_people_and_amounts_are_no_subjects(body: str, other: str) -> None:
    title = find_title(body).text
    assert "Zorin" in title
    assert not title.startswith(other)


def test_a_chinese_name_with_which_a_sentence_begins_is_a_subject() -> None:
    body = "调参最怕一次实验跑三天,谁也等不起。贝叶斯优化用一个模型去猜哪里好,猜了再试"
    assert "贝叶斯优化" in find_title(body).text
