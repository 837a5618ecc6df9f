"""Catalog and rendered pages → what is searched: articles first, most seen first, then pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.model.topic import Topic
from downlink.pages.addresses import FOLDERS, POSTS, TOPICS
from downlink.text.fold import fold

_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\u3000]+")
_NO_TEXT = "script, style, svg, noscript, .highlight, .md-source-file, .headerlink"
# Examples of code (.highlight) show what captures look like, not what this archive holds.
_BLOCKS = frozenset(
    [
        *("p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "div", "section"),
        *("pre", "blockquote", "summary", "br"),
    ]
)
_BRACKETS = re.compile(r"[()（）]")

_MOST_COMPARED = 64
# Texts of an article that its other ones are compared with, the fullest; it can have thousands.

FIRST, OTHER, BROADER = 0, 1, 2
"""How a document is about a topic: it is its first one, another one, or a broader one of these."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is found: an article or a hand-written page.

    Attributes:
        url: its path below the site's root, "" for the home page.
        texts: on one line each, the fullest first.
        topics: ids of the topics that it is about, the first one first.
    """

    url: str
    title: str
    texts: tuple[str, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchTopic:
    """A topic that a query can name, by any of its names.

    Attributes:
        narrower: ids of all topics below it that articles are about.
    """

    id: str
    name: str
    url: str
    names: tuple[str, ...]
    narrower: tuple[str, ...] = ()


def documents_of(catalog: Catalog, site: Path) -> tuple[Document, ...]:
    """Return the documents in the order in which equally good matches are shown."""
    seen = sorted(catalog.stubs, key=lambda stub: -len(stub.sightings))
    return (*map(_article, seen), *_pages(site))


def topics_of(catalog: Catalog, language: str) -> tuple[SearchTopic, ...]:
    """Return the topics that articles are about, or broader ones of these.

    Args:
        language: the interface's, for the names that are shown.
    """
    narrower: dict[str, set[str]] = {}
    for own in {topic for stub in catalog.stubs for topic in _about(stub)}:
        narrower.setdefault(own, set())
        for broader in catalog.topics.ancestors(own):
            narrower.setdefault(broader, set()).add(own)
    return tuple(
        SearchTopic(
            topic.id,
            topic.names.get(language.partition("-")[0], topic.name),
            f"{TOPICS}/{topic.id}/",
            tuple(dict.fromkeys((*_names(topic), *topic.aliases))),
            tuple(sorted(narrower[topic.id])),
        )
        for topic in catalog.topics
        if topic.id in narrower
    )


def _names(topic: Topic) -> Iterator[str]:
    """Yield the topic's names; of one with another in brackets, both by themselves too."""
    for name in (topic.name, *topic.names.values()):
        yield name
        yield from filter(None, map(str.strip, _BRACKETS.split(name)))


def one_line(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def _article(stub: Stub) -> Document:
    return Document(
        url=f"{POSTS}/{stub.slug}/",
        title=one_line(stub.title.text),
        texts=tuple(map(one_line, _distinct(variant.text for variant in stub.variants))),
        topics=_about(stub),
    )


def _about(stub: Stub) -> tuple[str, ...]:
    return tuple(topic.id for topic in stub.topics if topic.role == "about")


def _distinct(texts: Iterable[str]) -> list[str]:
    """Leave out texts that say nothing beyond one before them: other cuts of it."""
    kept: list[str] = []
    folded: list[str] = []
    for text in texts:
        own = fold(text)
        if not any(own in other for other in islice(folded, _MOST_COMPARED)):
            kept.append(text)
            folded.append(own)
    return kept


def _pages(site: Path) -> Iterator[Document]:
    """Yield the pages that no catalog made, in the order of their addresses."""
    for path in sorted(site.rglob("index.html")):
        relative = path.relative_to(site)
        if len(relative.parts) > 1 and relative.parts[0] not in FOLDERS:
            page = _page(path, f"{relative.parent.as_posix()}/")
            if page:
                yield page


def _page(path: Path, url: str) -> Document | None:
    soup = BeautifulSoup(path.read_bytes(), "lxml")
    content = soup.select_one("article.md-content__inner")
    if content is None:
        return None
    without = {id(element) for element in content.select(_NO_TEXT)}
    heading = content.find("h1")
    title = one_line("".join(_texts(heading, without))) if heading else ""
    return Document(
        url, title or url, (one_line("".join(_texts(content, {*without, id(heading)}))),)
    )


def _texts(content: Tag, without: Collection[int]) -> Iterator[str]:
    """Yield what stands in an element, and white space where a block begins or ends."""
    stack = [(content, iter(content.children))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "\n" if element.name in _BLOCKS else ""
        elif isinstance(child, Tag) and id(child) not in without:
            yield "\n" if child.name in _BLOCKS else ""
            stack.append((child, iter(child.children)))
        elif type(child) in (NavigableString, CData):
            yield str(child)
