"""A page's visible text → its lines, and how much of an article each of them is.

A line is what stands in one block of the page: a paragraph, an item of a menu, the words between
two `br`. Elements have ranges of lines, so that what is asked of one is a difference of two sums.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from downlink.read.html.phrases import is_notice
from downlink.read.html.places import Place
from downlink.read.html.tree import Tag

PRE, PARAGRAPH, ITEM, CELL, HEADING = 1, 2, 4, 8, 16
_AROUND = {
    "pre": PRE,
    "p": PARAGRAPH,
    "li": ITEM,
    **dict.fromkeys(("td", "dd", "dt"), CELL),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
}
_SENTENCE = re.compile("[.!?…][\"'”’»)\\]]*(?:\\s|$)|[。！？]")
_LONG, _SHORT, _MOST = 80, 25, 400
_HARDLY_ANY = 100
# Characters of an alphabet: what is as long as this is prose whatever it ends in; what is shorter
# than that is none; more than this counts no more, lest one line outweighs an article.


class Blocks:
    """The lines of what stands in an element, by their numbers in order.

    Attributes:
        root: the element.
        around: for each line what it stands in, of `PRE`, `PARAGRAPH`, `ITEM`, `CELL`, `HEADING`.
        prose: for each line how much of an article it is, in characters of an alphabet.
        own: for each line that is no heading its characters, less those of links twice.
    """

    def __init__(self, root: Tag, text: str, places: Sequence[Place]) -> None:
        self.root = root
        self._text = text
        self._starts, self._ends = _lines(text, *places[root.number])
        self._first = [bisect_left(self._starts, start) for start, _ in places]
        self._behind = [
            max(first, bisect_right(self._ends, end))
            for first, (_, end) in zip(self._first, places, strict=True)
        ]
        self._places = places
        self.owners = self._find_owners()
        self.around = self._look_around()
        links = self._count_links()
        self.prose = [self._prose(number, link) for number, link in enumerate(links)]
        self.own = [self._own(number, link) for number, link in enumerate(links)]
        self._links, self._prose_before = sums(links), sums(self.prose)

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._starts)

    def lines(self, tag: Tag) -> range:
        """Return the numbers of the lines that stand wholly in an element."""
        return range(self._first[tag.number], self._behind[tag.number])

    def prose_in(self, tag: Tag) -> float:
        """Return how much of an article stands in an element."""
        return between(self._prose_before, self.lines(tag))

    def amount_in(self, tag: Tag) -> float:
        """Return how much of what may be an article stands in an element: prose, or where the page
        has hardly any, all that is no link.
        """
        if self._prose_before[-1] >= _HARDLY_ANY:
            return self.prose_in(tag)
        return self.length(tag) * (1 - self.link_share(tag))

    def prose_before(self, tag: Tag) -> float:
        """Return how much of an article stands before an element."""
        return self._prose_before[self._first[tag.number]]

    def first_prose(self, tag: Tag) -> int:
        """Return the number of the first line in an element that is prose, or of the one behind
        its last.
        """
        lines = self.lines(tag)
        return next((number for number in lines if self.prose[number]), lines.stop)

    def length(self, tag: Tag) -> int:
        """Return how many characters of text a reader sees of an element."""
        start, end = self._places[tag.number]
        return end - start

    def link_share(self, tag: Tag) -> float:
        """Return how much of the text of an element's lines is that of links, from 0 to 1."""
        lines = self.lines(tag)
        size = self._ends[lines[-1]] - self._starts[lines[0]] if lines else 0
        return between(self._links, lines) / size if size else 0.0

    def is_block(self, tag: Tag) -> bool:
        """Whether an element holds whole lines, and nothing beside them."""
        lines = self.lines(tag)
        place = self._places[tag.number]
        return bool(lines) and place == (self._starts[lines[0]], self._ends[lines[-1]])

    def _find_owners(self) -> list[int]:
        """Return the number of the innermost element that holds the whole of each line."""
        size = len(self)
        owners = [self.root.number] * size
        following = list(range(size + 1))  # the next line without an owner, at or behind each
        for tag in reversed(self.root.elements()):
            lines = self.lines(tag)
            at = _free(following, lines.start) if lines else size
            while at < lines.stop:
                owners[at] = tag.number
                following[at] = at + 1
                at = _free(following, at)
        return owners

    def _look_around(self) -> list[int]:
        found = {above.number: _AROUND.get(above.name, 0) for above in (self.root,)}
        for tag in self.root.elements():
            above = tag.parent.number if tag.parent else self.root.number
            found[tag.number] = found[above] | _AROUND.get(tag.name, 0)
        return [found[owner] for owner in self.owners]

    def _count_links(self) -> list[int]:
        """Return how many characters of each line are those of links and buttons."""
        counts = [0] * len(self)
        behind = 0
        for tag in self.root.find_all(("a", "button")):
            if tag.number >= behind and (tag.name == "button" or tag.get("href")):
                behind = tag.end
                start, end = self._places[tag.number]
                at = bisect_right(self._ends, start)
                while at < len(self) and self._starts[at] < end:
                    counts[at] += min(end, self._ends[at]) - max(start, self._starts[at])
                    at += 1
        return counts

    def _line(self, number: int) -> str:
        return self._text[self._starts[number] : self._ends[number]]

    def _own(self, number: int, link: int) -> float:
        if self.around[number] & HEADING or is_notice(self._line(number)):
            return 0.0
        return float(self._ends[number] - self._starts[number] - 2 * link)

    def _prose(self, number: int, link: int) -> float:
        line = self._line(number)
        around = self.around[number]
        # A letter of Han, Kana or Hangul, three bytes, says as much as two of an alphabet.
        size = (len(line) + len(line.encode("utf-8", "replace"))) / 2
        if around & PRE:
            return min(size, _LONG) / 2
        if not line or around & HEADING or link * 2 > len(line) or is_notice(line):
            return 0.0
        own = size * (1 - link / len(line))
        if own >= _LONG or (own >= _SHORT and _SENTENCE.search(line)):
            return min(own, _MOST)
        return own / 2 if around & PARAGRAPH and own >= _SHORT else 0.0


def sums(values: Iterable[float]) -> list[float]:
    """Return the sum of the values before each, and of all."""
    return [0.0, *accumulate(values)]


def between(before: Sequence[float], lines: range) -> float:
    """Return the sum of some lines' values, given the `sums` of all."""
    return before[lines.stop] - before[lines.start]


def _lines(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return where the lines of a piece of a text begin and where they end."""
    starts: list[int] = []
    ends: list[int] = []
    for line in text[start:end].split("\n") if end > start else ():
        starts.append(start)
        ends.append(start + len(line))
        start += len(line) + 1
    return starts, ends


def _free(following: list[int], at: int) -> int:
    while following[at] != at:
        following[at] = following[following[at]]
        at = following[at]
    return at
