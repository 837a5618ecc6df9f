"""Features → how good a title is: small trees, each of which asks a few questions, added up.

The trees are learnt (`python -m evaluation.corpus`) from candidates that readers graded, and less
from authors' titles, and from the project's own judged excerpts: for Chinese and for English, those
that say how well a candidate names its text, by how much better two do it together, and how likely
the chosen one is right.
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

_BYTE = 8
# Answers to the questions of a tree's inner nodes, and of one that asks nothing, are whole bytes:
# one where three questions lead from the root to the leaves, two where four do.


@dataclass(frozen=True, slots=True)
class _Table:
    """Trees by their answers: all questions are asked at once, each tree's answers are a number.

    Attributes:
        asked: the features that are looked at, tree by tree, one more place each than it has
            inner nodes.
        bounds: up to which value each question is answered with no.
        number: how a tree's answers are read as one.
        first: where each tree's values begin.
        values: of each tree and node what those get that reach it.
    """

    asked: NDArray[np.intp]
    bounds: NDArray[np.float32]
    number: str
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

    @property
    def depth(self) -> int:
        """Questions from a tree's root to its leaves: 3 or 4."""
        return int(self.asked.shape[1]).bit_length()

    def add_up(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the sum for each row of features."""
        table, width = self._table, len(rows[0])
        packed = b"".join([pack(f"{width}f", *row) for row in rows])
        matrix = np.frombuffer(packed, dtype=np.float32).reshape(len(rows), width)
        beyond = matrix.take(table.asked, axis=1) > table.bounds
        answers = np.packbits(beyond, axis=1).view(table.number)
        reached = _reached(self.depth).take(answers) + table.first
        sums = table.values.take(reached).sum(axis=1) + self.base
        found: list[float] = sums.tolist()
        return found

    @cached_property
    def _table(self) -> _Table:
        trees, nodes = len(self.asked), 2**self.depth
        asked = np.zeros((trees, nodes), dtype=np.intp)
        bounds = np.full((trees, nodes), np.inf, dtype=np.float32)
        asked[:, : self.asked.shape[1]] = self.asked
        bounds[:, : self.bounds.shape[1]] = self.bounds
        first = np.arange(trees, dtype=np.intp) * self.values.shape[1]
        number = f">u{nodes // _BYTE}"
        return _Table(asked.ravel(), bounds.ravel(), number, first, self.values.ravel())

    def shares(self, row: Sequence[float]) -> Mapping[int, float]:
        """Return how much each feature of a row adds to its sum, by its place."""
        found: dict[int, float] = {}
        for asked, bounds, values in zip(self.asked, self.bounds, self.values, strict=True):
            at = 0
            for _ in range(self.depth):
                feature = int(asked[at])
                following = 2 * at + (2 if row[feature] > bounds[at] else 1)
                change = float(values[following] - values[at])
                found[feature] = found.get(feature, 0.0) + change
                at = following
        return found


@cache
def _reached(depth: int) -> NDArray[np.intp]:
    """Return the node that each number of answers leads to; its first bit answers the root."""
    nodes = 2**depth
    answers = np.arange(2**nodes, dtype=np.intp)
    at = np.zeros_like(answers)
    for _ in range(depth):
        at = 2 * at + 1 + (answers >> (nodes - 1 - at) & 1)
    return at


@dataclass(frozen=True, slots=True)
class Judge:
    """What is learnt of one language.

    Attributes:
        title: how well a candidate names its text, about 0 to 1.
        pair: by how much better two candidates name it together than the first alone.
        sure: how likely the chosen one is right.
    """

    title: Trees
    pair: Trees
    sure: Trees


@cache
def judge(*, english: bool) -> Judge:
    """Return the packaged judge of a language."""
    text = files("downlink").joinpath("data", TABLE).read_text(encoding="utf-8")
    table = json.loads(text)["en" if english else "zh"]
    return Judge(*(_trees(table[name]) for name in ("title", "pair", "sure")))


def _trees(table: Mapping[str, Any]) -> Trees:
    trees = table["trees"]
    return Trees(
        float(table["base"]),
        np.array([tree["asked"] for tree in trees], dtype=np.intp),
        np.array([tree["bounds"] for tree in trees], dtype=np.float64),
        np.array([tree["values"] for tree in trees], dtype=np.float64),
    )
