"""Two texts → how the second differs from the first, in runs of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_WORD = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)


_CLAUSE = re.compile(r"[^。!?\n]+[。!?\n]*|[。!?\n]+")
_LONG = 40_000
# Characters of both: memory grows with the square of the number of units.


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that both have, that only the first has (delete) or only the second."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def diff(first: str, second: str) -> tuple[Run, ...]:
    """Return the runs of a shortest edit by words (single characters in Chinese; by
    clauses where the texts are long).

    The equal and deleted runs are `first`, the equal and inserted ones `second`; between two
    equal runs stands at most one deleted run and after it at most one inserted.
    """
    unit = _WORD if len(first) + len(second) <= _LONG else _CLAUSE
    old, new = unit.findall(first), unit.findall(second)
    runs: list[Run] = []
    at_old = at_new = 0
    equal = [step for step in Indel.opcodes(old, new) if step.tag == "equal"]
    for step in equal:
        runs += _changed(old[at_old : step.src_start], new[at_new : step.dest_start])
        runs.append(Run("equal", "".join(old[step.src_start : step.src_end])))
        at_old, at_new = step.src_end, step.dest_end
    return (*runs, *_changed(old[at_old:], new[at_new:]))


def _changed(deleted: list[str], inserted: list[str]) -> list[Run]:
    runs = [Run("delete", "".join(deleted)), Run("insert", "".join(inserted))]
    return [run for run in runs if run.text]
