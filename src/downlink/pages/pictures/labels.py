"""A label → its lines and how wide they are, without knowing the reader's font.

Widths are those of wide system fonts, so that a label is never wider than was reckoned.
"""

from __future__ import annotations

import unicodedata

LINE = 1.25
"""The height of a line, in the font's size."""

_WIDE, _CAPITAL, _NARROW, _OTHER = 1.0, 0.72, 0.32, 0.6
_NARROW_ONES = frozenset(" .,:;!'|iljtfr()[]")
_LONGEST = 40
_NO_START, _NO_END = frozenset("）)，、。：:；;-·"), frozenset("（(")


def width_of(text: str) -> float:
    """Return how wide a text is, in the font's size."""
    return sum(map(_width, text))


def lines_of(text: str, most: float) -> tuple[str, ...]:
    """Return a label on one line, or on two of which the longer is as short as it can be; a very
    long one is cut.

    Args:
        most: the width, in the font's size, up to which a label stays on one line.
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1].rstrip()}…"
    if width_of(text) <= most:
        return (text,)
    breaks = [at for at in range(1, len(text)) if _may_break(text, at)]
    if not breaks:
        return (text,)
    at = min(breaks, key=lambda at: (_longer(text, at) - _favour(text, at), at))
    return (text[:at].strip(), text[at:].strip())


def _longer(text: str, at: int) -> float:
    return max(width_of(text[:at].strip()), width_of(text[at:].strip()))


def _favour(text: str, at: int) -> float:
    """A break before a parenthesis or at a space is worth some width."""
    return 1.5 if text[at] in _NO_END or text[at - 1] == " " else 0.0


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _NO_END or after in _NO_START or after == " ":
        return False
    return before == " " or after in _NO_END or _is_wide(before) or _is_wide(after)


def _width(character: str) -> float:
    if _is_wide(character):
        return _WIDE
    if character in _NARROW_ONES:
        return _NARROW
    return _CAPITAL if character.isupper() or character in "mwMW%@—" else _OTHER


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
