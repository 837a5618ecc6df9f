from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prefix-Tuning", "PrefixTuning"),
        ("(先学习)", "（先学习）"),
        ("16-bit 混合精度", "16bit混合精度"),
        ("ＬｏＲＡ", "lora"),
        ("a\u200bb\u00a0c", "abc"),
        ("e\u0301", "\u00e9"),
        ("𝑊^𝑇_𝑖𝑥", "W^T_ix"),
    ],
)
def test_spaces_punctuation_case_and_width_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("S4", "S5"), ("LoRA", "QLoRA"), ("低秩", "低轶")])
def test_letters_and_digits_make_a_difference(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_text_without_letters_stays_itself() -> None:
    assert fold("...") == "..."


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
