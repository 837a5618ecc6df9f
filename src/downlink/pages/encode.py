"""Received text → something that no reader of the page's source takes for markup.

Markdown, HTML, Jinja, snippets, emoji, math and attribute lists all begin with ASCII punctuation
or white space. Written as numeric character references these are plain text to every one of them,
in Markdown as well as inside an HTML block, and the browser shows what was received.
"""

from __future__ import annotations

import re

from markupsafe import Markup

# Everything in ASCII but letters, digits, the comma and the space, except controls that a
# reference cannot name (HTML: parse error, some parsers drop them) and Markdown keeps as they
# are. U+0002 and U+0003 are Python-Markdown's own marks, which it would drop: so referenced.
_ACTIVE = re.compile(r"[\x02\x03\t\n\f\r!-+\--/:-@\[-`{-~]")
_EDGE_SPACE = re.compile(r"^ | $|(?<= ) ")
_NUL = "\x00"
_SHOWN_NUL = "\ufffd"
# HTML has no way to hold U+0000; U+FFFD is what its parsers put in its place.

_UNSAFE_IN_HEAD = str.maketrans({"<": "＜", ">": "＞", '"': "＂", "&": "＆"})


def encode(text: str) -> Markup:
    """Return `text` so that it stands in Markdown or HTML as itself, character for character."""
    referenced = _ACTIVE.sub(_reference, text.replace(_NUL, _SHOWN_NUL))
    return Markup(_EDGE_SPACE.sub("&#32;", referenced))  # noqa: S704 - all of it was encoded


def plain(text: str) -> str:
    """Return `text` on one line for a page's title and description, which the themes write into
    the page as they are: the four characters that could be markup there become their full-width
    forms.
    """
    return " ".join("".join(filter(str.isprintable, " ".join(text.split()))).split()).translate(
        _UNSAFE_IN_HEAD
    )


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
