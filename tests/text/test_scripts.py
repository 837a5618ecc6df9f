from __future__ import annotations

import re

import pytest

from downlink.text.fold import fold
from downlink.text.scripts import ANY_HAN, HAN, LATIN_NAME, URL


@pytest.mark.parametrize("character", "㐀一鿿豈𠀀𰻞")
def test_all_chinese_characters_are_known(character: str) -> None:
    assert re.fullmatch(f"[{ANY_HAN}]", character)


@pytest.mark.parametrize("character", "aあア가。、々")
def test_other_scripts_and_punctuation_are_not_chinese_characters(character: str) -> None:
    assert not re.fullmatch(f"[{ANY_HAN}{HAN}]", character)


def test_a_traditional_character_of_any_plane_is_simplified() -> None:
    assert fold("總𰻞") == fold("总𰻝")


@pytest.mark.parametrize("name", ["LoRA", "GPT-4", "Qwen2.5-VL", "C"])
def test_a_latin_name_may_have_digits_and_signs_within(name: str) -> None:
    assert re.findall(LATIN_NAME, f"用{name}.") == [name]


@pytest.mark.parametrize("following", ["的代码", ",见", ")", " 见", "。"])
def test_a_web_address_ends_before_what_a_sentence_puts_behind_it(following: str) -> None:
    address = "https://github.com/a-b/c.d?q=1#e"
    assert re.findall(URL, f"见{address}{following}") == [address]
