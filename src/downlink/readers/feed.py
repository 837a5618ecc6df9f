"""RSS, Atom and JSON Feed: one dump with an entry per item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
from bs4 import BeautifulSoup

from downlink.dates import date_of
from downlink.links import safe_link
from downlink.model import Damage, Details, Dump, Entry
from downlink.readers.html_text import text_of
from downlink.readers.text import decode, whole

FORMAT = "feed"
_DECLARED = re.compile(rb"<\?xml[^>]*\?>")
JSON_FEED = "https://jsonfeed.org/version/"


def read(path: str, content: bytes, *, source: str = "", captured: str | None = None) -> Dump:
    """Return the dump of an XML feed; a broken end loses what follows it only."""
    decoded, invalid = decode(content)
    if invalid:  # feedparser would take all of it for another encoding, without a word
        content = _DECLARED.sub(b"", decoded.encode(), count=1)
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    base = safe_link(str(feed.feed.get("link", ""))) or source
    entries = tuple(_xml_entry(item, base) for item in feed.entries)
    damage = invalid
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        reason = f"is not well-formed ({_reason(feed.bozo_exception)}); {len(entries)} items read"
        damage = (*damage, Damage(_offset(content, feed.bozo_exception), reason))
    return Dump(path, FORMAT, captured, (), damage, source or base, entries)


def read_json(path: str, content: bytes, *, source: str = "", captured: str | None = None) -> Dump:
    """Return the dump of a JSON Feed."""
    decoded, damage = decode(content)
    feed = json.loads(decoded)
    base = safe_link(str(feed.get("home_page_url") or "")) or source
    items = (item for item in _list(feed.get("items")) if isinstance(item, dict))
    entries = tuple(_json_entry(item, base) for item in items)
    return Dump(path, FORMAT, captured, (), damage, source or base, entries)


def _xml_entry(item: Mapping[str, Any], base: str) -> Entry:
    contents = [part for part in item.get("content", []) if part.get("value")]
    value = contents[0] if contents else item.get("summary_detail") or {}
    text = str(value.get("value", ""))
    is_html = value.get("type") != "text/plain"
    details = Details(
        title=_plain(str(item.get("title", ""))),
        link=safe_link(str(item.get("link", "")), base),
        date=date_of(str(item.get("published") or "")) or _date(item),
        author=" ".join(str(item.get("author", "")).split()),
        tags=tuple(_tags(item.get("tags", []))),
    )
    return Entry((markup_text(text) if is_html else text) or details.title, details)


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    markup = item.get("content_html")
    text = (
        markup_text(str(markup))
        if markup
        else str(item.get("content_text") or item.get("summary") or "")
    )
    authors = _list(item.get("authors")) or [item.get("author")]
    names = [str(author.get("name") or "") for author in authors if isinstance(author, dict)]
    details = Details(
        title=" ".join(str(item.get("title") or "").split()),
        link=safe_link(str(item.get("url") or item.get("external_url") or ""), base),
        date=date_of(str(item.get("date_published") or "")),
        author=", ".join(filter(None, names)),
        tags=tuple(str(tag) for tag in _list(item.get("tags")) if tag),
    )
    return Entry(whole(text or details.title), details)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def markup_text(text: str) -> str:
    """Return the text of a fragment of HTML; a text without any markup is itself."""
    if "<" not in text and "&" not in text:
        return text
    soup = BeautifulSoup(text, "lxml")
    return text_of(soup.body) if soup.body else ""


def _plain(text: str) -> str:
    return " ".join(markup_text(text).split())


def _date(item: Mapping[str, Any]) -> str:
    """The published time as feedparser understood it, in UTC, else the time of the last change."""
    for key in ("published_parsed", "updated_parsed"):
        time = item.get(key)
        if time:
            return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*time[:6])
    return ""


def _tags(tags: list[Mapping[str, Any]]) -> Iterator[str]:
    for tag in tags:
        if tag.get("term"):
            yield " ".join(str(tag["term"]).split())


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
