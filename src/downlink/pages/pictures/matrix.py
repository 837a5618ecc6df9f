"""Dumps and stubs → the matrix on the page of all dumps: which article was seen in which.

A small archive has a row for each article and a column for each dump. In a large one a column
stands for a run of dumps, and the rows for the articles seen most; the sums are always of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from downlink.model.dump import Dump
from downlink.model.stub import Stub

MOST_COLUMNS = 12
MOST_ROWS = 60
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A run of dumps, most often of one.

    Attributes:
        first, last: their numbers, from 1.
        dump: the path of the first.
        articles: how many articles they show, and how many of these for the first time.
    """

    first: int
    last: int
    dump: str
    articles: int
    new: int


@dataclass(frozen=True, slots=True)
class Cell:
    """An article in a column.

    Attributes:
        dumps: how many of the column's dumps show it, 0 for none.
        level: the same from 0 to 4, as part of the most that any cell has.
        position: its place in the dump, where the column is one dump.
        new: whether this is where it was first seen.
    """

    dumps: int
    level: int
    position: int
    new: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An article and its cells, one for each column."""

    stub: Stub
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix; `left_out` articles have no row."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    left_out: int

    @property
    def grouped(self) -> bool:
        """Whether a column stands for more than one dump."""
        return any(column.first != column.last for column in self.columns)


def matrix(dumps: Sequence[Dump], stubs: Sequence[Stub]) -> Matrix:
    """Return the matrix; columns in the order of the dumps, rows in that of first sight."""
    runs = _runs(len(dumps))
    column_of = {dumps[at].path: number for number, run in enumerate(runs) for at in run}
    order = {dump.path: number for number, dump in enumerate(dumps)}
    seen: Counter[int] = Counter()
    new: Counter[int] = Counter()
    for stub in stubs:
        seen.update({column_of[place.dump] for place in stub.sightings})
        new[column_of[stub.sightings[0].dump]] += 1
    ranked = sorted(range(len(stubs)), key=lambda at: (-len(stubs[at].sightings), at))
    chosen = [stubs[at] for at in ranked[:MOST_ROWS]]
    chosen.sort(key=lambda stub: (order[stub.sightings[0].dump], stub.sightings[0].position))
    columns = tuple(
        Column(run[0] + 1, run[-1] + 1, dumps[run[0]].path, seen[number], new[number])
        for number, run in enumerate(runs)
    )
    lines = tuple(Line(stub, tuple(_cells(stub, column_of, columns))) for stub in chosen)
    return Matrix(columns, _with_levels(lines), left_out=len(stubs) - len(chosen))


def _runs(dumps: int) -> list[range]:
    """Return the dumps' numbers in as many runs as there may be columns, of nearly equal length."""
    columns = min(dumps, MOST_COLUMNS)
    edges = [dumps * at // columns for at in range(columns + 1)] if columns else []
    return [range(start, stop) for start, stop in pairwise(edges)]


def _cells(stub: Stub, column_of: dict[str, int], columns: Sequence[Column]) -> Iterable[Cell]:
    places: dict[int, dict[str, int]] = defaultdict(dict)
    for place in stub.sightings:
        places[column_of[place.dump]].setdefault(place.dump, place.position)
    first = column_of[stub.sightings[0].dump]
    for number, column in enumerate(columns):
        found = places.get(number, {})
        position = next(iter(found.values()), 0) if column.first == column.last else 0
        yield Cell(len(found), 0, position, number == first)


def _with_levels(lines: Sequence[Line]) -> tuple[Line, ...]:
    most = max((cell.dumps for line in lines for cell in line.cells), default=1)
    return tuple(
        replace(
            line,
            cells=tuple(
                replace(cell, level=-(-_LEVELS * cell.dumps // most)) for cell in line.cells
            ),
        )
        for line in lines
    )
