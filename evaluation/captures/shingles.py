"""How much of one text stands in another: the measure of article-extraction-benchmark.

Texts are compared by their runs of four words. Precision and recall are means over the pages, so
that a long page counts no more than a short one; F1 is of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

_RUN = 4
_WORD = re.compile(r"\w+")
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD_OR_CHARACTER = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a text that was found agrees with the true one: 0 to 1."""

    precision: float
    recall: float
    is_empty: bool = False

    @property
    def f1(self) -> float:
        """Of this page alone."""
        return f1_of(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Means:
    """The means over pages; the F1 is of the two other means, as the benchmark has it."""

    pages: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Of the means."""
        return f1_of(self.precision, self.recall)


def overlap(true: str, found: str, *, by_character: bool = False) -> Overlap:
    """Compare a text with the true one.

    Args:
        by_character: whether each character of Chinese and Japanese counts as a word; else all
            that stands between two marks or blanks is one.
    """
    word = _WORD_OR_CHARACTER if by_character else _WORD
    wanted, got = _runs(word.findall(true)), _runs(word.findall(found))
    common = sum((wanted & got).values())
    if not wanted or not got:
        equal = float(not wanted and not got)
        return Overlap(equal, equal, is_empty=not got)
    return Overlap(common / got.total(), common / wanted.total())


def means_of(overlaps: Iterable[Overlap]) -> Means:
    """Return the means; a page where nothing was found counts for the recall only."""
    pages = tuple(overlaps)
    precisions = [page.precision for page in pages if not page.is_empty]
    recalls = [page.recall for page in pages]
    return Means(
        len(pages), mean(precisions) if precisions else 0.0, mean(recalls) if recalls else 0.0
    )


def f1_of(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def _runs(words: list[str]) -> Counter[tuple[str, ...]]:
    count = max(1, len(words) - _RUN + 1) if words else 0
    return Counter(tuple(words[start : start + _RUN]) for start in range(count))
