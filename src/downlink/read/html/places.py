"""A parsed page → its visible text, and where in it the text of each element stands.

Texts of elements overlap: written out one by one they would take the square of a page's size.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from downlink.read.html.tree import Document, Tag
from downlink.read.html.visible_text import TRIMMED, trim, walk

Place = tuple[int, int]
"""Where something begins and ends in a page's text."""


def find_places(soup: Document, size: int) -> tuple[str, list[Place]]:
    """Return the visible text of a page, followed by that of each part which is not seen; and for
    each element where its own stands there; what is within a formula has the formula's.
    """
    parts: list[str | None] = []
    spans: list[Place] = [(0, 0)] * size
    left: deque[Tag] = deque([soup])
    while left:
        root = left.popleft()
        begun = {id(root): len(parts)}
        for part in walk(root):
            if part is None or isinstance(part, str):
                parts.append(part)
            elif part.kind == "open":
                begun[id(part.tag)] = len(parts)
            elif part.kind == "close":
                spans[part.tag.number] = (begun.pop(id(part.tag)), len(parts))
            elif part.kind == "hidden":
                left.append(part.tag)
            else:
                for tag in (part.tag, *part.tag.elements()):
                    spans[tag.number] = (len(parts) - 1, len(parts))
        spans[root.number] = (begun[id(root)], len(parts))
        parts.append(None)
    text, begins, ends = _joined(parts)
    return text, [(min(begins[first], ends[last]), ends[last]) for first, last in spans]


def _joined(parts: Sequence[str | None]) -> tuple[str, list[int], list[int]]:
    """Return the lines of the parts, which None parts; and for each part where in them the text
    begins that begins with it, and where the text ends that ends before it.
    """
    lines: list[str] = []
    begins: list[int] = []
    ends = [0]
    length = 0
    for row in _rows(parts):
        line = "".join(row)
        at = length - (len(line) - len(line.lstrip(TRIMMED)))
        ends += _ends(row, at, ends[-1])
        if line.strip():
            lines.append(trim(line))
            length += len(lines[-1]) + 1
        begins += [*_begins(row, at, length), length]
    return "\n".join(lines), begins, ends


def _rows(parts: Iterable[str | None]) -> Iterator[list[str]]:
    row: list[str] = []
    for part in parts:
        if part is None:
            yield row
            row = []
        else:
            row.append(part)


def _begins(row: Sequence[str], at: int, following: int) -> list[int]:
    """Return for each part of a row, which begins at `at`, where what begins with it does: at a
    character that is shown, or with the `following` row if only white space is left of this one.
    """
    found: list[int] = []
    begin, shown = following, False
    at += sum(map(len, row))
    for part in reversed(row):
        at -= len(part)
        if trim(part):
            begin = at + len(part) - len(part.lstrip(TRIMMED))
        shown = shown or bool(part.strip())
        found.append(begin if shown else following)
    return found[::-1]


def _ends(row: Sequence[str], at: int, before: int) -> list[int]:
    """Return for each part of a row where what ends with it does, as `_begins`, and once more for
    the row's own end.
    """
    found: list[int] = []
    end, shown = before, False
    for part in row:
        if trim(part):
            end = at + len(part.rstrip(TRIMMED))
        shown = shown or bool(part.strip())
        found.append(end if shown else before)
        at += len(part)
    return [*found, found[-1] if found else before]
