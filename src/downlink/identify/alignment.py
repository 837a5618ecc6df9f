"""Two folded texts → whether they are captures of one article, and which of them runs on.

The rule comes from the real dumps. Captures of one article are equal, or one runs on where the
other was cut, or they differ somewhere and agree again afterwards. Articles that share an
introduction, however long, look different: after the last place where they agree, *both* still
have text of their own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import LCSseq

from downlink.identify.openings import name_two

ANCHOR = 12
"""Characters of agreement after a difference that are not taken for chance."""

MAX_GAP = 400
"""Characters that a difference may span in either text before the search for agreement ends."""

# After a difference, the agreement must be at least as long as the difference was: a whole article
# on LoRA may well say "Adapter tuning" somewhere, far from the shared opening.

MIN_SHARE = 0.6
"""Of the text that both cover, this share must agree: less is another article."""


_LONGEST_COUNTED = 4000
# Characters of texts that are counted before they are compared: the time grows with their square.


class Alignment(Enum):
    """How two texts stand to each other."""

    APART = "apart"
    EQUAL = "both end together"
    FIRST_CUT = "the second runs on where the first ends"
    SECOND_CUT = "the first runs on where the second ends"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts differ before they agree again: what each has there, as (start, end)."""

    first: tuple[int, int]
    second: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trace:
    """What two texts have in common from their beginning on.

    Attributes:
        agreed: how many characters agree.
        first, second: where the last agreement ends in each.
        parted: whether both run on from there without agreeing again.
    """

    agreed: int
    first: int
    second: int
    differences: tuple[Difference, ...]
    parted: bool

    @property
    def share(self) -> float:
        """How much agrees of what both cover."""
        return self.agreed / max(self.first, self.second, 1)

    @property
    def titled(self) -> Alignment | None:
        """How the texts stand to each other where one has an opening that the other lacks, a
        title: that one tells more, wherever they end, and the other may be of several such.
        """
        start = self.differences[0] if self.differences else None
        if start and start.first == (0, 0):
            return Alignment.FIRST_CUT
        return Alignment.SECOND_CUT if start and start.second == (0, 0) else None


def align(first: str, second: str) -> Alignment:
    """Compare two folded texts from their beginning to the end of the one that ends first.

    Time grows with the texts' length, and with `MAX_GAP` for each difference.
    """
    if _too_different(first, second):
        return Alignment.APART
    found = trace(first, second)
    if found.parted or found.agreed < MIN_SHARE * max(found.first, found.second):
        return Alignment.APART
    if name_two(first, second, [(item.first, item.second) for item in found.differences]):
        return Alignment.APART
    if found.titled:
        return found.titled
    if found.first == len(first) and found.second == len(second):
        return Alignment.EQUAL
    return Alignment.FIRST_CUT if found.first == len(first) else Alignment.SECOND_CUT


def _too_different(first: str, second: str) -> bool:
    """Whether two texts have too few characters in common for their captures to agree in enough:
    what agrees is a common subsequence, which is counted sixty-four characters at a time.
    """
    shorter = min(len(first), len(second))
    if shorter > _LONGEST_COUNTED:
        return False
    longest = int(shorter / MIN_SHARE) + 1  # beyond that, too little of it could agree
    least = math.ceil(MIN_SHARE * shorter)
    common = LCSseq.similarity(first[:longest], second[:longest], score_cutoff=least)
    return common < least


def trace(first: str, second: str) -> Trace:
    """Return where two folded texts agree and differ, to the end of the one that ends first."""
    at_first = at_second = agreed = 0
    differences: list[Difference] = []
    while True:
        run = _common_run(first, second, at_first, at_second)
        at_first, at_second, agreed = at_first + run, at_second + run, agreed + run
        ended = at_first == len(first) or at_second == len(second)
        gap = None if ended else _next_agreement(first, second, at_first, at_second)
        if gap is None:
            return Trace(agreed, at_first, at_second, tuple(differences), parted=not ended)
        after_first, after_second = at_first + gap[0], at_second + gap[1]
        differences.append(Difference((at_first, after_first), (at_second, after_second)))
        at_first, at_second = after_first, after_second


_CHUNK = 64


def _common_run(first: str, second: str, at_first: int, at_second: int) -> int:
    """Return the number of equal characters from the two places on."""
    start, limit = at_first, min(len(first) - at_first, len(second) - at_second)
    run = 0
    while (
        run < limit
        and first[start + run : start + run + _CHUNK]
        == second[at_second + run : at_second + run + _CHUNK]
    ):
        run += _CHUNK
    run = min(run, limit)
    while run < limit and first[start + run] == second[at_second + run]:
        run += 1
    return run


def _next_agreement(
    first: str, second: str, at_first: int, at_second: int
) -> tuple[int, int] | None:
    """Return how many characters of each text the difference at the two places spans: the least
    for which the texts agree again over a run that outweighs it; None if they do not.
    """
    window = second[at_second : at_second + MAX_GAP + ANCHOR]
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(window) - ANCHOR + 1):
        places[window[at : at + ANCHOR]].append(at)
    best: tuple[int, int] | None = None
    for skip in range(min(MAX_GAP, len(first) - at_first - ANCHOR) + 1):
        if best and skip >= max(best):
            break
        for other in places.get(first[at_first + skip : at_first + skip + ANCHOR], ()):
            if best and max(skip, other) >= max(best):
                break
            outweighs = max(skip, other)
            here, there = at_first + skip, at_second + other
            run = first[here : here + outweighs]
            if len(run) == outweighs and run == second[there : there + outweighs]:
                best = (skip, other)
                break
    return best
