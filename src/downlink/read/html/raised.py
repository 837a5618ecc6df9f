"""Digits that stand above or below the line → the characters that say so without markup.

As plain text `10<sup>21</sup>` would be another number, and a footnote's mark a part of the word.
"""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN = "0123456789+-−=()"
Table = Mapping[int, int]

TABLES: dict[str, Table] = {
    "sup": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    "sub": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
"""By the name of the element, for each character the one that stands for it."""


def shifted(text: str, table: Table) -> str:
    """Return a text with each character above or below the line, as it is where one has no such
    form: the ending of `1st` has none.
    """
    words = text.strip()
    return text.translate(table) if words and all(ord(sign) in table for sign in words) else text
