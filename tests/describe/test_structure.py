from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from downlink.describe.structure import structure


def _shape(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in structure(body, truncated=False)]


def test_a_leading_generic_heading_is_recognised() -> None:
    assert _shape("背景 随着预训练语言模型")[0] == ("heading", "背景")


def test_a_heading_that_the_text_takes_up_is_recognised() -> None:
    body = "适应新的下游任务。 LoRA LoRA(LowRank Adapt"
    assert _shape(body) == [
        ("paragraph", "适应新的下游任务。"),
        ("heading", "LoRA"),
        ("paragraph", "LoRA(LowRank Adapt"),
    ]


def test_a_flattened_list_becomes_items() -> None:
    body = "传统的RLHF方法分两步走: 1. 先训练一个奖励模型 1. 然后用强化学习。 这个过程很复杂"
    assert _shape(body) == [
        ("paragraph", "传统的RLHF方法分两步走:"),
        ("item", "先训练一个奖励模型"),
        ("item", "然后用强化学习。"),
        ("paragraph", "这个过程很复杂"),
    ]


def test_a_list_ends_where_its_line_ends_and_the_next_begins_anew() -> None:
    body = "分两步走: 1. 先训练 1. 再学习。 然后发现捷径: 1. 直接优化 1. 数学转换"
    kinds = [kind for kind, _ in _shape(body)]
    assert kinds == ["paragraph", "item", "item", "paragraph", "item", "item"]


def test_a_single_number_is_no_list() -> None:
    assert {kind for kind, _ in _shape("版本 1. 说明其中的一件事情")} == {"paragraph"}


def test_placeholders_and_links_are_spans_of_their_own() -> None:
    (block,) = structure("即 [公式] 见 https://arxiv.org/abs/2405.09818 一文", truncated=False)
    assert [(span.kind, span.text) for span in block.spans][1::2] == [
        ("placeholder", "[公式]"),
        ("link", "https://arxiv.org/abs/2405.09818"),
    ]


_pieces = st.sampled_from(
    [
        "背景 ",
        "LoRA ",
        "。 ",
        "。” ",
        "1. ",
        "2. ",
        "[公式]",
        "https://arxiv.org/abs/2405.09818 ",
        "任务",
        "A:B ",
    ]
)


@given(st.lists(_pieces | st.text(max_size=5), max_size=30).map("".join))
def test_nothing_but_white_space_is_left_out_and_nothing_added(body: str) -> None:
    kept = "".join(block.marker + block.text for block in structure(body, truncated=False))
    assert "".join(kept.split()) == "".join(body.split())


@given(st.lists(_pieces | st.text(max_size=5), max_size=30).map("".join))
def test_a_block_knows_where_it_begins(body: str) -> None:
    for block in structure(body, truncated=False):
        assert body.startswith(block.text, block.offset)
