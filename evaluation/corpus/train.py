"""Articles whose titles are known → the weights of the judge of titles, as the package has them.

Logistic regression, one for each language, over the candidates of every excerpt of the opened
repositories and of the project's own judged sets, but the one put aside. Each candidate is right or
wrong by the measure of `evaluation.corpus.titles`, or by the judgement's key terms.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from downlink.describe.titles.features import features_of
from downlink.describe.titles.judge import BIAS
from downlink.describe.titles.pool import Pool, pool_of
from evaluation.corpus.draw import Drawn
from evaluation.corpus.titles import is_fragment, truth_of, verdict
from evaluation.gold import Judgement
from evaluation.measures import holds_key_term

EACH = 120
"""Articles of a repository at most that are learnt from: more than are measured."""

STRENGTH = 0.05
"""The inverse of how strongly weights are drawn to 0: of .02, .05, .1 and .3 the one that did best
leaving out one repository after the other.
"""

_JUDGED = 0.3
# The weight of what people judged, beside what the measure says of authors' titles.

_FEWEST, _FEWEST_REPOSITORIES, _SMALLEST = 8, 3, 0.01
# A feature counts that this many candidates of this many repositories have.


@dataclass(frozen=True, slots=True)
class Lesson:
    """An excerpt's candidates, each with its features and whether it is right.

    Attributes:
        source: the repository, or the name of one of the project's own sets.
        first: which candidate the rules alone take.
    """

    source: str
    stratum: str
    language: str
    texts: tuple[str, ...]
    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    first: int


def lessons_of(drawn: Iterable[Drawn]) -> Iterator[Lesson]:
    """Yield what can be learnt from excerpts that tell of their true titles."""
    for item in drawn:
        truth = truth_of(item.title, item.text)
        body = item.text.removesuffix("...")

        def right(title: str, truth: object = truth) -> bool:
            return verdict(title, truth) == "right"  # type: ignore[arg-type]

        if verdict("", truth) != "untold":
            yield from _lesson(body, right, item.repository.name, item.repository.field)


def lessons_of_judged(name: str, judged: Iterable[tuple[Judgement, str]]) -> Iterator[Lesson]:
    """Yield what can be learnt from excerpts that people judged by the terms of a good title."""
    for judgement, text in judged:

        def right(title: str, judgement: Judgement = judgement) -> bool:
            return not is_fragment(title) and holds_key_term(title, judgement)

        yield from _lesson(text.removesuffix("..."), right, name, "own")


def _lesson(body: str, right: Callable[[str], bool], source: str, field: str) -> Iterator[Lesson]:
    pool: Pool = pool_of(body)
    if pool.contenders:
        language = "en" if pool.english else "zh"
        texts = tuple(item.candidate.text for item in pool.contenders)
        firsts = [at for at, item in enumerate(pool.contenders) if item.is_first]
        yield Lesson(
            source,
            f"{language} {field}",
            language,
            texts,
            features_of(pool),
            tuple(map(right, texts)),
            firsts[0] if firsts else 0,
        )


def fit(lessons: Iterable[Lesson]) -> dict[str, float]:
    """Return the weights of features that tell right candidates from wrong ones."""
    taught = list(lessons)
    common = _common(taught)
    rows = [
        {name: value for name, value in features.items() if name in common}
        for lesson in taught
        for features in lesson.features
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(
        vectors.fit_transform(rows),
        [right for item in taught for right in item.right],
        [_weight(item) for item in taught for _ in item.right],
    )
    names = vectors.get_feature_names_out()
    found = {BIAS: round(float(model.intercept_[0]), 3)}
    weights = zip(names, model.coef_[0], strict=True)
    found |= {name: round(float(value), 3) for name, value in weights if abs(value) >= _SMALLEST}
    return found


def fit_each(lessons: Iterable[Lesson]) -> dict[str, dict[str, float]]:
    """Return the weights for each language."""
    every = list(lessons)
    return {
        language: fit(item for item in every if item.language == language)
        for language in ("en", "zh")
    }


def _weight(lesson: Lesson) -> float:
    return _JUDGED if lesson.stratum.endswith("own") else 1.0


def _common(lessons: Iterable[Lesson]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for lesson in lessons:
        for features in lesson.features:
            counts.update(features.keys())
            for name in features:
                sources[name].add(lesson.source)
    return frozenset(
        name
        for name, count in counts.items()
        if count >= _FEWEST and len(sources[name]) >= _FEWEST_REPOSITORIES
    )


def as_json(weights: dict[str, dict[str, float]]) -> str:
    """Return the table as it is stored, one feature a line."""
    return json.dumps(weights, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
