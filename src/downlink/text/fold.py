"""Text → a loose key: its letters and digits in one form each, whatever case, width and script.

Names, titles and terms that differ in spaces, hyphens and punctuation only have one key.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

from downlink.text.scripts import HAN_RANGES

_MANY_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{30}")
_JOINER = "\u034f"
# Marks are put in a fixed order, which takes the square of their number, so runs of them are
# parted (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format); what parts them is no
# letter, and falls away with them.

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def fold(text: str) -> str:
    """Return the letters and digits of `text`: lower case, compatibility forms unified (NFKC),
    Chinese simplified; a text that has none is returned as it is.
    """
    return letters_of(unify(text)) or text


def letters_of(text: str) -> str:
    """Return the letters and digits of a text as they stand."""
    return "".join(filter(str.isalnum, text))


def unify(text: str) -> str:
    """Return `text` in lower case, compatibility forms unified (NFKC), Chinese simplified, without
    invisible characters.
    """
    text = _MANY_MARKS.sub(_with_joiner, text.translate(_INVISIBLE))
    unified = unicodedata.normalize("NFKC", text).casefold()
    return to_simplified(unicodedata.normalize("NFKC", unified))


def _with_joiner(marks: re.Match[str]) -> str:
    return marks.group() + _JOINER


def to_simplified(text: str) -> str:
    """Return `text` with each traditional character in its simplified form."""
    return text.translate(simplified_forms())


@cache
def simplified_forms() -> dict[int, str]:
    """Return the simplified form of each traditional character, by code point. Where only the
    phrase could decide, one form stands for both: what is compared is folded alike.
    """
    characters = [chr(code) for first, last in HAN_RANGES for code in range(first, last + 1)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simplified, strict=True) if old != new}
