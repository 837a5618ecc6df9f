"""HTML → what a page says of an article: title, link, date, author, tags.

Sources in this order: the entry's own markup, JSON-LD, Open Graph and other `meta` elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from downlink.dates import date_of
from downlink.dialect import TRANSMISSION, TRUNCATION
from downlink.links import safe_link
from downlink.model import Details
from downlink.readers.html_text import text_of
from downlink.readers.values import parse_json

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ARROWS = " →⟶»›>….[]"
_MORE = frozenset(mark.strip(_ARROWS) for mark in TRUNCATION) - {"", "&hellip;"}
_ASIDE = re.compile(r"\b(?:comments?|related|sidebar|widget|respond|footer)\b", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:meta|byline|date|author|tags?|categor(?:y|ies)|more|read-?more|screen-reader-text|sr-only)\b",
    re.IGNORECASE,
)
_SMALL = 120
# Characters: dates, names and labels are short.
_ARTICLE_TYPES = frozenset(
    ["Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report"]
)


def is_more_link(tag: Tag) -> bool:
    """Whether `tag` is a link that leads on to the whole article."""
    words = " ".join(tag.get_text().split()).strip(_ARROWS)
    return tag.name == "a" and words in _MORE


def in_furniture(tag: Tag) -> bool:
    """Whether `tag` stands in comments, a side column, a navigation or the page's foot."""
    return any(
        item.name in ("aside", "nav") or bool(_ASIDE.search(_marks(item)))
        for item in (tag, *tag.parents)
        if item.name not in ("body", "html", "[document]")
    )


def _marks(tag: Tag) -> str:
    return " ".join([*map(str, tag.get_attribute_list("class")), str(tag.get("id", ""))])


def entry_details(
    entry: Tag, base: str, *, title: str | None = None
) -> tuple[Details, set[int], list[str]]:
    """Return what an entry's markup says; the `id()` of the elements that are no part of its
    text; and the text of those among them that say nothing more than the details do.

    Args:
        title: the page's title ("" if it has none) where the entry is a whole article: only a
            heading of the first rank, or one that it holds, is the article's then, and a link at
            its end is a part of it. None for an entry of a listing.
    """
    heading = next((tag for tag in entry.find_all(HEADINGS) if _heads(tag, title)), None)
    time = next((tag for tag in entry.find_all("time") if not _in_prose(tag)), None)
    author = (
        entry.find(rel="author")
        or entry.find(itemprop="author")
        or entry.select_one(".author a, .author, .byline")
    )
    tags = [tag for tag in entry.find_all("a", rel="tag") if isinstance(tag, Tag)]
    furniture = _furniture(entry, heading, listed=title is None)
    address = _entry_address(entry, heading)
    said = {id(tag) for tag in (heading, time, author, *tags, *furniture) if isinstance(tag, Tag)}
    details = Details(
        title=" ".join(text_of(heading).split()) if heading else "",
        link=safe_link(address, base),
        date=_date_of(time) if isinstance(time, Tag) else "",
        author=" ".join(author.get_text().split()) if isinstance(author, Tag) else "",
        tags=tuple(dict.fromkeys(" ".join(tag.get_text().split()) for tag in tags)),
    )
    named = {id(tag) for tag in (heading, author, *tags) if isinstance(tag, Tag)}
    if isinstance(time, Tag) and not details.date and id(time) not in map(id, furniture):
        furniture.append(time)
    rest = [" ".join(text_of(tag).split()) for tag in furniture if id(tag) not in named]
    rest += [] if details.link else [address]
    return details, said, [line for line in rest if line]


def _date_of(time: Tag) -> str:
    return date_of(str(time.get("datetime") or "")) or date_of(time.get_text())


def _in_prose(tag: Tag) -> bool:
    """Whether the element is a word of a sentence rather than a label of the entry."""
    paragraph = tag.find_parent("p")
    return paragraph is not None and len(text_of(paragraph)) > _SMALL


def _heads(tag: Tag, title: str | None) -> bool:
    words = " ".join(text_of(tag).split())
    return not title or tag.name == "h1" or (bool(words) and words in title)


def _furniture(entry: Tag, heading: Tag | None, *, listed: bool) -> list[Tag]:
    """Return the small parts of an entry that its theme put there: its dates and labels, the link
    to the whole. What holds the heading, or most of the text, is none.
    """
    text = text_of(entry)
    before, _, last = text.rpartition("\n")
    leads_on = last if before and (listed or TRANSMISSION.is_cut(before)) else ""
    above = {id(heading), *map(id, heading.parents)} if heading else set()
    found: list[Tag] = []
    for tag in entry.find_all(lambda item: bool(item.name)):
        small = len(text_of(tag)) <= min(_SMALL, len(text) // 2)
        known = _LABELS.search(_marks(tag)) or tag.name in ("footer", "header")
        holds_heading = id(tag) in above
        ends = tag.name == "a" and bool(leads_on) and text_of(tag) == leads_on
        aside = tag is not entry and in_furniture(tag) and not in_furniture(entry)
        if aside or (small and (is_more_link(tag) or ends or (known and not holds_heading))):
            found.append(tag)
    inside = {id(child) for tag in found for child in tag.descendants}
    return [tag for tag in found if id(tag) not in inside]


def _entry_address(entry: Tag, heading: Tag | None) -> str:
    """The heading's link as received, or the one marked as the entry's bookmark or address."""
    inside = heading.find("a", href=True) if heading else None
    around = heading.find_parent("a", href=True) if heading else None
    marked = entry.find("a", attrs={"rel": "bookmark"}, href=True) or entry.find(
        "a", attrs={"itemprop": "url"}, href=True
    )
    for tag in (inside, around, marked):
        if isinstance(tag, Tag) and not str(tag["href"]).startswith("#"):
            return str(tag["href"])
    return ""


def page_details(soup: BeautifulSoup, base: str) -> tuple[Details, list[str]]:
    """Return what a page's head says of the article that it shows, and what of that says no date
    for certain.
    """
    data = next(_articles_of_json(soup), {})
    meta = _metas(soup)
    canonical = soup.find("link", rel="canonical", href=True)
    address = str(canonical["href"]) if isinstance(canonical, Tag) else ""
    keywords = data.get("keywords") or meta.get("article:tag") or ""
    tags = keywords if isinstance(keywords, list) else re.split(r"[,，]", str(keywords))
    published = _text(data.get("datePublished")) or meta.get("article:published_time", "")
    details = Details(
        title=_text(data.get("headline")) or meta.get("og:title", ""),
        link=safe_link(address or meta.get("og:url", ""), base) or safe_link(base, base),
        date=date_of(published),
        author=_author(data.get("author")) or meta.get("author", ""),
        tags=tuple(dict.fromkeys(tag for tag in map(_text, tags) if tag)),
    )
    return details, [published] if published and not details.date else []


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
