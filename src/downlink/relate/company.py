"""For each stub those near it → the same, nearer by as much as both are near the same others.

Two excerpts of 350 characters on one matter may share few words. Each shares others with a third
one on it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from downlink.relate.choose import Near

COMPANY, MOST = 0.05, 2.0
"""How much nearer two stubs are whose others are all the same and as near to both, and by how many
times what they are without: others make none near that say nothing alike."""


def with_company(near: Sequence[Near]) -> tuple[Near, ...]:
    """Return how near others are to each stub, with what they are near to besides."""
    lengths = [math.sqrt(math.fsum(score * score for score in own.values())) for own in near]
    return tuple(
        {
            other: score
            + min(
                MOST * score, COMPANY * _alike(own, near[other], lengths[number] * lengths[other])
            )
            for other, score in own.items()
        }
        for number, own in enumerate(near)
    )


def _alike(own: Mapping[int, float], theirs: Mapping[int, float], length: float) -> float:
    """Return the cosine of what is near to one stub and to another one."""
    if not length:
        return 0.0
    return (
        math.fsum(score * theirs[third] for third, score in own.items() if third in theirs) / length
    )
