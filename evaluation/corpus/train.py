"""Lessons → the trees of the judge of titles and of its confidence, as the package has them.

For each language: trees that say how well a candidate names its text, from the candidates of every
excerpt of the opened repositories and of the project's own judged sets, but the one put aside; and
trees that say how likely the chosen candidate is right, from what is chosen of an excerpt by trees
that have not seen its repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor

from downlink.describe.titles.choose import ranking
from downlink.describe.titles.confidence import confidence_features
from downlink.describe.titles.judge import DEPTH, Trees
from evaluation.corpus.lessons import FOLDS, OWN, Lesson

EACH = 150
"""Articles of a repository at most whose words are counted, and candidates graded."""

_READ, _JUDGED, _TOLD = 1.0, 5.0, 0.1
# The weights of what readers graded, of what the project's own sets tell, and of what the measure
# says of authors' titles: it is strict, and calls many a good title wrong.

_TREES, _STEP, _FEWEST, _SHRUNK, _ASKED = 150, 0.06, 20, 10.0, 0.3
_SURE_TREES, _SURE_STEP, _SURE_FEWEST = 60, 0.05, 25
# Trees, how much each counts, rows a leaf needs, how far leaves are drawn to 0, the share of
# features each split looks at: what did best leaving out a part of the repositories in turn.


def title_trees(lessons: Sequence[Lesson]) -> Trees:
    """Return the trees that say how well a candidate names its text."""
    rows = [
        (features, relevance, _weight(item))
        for item in lessons
        for features, relevance, known in zip(
            item.features, item.relevance, item.known, strict=True
        )
        if known
    ]
    return _fit(
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        np.array([row[2] for row in rows]),
        (_TREES, _STEP, _FEWEST),
    )


def _weight(lesson: Lesson) -> float:
    own = _JUDGED if lesson.field == OWN else _TOLD
    return (_READ if lesson.is_read else own) / float(max(1, sum(lesson.known)) ** 0.5)


def sure_trees(told: Sequence[tuple[tuple[float, ...], bool]]) -> Trees:
    """Return the trees that say how likely a choice is right, from facts of choices."""
    return _fit(
        np.array([row for row, _ in told]),
        np.array([float(right) for _, right in told]),
        np.ones(len(told)),
        (_SURE_TREES, _SURE_STEP, _SURE_FEWEST),
    )


def unseen_choices(
    lessons: Sequence[Lesson],
) -> Iterator[tuple[Lesson, tuple[float, ...], bool, bool]]:
    """Yield each lesson with the facts of what is chosen by trees that have not seen its source,
    whether that is right, and whether this is known.
    """
    sources = sorted({item.source for item in lessons})
    for fold in range(FOLDS):
        left_out = set(sources[fold::FOLDS])
        trees = title_trees([item for item in lessons if item.source not in left_out])
        for item in lessons:
            if item.source in left_out:
                yield item, *chosen(item, trees)


def chosen(lesson: Lesson, trees: Trees) -> tuple[tuple[float, ...], bool, bool]:
    """Return the facts of what trees choose, whether that is right, and whether this is known."""
    scores = trees.add_up(lesson.features)
    order = ranking(lesson.pool, scores)
    facts = confidence_features(lesson.pool, lesson.features, scores, order)
    return facts, lesson.right[order[0]], lesson.known[order[0]]


def train(lessons: Iterable[Lesson]) -> dict[str, dict[str, Trees]]:
    """Return the trees for each language."""
    every = list(lessons)
    found = {}
    for language in ("en", "zh"):
        taught = [item for item in every if item.pool.english == (language == "en")]
        told = [
            (facts, right)
            for item, facts, right, known in unseen_choices(taught)
            if item.is_read and known
        ]
        would_do = sum(right for _, right in told)
        print(f"{language}: {would_do} of {len(told)} titles of repositories left out would do")
        found[language] = {"title": title_trees(taught), "sure": sure_trees(told)}
    return found


def _fit(
    rows: NDArray[np.float64],
    values: NDArray[np.float64],
    weights: NDArray[np.float64],
    size: tuple[int, float, int],
) -> Trees:
    trees, step, fewest = size
    model = HistGradientBoostingRegressor(
        max_iter=trees,
        learning_rate=step,
        max_depth=DEPTH,
        min_samples_leaf=fewest,
        l2_regularization=_SHRUNK,
        max_features=_ASKED,
        early_stopping=False,
        random_state=0,
    )
    model.fit(rows, values, sample_weight=weights)
    learnt = vars(model)  # its trees have no public name
    whole = [_whole(predictors[0].nodes) for predictors in learnt["_predictors"]]
    return Trees(
        round(float(np.ravel(learnt["_baseline_prediction"])[0]), 5),
        np.array([tree[0] for tree in whole], dtype=np.intp),
        np.array([tree[1] for tree in whole]),
        np.array([tree[2] for tree in whole]),
    )


def _whole(nodes: NDArray[Any]) -> tuple[list[int], list[float], list[float]]:
    """Return a tree with all its nodes: a leaf above the last row asks what all answer alike."""
    inner, every = 2**DEPTH - 1, 2 ** (DEPTH + 1) - 1
    asked, bounds, values = [0] * inner, [0.0] * inner, [0.0] * every

    def fill(at: int, node: int) -> float:
        leaf = bool(nodes[node]["is_leaf"])
        left, right = int(nodes[node]["left"]), int(nodes[node]["right"])
        if at < inner:
            asked[at] = 0 if leaf else int(nodes[node]["feature_idx"])
            bounds[at] = 0.0 if leaf else float(nodes[node]["num_threshold"])
            first = fill(2 * at + 1, node if leaf else left)
            second = fill(2 * at + 2, node if leaf else right)
            counts = (1, 1) if leaf else (nodes[left]["count"], nodes[right]["count"])
            value = (first * counts[0] + second * counts[1]) / (counts[0] + counts[1])
        else:
            value = float(nodes[node]["value"])
        values[at] = float(value)
        return float(value)

    fill(0, 0)
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
