"""Two folded texts → whether they are captures of one article, and which of them runs on.

The rule comes from the real dumps. Captures of one article are equal, or one runs on where the
other was cut, or they differ somewhere and agree again afterwards. Articles that share an
introduction, however long, look different: after the last place where they agree, *both* still
have text of their own.
"""

from __future__ import annotations

from enum import Enum

ANCHOR = 12
"""Characters of agreement after a difference that are not taken for chance."""

MAX_GAP = 400
"""Characters that a difference may span in either text before the search for agreement ends."""

# After a difference, the agreement must be at least as long as the difference was: a whole article
# on LoRA may well say "Adapter tuning" somewhere, far from the shared opening.

_MIN_SHARE = 0.6
# Of the text that both cover, this share must agree: less is another article.


class Alignment(Enum):
    """How two texts stand to each other."""

    APART = "apart"
    EQUAL = "both end together"
    FIRST_CUT = "the second runs on where the first ends"
    SECOND_CUT = "the first runs on where the second ends"


def align(first: str, second: str) -> Alignment:
    """Compare two folded texts from their beginning to the end of the one that ends first.

    Time grows with the texts' length, and with the square of `MAX_GAP` for each difference.
    """
    at_first = at_second = agreed = 0
    while True:
        run = _common_run(first, second, at_first, at_second)
        at_first, at_second, agreed = at_first + run, at_second + run, agreed + run
        if at_first == len(first) or at_second == len(second):
            break
        gap = _next_agreement(first, second, at_first, at_second)
        if gap is None:
            return Alignment.APART
        at_first, at_second = at_first + gap[0], at_second + gap[1]
    if agreed < _MIN_SHARE * max(at_first, at_second):
        return Alignment.APART
    if at_first == len(first) and at_second == len(second):
        return Alignment.EQUAL
    return Alignment.FIRST_CUT if at_first == len(first) else Alignment.SECOND_CUT


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
    best: tuple[int, int] | None = None
    for skip in range(min(MAX_GAP, len(first) - at_first - ANCHOR) + 1):
        if best and skip >= max(best):
            break
        anchor = first[at_first + skip : at_first + skip + ANCHOR]
        other = window.find(anchor)
        while other >= 0 and (best is None or max(skip, other) < max(best)):
            run = _common_run(first, second, at_first + skip, at_second + other)
            if run >= max(skip, other):
                best = (skip, other)
                break
            other = window.find(anchor, other + 1)
    return best
