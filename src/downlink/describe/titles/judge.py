"""A candidate's features → how likely it is a good title: their weighted sum, as a chance.

The weights are learnt (`python -m evaluation.corpus`) from articles whose authors titled them, and
from the project's own judged excerpts: one table for Chinese, one for English.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

_TABLE = "title_weights.json"
BIAS = "every candidate"
"""The weight that each has to begin with."""


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("downlink").joinpath("data", _TABLE).read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def likelihood(features: Mapping[str, float], language: str) -> float:
    """Return how likely a candidate with these features is a good title, 0 to 1."""
    weights = _weights()[language]
    total = weights[BIAS]
    for name, value in features.items():
        weight = weights.get(name)
        if weight is not None:
            total += weight * value
    return 1 / (1 + exp(-total))


def most_telling(
    features: Mapping[str, float], language: str, most: int
) -> list[tuple[str, float]]:
    """Return the features that speak most for or against a candidate, with what each adds."""
    weights = _weights()[language]
    added = {name: weights.get(name, 0.0) * value for name, value in features.items()}
    ordered = sorted(added.items(), key=lambda item: (-abs(item[1]), item[0]))
    return [(name, value) for name, value in ordered[:most] if value]
