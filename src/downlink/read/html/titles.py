"""A page that shows one article → its title, and the heading in which it stands.

What the page's head says is meant for machines: it may be the site's name, or another wording. What
the page shows as the article's heading is its title; which heading that is, the head tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from downlink.read.dates import date_of
from downlink.read.html.site_title import is_part, parts_of, without_site
from downlink.read.html.tree import Document, Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page
from downlink.text.fold import fold

_MARKED = re.compile(
    r"(?:^|[\s_-])(?:p-name|(?:entry|post|article|blog|story|single|content|title)_{0,2}-?"
    r"(?:title|headline|heading|subject)|headline)(?:$|\s)",
    re.IGNORECASE,
)
_NAMED = frozenset(["headline", "name"])
_LONGEST, _MOST_WITHIN, _MOST = 300, 60, 400
# Characters of a heading, elements in it, and headings that are looked at.
_LEAST_SHARED, _SHARED, _CONTAINED = 6, 0.3, 0.7
# Letters of a title's part that a heading holds, and the share of it that they are; the share of a
# title that a heading is which stands in it.

_EQUAL, _NEAR, _IS_MARKED, _FIRST_RANK, _AT_FRONT = 5, 4, 3, 2, 1
_BEFORE = 200
# Characters of an article that may stand before its heading: a date, a name, labels.


@dataclass(frozen=True, slots=True)
class HeadTitles:
    """What a page's head calls the article.

    Attributes:
        said: as data and `meta` elements have it, the best first, less the site's name.
        whole: as `<title>` has it.
        sites: folded names of the site.
    """

    said: tuple[str, ...] = ()
    whole: str = ""
    sites: frozenset[str] = frozenset()

    @property
    def best(self) -> str:
        """The title where no heading is known."""
        return self.said[0] if self.said else self.own

    @property
    def is_certain(self) -> bool:
        """Whether the title is known to be no site's: `<title>` is not if nothing was taken off."""
        return bool(self.said) or self.own not in ("", self.whole)

    @property
    def own(self) -> str:
        """What `<title>` says of the article; "" where that is the site's name alone."""
        title = without_site(self.whole, self.sites)
        return "" if fold(title) in self.sites else title


class ArticleTitle(NamedTuple):
    """A title, and the element that shows it where one does."""

    text: str
    heading: Tag | None


class _Heading(NamedTuple):
    rank: int
    marked: bool
    size: int
    tag: Tag
    text: str


def find_title(page: Page, main: Tag, head: HeadTitles) -> ArticleTitle:
    """Return the title of the article that stands in `main`."""
    found = [item for item in _headings(page, main, head) if item.rank]
    best = max(
        found,
        key=lambda item: (
            (item.rank, item.marked, item.size) if item.rank >= _NEAR else (item.rank, False, 0)
        ),
        default=None,
    )
    if best is None or (best.rank < _IS_MARKED and head.is_certain):
        return ArticleTitle(head.best, None)
    if best.rank < _IS_MARKED and len(fold(head.own)) > best.size:
        return ArticleTitle(head.own, None)
    return ArticleTitle(best.text, best.tag)


def marked_title(page: Page, entry: Tag) -> Tag | None:
    """Return the element that is marked as the title of an entry of a listing."""
    tags = (tag for tag in page.tags_in(entry) if is_marked(tag))
    return next((tag for tag in tags if 0 < page.length(tag) <= _LONGEST), None)


def is_marked(tag: Tag) -> bool:
    """Whether a theme marks an element as an article's title."""
    if not _NAMED.isdisjoint(tag.words("itemprop")) and tag.name in ("h1", "h2", "h3"):
        return True
    return "headline" in tag.words("itemprop") or bool(_MARKED.search(tag.get("class")))


def heading_text(heading: Tag) -> str:
    """Return the text of a heading on one line."""
    return " ".join(text_of(heading).split())


def site_names(document: Document) -> Iterator[str]:
    """Yield what the page's own markup calls the site: the names of its feeds, and the words that
    link to a front page.
    """
    for tag in document.find_all("link", rel="alternate", type_=_FEED_TYPE, title=True):
        yield _FEED.sub("", tag["title"]).strip()
    for tag in islice(document.find_all("a", href=_FRONT), _ROOTS):
        if any(above.name == "article" for above in tag.parents):
            continue
        yield " ".join(tag.get_text().split())[:_LONGEST]


_FEED_TYPE = re.compile(r"(?:rss|atom)\+xml", re.IGNORECASE)
_FEED = re.compile(
    r"(?:\s*[-–—|»:]\s*|\s+)?\b(?:RSS(?: ?2\.0)?|Atom(?: ?1\.0)?|feed)\b.*$", re.IGNORECASE
)
# What stands behind a site's name in that of its feed.
_FRONT = re.compile(
    r"^(?:https?://[^/?#@\\]+/?|/|(?:\.\./)+|\./)(?:index\.(?:html?|php))?$", re.IGNORECASE
)
_ROOTS = 60


def _headings(page: Page, main: Tag, head: HeadTitles) -> Iterator[_Heading]:
    """Yield the headings of the article and of what stands before it, each with how much says that
    it is the title.
    """
    said = [fold(title) for title in head.said]
    first = page.number(main)
    count = 0
    for tag in page.tags[1 : main.end]:
        is_heading = tag.name in ("h1", "h2", "h3", "h4", "h5", "h6")
        is_small = 0 < page.length(tag) <= _LONGEST and tag.end - tag.number <= _MOST_WITHIN
        if not is_small or not (is_heading or is_marked(tag)):
            continue
        count += 1
        if count > _MOST:
            return
        inside = page.number(tag) > first
        text = heading_text(tag)
        folded = fold(text)
        rank = _relation(folded, said, head)
        if rank < _EQUAL and page.in_boilerplate(tag) and not page.in_boilerplate(main):
            continue
        if rank < _NEAR and (folded in head.sites or not any(map(str.isalnum, text))):
            continue
        if not rank and not date_of(text):
            rank = _standing(page, tag, main, inside=inside)
        yield _Heading(rank, is_marked(tag), len(folded), tag, text)


def _relation(folded: str, said: list[str], head: HeadTitles) -> int:
    """Return how near a heading is to what the page's head says."""
    titles = head.said or (head.whole,)
    if folded in said or folded == fold(head.own):
        return _EQUAL
    if folded not in head.sites and any(
        is_part(folded, title, at_colons=not said) for title in titles
    ):
        return _EQUAL
    own = head.own
    pieces = parts_of(own, at_colons=not said)[:8]
    parts = [*said, fold(own), *(fold(own[start:end]) for start, end in pieces)]
    for part in parts:
        least = max(_LEAST_SHARED, _SHARED * len(folded))
        if part not in head.sites and len(part) >= least and part in folded:
            return _NEAR
    if any(folded in title and len(folded) >= _CONTAINED * len(title) for title in parts if title):
        return _NEAR
    return 0


def _standing(page: Page, tag: Tag, main: Tag, *, inside: bool) -> int:
    """Return how much a heading looks like a title by its mark, rank and place."""
    if is_marked(tag):
        return _IS_MARKED
    at_front = inside and page.place(tag)[0] - page.place(main)[0] <= _BEFORE
    if tag.name == "h1":
        return _FIRST_RANK
    return _AT_FRONT if at_front and tag.name in ("h2", "h3") else 0
