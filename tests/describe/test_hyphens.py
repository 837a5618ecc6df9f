from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.describe.hyphens import restore_hyphens, spellings_of
from downlink.describe.titles import find_title


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("PrefixTuning", "Prefix-Tuning"),
        ("Endtoend目标检测", "End-to-end目标检测"),
        ("SeedThinkingv1.5", "Seed-Thinking-v1.5"),
        ("KimiVL与GPT3.5", "Kimi-VL与GPT-3.5"),
        ("Heatmapbased和Regressionbased", "Heatmap-based和Regression-based"),
        ("Faster RCNN", "Faster R-CNN"),
        ("Database、MoE、LoRA、online", "Database、MoE、LoRA、online"),
        ("End-to-end", "End-to-end"),
    ],
)
def test_known_terms_get_their_hyphens(lost: str, whole: str) -> None:
    assert restore_hyphens(lost) == whole


def test_the_text_s_own_spelling_is_known() -> None:
    own = spellings_of("基于LLaMA-2 7B训练,x-y 是差")
    assert restore_hyphens("LLaMA2的训练与xy", own) == "LLaMA-2的训练与xy"


def test_only_the_title_is_mended() -> None:
    body = "PrefixTuning PrefixTuning可以理解是CTRL模型的连续化升级版"
    assert find_title(body).text == "Prefix-Tuning"


@given(st.text("abcPrefixTuning-. 中", max_size=30))
def test_nothing_but_hyphens_is_added(text: str) -> None:
    assert restore_hyphens(text).replace("-", "") == text.replace("-", "")
    assert restore_hyphens(restore_hyphens(text)) == restore_hyphens(text)
