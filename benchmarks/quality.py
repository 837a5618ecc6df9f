"""Deduplication quality and speed, side by side in one run on one noisy corpus."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.corpus import noisy_corpus, normalised
from benchmarks.detectors import Detector, downlink, exact, minhash, rensa, simhash


@dataclass(frozen=True)
class Score:
    """A detector's precision and recall over pairs of captures, and its time in seconds."""

    name: str
    precision: float
    recall: float
    seconds: float


_DETECTORS: tuple[tuple[str, Detector, bool], ...] = (
    ("Downlink", downlink, False),
    ("equal texts", exact, False),
    ("MinHash 0.7 (datasketch)", minhash(0.7), False),
    ("MinHash 0.7 (datasketch), normalised", minhash(0.7), True),
    ("MinHash 0.5 (datasketch), normalised", minhash(0.5), True),
    ("MinHash 0.8 (datasketch), normalised", minhash(0.8), True),
    ("MinHash 0.7 (rensa)", rensa(0.7), False),
    ("MinHash 0.7 (rensa), normalised", rensa(0.7), True),
    ("SimHash 3 bits", simhash(3), False),
    ("SimHash 3 bits, normalised", simhash(3), True),
)


def measure() -> tuple[int, list[Score]]:
    """Return the number of captures and each detector's score; preparation counts as time."""
    corpus = noisy_corpus()
    truth = [capture.article for capture in corpus]
    scores = []
    for name, detect, prepared in _DETECTORS:
        started = time.perf_counter()
        texts = [normalised(c.text) if prepared else c.text for c in corpus]
        groups = detect(texts)
        seconds = time.perf_counter() - started
        scores.append(Score(name, *precision_and_recall(truth, groups), seconds))
    return len(corpus), scores


def precision_and_recall(truth: Sequence[int], groups: Sequence[int]) -> tuple[float, float]:
    """Return both over all pairs of items."""
    together = _pairs(Counter(zip(truth, groups, strict=True)))
    found, true = _pairs(Counter(groups)), _pairs(Counter(truth))
    return (together / found if found else 1.0, together / true if true else 1.0)


def _pairs(counts: Counter[object]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())
