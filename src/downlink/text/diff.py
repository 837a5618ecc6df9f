"""Two texts → how the second differs from the first, in runs of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^。!?\n]+[。!?\n]*|[。!?\n]+")
_MOST = 10_000**2
# Units of one text times those of the other: time and memory grow with it.


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that both have, that only the first has (delete) or only the second."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def diff(first: str, second: str) -> tuple[Run, ...]:
    """Return the runs of a shortest edit by words (single characters in Chinese; by clauses, or
    as one change, where long texts have very much between their common beginning and end).

    The equal and deleted runs are `first`, the equal and inserted ones `second`; between two
    equal runs stands at most one deleted run and after it at most one inserted.
    """
    for unit in (_TOKEN, _CLAUSE):
        old, new = unit.findall(first), unit.findall(second)
        start, left = _common(old, new)
        between, instead = old[start : len(old) - left], new[start : len(new) - left]
        few = len(between) * len(instead) <= _MOST
        if few:
            break
    changed = _edit(between, instead) if few else _changed(between, instead)
    runs = [*_equal(old[:start]), *changed, *_equal(old[len(old) - left :])]
    return tuple(runs)


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many units agree at the beginning, and how many of the others at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    return start, next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)


def _edit(old: list[str], new: list[str]) -> list[Run]:
    runs: list[Run] = []
    at_old = at_new = 0
    equal = [step for step in Indel.opcodes(old, new) if step.tag == "equal"]
    for step in equal:
        runs += _changed(old[at_old : step.src_start], new[at_new : step.dest_start])
        runs += _equal(old[step.src_start : step.src_end])
        at_old, at_new = step.src_end, step.dest_end
    return [*runs, *_changed(old[at_old:], new[at_new:])]


def _equal(units: list[str]) -> list[Run]:
    return [Run("equal", "".join(units))] if units else []


def _changed(deleted: list[str], inserted: list[str]) -> list[Run]:
    runs = [Run("delete", "".join(deleted)), Run("insert", "".join(inserted))]
    return [run for run in runs if run.text]
