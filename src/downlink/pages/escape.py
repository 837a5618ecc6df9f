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

_LINE_ENDS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNFIT = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Neither YAML nor XML, a feed's, has these.

_POP, _POP_ISOLATE = "\u202c", "\u2069"
_EMBEDDINGS, _ISOLATES = frozenset("\u202a\u202b\u202d\u202e"), frozenset("\u2066\u2067\u2068")


class Encoded(str):
    """A text that is encoded already, which templates that escape what they write (`|e`) leave as
    it is: they ask for `__html__`. To everybody else it is a text like any other.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def encode(text: str) -> Markup:
    """Return `text` so that it stands in Markdown or HTML as itself, character for character."""
    referenced = _ACTIVE.sub(_reference, text.replace(_NUL, _SHOWN_NUL))
    return Markup(_EDGE_SPACE.sub("&#32;", referenced))  # noqa: S704 - all of it was encoded


def in_head(text: str) -> Markup:
    """Return `text` as one line that stands as itself between double quotes in a page's front
    matter, from where themes and other plugins write it, as the HTML that it is, into titles,
    attributes and feeds.

    Invisible controls are left out; a direction of writing that the text leaves open is closed
    behind it, as a window's title has no element that would contain it.
    """
    return encode(_closed(_UNFIT.sub("", _LINE_ENDS.sub(" ", text))))


def _closed(text: str) -> str:
    """Return `text` with an end for each embedding, override and isolate that has none (UAX #9,
    BD9 and BD11).
    """
    ends: list[str] = []
    isolates = 0
    for character in text:
        if character in _EMBEDDINGS:
            ends.append(_POP)
        elif character in _ISOLATES:
            ends.append(_POP_ISOLATE)
            isolates += 1
        elif character == _POP and ends[-1:] == [_POP]:
            ends.pop()
        elif character == _POP_ISOLATE and isolates:
            isolates -= 1
            while ends.pop() != _POP_ISOLATE:
                pass
    return text + "".join(reversed(ends))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
