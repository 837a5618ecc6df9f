"""Pages that list articles → an excerpt for each entry, or its address where no text stands there.

Themes put the same small things into every entry: what is written alike in most of a page's
entries, and what is nothing but a date, is no text of the articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from downlink.model.dump import Details
from downlink.read.dates import date_of
from downlink.read.entries import Shown
from downlink.read.html.entry import entry_details, known_address
from downlink.read.html.excerpt import excerpt_of
from downlink.read.html.groups import Group
from downlink.read.html.opening import day_in
from downlink.read.html.shown_dates import Shown as ShownDate
from downlink.read.html.shown_dates import days_above
from downlink.read.html.targets import Target
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import SMALL, Page
from downlink.text.links import safe_link
from downlink.text.permalinks import address_key
from downlink.text.scripts import HAN

_MOST_PROSE, _LEAST_PROSE = 0.3, 40
# Entries are titles only if less than this share of them have so many characters beside that.
_ENOUGH = 200
# Characters of an entry that is more than a title among others that are not.
_HAN, _HAN_COUNTS = re.compile(f"[{HAN}]"), 1.5
_SHARED, _FEWEST = 0.6, 3
# What stands in this share of so many entries is the theme's.
LONGEST_DATE = 40
"""Characters of an element that says a date and nothing else."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it was read: the elements that are no text of it, and the words of those that
    say nothing that its details have.
    """

    tag: Tag
    details: Details
    consumed: frozenset[int]
    rest: tuple[str, ...]


def read_listing(page: Page, group: Group, address: str) -> tuple[list[Shown], set[int], list[str]]:
    """Return an entry for each element of the group, as `article.read_article` does for one."""
    entries = [
        _read_entry(page, tag, target, address)
        for tag, target in zip(group.members, group.targets, strict=True)
    ]
    days = days_above(page, group.members) if any(group.targets) else {}
    if any(group.targets):
        entries = list(_with_days(_without_shared(page, entries), days))
    only_titles = any(group.targets) and _are_titles(page, entries)
    shown: list[Shown] = []
    boilerplate: list[str] = []
    for entry in entries:
        excerpt = excerpt_of(entry.tag, entry.details, page.dialect, entry.consumed, address)
        is_title = only_titles and entry.details.link and excerpt and len(excerpt.text) < _ENOUGH
        if excerpt is not None and not is_title:
            shown.append(excerpt)
            boilerplate += entry.rest
        elif entry.details.link:
            rest = [*filter(None, text_of(entry.tag, entry.consumed).split("\n"))]
            date = "" if entry.details.date or len(rest) != 1 else day_in(rest[0])
            details = replace(entry.details, date=date) if date else entry.details
            shown.append(known_address(details))
            boilerplate += [*([] if date else rest), *entry.rest]
        else:
            boilerplate += text_of(entry.tag).split("\n")
    said = {id(day.tag) for day in days.values()}
    return shown, {id(tag) for tag in group.members} | said, boilerplate


def _read_entry(page: Page, tag: Tag, target: Target | None, address: str) -> _Entry:
    details, consumed, rest = entry_details(page, tag, address)
    if target is not None:
        link = safe_link(target.link["href"], address)
        if link and address_key(details.link) != target.key:
            details = replace(details, link=link)
        if not details.title:
            title = _title(page, tag, target)
            if title is not None:
                details = replace(details, title=page.line(title))
                consumed.add(id(title))
    elif not details.link:
        anchor = _anchor(tag)
        details = replace(details, link=safe_link(anchor, address) if address else "")
        rest += [anchor] if anchor and not details.link else []
    if not details.date:
        date, holder = own_date(page, tag)
        if holder is not None:
            details = replace(details, date=date)
            consumed.add(id(holder))
    return _Entry(tag, details, frozenset(consumed), tuple(rest))


def _anchor(tag: Tag) -> str:
    """Return the place within the page that an entry written by hand names, "" for none."""
    anchor = tag.find("a", name_=True)
    return f"#{anchor['name']}" if anchor else ""


def _title(page: Page, tag: Tag, target: Target) -> Tag | None:
    """Return the element that names the article: what its theme calls the title, or the link's
    longest words.
    """
    named = [each for each in page.tags_in(tag) if _is_named_title(page, each)]
    if named:
        return named[0]
    if page.length(target.link) and not page.is_more(target.link):
        return target.link
    return None


def _is_named_title(page: Page, tag: Tag) -> bool:
    if not 0 < page.length(tag) <= SMALL or page.in_code(tag):
        return False
    return any("title" in name.lower() for name in tag.words("class"))


def own_date(page: Page, tag: Tag) -> tuple[str, Tag | None]:
    """Return the first date that stands by itself in an entry, and the element that it is."""
    for each in page.tags_in(tag):
        if 0 < page.length(each) <= LONGEST_DATE:
            date = date_of(page.line(each))
            if date:
                return date, each
    return "", None


def _without_shared(page: Page, entries: Sequence[_Entry]) -> list[_Entry]:
    """Take out of the entries what is written alike in most of them."""
    if len(entries) < _FEWEST:
        return list(entries)
    counts = Counter(line for entry in entries for line in set(_small_lines(page, entry.tag)))
    shared = {line for line, count in counts.items() if count >= _SHARED * len(entries)}
    return [_without(page, entry, shared) for entry in entries]


def _small_lines(page: Page, tag: Tag) -> Iterator[str]:
    return (page.line(each) for each in page.tags_in(tag) if 0 < page.length(each) <= SMALL)


def _without(page: Page, entry: _Entry, shared: set[str]) -> _Entry:
    found = page.outermost(
        each
        for each in page.tags_in(entry.tag)
        if 0 < page.length(each) <= SMALL and page.line(each) in shared
    )
    new = [each for each in found if id(each) not in entry.consumed]
    rest = (*entry.rest, *map(page.line, new))
    return replace(entry, consumed=entry.consumed | {id(each) for each in new}, rest=rest)


def _with_days(entries: Sequence[_Entry], days: Mapping[int, ShownDate]) -> Iterator[_Entry]:
    """Yield the entries, those without a date with that of the day's heading above them."""
    for entry in entries:
        day = days.get(entry.tag.number)
        if day is not None and not entry.details.date:
            yield replace(entry, details=replace(entry.details, date=day.date))
        else:
            yield entry


def _are_titles(page: Page, entries: Sequence[_Entry]) -> bool:
    """Whether hardly any entry says more than who, what and when."""
    told = sum(_is_prose(text_of(entry.tag, entry.consumed), page) for entry in entries)
    return told < _MOST_PROSE * len(entries)


def _is_prose(text: str, page: Page) -> bool:
    """Whether a text is more than labels; a character of Chinese says as much as two letters and
    a half.
    """
    length = len(text) + _HAN_COUNTS * len(_HAN.findall(text))
    return length >= _LEAST_PROSE or page.dialect.is_cut(text)
