"""The tree of a feed → its own address, and what each of its items says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from downlink.model.content_document import pack
from downlink.read.entries import Said, has_words, not_in
from downlink.read.feed_names import (
    BASE,
    RDF_ABOUT,
    is_atom,
    local_name,
    name_of,
    namespace_of,
)
from downlink.read.feed_texts import ItemText, markup_text, text_in, texts_of
from downlink.read.first_place import SAYS
from downlink.read.values import line_of
from downlink.settings.dialect import Dialect

_ITEMS = frozenset(["item", "entry"])
_DATES = (
    *("pubdate", "published", "issued", "dcterms:issued", "dc:date", "date"),
    *("created", "dcterms:created", "updated", "modified", "dcterms:modified", "lastbuilddate"),
)
# What tells best when an item was published first. As received: a library would complete them
# from the clock.
_AUTHORS = ("dc:creator", "creator", "author", "dc:author", "itunes:author")
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_TAGS = frozenset(["category", "dc:subject", "subject", "itunes:category", "media:category"])
_KEYWORDS = frozenset(["itunes:keywords", "media:keywords", "keywords", "tags"])
_NAME_BEHIND_MAIL = re.compile(r"[^\s()<>@]+@[^\s()<>]+\s*\(([^()]+)\)")
_LAST_LINE = 2000
_FIRST_PLACE = re.compile(
    rf"<a\b[^>]*\bhref=[\"']([^\"']+)[\"'][^>]*>[^<]*</a>\s*(?:{SAYS})", re.IGNORECASE
)
# What WordPress adds to each item: where the article itself stands.
_INLINE = re.compile(
    r"<(b|i|em|strong|code|tt|sup|sub|span|a|u|s|small|big|font|cite|q|abbr|mark|del|ins)\b[^<>]*>"
    r"[^<]*</\1\s*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item's element, and the address that its relative links are based on, "" for none."""

    element: ET.Element
    base: str


def items_of(root: ET.Element) -> Iterator[FeedItem]:
    """Yield the items of a feed in their order, wherever they stand in it."""
    stack = [(root, _based(root, ""))]
    while stack:
        element, base = stack.pop()
        if local_name(element.tag) in _ITEMS:
            yield FeedItem(element, base)
        else:
            stack += [(child, _based(child, base)) for child in reversed(element)]


def link_of_feed(root: ET.Element) -> str:
    """Return the address of the blog whose feed it is, as received but for `xml:base`."""
    channels = [child for child in root if local_name(child.tag) == "channel"]
    for around in (*channels, root):
        identifiers = filter(_is_address, _words_of(around, ["id"]))
        found = _link(around, _based(around, _based(root, ""))) or next(identifiers, "")
        if found:
            return found
    return ""


def said_of(number: int, item: FeedItem, dialect: Dialect, base: str = "") -> Said:
    """Return what an item says; `number` is its place in the feed, `base` the feed's address."""
    element = item.element
    all_texts = texts_of(element)
    read = [text.read(item.base or base) for text in all_texts]
    texts = [(text.name, seen.words) for text, seen in zip(all_texts, read, strict=True)]
    said = (at for at, (_, text) in enumerate(texts) if has_words(text, dialect.truncation))
    chosen = next(said, None)
    main = texts[chosen][1] if chosen is not None else ""
    return Said(
        number,
        main,
        _title(element),
        _item_link(element, item.base),
        tuple(_words_of(element, _DATES)),
        _author(element),
        tuple(dict.fromkeys(filter(None, _tags(element)))),
        tuple(not_in(main, texts, dialect)),
        tuple(_aliases(element, all_texts)),
        pack(read[chosen].content) if chosen is not None else b"",
    )


def _based(element: ET.Element, base: str) -> str:
    own = element.get(BASE, "").strip()
    return _join(base, own) if own else base


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # one of the two is no address
        return address


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    home = namespace_of(element.tag)
    return (child for child in element if name_of(child.tag, home) == name)


def _words_of(element: ET.Element, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for child in _children(element, name):
            words = "".join(child.itertext()).strip()
            if words:
                yield words


def _link(element: ET.Element, base: str) -> str:
    """Return the address that an item or a feed names as its page's."""
    plain = ""
    others: list[tuple[bool, int, str]] = []
    for child in _children(element, "link"):
        href = child.get("href", "").strip()
        words = (child.text or "").strip()
        if words and not href:
            plain = plain or _join(_based(child, base), words)
        elif href and child.get("rel", "alternate").lower() in ("alternate", ""):
            kind = child.get("type", "text/html").lower()
            others.append((kind not in ("text/html", "application/xhtml+xml"), len(others), href))
    if plain or not others:
        return plain
    return _join(base, min(others)[2])


def _item_link(element: ET.Element, base: str) -> str:
    found = _link(element, base)
    if found:
        return found
    for child in _children(element, "guid"):
        words = (child.text or "").strip()
        if child.get("isPermaLink", "true").lower() != "false" and _is_address(words):
            return words
    said = (element.get(RDF_ABOUT, ""), element.get("about", ""), *_words_of(element, ["id"]))
    return next(filter(_is_address, said), "")


def _is_address(words: str) -> bool:
    return words[: len("https://")].lower().startswith(("http://", "https://"))


def _aliases(element: ET.Element, texts: Iterable[ItemText]) -> Iterator[str]:
    """Yield other addresses of an item: any text may be an identifier."""
    names = ("guid", "id", "dc:identifier", "feedburner:origlink", "origlink")
    yield from filter(_is_address, _words_of(element, names))
    for text in texts:  # the last line says where the item appeared first
        yield from map(html.unescape, _FIRST_PLACE.findall(text.words[-_LAST_LINE:])[-1:])


def _title(element: ET.Element) -> str:
    for name in _TITLES:
        for child in _children(element, name):
            title = " ".join(_title_words(child).split())
            if title:
                return title
    return ""


def _title_words(title: ET.Element) -> str:
    """Return a title; of a plain one (RFC 4287, 3.1.1.1) `vector<int>` is all of it, and in RSS,
    which does not say, only what is a whole element or an entity of HTML is markup.
    """
    text = text_in(title)
    if is_atom(title.tag) or len(title) or not text.is_markup or _INLINE.search(text.words):
        return text.read().words
    return html.unescape(text.words)


def _author(element: ET.Element) -> str:
    for name in _AUTHORS:
        names = [_name(child) for child in _children(element, name)]
        line = ", ".join(dict.fromkeys(filter(None, names)))
        if line:
            return line
    return ""


def _name(author: ET.Element) -> str:
    """Return the name that an author's element holds: Atom's `name`, or what stands behind an
    address of mail.
    """
    if len(author):
        parts = {name_of(child.tag): line_of(child.text or "") for child in author}
        return parts.get("name") or parts.get("email") or ""
    words = line_of(markup_text(author.text or ""))
    match = _NAME_BEHIND_MAIL.fullmatch(words)
    return match[1].strip() if match else words


def _tags(element: ET.Element) -> Iterator[str]:
    home = namespace_of(element.tag)
    for child in element:
        name = name_of(child.tag, home)
        if name in _TAGS:
            said = child.get("label") or child.get("term") or child.get("text") or child.text
            yield line_of(html.unescape(said or ""))
        elif name in _KEYWORDS:
            yield from map(line_of, (child.text or "").split(","))
