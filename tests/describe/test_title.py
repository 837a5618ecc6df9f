from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.describe.headings import GENERIC
from downlink.describe.title import find_title


@pytest.mark.parametrize(
    ("body", "title", "ground"),
    [
        (
            "Chameleon:生成理解统一模型的开山之作 🔖 https://arxiv.org",
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
        ("SeedThinkingv1.5 SeedThinkingv1.5 是 ByteDance", "SeedThinkingv1.5", "heading"),
        ("超多分类的Softmax 2014年CVPR两篇论文", "超多分类的Softmax", "heading"),
        (
            "论文名称:LLaMA: Open and Efficient 论文地址: https://x",
            "LLaMA: Open and Efficient",
            "reference",
        ),
        (
            "概述 本文介绍《Transformer Quality in Linear Time》,经过细读",
            "Transformer Quality in Linear Time",
            "reference",
        ),
        ("概述 Medusa 是自投机,其中Medusa 没有,而Medusa有", "Medusa", "term"),
        ("大数据本身是个很宽泛的概念,生态圈基本上", "大数据本身是个很宽泛的概念", "opening"),
    ],
)
def test_titles_and_their_grounds(body: str, title: str, ground: str) -> None:
    found = find_title(body)
    assert (found.text, found.ground) == (title, ground)


@given(
    st.lists(st.sampled_from(sorted(GENERIC)), min_size=1, max_size=3),
    st.text("模型LoRA,。 ", min_size=3),
)
def test_a_generic_heading_is_never_a_title(headings: list[str], rest: str) -> None:
    title = find_title(" ".join([*headings, rest + "结论是好的"])).text
    assert title not in GENERIC
    assert title


@given(st.text(min_size=1).filter(str.strip))
def test_every_text_has_a_title_on_one_line(body: str) -> None:
    title = find_title(body).text
    assert title == " ".join(title.split())
    assert 0 < len(title) <= 60
