"""Text → the part of it that survives every capture: what two captures are compared by.

Captures lose hyphens, `<`, `>`, spaces and formulas, fold punctuation to ASCII, escape it as HTML
or compose accents another way; a mirror may be in traditional characters. Letters and digits, in
one form each, are what they all keep, so a text without noise has only these.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from downlink.text.fold import letters_of, unify
from downlink.text.formulas import OPENS, replace_places

# A formula, lost or kept, once the text is unified: white space may stand in a placeholder then,
# and the capture may have cut it.
_FORMULA = re.compile(
    rf"{OPENS}|\[\s*+(?:公\s*+式|m\s*+a\s*+t\s*+h)\s*+(?:\]|$)|\[\s*+(?:公|m|ma|mat)?$"
)
_LONG_NUMBER = re.compile(r"(?<=&#)[0-9]{8,}")
_DIGITS = 8
# More than the number of any character has; Python refuses to read one of thousands.


def without_noise(text: str) -> str:
    """Return what every capture keeps of `text`; a text that is all noise stands as it is."""
    return _kept(text) or text


def kept_length(text: str) -> int:
    """Return how many characters of `text` every capture keeps."""
    return len(_kept(text))


def source_offset(text: str, offset: int) -> int:
    """Return the place in `text` before which `offset` of the characters that it keeps stand."""
    return bisect_left(range(len(text)), offset, key=lambda end: kept_length(text[:end]))


def _kept(text: str) -> str:
    unescaped = html.unescape(_LONG_NUMBER.sub(_shortened, text)) if "&" in text else text
    return letters_of(replace_places(unify(unescaped), _FORMULA, lambda _: ""))


def _shortened(number: re.Match[str]) -> str:
    return number.group().lstrip("0")[:_DIGITS] or "0"
