"""What stands before the first sentence of an article → its title and its day, if they do.

Pages written by hand have no element for either: a bold line says the one, a slanted one the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from downlink.model.dump import Details
from downlink.read.dates import date_of
from downlink.read.html.tree import Tag
from downlink.read.html.vocabulary import listed, words_in
from downlink.read.html.whole_page import SMALL, Page
from downlink.text.fold import fold

_LONGEST_DATE = 40
_DIGIT = re.compile(r"\d")
_BARS = re.compile(r"\s[|»«·•–—-]{1,3}\s|[|»«]|:\s")
_DATED = listed("postmetadata postmeta meta date dateline byline posted published time")


class Opening(NamedTuple):
    """The elements before the text that say nothing but the title, and nothing but the day; None
    where there is none.
    """

    title: Tag | None
    day: Tag | None


def read_opening(page: Page, body: Tag, titles: Iterable[str], said: Collection[int]) -> Opening:
    """Return what stands before the first sentence in the element of an article.

    Args:
        titles: what the page is called, with the site's name or without.
        said: the `id()` of the elements that are no part of the text.
    """
    parts = {fold(part) for title in titles for part in (title, *_BARS.split(title[: 3 * SMALL]))}
    title: Tag | None = None
    day: Tag | None = None
    end = page.blocks.first_prose(body)
    behind = 0
    for tag in body.elements():
        lines = page.blocks.lines(tag)
        if lines.start >= end:
            break
        if tag.number < behind:
            continue
        if id(tag) in said:
            behind = tag.end
        elif len(lines) == 1 and page.length(tag) <= SMALL and page.blocks.is_block(tag):
            line = page.line(tag)
            if title is None and fold(line) in parts:
                title = tag
            elif day is None and day_in(line):
                day = tag
            else:
                continue
            behind = tag.end
    return Opening(title, day)


def with_opening(page: Page, details: Details, opening: Opening, labels: Iterable[Tag]) -> Details:
    """Return the details with the title less the site's name, and with the day, as the page itself
    shows them.

    Args:
        labels: the lines that a theme put above the text or below it.
    """
    title = page.line(opening.title) if opening.title else ""
    is_part = title and fold(title) in {fold(part) for part in _BARS.split(details.title)}
    day = page.line(opening.day) if opening.day else ""
    return replace(
        details,
        title=title if is_part or not details.title else details.title,
        date=details.date or day_in(day) or _date_in(page, labels),
    )


def unsaid(page: Page, details: Details, opening: Opening) -> Iterator[str]:
    """Yield the lines of an opening that say something which the details do not."""
    if opening.title and fold(page.line(opening.title)) != fold(details.title):
        yield page.line(opening.title)
    if opening.day and day_in(page.line(opening.day)) != details.date:
        yield page.line(opening.day)


def _date_in(page: Page, tags: Iterable[Tag]) -> str:
    lines = (page.line(tag) for tag in tags if _says_when(page, tag))
    return next(filter(None, map(date_of, lines)), "")


def _says_when(page: Page, tag: Tag) -> bool:
    return page.length(tag) <= SMALL and not _DATED.isdisjoint(words_in(tag))


def day_in(line: str) -> str:
    """Return the day that a line says if it says nothing else, "" otherwise."""
    return date_of(line) if len(line) <= _LONGEST_DATE and _DIGIT.search(line) else ""
