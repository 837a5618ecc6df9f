"""Excerpts whose titles are known → lessons: the candidates that each offers, with their features
and how well they name it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from downlink.describe.titles.features import features_of
from downlink.describe.titles.pool import Pool, pool_of
from downlink.describe.titles.usage import Usage
from evaluation.corpus.draw import Drawn
from evaluation.corpus.titles import is_fragment, relevance, truth_of, verdict
from evaluation.corpus.words import usage_of
from evaluation.gold import Judgement
from evaluation.measures import holds_key_term

OWN = "own"
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
    """

    source: str
    field: str
    pool: Pool
    features: tuple[tuple[float, ...], ...]
    relevance: tuple[float, ...]
    right: tuple[bool, ...]


def tables_of(drawn: Iterable[Drawn]) -> Mapping[tuple[str, str], Usage]:
    """Return how words are used, by language and by the repository that is left out, "" for none:
    no repository is judged by its own titles.
    """
    by_language: defaultdict[str, list[Drawn]] = defaultdict(list)
    for item in drawn:
        by_language[item.language].append(item)
    names = sorted({item.repository.name for items in by_language.values() for item in items})
    return {
        (language, left_out): usage_of(
            item for item in by_language[language] if item.repository.name != left_out
        )
        for language in ("en", "zh")
        for left_out in ("", *names)
    }


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
            )


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
        )


def _worth(title: str, judgement: Judgement) -> float:
    good = not is_fragment(title) and holds_key_term(title, judgement)
    return _HOLDS * good - _PER_CHARACTER * max(0, len(title) - _SHORT)
