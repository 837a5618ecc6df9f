"""Streams as Google Reader gave them, and its successors give them → entries of JSON Lines.

The form is that of Google Reader's `stream/contents`, as its users wrote it down:
https://github.com/mihaip/google-reader-api/blob/master/wiki/ApiStreamContents.wiki
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STREAM = frozenset(
    ["direction", "id", "title", "updated", "self", "alternate", "continuation", "author", "items"]
)
"""Keys of a stream that say nothing of an article."""

_OWN = frozenset(
    [
        *("crawlTimeMsec", "timestampUsec", "id", "categories", "title", "published", "updated"),
        *("alternate", "canonical", "content", "summary", "author", "origin", "likingUsers"),
        *("comments", "annotations"),
    ]
)


def is_stream(document: Mapping[str, object]) -> bool:
    """Whether an object is such a stream."""
    items = document.get("items")
    first = items[0] if isinstance(items, list) and items else None
    own = isinstance(first, dict) and ("crawlTimeMsec" in first or "origin" in first)
    return own and isinstance(document.get("id", ""), str)


def as_entry(item: object) -> object:
    """Return what an item says under the keys of an entry; what is none of its own stays."""
    if not isinstance(item, dict):
        return item
    texts = [_inner(item.get(key), "content") for key in ("content", "summary")]
    links = [_inner(item.get(key), "href") for key in ("canonical", "alternate")]
    tags = [tag for tag in _list(item.get("categories")) if not str(tag).startswith("user/")]
    entry: dict[str, Any] = {
        "title": item.get("title"),
        "html": next(filter(None, texts), ""),
        "link": next(filter(None, links), ""),
        "date": item.get("published"),
        "author": item.get("author"),
        "tags": tags,
    }
    rest = {key: value for key, value in item.items() if key not in _OWN}
    return {**{key: value for key, value in entry.items() if value}, **rest}


def _inner(value: object, key: str) -> str:
    """Return the text under a key of an object, or of the first one of a list."""
    first = value[0] if isinstance(value, list) and value else value
    inner = first.get(key) if isinstance(first, dict) else None
    return inner if isinstance(inner, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
