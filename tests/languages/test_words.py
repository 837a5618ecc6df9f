from __future__ import annotations

import re

import pytest

from downlink.languages import en, page_words, search_words, zh

_PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("part", ["PAGES", "SEARCH"])
def test_every_language_says_the_same_things(part: str) -> None:
    english, chinese = getattr(en, part), getattr(zh, part)
    assert english.keys() == chinese.keys()
    for key, words in english.items():
        assert set(_PLACE.findall(words)) == set(_PLACE.findall(chinese[key])), key


def test_a_region_has_its_language_and_an_unknown_language_english() -> None:
    assert page_words("zh-TW") == zh.PAGES
    assert search_words("zh-TW") == zh.SEARCH
    assert page_words("tlh") == en.PAGES
