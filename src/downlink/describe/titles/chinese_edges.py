"""A candidate in a Chinese text → how it is bounded: by points, by small words or within a run of
characters, which may be within a word; and what small words it holds, as a sentence does.
"""

from __future__ import annotations

import re

from downlink.describe.titles.chinese_words import (
    PARTING,
    SMALL,
    WHOLE_WORDS,
    begins_whole,
    ends_whole,
)
from downlink.text.scripts import HAN

EDGE_NAMES: tuple[str, ...] = (
    "bounded before",
    "bounded behind",
    "的 within",
    "small words within",
)
"""The features, in their order."""

_POINT, _OF, _AND, _SMALL_WORD, _LATIN, _HAN = (float(kind) for kind in range(6))
_NOT_THERE = -1.0
_CONJUNCTIONS = frozenset("和与及或、")
_PARTING = re.compile(PARTING)
_CHARACTER = re.compile(f"[{HAN}]")
NO_EDGES = (_NOT_THERE,) * len(EDGE_NAMES)
"""Those of a candidate in another language."""


def edge_features(title: str, offset: int, text: str) -> tuple[float, ...]:
    """Return the features of a candidate, as `EDGE_NAMES` names them.

    Args:
        offset: from where on it stands in the text.
    """
    han = not title.isascii()
    parts = [
        match.group()
        for match in (_PARTING.finditer(title) if han else ())
        if match.lastgroup is None
    ]
    of = parts.count("的")
    held = (float(of), float(len(parts) - of))
    at = text.find(title, max(0, offset))
    if at < 0:
        return (_NOT_THERE, _NOT_THERE, *held)
    end = at + len(title)
    before, behind = text[max(0, at - 1) : at], text[end : end + 1]
    return (
        _kind(before, small=before in SMALL and not (_cuts(text, at) or ends_whole(text, at))),
        _kind(behind, small=behind in SMALL and not (_cuts(text, end) or begins_whole(text, end))),
        *held,
    )


def _cuts(text: str, place: int) -> bool:
    """Whether a place is within a word of two characters that nothing parts."""
    return text[max(0, place - 1) : place + 1] in WHOLE_WORDS


def _kind(character: str, *, small: bool) -> float:
    if character == "的":
        return _OF
    if character in _CONJUNCTIONS and (small or character == "、"):
        return _AND
    if small:
        return _SMALL_WORD
    if _CHARACTER.match(character):
        return _HAN
    return _LATIN if character.isalnum() else _POINT
