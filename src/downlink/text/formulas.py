"""Text → where its formulas stand: those that a capture kept, and those that it lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

PLACEHOLDERS = ("[公式]", "[Math]")
"""What a capture wrote where it lost a formula."""

OPENS = r"\\[(\[]"
"""An expression for the beginning of a formula that a capture kept."""

_CLOSES = {r"\(": r"\)", r"\[": r"\]"}
_KEPT = re.compile(OPENS)
_LOST_OR_KEPT = re.compile("|".join([*map(re.escape, PLACEHOLDERS), OPENS]))


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
    return replace_places(text, _LOST_OR_KEPT, shown)


def replace_places(text: str, begins: re.Pattern[str], shown: Callable[[str], str]) -> str:
    """Return the text with what `shown` makes of them in the place of what `begins` finds; of a
    kept formula it finds the beginning.
    """
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
