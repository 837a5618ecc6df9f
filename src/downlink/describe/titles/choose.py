"""Text → its title, how sure that is, and what else was considered.

A heading, a label or a definition is what the author wrote; the most informative term is what the
text speaks of. Rules find them and put them in order; the judge, who has learnt from what readers
said of such candidates, says how well each names the text, and takes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.confidence import confidence_features
from downlink.describe.titles.features import features_of
from downlink.describe.titles.judge import Judge, judge
from downlink.describe.titles.pairs import Pair, pair_features, pairs_of
from downlink.describe.titles.pool import Pool, pool_of
from downlink.describe.titles.tidy import plain


class Judged(NamedTuple):
    """A candidate as the judge sees it.

    Attributes:
        features: as `features.NAMES` names them; of two together those of the better one.
        score: how well it names the text, about 0 to 1.
    """

    candidate: Candidate
    features: tuple[float, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The title, and everything that it was chosen from.

    Attributes:
        title: the chosen candidate.
        confidence: how likely it is good, 0 to 1.
        judged: all of them, the chosen one first, then the best.
    """

    title: Candidate
    confidence: float
    judged: tuple[Judged, ...]
    language: str


def choose(body: str, shared: int = 0) -> Choice:
    """Return the best title that a text without truncation mark offers.

    Args:
        shared: how many characters it has in front that are other articles' too.
    """
    pool = pool_of(body, shared)
    language = "en" if pool.english else "zh"
    if not pool.contenders:
        nothing = Candidate(plain(body), "opening", 0, 0.0, "nothing else")
        return Choice(nothing, weights.LEAST_SURE, (), language)
    learnt = judge(english=pool.english)
    rows = features_of(pool)
    scores = learnt.title.add_up(rows)
    order = ranking(pool, scores)
    together = _better_together(pool, scores, order, learnt)
    judged = [Judged(pool.contenders[at].candidate, rows[at], round(scores[at], 3)) for at in order]
    sure = learnt.sure.add_up([confidence_features(pool, rows, scores, order)])[0]
    if together:
        pair, gain = together
        score = round(scores[pair.first] + gain, 3)
        judged.insert(0, Judged(pair.candidate, rows[pair.first], score))
        sure += gain
    confidence = round(min(weights.MOST_SURE, max(weights.LEAST_SURE, sure)), 2)
    return Choice(judged[0].candidate, confidence, tuple(judged), language)


def _better_together(
    pool: Pool, scores: Sequence[float], order: Sequence[int], learnt: Judge
) -> tuple[Pair, float] | None:
    """Return the pair that names the text better than the first candidate, and by how much."""
    pairs = list(pairs_of(pool, scores, order))
    if not pairs:
        return None
    gains = learnt.pair.add_up([pair_features(pair, pool, scores, order) for pair in pairs])
    best = max(range(len(pairs)), key=gains.__getitem__)
    return (pairs[best], gains[best]) if gains[best] > weights.PAIR_GAINS else None


def ranking(pool: Pool, scores: Sequence[float]) -> list[int]:
    """Return the places of the contenders, the best first."""

    def key(at: int) -> tuple[float, float, int]:
        found = pool.contenders[at].candidate
        return (-scores[at], -found.weight, found.offset)

    return sorted(range(len(scores)), key=key)
