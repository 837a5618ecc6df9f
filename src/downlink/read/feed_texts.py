"""An XML feed → the texts of each of its items, all of them.

feedparser keeps one description an item, and lets a later one (`itunes:summary`) take the place of
an earlier one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from xml.etree import ElementTree as ET

_ITEMS = frozenset(["item", "entry"])
_TEXTS = frozenset(["description", "summary", "abstract", "encoded", "content", "fullitem", "body"])
_MARKUP = frozenset(["description", "encoded", "fullitem"])
# Of those without a type; Atom's are plain text then (RFC 4287, 3.1.1).


@dataclass(frozen=True, slots=True)
class ItemText:
    """A text of a feed's item: the name of its element, its words, whether they are markup."""

    name: str
    words: str
    is_markup: bool


def texts_of_items(document: str) -> list[tuple[ItemText, ...]]:
    """Return the texts of each item of a feed, in their order, as far as it is well-formed."""
    found: list[tuple[ItemText, ...]] = []
    with suppress(ET.ParseError):
        for _, element in ET.iterparse(StringIO(document)):  # noqa: S314 - expat bounds entities
            if _name(element) in _ITEMS:
                texts = map(_text, (child for child in element if _name(child) in _TEXTS))
                found.append(tuple(text for text in texts if text.words.strip()))
                element.clear()
    return found


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _text(element: ET.Element) -> ItemText:
    name = _name(element)
    kind = element.get("type", "html" if name in _MARKUP else "text")
    return ItemText(name, "".join(element.itertext()), kind in ("html", "text/html"))
