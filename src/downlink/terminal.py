"""Text as received → what a terminal may be given of it."""

from __future__ import annotations

import re

_JOINS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
# Not printable by themselves, but parts of words (ZWNJ, ZWJ) and of emoji (ZWJ, tags of flags).

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Within words, and nothing to see there: soft hyphens, and where a line may break or may not.

_SHOWN = 60


def one_line(text: str) -> str:
    """Return the text with its white space, line ends too, as single spaces, and without what a
    terminal would obey.
    """
    seen = _UNSEEN.sub("", text)
    return " ".join("".join(c if _is_shown(c) else " " for c in seen).split())


def _is_shown(character: str) -> bool:
    return character.isprintable() or bool(_JOINS.match(character))


def escaped(name: str) -> str:
    r"""Return a file's name on one line, with what a terminal would obey or cannot show as escapes
    (`\n`): other names stay other names.
    """
    return "".join(c if _is_shown(c) else c.encode("unicode_escape").decode("ascii") for c in name)


def quoted(text: str) -> str:
    """Return the text in quotes, to be named in a message: cut where it is long, and with escapes
    for what could not be seen.
    """
    seen = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"'{escaped(seen)}'"
