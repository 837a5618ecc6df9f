"""RSS, Atom and JSON Feed: one dump with an entry per item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import feedparser

from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read.decode import decode, decode_xml, is_utf16, replace_invalid_references
from downlink.read.entries import Said, Shown, has_words, not_in, shown, with_items
from downlink.read.feed_texts import ItemText, texts_of_items
from downlink.read.html.tree import parse
from downlink.read.html.visible_text import text_of
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.values import line_of, parse_object, tags_of, words_of
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link

FORMAT = "feed"
_DECLARED = re.compile(rb"<\?xml[^>]*\?>")
JSON_FEED = "jsonfeed.org"
# In its `version`, whatever the scheme and the number.
_LAST_LINE = 2000
_FIRST_PLACE = re.compile(
    r"<a\b[^>]*\bhref=[\"']([^\"']+)[\"'][^>]*>[^<]*</a>\s*"
    r"(?:(?:first\s+)?appeared\s+(?:first\s+)?on\b|erschien zuerst auf\b|apareció primero en\b|"
    r"est apparu en premier sur\b|最先出现在|最早出现在|首先出现在|首发于)",
    re.IGNORECASE,
)
# What WordPress adds to each item: where the article itself stands.

_DATES = ("published", "updated", "created")
# As received. What feedparser makes of them it completes from the clock.
_JSON_DATES = ("date_published", "date_modified")


def read(
    path: str, content: bytes, origin: Origin = UNKNOWN, dialect: Dialect = TRANSMISSION
) -> Dump:
    """Return the dump of an XML feed; a broken end loses what follows it only."""
    decoded, damage = decode_xml(content, origin.charset)
    document = replace_invalid_references(decoded)
    if damage or document != decoded or is_utf16(content):
        # feedparser would take all of it for another encoding, without a word, or give up: it
        # believes the declaration, which stays behind where somebody saved the feed in another
        content = _DECLARED.sub(b"", document.encode(), count=1)
    feed = _parse(content, document)
    link = words_of(feed.feed.get("link"))
    base = safe_link(link) or origin.source
    texts = texts_of_items(document)
    items = (
        _xml_item(number, item, texts[number - 1] if number <= len(texts) else (), dialect)
        for number, item in enumerate(feed.entries, 1)
    )
    parts = [part for said in items for part in shown(said, base, dialect)]
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        count = len(feed.entries)
        reason = f"is not well-formed ({_reason(feed.bozo_exception)}); {count} items read"
        damage = (*damage, Damage(_offset(content, feed.bozo_exception), reason))
    dump = Dump(path, FORMAT, origin.captured, damage=damage, source=origin.source or base)
    return with_items(dump, [*_refused(link), *parts], dialect)


def _parse(content: bytes, document: str) -> Any:
    options = {"sanitize_html": False, "resolve_relative_uris": False}
    try:
        return feedparser.parse(content, **options)
    except ValueError:  # the encoding that it declares has no name, or is one of escapes
        return feedparser.parse(_DECLARED.sub(b"", document.encode(), count=1), **options)


def read_json(
    path: str, content: bytes, origin: Origin = UNKNOWN, dialect: Dialect = TRANSMISSION
) -> Dump:
    """Return the dump of a JSON Feed."""
    decoded, damage = decode(content, origin.charset)
    feed = parse_object(decoded) or {}
    link = words_of(feed.get("home_page_url"))
    base = safe_link(link) or origin.source
    items: list[Shown] = list(_refused(link))
    for number, item in enumerate(_list(feed.get("items")), 1):
        if isinstance(item, dict):
            items += shown(_json_item(number, item, dialect), base, dialect)
        elif words_of(item):
            items.append(Unparsed(number, words_of(item), "items"))
    dump = Dump(path, FORMAT, origin.captured, damage=damage, source=origin.source or base)
    return with_items(dump, items, dialect)


def _refused(link: str) -> tuple[Unparsed, ...]:
    """Return the feed's own address where it may be no link."""
    return (Unparsed(0, link, "link"),) if link.strip() and not safe_link(link) else ()


def _xml_item(
    number: int, item: Mapping[str, Any], all_texts: tuple[ItemText, ...], dialect: Dialect
) -> Said:
    parts = [("content", part) for part in item.get("content", [])]
    parts += [("description", item["summary_detail"])] if "summary_detail" in item else []
    texts = [
        (name, _visible(words_of(part.get("value")), is_markup=part.get("type") != "text/plain"))
        for name, part in parts
    ]
    if len(all_texts) > len(texts):
        texts += [(text.name, _visible(text.words, is_markup=text.is_markup)) for text in all_texts]
    main = next((text for _, text in texts if has_words(text, dialect.truncation)), "")
    return Said(
        number,
        main,
        _title(item),
        words_of(item.get("link")),
        tuple(words_of(item[key]) for key in _DATES if key in item),
        line_of(item.get("author")),
        tuple(filter(None, (line_of(tag.get("term")) for tag in item.get("tags", [])))),
        tuple(not_in(main, texts, dialect)),
        _web_addresses(item.get("id"), item.get("feedburner_origlink"), *_first_places(parts)),
    )


def _first_places(parts: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """Yield the address at which an item says, in its last line, that it appeared first."""
    for _, part in parts:
        found = _FIRST_PLACE.findall(words_of(part.get("value"))[-_LAST_LINE:])
        yield from map(html.unescape, found[-1:])


def _json_item(number: int, item: Mapping[str, Any], dialect: Dialect) -> Said:
    texts = [
        (key, _visible(words_of(item.get(key)), is_markup=key == "content_html"))
        for key in ("content_html", "content_text", "summary")
    ]
    main = next((text for _, text in texts if has_words(text, dialect.truncation)), "")
    authors = _list(item.get("authors")) or _list(item.get("author"))
    names = (line_of(one.get("name") if isinstance(one, dict) else one) for one in authors)
    link, other = (words_of(item.get(key)) for key in ("url", "external_url"))
    others = [("external_url", other)] if link and other != link else []
    return Said(
        number,
        main,
        line_of(item.get("title")),
        link or other,
        tuple(filter(None, (words_of(item.get(key)) for key in _JSON_DATES))),
        ", ".join(filter(None, names)),
        tuple(tags_of(item.get("tags"))),
        (*not_in(main, texts, dialect), *others),
        _web_addresses(item.get("id")),
    )


def _web_addresses(*values: object) -> tuple[str, ...]:
    """Return those of an item's identifiers that are addresses: any text may be one."""
    words = (words_of(value) for value in values)
    return tuple(item for item in words if item.startswith(("http://", "https://")))


def _list(value: object) -> list[Any]:
    """Return a list as it is, and anything else that says something as the one item of a list."""
    if isinstance(value, list):
        return value
    return [value] if words_of(value) else []


def markup_text(text: str) -> str:
    """Return the text of a fragment of HTML; a text without any markup is itself."""
    if "<" not in text and "&" not in text:
        return text
    document = parse(text)
    return text_of(document.body) if document.body else ""


def _title(item: Mapping[str, Any]) -> str:
    """Return the title; of a plain one (RFC 4287, 3.1.1.1) `vector<int>` is all of it."""
    words = words_of(item.get("title"))
    is_plain = item.get("title_detail", {}).get("type") == "text/plain"
    return " ".join((words if is_plain else markup_text(words)).split())


def _visible(words: str, *, is_markup: bool) -> str:
    return markup_text(words) if is_markup else words


def _reason(error: Exception) -> str:
    message = getattr(error, "getMessage", lambda: str(error))()
    return " ".join(str(message).split())


def _offset(content: bytes, error: Exception) -> int:
    """The offset of the line and column that the XML parser names, the end where it names none."""
    try:
        line = int(error.getLineNumber())  # type: ignore[attr-defined]
        column = int(error.getColumnNumber())  # type: ignore[attr-defined]
    except AttributeError:
        return len(content)
    return sum(len(part) + 1 for part in content.split(b"\n")[: line - 1]) + max(column, 0)
