"""The elements of a feed's item → its texts, all of them, as markup or as plain words."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple
from xml.etree import ElementTree as ET

from downlink.model.content import Content, text_of
from downlink.read.feed_names import is_atom, local_name, name_of, namespace_of
from downlink.read.html.content import content_of_markup

_CONTENTS = ("content", "content:encoded", "encoded", "fullitem", "body", "xhtml:body", "xhtml:div")
_SUMMARIES = ("description", "dc:description", "dcterms:abstract", "abstract", "summary")
_LAST = ("itunes:summary", "itunes:subtitle", "media:description", "subtitle")
_ORDER = {name: place for place, name in enumerate((*_CONTENTS, *_SUMMARIES, *_LAST))}
# The first of them that says something is the content; the others are looked at in this order.
_TEXTUAL = frozenset(name.rpartition(":")[2] for name in _ORDER)
_CALLED = {"summary": "description", "dc:description": "description"}
_MEDIA = frozenset(["media:group", "media:content"])
_TEXTS = frozenset(["text", "text/plain"])
_WRITTEN = re.compile(r"text|x?html$|.*[+/]xml$|$")
# The types of Atom whose content is a text; that of others is base64 (RFC 4287, 4.1.3.3).
_OTHER_MEDIA = ("image/", "audio/", "video/")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"]
)

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]{0,4000}>", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        *("p", "div", "ul", "ol", "blockquote", "pre", "table", "section", "article", "figure"),
        *("dl", "h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)


class ReadText(NamedTuple):
    """What a reader sees of a text: its words, and markup as blocks."""

    words: str
    content: Content = ()


@dataclass(frozen=True, slots=True)
class ItemText:
    """A text of a feed's item: the name of its element, its words, whether they are markup."""

    name: str
    words: str
    is_markup: bool

    def read(self, base: str = "") -> ReadText:
        """Return what a reader sees of it; `base` is what its links are based on."""
        return read_markup(self.words, base) if self.is_markup else ReadText(self.words)


class _Step(NamedTuple):
    element: ET.Element
    children: Iterator[ET.Element]
    end: str


def texts_of(item: ET.Element) -> list[ItemText]:
    """Return the texts of an item that say something, the one that is most likely its content
    first.
    """
    found = [(name, element) for name, element in _named(item) if local_name(name) in _TEXTUAL]
    found.sort(key=lambda each: _ORDER.get(each[0], len(_ORDER)))
    texts = (text_in(element, name) for name, element in found)
    return [text for text in texts if text.words.strip()]


def _named(item: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    home = namespace_of(item.tag)
    for child in item:
        name = name_of(child.tag, home)
        yield name, child
        if name in _MEDIA:  # which may hold the item's own texts, and other things under such names
            yield from ((name_of(part.tag, home), part) for part in child)


def text_in(element: ET.Element, name: str = "") -> ItemText:
    """Return the text that an element holds; `name` is what `name_of` calls it."""
    of_atom = is_atom(element.tag)
    kind = element.get("type", "text" if of_atom else "html").strip().lower()
    called = _CALLED.get(name, name.rpartition(":")[2])
    if kind.startswith(_OTHER_MEDIA):
        return ItemText(called, "", is_markup=False)
    if len(element):
        return ItemText(called, inner_markup(element), is_markup=True)
    words = element.text or ""
    if element.get("mode") == "base64" or (of_atom and not _WRITTEN.match(kind)):
        words = _unpacked(words)
    return ItemText(called, words, is_markup=kind not in _TEXTS)


def _unpacked(words: str) -> str:
    """Return what base64 (Atom 0.3) holds, the words as they are where it is none."""
    try:
        return base64.b64decode(words, validate=False).decode("utf-8")
    except ValueError:
        return words


def inner_markup(element: ET.Element) -> str:
    """Return what stands in an element as HTML; however deep it is nested."""
    parts = [escape(element.text or "", quote=False)]
    stack = [_Step(element, iter(element), "")]
    while stack:
        child = next(stack[-1].children, None)
        if child is None:
            step = stack.pop()
            parts.append(step.end + (escape(step.element.tail or "", quote=False) if stack else ""))
            continue
        name = _html_name(child.tag)
        parts.append(f"<{name}{''.join(_attributes(child.items()))}>")
        parts.append(escape(child.text or "", quote=False))
        stack.append(_Step(child, iter(child), "" if name in _VOID else f"</{name}>"))
    return "".join(parts)


def _html_name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _attributes(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in items:
        yield f' {name.rpartition("}")[2]}="{escape(value)}"'


def read_markup(markup: str, base: str = "") -> ReadText:
    """Return what a reader sees of a fragment of HTML; a text without any markup is itself.

    Args:
        base: what its links are based on.
    """
    if "<" not in markup and "&" not in markup:
        return ReadText(markup)
    content = content_of_markup(_once_unescaped(markup), base)
    return ReadText(text_of(content), content)


def markup_text(markup: str) -> str:
    """Return the text of a fragment of HTML; a text without any markup is itself."""
    return read_markup(markup).words


def _once_unescaped(text: str) -> str:
    """Return markup that was escaped once more than it should be as what it was: where the whole
    of it is balanced blocks then. What only speaks of markup stays as it is.
    """
    if "<" in text or "&lt;" not in text:
        return text
    markup = unescape(text).strip()
    return markup if _is_whole_blocks(markup) else text


def _is_whole_blocks(markup: str) -> bool:
    tags = list(_TAG.finditer(markup))
    if not tags or tags[0].start() or tags[-1].end() != len(markup):
        return False
    open_blocks: list[str] = []
    for number, tag in enumerate(tags):
        name = tag[2].lower()
        if name not in _BLOCKS:
            continue
        if not tag[1]:
            open_blocks.append(name)
        elif not open_blocks or open_blocks.pop() != name:
            return False
        between = markup[tag.end() : tags[number + 1].start()] if number + 1 < len(tags) else ""
        if not open_blocks and between.strip():
            return False
    return not open_blocks and tags[0][2].lower() in _BLOCKS and tags[-1][2].lower() in _BLOCKS
