"""Text → its title, how sure that is, and what else was considered.

A heading, a label or a definition is what the author wrote; the most informative term is what the
text speaks of. Rules find them and put them in order; the judge, who has learnt on titles that
authors gave, says how likely each is good, and in English takes one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.features import features_of
from downlink.describe.titles.judge import likelihood
from downlink.describe.titles.pool import Pool, pool_of
from downlink.describe.titles.tidy import plain

_NAMED, _SURELY_NAMED = ("label", "work"), 0.7
_NAME = re.compile(r"(?=\w*(?:[a-z][A-Z]|[A-Z]{2}))[A-Za-z]\w*")
# What a text names as its paper stays, however long; so does a name with which it begins
# and that is written as no word is (`LoRA`).

_LEAST, _MOST = 0.02, 0.99


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate as the judge sees it.

    Attributes:
        likelihood: that it is a good title, 0 to 1.
    """

    candidate: Candidate
    features: Mapping[str, float]
    likelihood: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The title, and everything that it was chosen from.

    Attributes:
        title: the chosen candidate.
        confidence: how likely it is good, 0 to 1.
        judged: all of them, the chosen one first, then the likeliest.
    """

    title: Candidate
    confidence: float
    judged: tuple[Judged, ...]
    language: str


def choose(body: str) -> Choice:
    """Return the best title that a text without truncation mark offers by itself."""
    pool = pool_of(body)
    language = "en" if pool.english else "zh"
    if not pool.contenders:
        return Choice(
            Candidate(plain(body), "opening", 0, 0.0, "nothing else"), _LEAST, (), language
        )
    judged = [
        Judged(item.candidate, features, likelihood(features, language))
        for item, features in zip(pool.contenders, features_of(pool), strict=True)
    ]
    best = _best(pool, judged)
    confidence = round(min(_MOST, max(_LEAST, best.likelihood)), 2)
    others = sorted((item for item in judged if item is not best), key=_likelier)
    return Choice(best.candidate, confidence, (best, *others), language)


def _best(pool: Pool, judged: list[Judged]) -> Judged:
    """Return what the rules take; in English the likeliest, unless the text plainly names its own.

    The rules have learnt Chinese: there the judge chose no better on the project's own sets.
    """
    first = next(
        (item for item, form in zip(judged, pool.contenders, strict=True) if form.is_first),
        judged[0],
    )
    found = first.candidate
    named = found.evidence in _NAMED and found.weight >= _SURELY_NAMED
    named = named or (
        found.offset == pool.opening.start and _NAME.fullmatch(found.text) is not None
    )
    return min(judged, key=_likelier) if pool.english and not named else first


def _likelier(item: Judged) -> tuple[float, float, int]:
    return (-item.likelihood, -item.candidate.weight, item.candidate.offset)
