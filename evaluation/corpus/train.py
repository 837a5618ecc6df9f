"""Lessons → the trees of the judge of titles and of its confidence, as the package has them.

For each language: trees that say how well a candidate names its text, from the candidates of every
excerpt of the opened repositories and of the project's own judged sets, but the one put aside; and
trees that say by how much better two candidates name it together, and how likely the chosen one is
right, from what is chosen of an excerpt by trees that have not seen its repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from downlink.describe.titles.choose import ranking
from downlink.describe.titles.confidence import confidence_features
from downlink.describe.titles.judge import Trees
from evaluation.corpus.lessons import FOLDS, OWN, Lesson, pairs_told

EACH = 150
"""Articles of a repository at most whose words are counted, and candidates graded."""

_READ, _JUDGED, _TOLD = 1.0, 1.0, 0.1
# The weights of what readers graded, of what the project's own sets tell, and of what the measure
# says of authors' titles: it is strict, and calls many a good title wrong.

_GAINS, _STEPS = (0, 1, 2, 4, 8), 4
# What it is worth that a candidate stands first, by its relevance in steps from 0 to 1.

_DEPTH, _PAIR_DEPTH, _SURE_DEPTH = 4, 3, 3


@dataclass(frozen=True, slots=True)
class _Size:
    """How trees are grown: how many, how much each counts, rows a leaf needs, and questions from
    the root to a leaf; what did best leaving out a part of the repositories in turn.
    """

    trees: int
    step: float
    fewest: int
    depth: int


_RANKED, _SURE = _Size(800, 0.05, 60, _DEPTH), _Size(60, 0.05, 25, _SURE_DEPTH)
_PAIRED = _Size(120, 0.05, 40, _PAIR_DEPTH)
_SHRUNK, _ASKED = 10.0, 0.3
# How far leaves are drawn to 0, the share of features that each split looks at.


def title_trees(lessons: Sequence[Lesson]) -> Trees:
    """Return the trees that say how well a candidate names its text: they learn which of two
    candidates of a text does it better, and are drawn to the scale of relevance.
    """
    rows, values, weights, groups = _taught(lessons)
    steps = np.maximum(0, np.round(values * _STEPS)).astype(int)
    data = lightgbm.Dataset(rows, steps, weight=weights, group=groups)
    ranking_of = {"objective": "lambdarank", "label_gain": _GAINS, "lambdarank_truncation_level": 5}
    return _scaled(_grown(data, ranking_of, _RANKED), rows, values, weights)


def _taught(
    lessons: Sequence[Lesson],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], list[int]]:
    """Return the candidates that somebody graded: features, relevance, weights, and how many of
    them are each text's.
    """
    known = [item for item in lessons if any(item.known)]
    told = [
        (features, relevance, _weight(item))
        for item in known
        for features, relevance, is_known in zip(
            item.features, item.relevance, item.known, strict=True
        )
        if is_known
    ]
    rows, values, weights = (np.array(column) for column in zip(*told, strict=True))
    return rows, values, weights, [sum(item.known) for item in known]


def _weight(lesson: Lesson) -> float:
    own = _JUDGED if lesson.field == OWN else _TOLD
    return (_READ if lesson.is_read else own) / float(sum(lesson.known) ** 0.5)


def _scaled(
    trees: Trees,
    rows: NDArray[np.float64],
    values: NDArray[np.float64],
    weights: NDArray[np.float64],
) -> Trees:
    """Return trees whose sums are near the relevance, in the same order."""
    sums = np.array(trees.add_up(rows.tolist()))
    slope, base = np.polyfit(sums, values, 1, w=weights**0.5)
    return replace(
        trees,
        base=round(float(trees.base * slope + base), 5),
        values=trees.values * float(slope),
    )


def pair_trees(told: Sequence[tuple[tuple[float, ...], float]]) -> Trees:
    """Return the trees that say by how much better a pair is, from features of graded pairs."""
    return _regression(told, _PAIRED)


def sure_trees(told: Sequence[tuple[tuple[float, ...], float]]) -> Trees:
    """Return the trees that say how likely a choice is right, from facts of choices."""
    return _regression(told, _SURE)


def _regression(told: Sequence[tuple[tuple[float, ...], float]], size: _Size) -> Trees:
    rows, values = np.array([row for row, _ in told]), np.array([value for _, value in told])
    return _grown(lightgbm.Dataset(rows, values), {"objective": "regression"}, size)


def unseen_choices(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, list[float], list[int]]]:
    """Yield each lesson with what trees that have not seen its source say of its candidates: the
    scores, and the order by them.
    """
    sources = sorted({item.source for item in lessons})
    for fold in range(FOLDS):
        left_out = set(sources[fold::FOLDS])
        trees = title_trees([item for item in lessons if item.source not in left_out])
        for item in lessons:
            if item.source in left_out:
                scores = trees.add_up(item.features)
                yield item, scores, ranking(item.pool, scores)


def train(lessons: Iterable[Lesson]) -> dict[str, dict[str, Trees]]:
    """Return the trees for each language."""
    every = list(lessons)
    found = {}
    for language in ("en", "zh"):
        taught = [item for item in every if item.pool.english == (language == "en")]
        unseen = [choice for choice in unseen_choices(taught) if choice[0].is_read]
        told = [
            (
                confidence_features(item.pool, item.features, scores, order),
                float(item.right[order[0]]),
            )
            for item, scores, order in unseen
            if item.known[order[0]]
        ]
        paired = [row for choice in unseen for row in pairs_told(*choice)]
        would_do = int(sum(right for _, right in told))
        print(f"{language}: {would_do} of {len(told)} titles of repositories left out would do")
        found[language] = {
            "title": title_trees(taught),
            "pair": pair_trees(paired),
            "sure": sure_trees(told),
        }
    return found


def _grown(data: lightgbm.Dataset, objective: Mapping[str, Any], size: _Size) -> Trees:
    model = lightgbm.train(
        {
            **objective,
            "learning_rate": size.step,
            "max_depth": size.depth,
            "num_leaves": 2**size.depth,
            "min_data_in_leaf": size.fewest,
            "lambda_l2": _SHRUNK,
            "feature_fraction_bynode": _ASKED,
            "num_threads": 1,
            "seed": 0,
            "deterministic": True,
            "verbose": -1,
        },
        data,
        size.trees,
    )
    whole = [_whole(tree["tree_structure"], size.depth) for tree in model.dump_model()["tree_info"]]
    return Trees(
        0.0,
        np.array([tree[0] for tree in whole], dtype=np.intp),
        np.array([tree[1] for tree in whole]),
        np.array([tree[2] for tree in whole]),
    )


def _whole(root: Mapping[str, Any], depth: int) -> tuple[list[int], list[float], list[float]]:
    """Return a tree with all its nodes: a leaf above the last row asks what all answer alike."""
    inner, every = 2**depth - 1, 2 ** (depth + 1) - 1
    asked, bounds, values = [0] * inner, [0.0] * inner, [0.0] * every

    def fill(at: int, node: Mapping[str, Any]) -> tuple[float, int]:
        """Return a node's value and how many rows reach it."""
        leaf = "leaf_value" in node
        value, count = float(node.get("leaf_value", 0.0)), int(node.get("leaf_count", 1))
        if at < inner:
            asked[at] = 0 if leaf else int(node["split_feature"])
            bounds[at] = 0.0 if leaf else float(node["threshold"])
            first, left = fill(2 * at + 1, node if leaf else node["left_child"])
            second, right = fill(2 * at + 2, node if leaf else node["right_child"])
            if not leaf:
                value, count = (first * left + second * right) / (left + right), left + right
        values[at] = value
        return value, count

    fill(0, root)
    return asked, bounds, values


def as_json(found: Mapping[str, Mapping[str, Trees]]) -> str:
    """Return the trees as they are stored, one a line."""
    return (
        json.dumps(
            {
                language: {name: _as_table(trees) for name, trees in sorted(tables.items())}
                for language, tables in sorted(found.items())
            },
            separators=(",", ":"),
        ).replace('{"asked"', '\n{"asked"')
        + "\n"
    )


def _as_table(trees: Trees) -> dict[str, Any]:
    return {
        "base": trees.base,
        "trees": [
            {
                "asked": [int(value) for value in asked],
                "bounds": [round(float(value), 4) for value in bounds],
                "values": [round(float(value), 5) for value in values],
            }
            for asked, bounds, values in zip(trees.asked, trees.bounds, trees.values, strict=True)
        ],
    }
