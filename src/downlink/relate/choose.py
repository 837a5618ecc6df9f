"""For each stub those near it → the few that it names: the nearest, but none near everything.

A stub in the middle of an archive is among the nearest of very many others (a hub: Radovanović et
al. 2010). So each is measured by how near others are to it anyway (as CSLS does, Conneau et al.
2018), and none is named by more than a few.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

MOST = 6
"""Related stubs that a stub names."""

MOST_NAMED = 7
"""Stubs that name one and the same, unless it is all that one of them has."""

LEAST = 0.003
"""How near another one must be to be named at all, 0 to 1."""

LEAST_FURTHER, LEAST_SHARE, VERY_NEAR = 0.09, 0.55, 0.2
"""How near a second one must be, and which share of the nearest one's nearness it needs, which
counts as so much at most: beside the other part of a series there is room for more."""

_AROUND = 5
# So many of those nearest to a stub tell how near others are to it anyway.

Near = Mapping[int, float]
"""Stubs by number, and how near they are to one."""


def choose(near: Sequence[Near]) -> tuple[tuple[int, ...], ...]:
    """Return for each stub those that it names, the nearest first."""
    usual = [_usual(own) for own in near]
    best = [max(own.values(), default=0.0) for own in near]
    pairs = sorted(
        (usual[other] / 2 - score, (other - number) % len(near), number)
        for number, own in enumerate(near)
        for other, score in own.items()
        if score >= _least(best[number])
    )
    named: Counter[int] = Counter()
    chosen: list[list[int]] = [[] for _ in near]
    for _, step, number in pairs:
        other = (number + step) % len(near)
        if len(chosen[number]) < MOST and named[other] < MOST_NAMED:
            chosen[number].append(other)
            named[other] += 1
    for number, own in enumerate(near):
        if not chosen[number] and best[number] >= LEAST:
            chosen[number].append(_last(own, named))
            named[chosen[number][0]] += 1
    return tuple(map(tuple, chosen))


def _least(best: float) -> float:
    """Return how near others of a stub must be, whose nearest one is as near as `best`."""
    if best < LEAST_FURTHER:
        return max(LEAST, best)
    return max(LEAST_FURTHER, LEAST_SHARE * min(best, VERY_NEAR))


def _last(own: Near, named: Mapping[int, int]) -> int:
    """Return the nearest one to a stub that has none yet, if possible one that few name."""
    least = LEAST_SHARE * max(own.values())
    few = [other for other, score in own.items() if score >= least and named[other] < MOST_NAMED]
    return min(few or own, key=lambda other: (-own[other], other))


def _usual(own: Near) -> float:
    return math.fsum(sorted(own.values(), reverse=True)[:_AROUND]) / _AROUND
