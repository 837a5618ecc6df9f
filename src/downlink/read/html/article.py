"""Pages that show one article → the element that holds it, and what the page says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from downlink.model.dump import Details
from downlink.read.entries import Shown
from downlink.read.html.address import Address
from downlink.read.html.comments import read_comments
from downlink.read.html.entry import known_address
from downlink.read.html.excerpt import excerpt_of
from downlink.read.html.hidden import is_hidden
from downlink.read.html.metadata import Head, article_details
from downlink.read.html.opening import read_opening, unsaid, with_opening
from downlink.read.html.pruning import prune
from downlink.read.html.scoring import find_body
from downlink.read.html.tree import Document, Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.vocabulary import ENTRIES
from downlink.read.html.whole_page import Page


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
    details, consumed, rest = _taken_apart(
        page, main, details, consumed | {address.banner}, address.known
    )
    boilerplate += rest
    excerpt = excerpt_of(main, details, page.dialect, consumed, address.base)
    if excerpt is not None:
        return [excerpt], {id(main), *consumed}, boilerplate
    if details.title and details.link:
        return [known_address(details)], consumed, boilerplate
    return [], set(), []


def _taken_apart(
    page: Page, main: Tag, details: Details, consumed: set[int], address: str
) -> tuple[Details, set[int], list[str]]:
    """Return the details with what the page shows of them before the text and below it; the `id()`
    of all elements that are no part of the text; and the text of those that say nothing more.

    Args:
        consumed: the `id()` of those that are known already.
    """
    comments = read_comments(page)
    consumed = consumed | comments.said
    pruned = prune(page, main, address).all
    title = page.tags[0].find("title")
    titles = [details.title, title.get_text() if title is not None else ""]
    opening = read_opening(page, main, titles, consumed)
    found = with_opening(page, details, opening, pruned)
    rest = [*comments.rest, *_lines_of(pruned, consumed), *unsaid(page, found, opening)]
    consumed |= {id(tag) for tag in (*pruned, *filter(None, opening))}
    return replace(found, comments=comments.comments), consumed, rest


def _entry(main: Tag) -> Tag:
    """Return the element that is marked as the whole of the article, its heading and date among
    it; `main` itself if none is.
    """
    for tag in (main, *main.parents):
        if tag.name == "article" or not ENTRIES.isdisjoint(tag.words("class")):
            return tag
    return main


def _lines_of(tags: Collection[Tag], consumed: set[int]) -> Iterator[str]:
    """Yield the lines of elements of which the article has none, as received."""
    for tag in tags:
        if not is_hidden(tag) and consumed.isdisjoint(id(around) for around in (tag, *tag.parents)):
            yield from filter(str.strip, text_of(tag, consumed).split("\n"))
