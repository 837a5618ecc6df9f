"""Text → the part of it that survives every capture: what two captures are compared by.

Captures lose hyphens, `<`, `>`, spaces and formulas, fold punctuation to ASCII, escape it as HTML
or compose accents another way; a mirror may be in traditional characters. Letters and digits, in
one form each, are what they all keep, so a folded text has only these.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import opencc

from downlink.text.scripts import HAN_RANGES

PLACEHOLDERS = ("[公式]", "[Math]")
"""What a capture wrote where it lost a formula."""

_OPENS = r"\\[(\[]"
_CLOSES = {r"\(": r"\)", r"\[": r"\]"}
_KEPT = re.compile(_OPENS)
_LOST_OR_KEPT = re.compile("|".join([*map(re.escape, PLACEHOLDERS), _OPENS]))
# The same once the text is unified, where white space may stand in a placeholder and the capture
# may have cut it.
_UNIFIED = re.compile(
    rf"{_OPENS}|\[\s*+(?:公\s*+式|m\s*+a\s*+t\s*+h)\s*+(?:\]|$)|\[\s*+(?:公|m|ma|mat)?$"
)
_LONG_NUMBER = re.compile(r"(?<=&#)[0-9]{8,}")
_DIGITS = 8
# More than the number of any character has; Python refuses to read one of thousands.

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
    return _letters(text) or text


def folded_length(text: str) -> int:
    """Return how many letters and digits `fold` finds in `text`."""
    return len(_letters(text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _replaced(_unify(text), _UNIFIED, lambda _: "")))


def _unify(text: str) -> str:
    if "&" in text:
        text = html.unescape(_LONG_NUMBER.sub(_shortened, text))
    text = _MANY_MARKS.sub(_with_joiner, text.translate(_INVISIBLE))
    unified = unicodedata.normalize("NFKC", text).casefold()
    return to_simplified(unicodedata.normalize("NFKC", unified))


def _shortened(number: re.Match[str]) -> str:
    return number.group().lstrip("0")[:_DIGITS] or "0"


def _with_joiner(marks: re.Match[str]) -> str:
    return marks.group() + _JOINER


def kept_formulas(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where formulas stand that a capture kept: TeX between `\(` and `\)`, or `\[` and `\]`
    if displayed.
    """
    return _formulas(text, _KEPT)


def formulas_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where formulas stand, lost or kept; the two say the same of an article, and are
    compared as nothing.
    """
    return _formulas(text, _LOST_OR_KEPT)


def replace_formulas(text: str, shown: Callable[[str], str]) -> str:
    """Return the text with what `shown` makes of them in the place of formulas, lost or kept."""
    return _replaced(text, _LOST_OR_KEPT, shown)


def _replaced(text: str, begins: re.Pattern[str], shown: Callable[[str], str]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in _formulas(text, begins):
        parts += (text[at:start], shown(text[start:end]))
        at = end
    return "".join([*parts, text[at:]])


def _formulas(text: str, begins: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of what `begins` finds, of a kept formula with what it opens.

    An expression for the whole would look for each end that a text lacks from each beginning.
    """
    missing: set[str] = set()
    at = 0
    while match := begins.search(text, at):
        start, end = match.span()
        closes = _CLOSES.get(match.group())
        if closes:
            inside = end
            end = -1 if closes in missing else text.find(closes, inside)
            if end < 0:
                missing.add(closes)
            end = end + len(closes) if end > inside else -1
        if end > start:
            yield start, end
        at = end if end > start else start + 1


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
