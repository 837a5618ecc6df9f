"""Excerpts whose titles are known → lessons: the candidates that each offers, with their features
and how well they name it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from downlink.describe.titles.features import features_of
from downlink.describe.titles.pairs import pair_features, pairs_of
from downlink.describe.titles.pool import Pool, pool_of
from downlink.describe.titles.usage import Usage
from evaluation.corpus.draw import Drawn
from evaluation.corpus.rated import ACCEPTABLE, Rated, read_paired, read_rated
from evaluation.corpus.titles import is_fragment, relevance, truth_of, verdict
from evaluation.corpus.words import usage_of
from evaluation.gold import Judgement
from evaluation.measures import holds_key_term

OWN = "own"
FOLDS = 6
"""Parts of the repositories that are left out in turn."""

GRADED = (0.0, 0.65, 1.0)
"""What a title is worth by its grade."""

_HOLDS, _SHORT, _PER_CHARACTER = 0.75, 16, 0.004
# What a title is worth that holds a key term, and by how much less for each character too many.


@dataclass(frozen=True, slots=True)
class Lesson:
    """An excerpt's candidates.

    Attributes:
        source: the repository, or the name of one of the project's own sets.
        field: `ml`, `other` or `own`.
        relevance: how well each candidate names the text, 0 to 1.
        right: which are right by the measure.
        known: which of them somebody graded, or the measure tells of.
        is_read: whether a reader graded them.
        paired: what a reader says of pairs of them.
    """

    source: str
    field: str
    pool: Pool
    features: tuple[tuple[float, ...], ...]
    relevance: tuple[float, ...]
    right: tuple[bool, ...]
    known: tuple[bool, ...]
    is_read: bool
    paired: Rated | None = None


def tables_of(drawn: Iterable[Drawn]) -> Mapping[tuple[str, str], Usage]:
    """Return how words are used, by language and by the repository that is left out with others,
    "" for none: no repository is judged by its own titles.
    """
    by_language: defaultdict[str, list[Drawn]] = defaultdict(list)
    for item in drawn:
        by_language[item.language].append(item)
    names = sorted({item.repository.name for items in by_language.values() for item in items})
    found: dict[tuple[str, str], Usage] = {}
    for language, items in by_language.items():
        found[language, ""] = usage_of(items)
        for fold in range(FOLDS):
            left_out = set(names[fold::FOLDS])
            use = usage_of(item for item in items if item.repository.name not in left_out)
            found.update(((language, name), use) for name in left_out)
    return found


def lessons_of(drawn: Iterable[Drawn], tables: Mapping[tuple[str, str], Usage]) -> Iterator[Lesson]:
    """Yield what can be learnt from excerpts that tell of their true titles."""
    for item in drawn:
        truth = truth_of(item.title, item.text)
        if verdict("", truth) == "untold":
            continue
        name = item.repository.name
        pool = pool_of(item.body, item.shared)
        texts = [contender.candidate.text for contender in pool.contenders]
        if texts:
            yield Lesson(
                name,
                item.repository.field,
                pool,
                features_of(pool, tables["en" if pool.english else "zh", name]),
                tuple(relevance(text, truth) for text in texts),
                tuple(verdict(text, truth) == "right" for text in texts),
                (True,) * len(texts),
                is_read=False,
            )


def lessons_of_rated(
    drawn: Iterable[Drawn], tables: Mapping[tuple[str, str], Usage]
) -> Iterator[Lesson]:
    """Yield what can be learnt from excerpts whose candidates readers graded."""
    rated, paired = read_rated(), read_paired()
    for item in drawn:
        own = rated.get((item.repository.name, item.path))
        pool = pool_of(item.body, item.shared) if own else None
        if own and pool and pool.contenders:
            name = item.repository.name
            grades = [own.grade(contender.candidate.text) for contender in pool.contenders]
            yield Lesson(
                name,
                item.repository.field,
                pool,
                features_of(pool, tables["en" if pool.english else "zh", name]),
                tuple(GRADED[grade or 0] for grade in grades),
                tuple((grade or 0) >= ACCEPTABLE for grade in grades),
                tuple(grade is not None for grade in grades),
                is_read=True,
                paired=paired.get((name, item.path)),
            )


def pairs_told(
    lesson: Lesson, scores: Sequence[float], order: Sequence[int]
) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield the features of each graded pair with the first candidate, and by how much better than
    that it is.
    """
    paired, pool = lesson.paired, lesson.pool
    alone = paired.grade(pool.contenders[order[0]].candidate.text) if paired else None
    if paired is None or alone is None:
        return
    for pair in pairs_of(pool, scores, order):
        grade = paired.grade(pair.candidate.text)
        if grade is not None:
            row = pair_features(pair, pool, scores, order)
            yield row, GRADED[grade] - GRADED[alone]


def lessons_of_judged(
    name: str,
    judged: Iterable[tuple[Judgement, str]],
    tables: Mapping[tuple[str, str], Usage],
) -> Iterator[Lesson]:
    """Yield what can be learnt from excerpts that people judged by the terms of a good title."""
    for judgement, text in judged:
        pool = pool_of(text.removesuffix("..."))
        texts = [contender.candidate.text for contender in pool.contenders]
        yield Lesson(
            name,
            OWN,
            pool,
            features_of(pool, tables["en" if pool.english else "zh", ""]),
            tuple(_worth(text, judgement) for text in texts),
            tuple(holds_key_term(text, judgement) for text in texts),
            (True,) * len(texts),
            is_read=False,
        )


def _worth(title: str, judgement: Judgement) -> float:
    good = not is_fragment(title) and holds_key_term(title, judgement)
    return _HOLDS * good - _PER_CHARACTER * max(0, len(title) - _SHORT)
