"""All searches over one archive, then Downlink's over one of ten times the size."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.search import measure, sides
from benchmarks.search.archive import Sample, sample
from benchmarks.search.server import Server, serving
from benchmarks.search.sides import Side
from benchmarks.search.terms import Term, terms_of

STUBS = 10_000
MANY = 100_000
EACH = 3
"""The others' first answers, and Downlink's at ten times the size, are measured with every third
term: one of Material's takes seconds.
"""

TEN = 10


@dataclass(frozen=True, slots=True)
class Found:
    """How good answers are, as means over terms.

    Attributes:
        precision: over the terms for which something was found, as `best`.
        best: precision of the ten best results.
    """

    recall: float
    precision: float
    best: float


@dataclass(frozen=True, slots=True)
class Figures:
    """A search over an archive: its quality and its cost."""

    name: str
    seconds: float
    size: int
    cold: list[measure.Cold]
    warm: list[float]
    letters: list[measure.Letter]
    chinese: Found | None = None
    latin: Found | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of all searches over one archive, and of Downlink's over a larger one."""

    chinese: int
    latin: int
    sides: list[Figures]
    many: Figures


def measured() -> Result:
    """Run the benchmark: several minutes."""
    archive = sample(STUBS)
    terms = terms_of(archive)
    queries = [term.text for term in terms]
    builders: list[tuple[str, Callable[[Path], Side]]] = [
        ("own", lambda folder: sides.own(archive.catalog, folder)),
        ("material", lambda folder: sides.material(archive.catalog, folder)),
        ("pagefind", lambda folder: sides.pagefind(archive.catalog, folder)),
        ("bigrams", lambda folder: sides.bigrams(archive.catalog, folder, queries)),
    ]
    found: list[Figures] = []
    with tempfile.TemporaryDirectory() as name, measure.chromium_browser() as browser:
        root = Path(name)
        with serving(root) as server:
            for folder, builder in builders:
                side = builder(root / folder)
                found.append(_figures(browser, server, side, terms))
            many = _many(browser, server, root / "many")
    chinese = sum(term.is_chinese for term in terms)
    return Result(chinese, len(terms) - chinese, found, many)


def _figures(browser: Browser, server: Server, side: Side, terms: Sequence[Term]) -> Figures:
    is_own = side.name == sides.OWN
    cold = [measure.cold(browser, server, side, term) for term in terms[:: 1 if is_own else EACH]]
    answers = measure.answers(browser, server, side, terms)
    return Figures(
        name=side.name,
        seconds=side.seconds,
        size=side.size,
        cold=cold,
        warm=measure.warm(browser, server, side, terms),
        letters=measure.letters(browser, server, side, terms) if is_own else [],
        chinese=_found([term for term in terms if term.is_chinese], answers),
        latin=_found([term for term in terms if not term.is_chinese], answers),
    )


def _many(browser: Browser, server: Server, folder: Path) -> Figures:
    archive: Sample = sample(MANY)
    terms = terms_of(archive)[::EACH]
    side = sides.own(archive.catalog, folder)
    return Figures(
        name=side.name,
        seconds=side.seconds,
        size=side.size,
        cold=[measure.cold(browser, server, side, term) for term in terms],
        warm=measure.warm(browser, server, side, terms),
        letters=measure.letters(browser, server, side, terms),
    )


def _found(terms: Sequence[Term], answers: dict[str, list[str]]) -> Found:
    recall = [
        len(term.wanted.intersection(answers[term.text])) / len(term.wanted) for term in terms
    ]
    answered = [(term, answers[term.text]) for term in terms if answers[term.text]]
    return Found(
        statistics.fmean(recall),
        statistics.fmean(_share(term, answer) for term, answer in answered),
        statistics.fmean(_share(term, answer[:TEN]) for term, answer in answered),
    )


def _share(term: Term, answer: Sequence[str]) -> float:
    return sum(url in term.right for url in answer) / len(answer)
