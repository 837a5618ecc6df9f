"""JSON Feed: one dump with an entry per item."""

from __future__ import annotations

from typing import Any

from downlink.model.content_document import pack
from downlink.model.dump import Dump, Unparsed
from downlink.read.decode import decode
from downlink.read.entries import Said, Shown, has_words, not_in, shown, with_items
from downlink.read.feed_texts import read_markup
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.values import line_of, parse_object, tags_of, words_of
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link

FORMAT = "feed"
JSON_FEED = "jsonfeed.org"
"""What stands in its `version`, whatever the scheme and the number."""

_DATES = ("date_published", "date_modified")


def read(
    path: str, content: bytes, origin: Origin = UNKNOWN, dialect: Dialect = TRANSMISSION
) -> Dump:
    """Return the dump of a JSON Feed."""
    decoded, damage = decode(content, origin.charset)
    feed = parse_object(decoded) or {}
    link = words_of(feed.get("home_page_url"))
    base = safe_link(link) or origin.source
    items: list[Shown] = []
    if link.strip() and not safe_link(link):
        items.append(Unparsed(0, link, "link"))
    for number, item in enumerate(_list(feed.get("items")), 1):
        if isinstance(item, dict):
            items += shown(_said(number, item, dialect, base), base, dialect)
        elif words_of(item):
            items.append(Unparsed(number, words_of(item), "items"))
    dump = Dump(path, FORMAT, origin.captured, damage=damage, source=origin.source or base)
    return with_items(dump, items, dialect)


def _said(number: int, item: dict[str, Any], dialect: Dialect, base: str) -> Said:
    html = read_markup(words_of(item.get("content_html")), base)
    plain = [(key, words_of(item.get(key))) for key in ("content_text", "summary")]
    texts = [("content_html", html.words), *plain]
    main = next((text for _, text in texts if has_words(text, dialect.truncation)), "")
    authors = _list(item.get("authors")) or _list(item.get("author"))
    names = (line_of(one.get("name") if isinstance(one, dict) else one) for one in authors)
    link, other = (words_of(item.get(key)) for key in ("url", "external_url"))
    others = [("external_url", other)] if link and other != link else []
    own = words_of(item.get("id"))
    return Said(
        number,
        main,
        line_of(item.get("title")),
        link or other,
        tuple(filter(None, (words_of(item.get(key)) for key in _DATES))),
        ", ".join(filter(None, names)),
        tuple(tags_of(item.get("tags"))),
        (*not_in(main, texts, dialect), *others),
        (own,) if own.startswith(("http://", "https://")) else (),
        pack(html.content) if main == html.words else b"",
    )


def _list(value: object) -> list[Any]:
    """Return a list as it is, and anything else that says something as the one item of a list."""
    if isinstance(value, list):
        return value
    return [value] if words_of(value) else []
