"""Flattened text → its blocks: headings, paragraphs and list items, as far as they show.

Nothing is added, and nothing is left out but white space between blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from downlink.describe.references import find_links
from downlink.model.stub import Block, Span
from downlink.text.formulas import formulas_in
from downlink.text.grammar.heading_places import heading_at
from downlink.text.grammar.lines import LINE_END, is_spaced
from downlink.text.grammar.numbering import MARKER
from downlink.text.grammar.one_form import one_form, without_addresses, without_formulas

_Kind = Literal["heading", "paragraph", "item"]
_Part = tuple[_Kind, str, int, int]  # kind, marker, start, end
_MOST_HEADINGS = 2
# One behind the other: a third is a list of contents.

_TELLING = 2000
# Characters that tell whether a text puts spaces between Chinese and Latin.


def structure(
    body: str, *, truncated: bool, formulas: Mapping[int, str] = MappingProxyType({})
) -> tuple[Block, ...]:
    """Return the blocks of a text without its truncation mark.

    Args:
        truncated: whether the text was cut at its end.
        formulas: the TeX of its formulas, as far as it is known, by the offset of each.
    """
    marks = sorted([*_formulas(body, formulas), *_links(body, truncated=truncated)], key=_start_of)
    return tuple(
        Block(kind, _spans(body, start, end, marks), marker, start)
        for kind, marker, start, end in _trim(body, _blocks(body))
    )


def _blocks(body: str) -> Iterator[_Part]:
    text = without_addresses(one_form(without_formulas(body)))
    headings = _Headings(text, is_spaced(text[:_TELLING]))
    start = 0
    for heading in headings.at(0, len(text), front=True):
        yield heading
        start = heading[3]
    markers = _list_markers(text, start)
    first = markers[0].start() if markers else len(text)
    yield from _paragraphs(headings, start, first)
    for index, marker in enumerate(markers):
        following = markers[index + 1].start() if index + 1 < len(markers) else len(text)
        line = LINE_END.search(text, marker.end(), following)
        end = line.start() if line else following
        yield ("item", marker.group(1), marker.end(), end)
        yield from _paragraphs(headings, end, following)


@dataclass(frozen=True, slots=True)
class _Headings:
    """The headings of a text in one form."""

    text: str
    spaced: bool

    def at(self, start: int, end: int, *, front: bool = False) -> Iterator[_Part]:
        """Yield the headings that stand one behind the other from `start` on."""
        for _ in range(_MOST_HEADINGS):
            place = heading_at(self.text, start, spaced=self.spaced, front=front)
            if not place or place[1] > end:
                break
            yield ("heading", "", start, place[1])
            start = place[1]


def _list_markers(text: str, start: int) -> list[re.Match[str]]:
    """Return the markers of a flattened list: two or more that all say 1, or that count from 1."""
    markers = list(MARKER.finditer(text, start))
    numbers = [int(marker.group(1)[:-1]) for marker in markers]
    flat = set(numbers) == {1}
    counting = numbers == list(range(1, len(numbers) + 1))
    return markers if len(markers) > 1 and (flat or counting) else []


def _paragraphs(headings: _Headings, start: int, end: int) -> Iterator[_Part]:
    while start < end:
        line = LINE_END.search(headings.text, start, end)
        yield ("paragraph", "", start, line.start() if line else end)
        start = line.end() if line else end
        for heading in headings.at(start, end) if line else ():
            yield heading
            start = heading[3]


def _trim(body: str, parts: Iterator[_Part]) -> Iterator[_Part]:
    for kind, marker, start, end in parts:
        text = body[start:end]
        if text.strip() or marker:
            left = len(text) - len(text.lstrip())
            yield kind, marker, start + left, start + len(text.rstrip())


_Mark = tuple[int, int, Span]  # start, end, what stands there


def _start_of(mark: _Mark) -> int:
    return mark[0]


def _links(body: str, *, truncated: bool) -> Iterator[_Mark]:
    for link in find_links(body, truncated=truncated):
        span = Span("link", body[link.start : link.end], link.url)
        yield link.start, link.end, span


def _formulas(body: str, formulas: Mapping[int, str]) -> Iterator[_Mark]:
    for start, end in formulas_in(body):
        tex = formulas.get(start, "")
        kind: Literal["formula", "placeholder"] = "formula" if tex else "placeholder"
        yield start, end, Span(kind, body[start:end], tex=tex)


def _spans(body: str, start: int, end: int, marks: Sequence[_Mark]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for number in range(bisect_left(marks, start, key=_start_of), len(marks)):
        left, right, span = marks[number]
        if left >= end:
            break
        if left < start or right > end:
            continue
        if left > start:
            spans.append(Span("text", body[start:left]))
        spans.append(span)
        start = right
    if start < end:
        spans.append(Span("text", body[start:end]))
    return tuple(spans)
