"""Features → how good a title is: small trees, each of which asks a few questions, added up.

The trees are learnt (`python -m evaluation.corpus`) from articles whose authors titled them, and
from the project's own judged excerpts: for Chinese and for English, those that say how well a
candidate names its text, and those that say how likely the chosen one is right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

TABLE = "title_weights.json"
DEPTH = 3
"""Questions from a tree's root to its leaves."""


@dataclass(frozen=True, slots=True)
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
        matrix = np.asarray(rows, dtype=np.float64)
        trees = np.arange(len(self.asked))
        lines = np.arange(len(matrix))[:, None]
        at = np.zeros((len(matrix), len(trees)), dtype=np.intp)
        for _ in range(DEPTH):
            beyond = matrix[lines, self.asked[trees, at]] > self.bounds[trees, at]
            at = 2 * at + 1 + beyond
        sums = self.values[trees, at].sum(axis=1) + self.base
        return [float(value) for value in sums]

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
