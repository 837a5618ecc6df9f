"""The interface's words: a module for each language, with the same keys in all.

A language more is a module more, named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from downlink.languages import en, zh

_LANGUAGES: Mapping[str, ModuleType] = {"en": en, "zh": zh}


def page_words(language: str) -> Mapping[str, str]:
    """Return the pages' words in `language` (a theme language such as `zh` or `zh-TW`); English
    where there is no translation.
    """
    words: Mapping[str, str] = _of(language).PAGES
    return words


def search_words(language: str) -> Mapping[str, str]:
    """Return the search's words in `language` (a theme language); English where there are none."""
    words: Mapping[str, str] = _of(language).SEARCH
    return words


def _of(language: str) -> ModuleType:
    return _LANGUAGES.get(language.partition("-")[0], en)
