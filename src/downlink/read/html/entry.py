"""An entry's own markup → its title, link, date, author and tags, and what of it is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.model.dump import Details, KnownAddress
from downlink.read.html.bylines import author_in, name_in
from downlink.read.html.furniture import is_quoted
from downlink.read.html.hidden import is_hidden
from downlink.read.html.places import Place
from downlink.read.html.shown_dates import Shown, published_in, undated_in
from downlink.read.html.titles import ArticleTitle, heading_text, is_marked, marked_title
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.vocabulary import AUTHORS_IDS
from downlink.read.html.whole_page import SMALL, Page, marks_of
from downlink.text.links import safe_link

_LABELS = re.compile(
    r"\b(?:meta|byline|date|author|tags?|categor(?:y|ies)|more|read-?more|screen-reader-text|sr-only)\b",
    re.IGNORECASE,
)
_BYLINES = frozenset(["author", "byline", "p-author"])
_BARE = 60
# Characters of an element that says a date or a name and a label, and nothing that is lost with it.


def entry_details(
    page: Page, entry: Tag, base: str, *, article: ArticleTitle | None = None
) -> tuple[Details, set[int], list[str]]:
    """Return what an entry's markup says; the `id()` of the elements that are no part of its
    text; and the text of those among them that say nothing more than the details do.

    Args:
        page: the page on which the entry stands.
        article: the title, and the heading that shows it, where the entry is a whole article: a
            link at its end is a part of it then. None for an entry of a listing.
    """
    if article is None:
        headings = list(page.tags_in(entry, page.headings))
        marked = (tag for tag in headings if is_marked(tag))  # a day may stand above it as one
        heading = next(marked, next(iter(headings), None)) or marked_title(page, entry)
        title = heading_text(heading) if heading else ""
    else:
        title, heading = article
    shown = published_in(page, entry)
    undated = None if shown else undated_in(page, entry)
    author = _author(page, entry)
    tags = [tag for tag in entry.find_all("a", rel="tag") if page.length(tag) <= SMALL]
    boilerplate = _boilerplate(page, entry, heading, listed=article is None)
    address = _entry_address(page, entry, heading)
    details = Details(
        title=title,
        link=safe_link(address, base),
        date=shown.date if shown else "",
        author=name_in(author.get_text()) if author else _said_author(page, boilerplate),
        tags=tuple(dict.fromkeys(map(page.line, tags))),
    )
    taken = [tag for tag in (heading, undated, author, *tags, *boilerplate) if tag]
    taken += _of_date(page, shown)
    named = {id(tag) for tag in (heading, author, *tags) if tag}
    named |= {id(shown.tag)} if shown and page.length(shown.tag) <= _BARE else set()
    boilerplate += [undated] if undated and undated not in boilerplate else []
    rest = [" ".join(text_of(tag).split()) for tag in boilerplate if id(tag) not in named]
    rest += [] if details.link else [address]
    return details, set(map(id, taken)), [line for line in rest if line]


def _of_date(page: Page, shown: Shown | None) -> Iterator[Tag]:
    """Yield the element of a date that is no text of the entry."""
    if shown and (shown.tag.name == "time" or page.length(shown.tag) <= _BARE):
        yield shown.tag


def author_before(page: Page, element: Tag, before: int) -> str:
    """Return the author's name that stands in an element before that of this number."""
    tag = _author(page, element)
    return name_in(tag.get_text()) if tag and page.number(tag) < before else ""


def _author(page: Page, entry: Tag) -> Tag | None:
    """Return the first element that is marked as the author's name and holds one, or a link in
    such an element.
    """
    marked = (
        entry.find_all(rel="author"),
        entry.find_all(itemprop="author"),
        _bylines(page, entry),
    )
    tags = (tag for found in marked for tag in found if page.length(tag) <= 2 * SMALL)
    return next((_innermost(tag) for tag in tags if name_in(page.line(tag))), None)


def _innermost(tag: Tag) -> Tag:
    """Return the name in microdata's person, or the element itself."""
    name = tag.find(itemprop="name")
    return name if name is not None and name_in(name.get_text()) else tag


def _bylines(page: Page, entry: Tag) -> Iterator[Tag]:
    for tag in page.tags_in(entry):
        named = not _BYLINES.isdisjoint(tag.words("class")) and not page.in_code(tag)
        named = named and not is_quoted(tag)
        if named or (tag.name == "a" and page.in_byline(tag)):
            yield tag


def _said_author(page: Page, labels: list[Tag]) -> str:
    """Return the name behind `by` in one of the entry's labels."""
    lines = (page.line(tag) for tag in labels if page.length(tag) <= 2 * SMALL)
    return next(filter(None, map(author_in, lines)), "")


def _boilerplate(page: Page, entry: Tag, heading: Tag | None, *, listed: bool) -> list[Tag]:
    """Return the small parts of an entry that its theme put there: its dates and labels, the link
    to the whole. What holds the heading, or most of the text, is none.
    """
    last = page.last_line(entry)
    leads_on = last[1] if last and (listed or page.dialect.is_cut(last[0])) else None
    most = min(SMALL, page.length(entry) // 2)
    aside = page.in_boilerplate(entry)
    found = page.outermost(
        tag
        for tag in page.tags_in(entry)
        if (page.in_boilerplate(tag) and not aside)
        or (page.length(tag) <= most and _is_label(page, tag, heading, leads_on))
    )
    return [tag for tag in found if not any(map(_counts_for_nothing, (tag, *tag.parents)))]


def _counts_for_nothing(tag: Tag) -> bool:
    """Whether classes within an element name no parts of a theme: nobody sees it, or it is code,
    whose annotations and comments highlighters call so.
    """
    return tag.name == "pre" or is_hidden(tag)


def _is_label(page: Page, tag: Tag, heading: Tag | None, leads_on: Place | None) -> bool:
    if page.in_code(tag):
        return False
    if page.is_more(tag) or (tag.name == "a" and page.place(tag) == leads_on):
        return True
    marks = tag.get("class") if tag.name in AUTHORS_IDS else marks_of(tag)
    known = bool(_LABELS.search(marks)) or tag.name in ("footer", "header")
    known = known and not is_quoted(tag)
    return known and not (heading and (tag is heading or page.number(heading) in page.inside(tag)))


def _entry_address(page: Page, entry: Tag, heading: Tag | None) -> str:
    """The heading's link as received, or the one marked as the entry's bookmark or address."""
    itself = heading if heading and heading.name == "a" else None
    inside = heading.find("a", href=True) if heading else None
    around = page.link_around(heading) if heading else None
    marked = (
        entry.find("a", rel="bookmark", href=True)
        or entry.find("a", itemprop="url", href=True)
        or entry.find("a", class_="u-url", href=True)
    )
    for tag in (itself, inside, around, marked):
        if isinstance(tag, Tag) and not tag.get("href", "#").startswith("#"):
            return str(tag["href"])
    return ""


def known_address(details: Details) -> KnownAddress:
    """Return an entry of which nothing but this is known."""
    return KnownAddress(details.title, details.link, details.date, details.author, details.tags)
