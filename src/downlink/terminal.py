"""Text as received → what a terminal may be given of it."""

from __future__ import annotations

_SHOWN = 60


def one_line(text: str) -> str:
    """Return the text with its white space, line ends too, as single spaces, and without what a
    terminal would obey.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def quoted(text: str) -> str:
    """Return the text in quotes, to be named in a message: cut where it is long, and with escapes
    for what could not be seen.
    """
    seen = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "'" + "".join(map(_visible, seen)) + "'"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
