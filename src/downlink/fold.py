"""Text → the part of it that survives every capture: what two captures are compared by.

Captures lose hyphens, `<`, `>`, spaces and formulas, and fold punctuation to ASCII. Letters and
digits are what they keep, so a folded text has only these.
"""

from __future__ import annotations

import re
import unicodedata

PLACEHOLDERS = ("[公式]", "[Math]")
"""What the capture wrote where a formula was lost."""

_PLACEHOLDER = re.compile("|".join(re.escape(mark) for mark in PLACEHOLDERS))


def fold(text: str) -> str:
    """Return `text` in lower case with compatibility forms unified (NFKC) and everything removed
    that is not a letter, a digit or a combining mark; a text without any of these stands as it is.
    """
    kept = _PLACEHOLDER.sub("", text)
    unified = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kept).casefold())
    folded = "".join(filter(_is_kept, unified))
    return folded or text


def _is_kept(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
