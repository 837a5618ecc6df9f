"""Features → how good a title is: small trees, each of which asks a few questions, added up.

The trees are learnt (`python -m evaluation.corpus`) from articles whose authors titled them, and
from the project's own judged excerpts: for Chinese and for English, those that say how well a
candidate names its text, and those that say how likely the chosen one is right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from struct import pack
from typing import Any

import numpy as np
from numpy.typing import NDArray

TABLE = "title_weights.json"
DEPTH = 3
"""Questions from a tree's root to its leaves."""

_NODES, _ANSWERS = 8, 256
# A tree's inner nodes, and one that asks nothing, make a byte of answers.


@dataclass(frozen=True, slots=True)
class _Table:
    """Trees by their answers: all questions are asked at once, and each tree's answers make a byte.

    Attributes:
        asked: the features that are looked at, tree by tree, eight places each.
        bounds: up to which value each question is answered with no.
        first: where each tree's values begin.
        values: of each tree and node what those get that reach it.
    """

    asked: NDArray[np.intp]
    bounds: NDArray[np.float64]
    first: NDArray[np.intp]
    values: NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """Trees that are added up, each whole: the node at `n` has those at `2n + 1` and `2n + 2`.

    Attributes:
        base: what is added to.
        asked: of each tree and inner node the feature that is looked at.
        bounds: up to which value the first of the two follows.
        values: of each tree and node, what those that reach it get on average.
    """

    base: float
    asked: NDArray[np.intp]
    bounds: NDArray[np.float64]
    values: NDArray[np.float64]

    def add_up(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the sum for each row of features."""
        table, width = self._table, len(rows[0])
        packed = b"".join([pack(f"{width}d", *row) for row in rows])
        matrix = np.frombuffer(packed).reshape(len(rows), width)
        beyond = matrix.take(table.asked, axis=1) > table.bounds
        reached = _REACHED.take(np.packbits(beyond, axis=1)) + table.first
        sums = table.values.take(reached).sum(axis=1) + self.base
        found: list[float] = sums.tolist()
        return found

    @cached_property
    def _table(self) -> _Table:
        trees = len(self.asked)
        asked = np.zeros((trees, _NODES), dtype=np.intp)
        bounds = np.full((trees, _NODES), np.inf)
        asked[:, : self.asked.shape[1]] = self.asked
        bounds[:, : self.bounds.shape[1]] = self.bounds
        first = np.arange(trees, dtype=np.intp) * self.values.shape[1]
        return _Table(asked.ravel(), bounds.ravel(), first, self.values.ravel())

    def shares(self, row: Sequence[float]) -> Mapping[int, float]:
        """Return how much each feature of a row adds to its sum, by its place."""
        found: dict[int, float] = {}
        for asked, bounds, values in zip(self.asked, self.bounds, self.values, strict=True):
            at = 0
            for _ in range(DEPTH):
                feature = int(asked[at])
                following = 2 * at + (2 if row[feature] > bounds[at] else 1)
                change = float(values[following] - values[at])
                found[feature] = found.get(feature, 0.0) + change
                at = following
        return found


def _leaf(answers: int) -> int:
    """Return the node that a byte of answers leads to; its first bit answers the root."""
    at = 0
    for _ in range(DEPTH):
        beyond = answers >> (_NODES - 1 - at) & 1
        at = 2 * at + 1 + beyond
    return at


_REACHED = np.array([_leaf(answers) for answers in range(_ANSWERS)], dtype=np.intp)
# The node that each byte of answers leads to.


@dataclass(frozen=True, slots=True)
class Judge:
    """What is learnt of one language.

    Attributes:
        title: how well a candidate names its text, about 0 to 1.
        sure: how likely the chosen one is right.
    """

    title: Trees
    sure: Trees


@cache
def judge(*, english: bool) -> Judge:
    """Return the packaged judge of a language."""
    text = files("downlink").joinpath("data", TABLE).read_text(encoding="utf-8")
    table = json.loads(text)["en" if english else "zh"]
    return Judge(_trees(table["title"]), _trees(table["sure"]))


def _trees(table: Mapping[str, Any]) -> Trees:
    trees = table["trees"]
    return Trees(
        float(table["base"]),
        np.array([tree["asked"] for tree in trees], dtype=np.intp),
        np.array([tree["bounds"] for tree in trees], dtype=np.float64),
        np.array([tree["values"] for tree in trees], dtype=np.float64),
    )
