"""Pages that show one article → the element that holds it, and what the page says of it."""

from __future__ import annotations

from collections import defaultdict

from downlink.model.dump import Details
from downlink.read.entries import Shown
from downlink.read.html.entry import entry_details, known_address
from downlink.read.html.excerpt import excerpt_of
from downlink.read.html.metadata import page_details
from downlink.read.html.tree import Document, Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page


def find_main(soup: Document, page: Page) -> Tag:
    """The element that holds the article: of those marked as such, or else of those that hold
    paragraphs, the one with most text; comments and side columns are none.
    """
    marked = (
        soup.find_all(itemprop="articleBody"),
        soup.find_all("article"),
        soup.find_all("main"),
        soup.find_all(role="main"),
    )
    for tags in marked:
        found = [tag for tag in tags if not page.in_boilerplate(tag)]
        longest = max(found, key=page.length, default=None)
        if longest is not None and page.length(longest) >= page.dialect.shortest:
            return longest
    weights: dict[int, int] = defaultdict(int)
    for paragraph in soup.find_all(["p", "pre", "blockquote", "li"]):
        if paragraph.parent is not None and not page.in_boilerplate(paragraph):
            weights[page.number(paragraph.parent)] += page.weight(paragraph)
    if weights:
        return page.tags[max(weights, key=lambda key: weights[key])]
    return soup.body or soup


def read_article(
    soup: Document, page: Page, main: Tag, address: str
) -> tuple[list[Shown], set[int], list[str]]:
    """Return the article that stands in `main`; the `id()` of the elements whose text is thereby
    said; and the text of those among them that say nothing that the article has.
    """
    shown, undated = page_details(soup, address)
    own, consumed, boilerplate = entry_details(page, main, address, title=shown.title)
    outside = soup.find("h1")
    heading = " ".join(text_of(outside).split()) if isinstance(outside, Tag) else ""
    details = Details(
        title=own.title or shown.title or heading,
        link=shown.link or own.link,
        date=own.date or shown.date,
        author=own.author or shown.author,
        tags=own.tags or shown.tags,
        aliases=shown.aliases,
        continued=shown.continued,
    )
    if isinstance(outside, Tag) and heading == details.title:
        consumed.add(id(outside))
    boilerplate += [] if details.date else undated
    excerpt = excerpt_of(main, details, page.dialect, consumed)
    if excerpt is not None:
        return [excerpt], {id(main), *consumed}, boilerplate
    if details.title and details.link:
        return [known_address(details)], consumed, boilerplate
    return [], set(), []
