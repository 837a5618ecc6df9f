"""Pages that show one article → the element that holds it, and what the page says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from downlink.read.entries import Shown
from downlink.read.html.address import Address
from downlink.read.html.entry import known_address
from downlink.read.html.excerpt import excerpt_of
from downlink.read.html.metadata import Head, article_details
from downlink.read.html.pruning import prune
from downlink.read.html.scoring import find_body
from downlink.read.html.tree import Document, Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page

_ENTRIES = frozenset(["hentry", "h-entry", "post", "entry", "article"])


def find_main(_soup: Document, page: Page) -> Tag:
    """The element that holds the article."""
    return find_body(page.blocks, page.furniture)


def read_article(
    page: Page, main: Tag, head: Head, address: Address
) -> tuple[list[Shown], set[int], list[str]]:
    """Return the article that stands in `main`; the `id()` of the elements whose text is thereby
    said; and the text of those among them that say nothing that the article has.
    """
    details, consumed, boilerplate = article_details(page, main, _entry(main), head, address)
    pruned = prune(page, main, address.known).all
    boilerplate += _lines_of(pruned, consumed)
    consumed |= {address.banner, *(id(tag) for tag in pruned)}
    excerpt = excerpt_of(main, details, page.dialect, consumed)
    if excerpt is not None:
        return [excerpt], {id(main), *consumed}, boilerplate
    if details.title and details.link:
        return [known_address(details)], consumed, boilerplate
    return [], set(), []


def _entry(main: Tag) -> Tag:
    """Return the element that is marked as the whole of the article, its heading and date among
    it; `main` itself if none is.
    """
    for tag in (main, *main.parents):
        if tag.name == "article" or not _ENTRIES.isdisjoint(tag.words("class")):
            return tag
    return main


def _lines_of(tags: Collection[Tag], consumed: set[int]) -> Iterator[str]:
    """Yield the lines of elements of which the article has none, as received."""
    for tag in tags:
        if consumed.isdisjoint(id(around) for around in (tag, *tag.parents)):
            yield from filter(str.strip, text_of(tag, consumed).split("\n"))
