"""Text → the part of it that survives every capture: what two captures are compared by.

Captures lose hyphens, `<`, `>`, spaces and formulas, fold punctuation to ASCII, escape it as HTML
or compose accents another way; a mirror may be in traditional characters. Letters and digits, in
one form each, are what they all keep, so a folded text has only these.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

import opencc

PLACEHOLDERS = ("[公式]", "[Math]")
"""What a capture wrote where it lost a formula."""

FORMULA = re.compile(r"\\\((?:[^\\]|\\(?!\)))+\\\)|\\\[(?:[^\\]|\\(?!\]))+\\\]")
"""A formula that a capture kept: TeX between `\\(` and `\\)`, or `\\[` and `\\]` if displayed."""

LOST_OR_KEPT = re.compile("|".join([*map(re.escape, PLACEHOLDERS), FORMULA.pattern]))
"""A formula, lost or kept; the two say the same of an article, and are compared as nothing."""

# The same once the text is unified, where white space may stand in a placeholder and the capture
# may have cut it.
_UNIFIED_FORMULA = re.compile(
    rf"{FORMULA.pattern}|\[\s*(?:公\s*式|m\s*a\s*t\s*h)\s*(?:\]|$)|\[\s*(?:公|m|ma|mat)?$"
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))

_HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))


def fold(text: str) -> str:
    """Return the letters and digits of `text`: lower case, compatibility forms unified (NFKC),
    Chinese simplified; a text without any stands as it is.
    """
    return _letters(text) or text


def folded_length(text: str) -> int:
    """Return how many letters and digits `fold` finds in `text`."""
    return len(_letters(text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _UNIFIED_FORMULA.sub("", _unify(text))))


def _unify(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    unified = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()
    return to_simplified(unicodedata.normalize("NFKC", unified))


def to_simplified(text: str) -> str:
    """Return `text` with each traditional character in its simplified form."""
    return text.translate(simplified_forms())


@cache
def simplified_forms() -> dict[int, str]:
    """Return the simplified form of each traditional character, character by character: both
    sides are folded alike, so what only a phrase could decide makes no difference.
    """
    characters = [chr(code) for first, last in _HAN for code in range(first, last)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simplified, strict=True) if old != new}
