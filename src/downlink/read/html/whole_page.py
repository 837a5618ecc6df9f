"""A parsed page → what readers ask of its elements again and again, all of it found in one pass.

Any element may be an entry. Asked one by one, each would go through all that stands in it for its
text, and up to the root for what it stands in: on a page of nested elements that takes the square
of its size. Here elements have numbers in the order in which they begin, so that what stands in
one is a range of numbers, and its text a part of the page's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from downlink.read.dates import order_of
from downlink.read.html.blocks import Blocks
from downlink.read.html.furniture import Kind, find_furniture
from downlink.read.html.places import Place, find_places
from downlink.read.html.tree import Document, Tag
from downlink.settings.dialect import TRANSMISSION, Dialect, matches

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SMALL = 120
"""Characters: dates, names and labels are short."""

_NEAREST = 300
# Characters of a line on either side of an element.

_ARROWS = " →⟶»›>….[]"
_BOILERPLATE: frozenset[Kind] = frozenset(["frame", "furniture", "comments"])
_CODE = frozenset(["pre", "code"])
_BREAK = re.compile("\n")


class _Around(NamedTuple):
    """What an element is, or stands in; `link` is the number of the nearest one."""

    boilerplate: bool = False
    byline: bool = False
    code: bool = False
    link: int = 0


class Page:
    """A page and its elements; the root has the number 0.

    Attributes:
        tags: the elements by their numbers.
        dialect: what shows that a text was cut.
        blocks: the lines of what a reader sees.
        furniture: what its theme put around its articles, by the elements' numbers.
        headings, times, links, more: the numbers, in order, of headings, `time` elements, links to
            other pages, and links that lead on to the whole of an article.
        is_marked: whether a line of it is a banner or a section's heading of text dumps.
    """

    def __init__(self, soup: Document, dialect: Dialect = TRANSMISSION) -> None:
        self.dialect = dialect
        words = (mark.strip(_ARROWS) for mark in dialect.truncation)
        self._more_words = frozenset(words) - {"", "&hellip;"}
        self._tail = 1 + max(map(len, dialect.truncation), default=0)
        # Characters at the end of a text that show whether it was cut.
        self.tags: list[Tag] = [soup, *soup.elements()]
        self._above = [tag.parent.number if tag.parent else 0 for tag in self.tags]
        self._text, self._places = find_places(soup, len(self.tags))
        self.blocks = Blocks(soup.body or soup, self._text, self._places)
        self.furniture = find_furniture(self.blocks)
        self._around = self._look_around()
        self._weights = self._weigh()
        self._breaks = [match.start() for match in _BREAK.finditer(self._text)]
        self._cuts = list(_cut_lines(self._text, dialect))
        marks = (*dialect.banner, *dialect.section)
        self.is_marked = any(matches(marks, line) for line in self._text.split("\n"))
        self.headings = [at for at, tag in enumerate(self.tags) if tag.name in HEADINGS]
        self.times = [at for at, tag in enumerate(self.tags) if tag.name == "time"]
        self.links = [at for at, tag in enumerate(self.tags) if _leads_away(tag)]
        self.more = [
            at for at, tag in enumerate(self.tags) if tag.get("href") and self.is_more(tag)
        ]

    def _look_around(self) -> list[_Around]:
        found = [_Around()]
        for number, tag in enumerate(self.tags[1:], 1):
            boilerplate = self.furniture.get(number) in _BOILERPLATE
            found.append(_around(found[self._above[number]], number, tag, boilerplate=boilerplate))
        return found

    def _weigh(self) -> list[int]:
        weights = [sum(map(len, _own_texts(tag))) for tag in self.tags]
        for number in range(len(self.tags) - 1, 0, -1):
            weights[self._above[number]] += weights[number]
        return weights

    @cached_property
    def day_first(self) -> bool | None:
        """Whether the day stands first in the page's dates such as `21/04/2005`; None if open."""
        return order_of([self._text])

    def number(self, tag: Tag) -> int:
        """Return the element's number."""
        return tag.number

    def inside(self, tag: Tag) -> range:
        """Return the numbers of the elements that stand in `tag`."""
        return range(tag.number + 1, tag.end)

    def tags_in(self, tag: Tag, numbers: Sequence[int] | None = None) -> Iterator[Tag]:
        """Yield the elements that stand in `tag`, of those with these numbers, which are in order,
        or of all.
        """
        inside = self.inside(tag)
        chosen: Sequence[int] = inside
        if numbers is not None:
            first, last = bisect_left(numbers, inside.start), bisect_left(numbers, inside.stop)
            chosen = numbers[first:last]
        return (self.tags[number] for number in chosen)

    def first(self, numbers: Sequence[int], tag: Tag) -> int:
        """Return the first of the numbers, which are in order, whose element stands in `tag`, 0 if
        none does.
        """
        inside = self.inside(tag)
        at = bisect_left(numbers, inside.start)
        return numbers[at] if at < len(numbers) and numbers[at] < inside.stop else 0

    def outermost(self, tags: Iterable[Tag]) -> list[Tag]:
        """Return those of the elements, given in order, that stand in no other of them."""
        found: list[Tag] = []
        end = 0
        for tag in tags:
            if self.number(tag) >= end:
                found.append(tag)
                end = self.inside(tag).stop
        return found

    def in_boilerplate(self, tag: Tag) -> bool:
        """Whether `tag` stands in comments, a side column, a navigation or the page's foot."""
        return self._around[self.number(tag)].boilerplate

    def in_byline(self, tag: Tag) -> bool:
        """Whether `tag` stands in an element that is marked as the author's name."""
        return self._around[self._above[self.number(tag)]].byline

    def in_code(self, tag: Tag) -> bool:
        """Whether `tag` stands in code, whose colours have classes such as `tag` and `meta`."""
        return self._around[self._above[self.number(tag)]].code

    def link_around(self, tag: Tag) -> Tag | None:
        """Return the nearest link to another page in which `tag` stands."""
        number = self._around[self._above[self.number(tag)]].link
        return self.tags[number] if number else None

    def place(self, tag: Tag) -> Place:
        """Return where the text of `tag` stands in the page's."""
        return self._places[self.number(tag)]

    def weight(self, tag: Tag) -> int:
        """Return how many characters of text stand in `tag`, white space and all."""
        return self._weights[self.number(tag)]

    def length(self, tag: Tag) -> int:
        """Return how many characters of text a reader sees of `tag`."""
        start, end = self.place(tag)
        return end - start

    def line(self, tag: Tag) -> str:
        """Return the text of `tag` on one line."""
        return " ".join(self._text[slice(*self.place(tag))].split())

    def first_line(self, tag: Tag) -> str:
        """Return the first line of the text of `tag`."""
        start, end = self.place(tag)
        at = self._text.find("\n", start, end)
        return self._text[start : at if at >= 0 else end]

    def line_around(self, tag: Tag) -> tuple[str, str]:
        """Return what stands on the line of the page's text before that of `tag`, and behind it;
        of a long line the part nearest to it.
        """
        start, end = self.place(tag)
        before = self._text[max(0, start - _NEAREST) : start].rpartition("\n")[2]
        after = self._text[end : end + _NEAREST].partition("\n")[0]
        return " ".join(before.split()), " ".join(after.split())

    def ends_line(self, tag: Tag) -> bool:
        """Whether nothing stands behind the text of `tag` on its line."""
        end = self.place(tag)[1]
        return end in (0, len(self._text)) or self._text[end] == "\n"

    def last_line(self, tag: Tag) -> tuple[str, Place] | None:
        """Return the text of `tag` before its last line, and where that stands; None where it has
        one line only.
        """
        start, end = self.place(tag)
        at = self._text.rfind("\n", start, end)
        return (self._text[start:at], (at + 1, end)) if at >= 0 else None

    def is_cut(self, tag: Tag) -> bool:
        """Whether the text of `tag` ends in a truncation mark."""
        return self._is_cut(*self.place(tag))

    def has_cut_line(self, tag: Tag) -> bool:
        """Whether a line of the text of `tag` ends in a truncation mark."""
        start, end = self.place(tag)
        at = bisect_right(self._cuts, start)
        if at < len(self._cuts) and self._is_mark(start, self._cuts[at]):
            at += 1  # of this line the element holds the mark only
        if at < len(self._cuts) and self._cuts[at] <= end:
            return True
        last = bisect_left(self._breaks, end)
        return self._is_cut(max(start, self._breaks[last - 1] + 1 if last else 0), end)

    def _is_cut(self, start: int, end: int) -> bool:
        return self.dialect.is_cut(self._text[max(start, end - self._tail) : end])

    def _is_mark(self, start: int, end: int) -> bool:
        return end - start < self._tail and (
            self._text[start:end].rstrip() in self.dialect.truncation
        )

    def is_more(self, tag: Tag) -> bool:
        """Whether `tag` is a link that leads on to the whole article."""
        return (
            tag.name == "a"
            and self.length(tag) <= SMALL
            and self.line(tag).strip(_ARROWS) in self._more_words
        )


def marks_of(tag: Tag) -> str:
    """Return the classes and the id of an element, by which themes name the parts of a page."""
    return " ".join([tag.get("class"), tag.get("id")])


def _own_texts(tag: Tag) -> Iterator[str]:
    return (child for child in tag.children if isinstance(child, str))


def _around(above: _Around, number: int, tag: Tag, *, boilerplate: bool) -> _Around:
    """Return what an element is, or stands in as the one above it does."""
    return _Around(
        above.boilerplate or boilerplate,
        above.byline or "author" in tag.words("class"),
        above.code or tag.name in _CODE,
        number if _leads_away(tag) else above.link,
    )


def _leads_away(tag: Tag) -> bool:
    return tag.name == "a" and not tag.get("href", "#").startswith("#")


def _cut_lines(text: str, dialect: Dialect) -> Iterator[int]:
    """Yield where lines end that end in a truncation mark."""
    end = -1
    for line in text.split("\n"):
        end += len(line) + 1
        if dialect.is_cut(line):
            yield end
