"""A page's JSON-LD → what it says of the article that the page shows.

The words are those of schema.org. Many plugins write into one page, each its own object, and lists
name articles of other pages: what counts is the one article that this page is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from downlink.read.html.tree import Document
from downlink.read.lenient_json import json_text, values_in
from downlink.text.fold import fold
from downlink.text.permalinks import address_key

_ARTICLE = re.compile(r"(?:.*Article|Report|(?:Blog|SocialMedia|DiscussionForum|LiveBlog)Posting)")
_SITES = frozenset(["WebSite", "Blog", "Organization", "Newspaper", "NewsMediaOrganization"])
_LISTED = frozenset(
    ["blogPost", "blogPosts", "itemListElement", "hasPart", "relatedLink", "citation"]
)
# Under these keys stand articles of other pages.
_TYPE = re.compile(r"ld\+json", re.IGNORECASE)
_MOST = 5000
# Objects of one page that are looked at.
_ADDRESSES = ("url", "@id", "mainEntityOfPage")

Thing = Mapping[str, Any]
"""An object of JSON-LD."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The objects of a page.

    Attributes:
        articles: those that are articles, without those that a list names.
        things: by their `@id`.
        sites: names of sites and publishers.
    """

    articles: tuple[Thing, ...]
    things: Mapping[str, Thing]
    sites: tuple[str, ...]


def linked_data(document: Document) -> LinkedData:
    """Return what the page's JSON-LD holds."""
    articles: list[Thing] = []
    things: dict[str, Thing] = {}
    sites: list[str] = []
    for thing, listed in _things(document):
        types = _types(thing)
        if json_text(thing.get("@id")) and len(thing) > 1:
            things.setdefault(json_text(thing["@id"]), thing)
        if not listed and any(map(_ARTICLE.fullmatch, types)):
            articles.append(thing)
        if types & _SITES:
            sites.append(json_text(thing.get("name")))
    return LinkedData(tuple(articles), things, tuple(filter(None, dict.fromkeys(sites))))


def article_in(data: LinkedData, addresses: tuple[str, ...], titles: tuple[str, ...]) -> Thing:
    """Return the article that the page is about; an empty one where that is open.

    Args:
        addresses: those of the page, as far as they are known.
        titles: what the page calls itself elsewhere.
    """
    if len(data.articles) <= 1:
        return data.articles[0] if data.articles else {}
    keys = frozenset(filter(None, map(address_key, filter(None, addresses))))
    named = [item for item in data.articles if keys & set(_keys(item))]
    folded = [fold(title) for title in titles if title]
    called = [item for item in data.articles if _is_called(item, folded)]
    for found in (named, called):
        first = found[0] if found else {}
        if found and all(headline_of(item) == headline_of(first) for item in found):
            return _joined(found)
    return {}


def headline_of(thing: Thing) -> str:
    """Return an article's headline, or its name."""
    return json_text(thing.get("headline")) or json_text(thing.get("name"))


def address_of(thing: Thing) -> str:
    """Return the address that an article says it has, as received."""
    page = thing.get("mainEntityOfPage")
    values = (thing.get("url"), page.get("@id") if isinstance(page, dict) else page)
    words = (json_text(value) for value in values)
    return next((word for word in words if word.startswith(("http://", "https://"))), "")


def authors_of(thing: Thing, data: LinkedData) -> tuple[str, ...]:
    """Return the names of an article's authors."""
    found: list[str] = []
    for value in _listed(thing.get("author") or thing.get("creator")):
        person = value
        if isinstance(value, dict) and "name" not in value:
            person = data.things.get(json_text(value.get("@id")), value)
        names = person.get("name") if isinstance(person, dict) else person
        found += filter(None, map(json_text, _listed(names)))
    return tuple(dict.fromkeys(found))


def keywords_of(thing: Thing) -> tuple[str, ...]:
    """Return an article's keywords, those of a text parted at its commas."""
    value = thing.get("keywords")
    words = value if isinstance(value, list) else re.split(r"[,，]", json_text(value))
    named = (item.get("name") if isinstance(item, dict) else item for item in words)
    return tuple(dict.fromkeys(filter(None, map(json_text, named))))


def _things(document: Document) -> Iterator[tuple[Thing, bool]]:
    """Yield the objects in their order, each with whether it is an item of a list."""
    left: list[tuple[object, bool]] = []
    for tag in document.find_all("script", type_=_TYPE):
        left += [(value, False) for value in values_in(tag.get_text())]
    left.reverse()
    count = 0
    while left and count < _MOST:
        value, listed = left.pop()
        if isinstance(value, list):
            left += [(item, listed) for item in reversed(value)]
        elif isinstance(value, dict):
            count += 1
            yield value, listed
            left += [
                (item, listed or key in _LISTED)
                for key, item in reversed(value.items())
                if isinstance(item, (dict, list))
            ]


def _types(thing: Thing) -> set[str]:
    types = map(json_text, _listed(thing.get("@type")))
    return {re.split(r"[/:#]", name)[-1] for name in types if name}


def _keys(thing: Thing) -> Iterator[str]:
    for name in _ADDRESSES:
        value = thing.get(name)
        address = json_text(value.get("@id") if isinstance(value, dict) else value)
        if address.startswith(("http://", "https://")):
            yield address_key(address.partition("#")[0])


def _is_called(thing: Thing, titles: list[str]) -> bool:
    headline = fold(headline_of(thing))
    return bool(headline) and any(headline in title for title in titles)


def _joined(found: list[Thing]) -> Thing:
    """Return what several objects say of one article, the first of them where they differ."""
    joined: dict[str, Any] = {}
    for thing in found:
        for key, value in thing.items():
            joined.setdefault(key, value)
    return joined


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
