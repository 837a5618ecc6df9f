"""HTML → what a page says of an article: title, link, date, author, tags.

Sources in this order: the entry's own markup, JSON-LD, Open Graph and other `meta` elements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from downlink.model import Details
from downlink.readers.html_text import text_of

_HEADINGS = ("h1", "h2", "h3", "h4")
_ARTICLE_TYPES = frozenset(
    ["Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report"]
)
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)


def safe_link(address: str, base: str) -> str:
    """Return `address` made absolute by `base` if it is http or https then, else ""."""
    try:
        absolute = urljoin(base, address.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    plain = not re.search(r"[\s<>\"'`\\\x00-\x1f]", absolute)
    return absolute if parts.scheme in ("http", "https") and parts.netloc and plain else ""


def date_of(text: str) -> str:
    """Return the ISO 8601 date or time that `text` holds, else ""."""
    match = _DATE.search(text)
    return match.group() if match else ""


def entry_details(entry: Tag, base: str) -> tuple[Details, set[int]]:
    """Return what an entry's markup says, and the `id()` of the elements that say it: they are
    no part of its text.
    """
    heading = entry.find(_HEADINGS)
    time = entry.find("time")
    author = entry.find(rel="author") or entry.find(itemprop="author")
    tags = [tag for tag in entry.find_all("a", rel="tag") if isinstance(tag, Tag)]
    said = {id(tag) for tag in (heading, time, author, *tags) if isinstance(tag, Tag)}
    title = heading if isinstance(heading, Tag) else None
    details = Details(
        title=" ".join(text_of(title).split()) if title else "",
        link=_entry_link(entry, title, base),
        date=date_of(str(time.get("datetime") or time.get_text())) if isinstance(time, Tag) else "",
        author=" ".join(author.get_text().split()) if isinstance(author, Tag) else "",
        tags=tuple(dict.fromkeys(" ".join(tag.get_text().split()) for tag in tags)),
    )
    return details, said


def _entry_link(entry: Tag, heading: Tag | None, base: str) -> str:
    """The heading's link, or the one marked as the entry's bookmark or address."""
    inside = heading.find("a", href=True) if heading else None
    around = heading.find_parent("a", href=True) if heading else None
    marked = entry.find("a", attrs={"rel": "bookmark"}, href=True) or entry.find(
        "a", attrs={"itemprop": "url"}, href=True
    )
    for tag in (inside, around, marked):
        if isinstance(tag, Tag):
            return safe_link(str(tag["href"]), base)
    return ""


def page_details(soup: BeautifulSoup, base: str) -> Details:
    """Return what a page's head says of the article that it shows."""
    data = next(_articles_of_json(soup), {})
    meta = _metas(soup)
    canonical = soup.find("link", rel="canonical", href=True)
    address = str(canonical["href"]) if isinstance(canonical, Tag) else ""
    keywords = data.get("keywords") or meta.get("article:tag") or ""
    tags = keywords if isinstance(keywords, list) else re.split(r"[,，]", str(keywords))
    return Details(
        title=_text(data.get("headline")) or meta.get("og:title", ""),
        link=safe_link(address or meta.get("og:url", ""), base) or safe_link(base, base),
        date=date_of(_text(data.get("datePublished")) or meta.get("article:published_time", "")),
        author=_author(data.get("author")) or meta.get("author", ""),
        tags=tuple(dict.fromkeys(tag for tag in map(_text, tags) if tag)),
    )


def is_article_page(soup: BeautifulSoup) -> bool:
    """Whether the page says of itself that it shows one article."""
    return _metas(soup).get("og:type") == "article" or any(_articles_of_json(soup))


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        name = str(tag.get("property") or tag.get("name") or "").lower()
        if name:
            found.setdefault(name, " ".join(str(tag["content"]).split()))
    return found


def _articles_of_json(soup: BeautifulSoup) -> Iterator[Mapping[str, Any]]:
    """Yield the article objects of the page's JSON-LD, where exactly one stands there."""
    found = [
        item
        for tag in soup.find_all("script", type="application/ld+json")
        for item in _objects(tag.get_text())
        if _ARTICLE_TYPES & set(_listed(item.get("@type")))
    ]
    if len(found) == 1:
        yield found[0]


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    return [item for item in _listed(graph) if isinstance(item, dict)]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _author(value: object) -> str:
    names = (_text(item.get("name") if isinstance(item, dict) else item) for item in _listed(value))
    return ", ".join(filter(None, names))


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""
