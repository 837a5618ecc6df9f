"""A place in a text → whether a word begins or ends there, whatever script it is in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from downlink.text.common_words import everyday_words
from downlink.text.fold import fold

CUT = 3
"""A Chinese alias of this many characters or fewer is none where a neighbour takes one of them into
an everyday word: 码本 in 代码本身, 内部表 in 内部表示, 行存 in 进行存储."""

_BESIDE_WORDS = frozenset("上下中内外里前后时来去越")
# What may follow any noun, so that its last character belongs to the noun all the same: 知识库中.

_TAIL = re.compile(
    r"(?:agnostic|assisted|augmented|aware|based|centric|compatible|driven|enabled|enhanced|"
    r"free|generated|guided|inspired|level|like|native|only|oriented|powered|specific|style|trained|"
    r"tuned)"
)
# What a hyphen joined to a name, and what follows it right away since flattening lost the hyphen:
# GANbased, Mambastyle, RLHFtrained.


@cache
def letters_of(character: str) -> str:
    """Return the letters and digits that a character folds to."""
    return "".join(filter(str.isalnum, fold(character)))


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins at `at`: after what is no letter or digit, where letters and digits
    or scripts meet, where a capital follows a small letter (PrefixTuning), at the text's end.
    """
    if at in (0, len(text)):
        return True
    before, here = text[at - 1], text[at]
    script = script_of(here)
    return (
        script in ("", "other")
        or script != script_of(before)
        or (before.islower() and here.isupper())
    )


def ends_word(text: str, stop: int) -> bool:
    """Whether a word ends before `stop`; a plural s, a version (v3), or what a lost hyphen joined
    may follow it.
    """
    if begins_word(text, stop):
        return True
    if text[stop] == "s" and begins_word(text, stop + 1):
        return True
    if text[stop] == "v" and text[stop + 1 : stop + 2].isdigit():
        return True
    tail = _TAIL.match(text, stop)
    return tail is not None and begins_word(text, tail.end())


def is_cut(text: str, start: int, stop: int) -> bool:
    """Whether a neighbour and the first or last of the characters are an everyday word, and those
    beyond would not be one if they were left alone (智能体系统 is 智能体 and 系统).
    """
    everyday = everyday_words()
    return bool(
        (
            text[max(0, start - 1) : start + 1] in everyday
            and text[max(0, start - 2) : start] not in everyday
        )
        or (
            text[stop - 1 : stop + 1] in everyday
            and text[stop] not in _BESIDE_WORDS
            and text[stop : stop + 2] not in everyday
        )
    )


@cache
def script_of(character: str) -> str:
    """Return which script a letter or digit belongs to, "" for what is neither."""
    if not letters_of(character):
        return ""
    if character.isdigit():
        return "digit"
    return "latin" if "LATIN" in unicodedata.name(character, "") else "other"
