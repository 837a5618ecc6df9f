"""A page's head → what it says of the article that it shows: title, link, date, author, tags.

Sources in this order: the entry's own markup, JSON-LD, Open Graph and other `meta` elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from downlink.model.dump import Details
from downlink.read.dates import date_of
from downlink.read.entries import safe_aliases
from downlink.read.html.tree import Document
from downlink.read.values import parse_json
from downlink.text.links import safe_link
from downlink.text.permalinks import address_key

_ARTICLE_TYPES = frozenset(
    ["Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report"]
)


def page_details(soup: Document, base: str) -> tuple[Details, list[str]]:
    """Return what a page's head says of the article that it shows, and what of that says no date
    for certain.
    """
    data = next(_articles_of_json(soup), {})
    meta = _metas(soup)
    canonical = soup.find("link", rel="canonical", href=True)
    address = canonical["href"] if canonical else ""
    keywords = data.get("keywords") or meta.get("article:tag") or ""
    tags = keywords if isinstance(keywords, list) else re.split(r"[,，]", str(keywords))
    short = soup.find("link", rel="shortlink", href=True)
    link = safe_link(address or meta.get("og:url", ""), base) or safe_link(base, base)
    others = (meta.get("og:url", ""), short["href"] if short else "", base)
    published = _text(data.get("datePublished")) or meta.get("article:published_time", "")
    details = Details(
        title=_text(data.get("headline")) or meta.get("og:title", ""),
        link=link,
        date=date_of(published),
        author=_author(data.get("author")) or meta.get("author", ""),
        tags=tuple(dict.fromkeys(tag for tag in map(_text, tags) if tag)),
        aliases=safe_aliases(others, link, base),
        continued=_continued(soup, link, base),
    )
    return details, [published] if published and not details.date else []


def _continued(soup: Document, link: str, base: str) -> str:
    """Return the address of the page's second part, "" where there is none: the next page that it
    names is mostly another article, unless its address is this one with something added.
    """
    tag = soup.find("link", rel="next", href=True)
    address = safe_link(tag["href"], base) if tag else ""
    own, following = address_key(link), address_key(address)
    is_part = own and following.startswith((f"{own}/", f"{own}?", f"{own}-"))
    return address if is_part and following != own else ""


def is_article_page(soup: Document) -> bool:
    """Whether the page says of itself that it shows one article."""
    return _metas(soup).get("og:type") == "article" or any(_articles_of_json(soup))


def _metas(soup: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        name = str(tag.get("property") or tag.get("name") or "").lower()
        if name:
            found.setdefault(name, " ".join(str(tag["content"]).split()))
    return found


def _articles_of_json(soup: Document) -> Iterator[Mapping[str, Any]]:
    """Yield the article objects of the page's JSON-LD, where exactly one stands there."""
    found = [
        item
        for tag in soup.find_all("script", type_="application/ld+json")
        for item in _objects(tag.get_text())
        if _ARTICLE_TYPES & set(_listed(item.get("@type")))
    ]
    if len(found) == 1:
        yield found[0]


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        data = parse_json(text)
    except ValueError:
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
