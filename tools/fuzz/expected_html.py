"""Markup → the words that a reader sees, where simple means can tell: well-formed, of known
elements, nothing hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree as ET

_WORD = re.compile(r"\w{2,}")
_PLAIN = frozenset(
    [
        *(
            "html",
            "body",
            "div",
            "p",
            "article",
            "section",
            "main",
            "header",
            "footer",
            "nav",
            "aside",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "b",
            "i",
            "em",
            "strong",
            "span",
            "a",
        ),
        *("blockquote", "pre", "code"),
    ]
)
_UNSEEN = frozenset(["head", "script", "style", "time"])
_EMPTY = frozenset(["br", "hr", "meta", "link", "img"])
_SIMPLE_TAG = re.compile(
    r"</?(?:p|div|b|i|em|strong|span|article|h[1-6]|ul|ol|li|blockquote|br)\s*/?>"
)
_SPECIAL = re.compile(
    r"<!\[CDATA\[|<!--|<\?(?!xml )|/>|<!DOCTYPE (?!html>)|hidden|MathJax|katex|charset|http-equiv"
)


def words_of_html(source: str, root: ET.Element) -> list[str]:
    """Return the words of a page that is well-formed XML, where HTML means the same by it."""
    empty = re.sub(r"<(?:br|hr|meta|link|img)\b[^<>]*/>|<!--[\w ]*-->", "", source)
    if _SPECIAL.search(empty) or not _is_plain(root):
        return []
    return [word for text in _texts(root) for word in _WORD.findall(text)]


def _is_plain(root: ET.Element) -> bool:
    body = root if root.tag != "html" else root.find("body")
    if body is None:
        return False
    return all(
        e.tag in _PLAIN | _UNSEEN | _EMPTY and (e.tag not in _EMPTY or not list(e))
        for e in body.iter()
    )


def _texts(element: ET.Element) -> Iterator[str]:
    """Iterative: pages may be nested deeper than Python's stack."""
    stack: list[tuple[ET.Element, bool]] = [(element, True)]
    while stack:
        current, seen = stack.pop()
        seen = seen and current.tag not in _UNSEEN
        if seen and current.text:
            yield current.text
        for child in current:
            if seen and child.tail:
                yield child.tail
            stack.append((child, seen))


def words_of_markup(text: str) -> list[str]:
    """Return the words of a fragment of HTML with none but the simplest tags; else none."""
    bare = _SIMPLE_TAG.sub(" ", text)
    return [] if "<" in bare else _WORD.findall(unescape(bare))
