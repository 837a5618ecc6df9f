"""Text as received → what a terminal may be given of it."""

from __future__ import annotations


def one_line(text: str) -> str:
    """Return the text with its white space, line ends too, as single spaces, and without what a
    terminal would obey.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def escaped(name: str) -> str:
    r"""Return a file's name on one line, with what a terminal would obey or cannot show as escapes
    (`\n`): other names stay other names.
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name
    )
