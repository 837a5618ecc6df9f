from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.identify.noise import without_noise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prefix-Tuning", "PrefixTuning"),
        ("(先学习)", "（先学习）"),
        ("16-bit 混合精度", "16bit混合精度"),
        ("ＬｏＲＡ", "lora"),
        ("计算 [公式] 其中", "计算[Math]其中"),
        ("a\u200bb\u00a0c", "abc"),
        ("e\u0301", "\u00e9"),
        ("𝑊^𝑇_𝑖𝑥", "W^T_ix"),
    ],
)
def test_what_captures_lose_makes_no_difference(one: str, other: str) -> None:
    assert without_noise(one) == without_noise(other)


@pytest.mark.parametrize(("one", "other"), [("S4", "S5"), ("LoRA", "QLoRA"), ("低秩", "低轶")])
def test_letters_and_digits_make_a_difference(one: str, other: str) -> None:
    assert without_noise(one) != without_noise(other)


def test_a_text_without_letters_stays_itself() -> None:
    assert without_noise("...") == "..."


@given(st.text())
def test_a_text_without_noise_has_none(text: str) -> None:
    assert without_noise(without_noise(text)) == without_noise(text)
