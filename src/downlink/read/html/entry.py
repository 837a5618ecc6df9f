"""An entry's own markup → its title, link, date, author and tags, and what of it is no text."""

from __future__ import annotations

import re

from downlink.model.dump import Details, KnownAddress
from downlink.read.dates import date_of
from downlink.read.html.places import Place
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import SMALL, Page, marks_of
from downlink.text.links import safe_link

_LABELS = re.compile(
    r"\b(?:meta|byline|date|author|tags?|categor(?:y|ies)|more|read-?more|screen-reader-text|sr-only)\b",
    re.IGNORECASE,
)
_BYLINES = frozenset(["author", "byline"])
_LONGEST_TITLE = 1000
# Characters of a page's title in which headings are looked for.


def entry_details(
    page: Page, entry: Tag, base: str, *, title: str | None = None
) -> tuple[Details, set[int], list[str]]:
    """Return what an entry's markup says; the `id()` of the elements that are no part of its
    text; and the text of those among them that say nothing more than the details do.

    Args:
        page: the page on which the entry stands.
        title: the page's title ("" if it has none) where the entry is a whole article: only a
            heading of the first rank, or one that it holds, is the article's then, and a link at
            its end is a part of it. None for an entry of a listing.
    """
    shown = title and title[:_LONGEST_TITLE]
    headings, times = page.tags_in(entry, page.headings), page.tags_in(entry, page.times)
    heading = next((tag for tag in headings if _is_title(page, tag, shown)), None)
    time = next((tag for tag in times if not _in_prose(page, tag)), None)
    author = entry.find(rel="author") or entry.find(itemprop="author") or _named_author(page, entry)
    tags = [tag for tag in entry.find_all("a", rel="tag") if page.length(tag) <= SMALL]
    boilerplate = _boilerplate(page, entry, heading, listed=title is None)
    address = _entry_address(page, entry, heading)
    consumed = {
        id(tag) for tag in (heading, time, author, *tags, *boilerplate) if isinstance(tag, Tag)
    }
    details = Details(
        title=" ".join(text_of(heading).split()) if heading else "",
        link=safe_link(address, base),
        date=_date_of(time) if isinstance(time, Tag) else "",
        author=" ".join(author.get_text().split()) if isinstance(author, Tag) else "",
        tags=tuple(dict.fromkeys(map(page.line, tags))),
    )
    named = {id(tag) for tag in (heading, author, *tags) if isinstance(tag, Tag)}
    if isinstance(time, Tag) and not details.date and id(time) not in map(id, boilerplate):
        boilerplate.append(time)
    rest = [" ".join(text_of(tag).split()) for tag in boilerplate if id(tag) not in named]
    rest += [] if details.link else [address]
    return details, consumed, [line for line in rest if line]


def _date_of(time: Tag) -> str:
    return date_of(str(time.get("datetime") or "")) or date_of(time.get_text())


def _in_prose(page: Page, tag: Tag) -> bool:
    """Whether the element is a word of a sentence rather than a label of the entry."""
    paragraph = page.paragraph_around(tag)
    return paragraph is not None and page.length(paragraph) > SMALL


def _is_title(page: Page, tag: Tag, title: str | None) -> bool:
    if not title or tag.name == "h1":
        return True
    return 0 < page.length(tag) <= 2 * len(title) and page.line(tag) in title


def _named_author(page: Page, entry: Tag) -> Tag | None:
    """Return the first element that is marked as the author's name, or a link in one."""
    for tag in page.tags_in(entry):
        named = not _BYLINES.isdisjoint(tag.words("class"))
        if named or (tag.name == "a" and page.in_byline(tag)):
            return tag
    return None


def _boilerplate(page: Page, entry: Tag, heading: Tag | None, *, listed: bool) -> list[Tag]:
    """Return the small parts of an entry that its theme put there: its dates and labels, the link
    to the whole. What holds the heading, or most of the text, is none.
    """
    last = page.last_line(entry)
    leads_on = last[1] if last and (listed or page.dialect.is_cut(last[0])) else None
    most = min(SMALL, page.length(entry) // 2)
    aside = page.in_boilerplate(entry)
    return page.outermost(
        tag
        for tag in page.tags_in(entry)
        if (page.in_boilerplate(tag) and not aside)
        or (page.length(tag) <= most and _is_label(page, tag, heading, leads_on))
    )


def _is_label(page: Page, tag: Tag, heading: Tag | None, leads_on: Place | None) -> bool:
    if page.is_more(tag) or (tag.name == "a" and page.place(tag) == leads_on):
        return True
    known = bool(_LABELS.search(marks_of(tag))) or tag.name in ("footer", "header")
    return known and not (heading and (tag is heading or page.number(heading) in page.inside(tag)))


def _entry_address(page: Page, entry: Tag, heading: Tag | None) -> str:
    """The heading's link as received, or the one marked as the entry's bookmark or address."""
    inside = heading.find("a", href=True) if heading else None
    around = page.link_around(heading) if heading else None
    marked = entry.find("a", rel="bookmark", href=True) or entry.find(
        "a", itemprop="url", href=True
    )
    for tag in (inside, around, marked):
        if isinstance(tag, Tag) and not str(tag["href"]).startswith("#"):
            return str(tag["href"])
    return ""


def known_address(details: Details) -> KnownAddress:
    """Return an entry of which nothing but this is known."""
    return KnownAddress(details.title, details.link, details.date, details.author, details.tags)
