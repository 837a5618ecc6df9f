"""What was chosen, and from what → the facts by which it is told how likely the choice is right."""

from __future__ import annotations

from collections.abc import Sequence

from downlink.describe.titles import weights
from downlink.describe.titles.features import NAMES
from downlink.describe.titles.pool import Pool
from downlink.describe.titles.term_occurrences import key_of

SURE_NAMES: tuple[str, ...] = (
    *NAMES,
    *("score", "score of the next", "ahead of the next", "ahead of the next other", "mean score"),
    *("near ones", "near ones that agree", "the rules agree", "score of the rules' first"),
)
"""The facts, in their order: the features of what was chosen, then the scores."""


def confidence_features(
    pool: Pool, rows: Sequence[Sequence[float]], scores: Sequence[float], order: Sequence[int]
) -> tuple[float, ...]:
    """Return the facts, as `SURE_NAMES` names them.

    Args:
        order: the contenders' places, the chosen one first.
    """
    best, others = order[0], order[1:]
    keys = [key_of(item.candidate.text) for item in pool.contenders]
    score = scores[best]
    following = scores[others[0]] if others else 0.0
    apart = [at for at in others if keys[at] not in keys[best] and keys[best] not in keys[at]]
    other = scores[apart[0]] if apart else 0.0
    near = [at for at in others if scores[at] > score - weights.CLOSE]
    agree = [at for at in near if at not in apart]
    firsts = [scores[at] for at in order if pool.contenders[at].is_first]
    return (
        *rows[best],
        score,
        following,
        score - following,
        score - other,
        sum(scores) / len(scores),
        float(len(near)),
        float(len(agree)),
        float(pool.contenders[best].is_first),
        firsts[0] if firsts else 0.0,
    )
