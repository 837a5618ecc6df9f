"""Stubs → for each the stubs related to it, nearest first, with the reason."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from downlink.fold import fold
from downlink.model import Relation, Stub, Topic
from downlink.taxonomy import ancestors

MOST = 6
"""Related stubs that a stub names."""

INTRODUCTION = 60
"""Folded characters that two texts share at the front if they share an introduction: more than a
sentence, which no two articles of the real dumps share by accident."""

_CROWD = 200
# Stubs of one topic that a stub is compared with: more would make time grow with the square.

_ABOUT, _MENTION, _ANCESTOR, _REFERENCE, _SERIES = 1.0, 0.25, 0.4, 3.0, 100.0
_LEAST = 1.0


def relate(stubs: Sequence[Stub], topics: Sequence[Topic]) -> tuple[tuple[Relation, ...], ...]:
    """Return the relations of each stub, in the order of `stubs`.

    What two stubs share counts the more, the fewer stubs have it; being about a topic counts
    more than its parents, and these more than mentioning it.
    """
    by_id = {topic.id: topic for topic in topics}
    features = [_features(stub, by_id) for stub in stubs]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, own in enumerate(features):
        for feature in own:
            holders[feature].append(number)
    return tuple(
        _nearest(number, own, features, holders, stubs) for number, own in enumerate(features)
    )


_Feature = tuple[str, str]


def _features(stub: Stub, topics: Mapping[str, Topic]) -> dict[_Feature, float]:
    """Return what others may share with the stub, and how much it weighs."""
    found: dict[_Feature, float] = {}
    for topic in stub.topics:
        about = topic.role == "about"
        found[("topics", topic.id)] = _ABOUT if about else _MENTION
        for ancestor in ancestors(topic.id, dict(topics)) if about else ():
            found.setdefault(("topics", ancestor), _ANCESTOR)
    for reference in stub.references:
        found[("references", f"{reference.kind}:{reference.id}")] = _REFERENCE
    folded = fold(stub.body)
    if len(folded) >= INTRODUCTION:
        found[("introduction", folded[:INTRODUCTION])] = _SERIES
    return found


def _nearest(
    number: int,
    own: Mapping[_Feature, float],
    features: Sequence[Mapping[_Feature, float]],
    holders: Mapping[_Feature, list[int]],
    stubs: Sequence[Stub],
) -> tuple[Relation, ...]:
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, list[_Feature]] = defaultdict(list)
    for feature, weight in own.items():
        rarity = 1 + math.log(len(features) / len(holders[feature]))
        for other in _neighbours(holders[feature], number):
            scores[other] += min(weight, features[other][feature]) * rarity
            shared[other].append(feature)
    ranked = sorted(scores, key=lambda other: (-scores[other], other))
    return tuple(
        _relation(stubs[other].slug, shared[other])
        for other in ranked[:MOST]
        if scores[other] >= _LEAST
    )


def _neighbours(crowd: Sequence[int], number: int) -> Iterator[int]:
    """Yield the others of a crowd; of a large one, those that follow in its circle."""
    at = bisect_left(crowd, number)
    for step in range(1, min(len(crowd), _CROWD + 1)):
        yield crowd[(at + step) % len(crowd)]


def _relation(slug: str, shared: Sequence[_Feature]) -> Relation:
    for kind in ("introduction", "references", "topics"):
        values = tuple(value for name, value in shared if name == kind)
        if values:
            return Relation(slug, kind, () if kind == "introduction" else values)
    raise AssertionError("related stubs share at least one feature")
