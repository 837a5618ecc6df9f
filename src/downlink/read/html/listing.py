"""Pages that list articles → an entry for each repeated element that looks like one.

Entries are found by structure, not by one blog's class names: children of one element with the
same tag and classes, that look like entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from downlink.read.entries import Shown
from downlink.read.html.entry import entry_details, known_address
from downlink.read.html.excerpt import excerpt_of
from downlink.read.html.shown_dates import days_above
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page

_PROSE = frozenset(["p", "li", "pre", "blockquote", "td", "tr", "dd", "dt", "span", "a", "b", "i"])
_LEAST, _LEAST_SHARE = 2, 0.5
# So many of a group's members, and this share, must look like entries: a short article that was
# not cut stands among the others, and does not show what it is by itself.


def find_group(page: Page) -> list[Tag]:
    """Return the elements that repeat as entries: of all such groups the one with most text in
    its entries, and least in what does not look like one.
    """
    best: list[Tag] = []
    most = 0
    for group in _repeated(page):
        alike = [tag for tag in group if _looks_like_entry(page, tag)]
        if len(alike) < _LEAST or len(alike) < _LEAST_SHARE * len(group):
            continue
        size = 2 * sum(map(page.length, alike)) - sum(map(page.length, group))
        if size > most:
            best, most = [tag for tag in group if _says_enough(page, tag)], size
    return best


def _repeated(page: Page) -> Iterator[list[Tag]]:
    """Yield the groups of children with one tag, and those of them that share a class: themes
    give entries classes of their own (`post-123`, `first`, `odd`) beside the common one.
    """
    for parent in page.tags_in(page.tags[0]):
        groups: dict[tuple[str, str], list[Tag]] = defaultdict(list)
        for child in parent.children:
            if isinstance(child, Tag):
                classes = set(child.words("class"))
                for name in ("", *classes):
                    groups[(child.name, name)].append(child)
        yield from (groups[key] for key in sorted(groups) if len(groups[key]) > 1)


def _looks_like_entry(page: Page, tag: Tag) -> bool:
    """An entry was cut, or is a container with a linked heading or a date of its own. Prose alone
    is a paragraph of something larger.
    """
    if not _says_enough(page, tag) or page.in_boilerplate(tag):
        return False
    if page.is_cut(tag) or tag.name == "article":
        return True
    if tag.name in _PROSE - {"li"}:
        return False
    if page.has_cut_line(tag) or page.first(page.times, tag):
        return True
    heading = page.tags[page.first(page.headings, tag)]
    if heading is page.tags[0]:
        return False
    around = page.link_around(heading)
    linked = around is not None and page.number(around) in page.inside(tag)
    return bool(linked or page.first(page.links, heading) or page.first(page.more, tag))


def _says_enough(page: Page, tag: Tag) -> bool:
    """Whether the text is as long as an excerpt, or is the linked title and date of an archive's
    list.
    """
    if page.length(tag) >= page.dialect.shortest:
        return True
    heading = page.first(page.headings, tag)
    linked = heading and page.first(page.links, page.tags[heading])
    return bool(linked and page.first(page.times, tag))


def read_listing(
    page: Page, group: list[Tag], address: str
) -> tuple[list[Shown], set[int], list[str]]:
    """Return an entry for each element of the group, as `article.read_article` does for one."""
    entries: list[Shown] = []
    boilerplate: list[str] = []
    days = days_above(page, group)
    for tag in group:
        details, consumed, rest = entry_details(page, tag, address)
        day = days.get(page.number(tag))
        details = replace(details, date=day.date) if day and not details.date else details
        excerpt = excerpt_of(tag, details, page.dialect, consumed, address)
        if excerpt is not None:
            entries.append(excerpt)
        elif details.link:
            entries.append(known_address(details))
            rest = [*filter(None, text_of(tag, consumed).split("\n")), *rest]
        else:
            rest = text_of(tag).split("\n")
        boilerplate += rest
    said = {id(day.tag) for day in days.values()}
    return entries, {id(tag) for tag in group} | said, boilerplate
