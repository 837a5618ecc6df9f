"""All articles → how far the opening of each is one that several share.

`This book was prepared by …`, `Back to the list`, the introduction of a series: where several
articles open with the same sentences or lines, these name none of them, and a title is looked for
behind them. What is shared must end where a sentence or a line does: half a sentence is no
boilerplate, however many begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile

from downlink.text.scripts import HAN

LEAST = 3
"""So many articles must open alike."""

_WITHIN, _SHORTEST, _LEAST_LEFT = 400, 6, 40
# Characters in which what is shared must end, that it has at least, and that must follow it.

_END = re.compile(rf"[。！？!?]\s*|[.:：]\s+|\n\s*|(?<=[{HAN}]) (?=[{HAN}])")


def shared_openings(bodies: Iterable[str]) -> Mapping[str, int]:
    """Return for each text that opens as at least two others do where its own words begin; others
    are left out.

    Args:
        bodies: the texts of articles, each once, without truncation marks.
    """
    ordered = sorted({body[: _WITHIN + _LEAST_LEFT]: body for body in sorted(bodies)}.items())
    shared = [0] * len(ordered)
    for first in range(len(ordered) + 1 - LEAST):
        alike = _alike(ordered[first][0], ordered[first + LEAST - 1][0])
        if alike >= _SHORTEST:
            for at in range(first, first + LEAST):
                shared[at] = max(shared[at], alike)
    found = {}
    for (opening, body), alike in zip(ordered, shared, strict=True):
        end = _own_words(opening, alike) if alike else 0
        if end:
            found[body] = end
    return found


def _alike(first: str, last: str) -> int:
    """Return how many characters two texts open with alike: so do all that are sorted between."""
    pairs = zip(first[:_WITHIN], last[:_WITHIN], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _own_words(opening: str, alike: int) -> int:
    """Return where the last sentence or line ends that is shared whole, 0 if none does."""
    ends = [match.end() for match in _END.finditer(opening, 0, alike + 1)]
    end = max((end for end in ends if _SHORTEST <= end <= alike), default=0)
    return end if len(opening) - end >= _LEAST_LEFT else 0
