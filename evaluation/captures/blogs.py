"""Captures of real blogs with what they show: `blogs/opened/<name>/`, `blogs/unopened/<name>/`.

A blog's folder holds its captures, and `truth.json`, which a script of its own made from the
blog's feeds, search index and article pages:

    {"generator": "Hexo 5.2.0",
     "articles": [{"address": "https://…", "titles": ["…"], "dates": ["2020-01-31"], "text": "…",
                   "headings": ["…"], "code": ["…"]}],
     "captures": [{"file": "captures/001.html", "source": "https://…", "kind": "article",
                   "shows": ["https://…"]}]}

`kind` is `article`, `listing` or `feed`; `shows` are the addresses of the articles that it shows:
of a listing those to which a heading leads. A title or date is right if it is one of those given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from downlink.model.dump import Dump
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from downlink.text.permalinks import address_key

Kind = Literal["article", "listing", "feed"]


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """An article of a blog; `headings` and `code` are those in its text, in order."""

    key: str
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    text: str
    headings: tuple[str, ...]
    code: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """A file; `shows` are the keys of the articles that it shows."""

    path: Path
    source: str
    kind: Kind
    shows: tuple[str, ...]

    @property
    def name(self) -> str:
        """The address of its dump."""
        return self.path.name

    def read(self) -> Dump:
        """Return its dump, as out of a web archive that knows the address."""
        return read_content(self.name, self.path.read_bytes(), Origin(self.source))


@dataclass(frozen=True)
class Blog:
    """A blog's captures and what is true of them; articles by their keys."""

    name: str
    generator: str
    articles: dict[str, TrueArticle]
    captures: tuple[Capture, ...]

    @cached_property
    def shown(self) -> frozenset[str]:
        """The keys of the articles that are to be found: those with a page or a feed's item."""
        keys = (key for item in self.captures if item.kind != "listing" for key in item.shows)
        return frozenset(key for key in keys if key in self.articles)


def read_blogs(folder: Path) -> Iterator[Blog]:
    """Yield the blogs of a folder by their names; none where there is no such folder."""
    for truth in sorted(folder.glob("*/truth.json")):
        yield read_blog(truth.parent)


def read_blog(folder: Path) -> Blog:
    """Return the blog of a folder."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    articles = (_article(item) for item in truth["articles"])
    return Blog(
        folder.name,
        truth.get("generator", ""),
        {article.key: article for article in articles},
        tuple(_capture(folder, item) for item in truth["captures"]),
    )


def _article(item: dict[str, object]) -> TrueArticle:
    return TrueArticle(
        address_key(str(item["address"])),
        _strings(item.get("titles")),
        _strings(item.get("dates")),
        str(item.get("text", "")),
        _strings(item.get("headings")),
        _strings(item.get("code")),
    )


def _capture(folder: Path, item: dict[str, object]) -> Capture:
    shows = tuple(map(address_key, _strings(item.get("shows"))))
    kind: Kind = "listing"
    if item["kind"] == "article":
        kind = "article"
    elif item["kind"] == "feed":
        kind = "feed"
    return Capture(folder / str(item["file"]), str(item["source"]), kind, shows)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
