"""Flattened text → its blocks: headings, paragraphs and list items, as far as they show.

Nothing is added, and nothing is left out but white space between blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from downlink.describe.headings import leading_heading, takes_up
from downlink.describe.references import find_links
from downlink.model.stub import Block, Span
from downlink.text.formulas import formulas_in
from downlink.text.grammar.headings import generic_heading

_Kind = Literal["heading", "paragraph", "item"]
_Part = tuple[_Kind, str, int, int]  # kind, marker, start, end

# In Chinese no space follows a full stop: where one does, a line ended there. Captures with
# markup keep the ends of lines.
_LINE_END = re.compile(r"(?:(?<=[。!?！？])|(?<=[。!?！？][”\"]))\s+|(?<!\s)\s*\n\s*")
# White space is matched from where it begins only: else a long run takes quadratic time.
_MARKER = re.compile(r"(?:^|(?<=\s))([0-9]{1,2}[.、])\s(?=\S)")
_INNER_HEADING = re.compile(r"([^\s,;:。、!?]{2,20})\s+(?=\S)")


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
    start = 0
    for find in (generic_heading, leading_heading):
        place = find(body, start)
        if place:
            yield ("heading", "", start, place[1])
            start = place[1]
    markers = _list_markers(body, start)
    first = markers[0].start() if markers else len(body)
    yield from _paragraphs(body, start, first)
    for index, marker in enumerate(markers):
        following = markers[index + 1].start() if index + 1 < len(markers) else len(body)
        line = _LINE_END.search(body, marker.end(), following)
        end = line.start() if line else following
        yield ("item", marker.group(1), marker.end(), end)
        yield from _paragraphs(body, end, following)


def _list_markers(body: str, start: int) -> list[re.Match[str]]:
    """Return the markers of a flattened list: two or more that all say 1, or that count from 1."""
    markers = list(_MARKER.finditer(body, start))
    numbers = [int(marker.group(1)[:-1]) for marker in markers]
    flat = set(numbers) == {1}
    counting = numbers == list(range(1, len(numbers) + 1))
    return markers if len(markers) > 1 and (flat or counting) else []


def _paragraphs(body: str, start: int, end: int) -> Iterator[_Part]:
    while start < end:
        line = _LINE_END.search(body, start, end)
        stop = line.start() if line else end
        yield ("paragraph", "", start, stop)
        start = line.end() if line else end
        heading = _INNER_HEADING.match(body, start, end) if line else None
        if heading and _is_heading(body, heading):
            yield ("heading", "", *heading.span(1))
            start = heading.end(1)


def _is_heading(body: str, match: re.Match[str]) -> bool:
    alone = generic_heading(body, match.start())
    words, end = match.group(1), match.end()
    return alone is not None or takes_up(body[end : end + len(words)], words)


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
