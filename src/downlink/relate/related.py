"""Stubs → for each the stubs related to it, nearest first, with the reason."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from downlink.model.stub import Relation, RelationKind, Stub
from downlink.model.topic import Taxonomy
from downlink.relate.rare_terms import Terms, rare_terms
from downlink.text.fold import fold
from downlink.text.headings import generic_heading

MOST = 6
"""Related stubs that a stub names."""

INTRODUCTION = 60
"""Folded characters that two texts share at the front if they share an introduction: more than a
sentence, which no two articles of the real dumps share by accident."""

MOST_INTRODUCED = 12
"""Articles with one introduction; where more begin alike, it is the blog's, not a series'."""

_VISITS = 120
# Stubs that a stub is compared with, those first with which it shares something rare: without a
# limit, time would grow with the square of a topic's stubs.

_ABOUT, _WITHIN, _FIELD, _MENTION = 1.0, 0.4, 0.32, 0.2
_REFERENCE, _TERM, _SERIES = 2.0, 0.3, 100.0
_LEAST = 1.2
# Too little to relate two articles of an archive of forty: that both belong to one of the large
# fields such as vision, that both mention one topic, or that both use one rare term.

_ORDER: tuple[RelationKind, ...] = ("introduction", "references", "topics", "terms", "mentions")
_TELLING = 0.75
# The reason is the first of these that has this part of the weight of the heaviest.


class _Feature(NamedTuple):
    """Something that stubs can share; a topic's kind is "topics", whoever only mentions it."""

    kind: RelationKind
    name: str


_Features = Mapping[_Feature, float]  # what a stub has, and how much it weighs


def relate(stubs: Sequence[Stub], taxonomy: Taxonomy) -> tuple[tuple[Relation, ...], ...]:
    """Return the relations of each stub, in the order of `stubs`.

    What two stubs share counts the more, the fewer stubs have it; being about a topic counts
    more than its parents, and these more than mentioning it.
    """
    aliases = (alias for topic in taxonomy for alias in (topic.name, *topic.aliases, *topic.terms))
    terms = rare_terms([stub.body for stub in stubs], known=frozenset(map(fold, aliases)))
    features = [
        _features(stub, taxonomy, own) for stub, own in zip(stubs, terms.of_each, strict=True)
    ]
    holders = _holders(features)
    rarity = {feature: 1 + math.log(len(stubs) / len(holders[feature])) for feature in holders}
    return _Relations(stubs, taxonomy, terms, features, holders, rarity).all()


def _features(stub: Stub, taxonomy: Taxonomy, terms: Sequence[str]) -> dict[_Feature, float]:
    """Return what others may share with the stub, and how much it weighs."""
    found: dict[_Feature, float] = {}
    for topic in stub.topics:
        about = topic.role == "about"
        found[_Feature("topics", topic.id)] = _ABOUT if about else _MENTION
        for ancestor in taxonomy.ancestors(topic.id) if about else ():
            weight = _WITHIN if taxonomy[ancestor].parent else _FIELD
            found.setdefault(_Feature("topics", ancestor), weight)
    for reference in stub.references:
        found[_Feature("references", reference.key)] = _REFERENCE
    for term in terms:
        found[_Feature("terms", term)] = _TERM
    heading = generic_heading(stub.body)
    folded = fold(stub.body[heading[1] if heading else 0 :])
    if len(folded) >= INTRODUCTION:
        found[_Feature("introduction", folded[:INTRODUCTION])] = _SERIES
    return found


def _holders(features: Sequence[_Features]) -> dict[_Feature, list[int]]:
    holders: dict[_Feature, list[int]] = defaultdict(list)
    for number, own in enumerate(features):
        for feature in own:
            holders[feature].append(number)
    return {
        feature: crowd
        for feature, crowd in holders.items()
        if 1 < len(crowd) <= (MOST_INTRODUCED if feature.kind == "introduction" else len(features))
    }


def _following(crowd: Sequence[int], number: int, most: int) -> Iterator[int]:
    """Yield those of a crowd that follow a number in its circle."""
    at = bisect_left(crowd, number)
    for step in range(1, min(len(crowd), most + 1)):
        yield crowd[(at + step) % len(crowd)]


@dataclass(frozen=True, slots=True)
class _Relations:
    stubs: Sequence[Stub]
    taxonomy: Taxonomy
    terms: Terms
    features: Sequence[_Features]
    holders: Mapping[_Feature, Sequence[int]]
    rarity: Mapping[_Feature, float]

    def all(self) -> tuple[tuple[Relation, ...], ...]:
        return tuple(
            tuple(self._relation(number, other) for other in self._nearest(number))
            for number in range(len(self.stubs))
        )

    def _nearest(self, number: int) -> list[int]:
        own = [feature for feature in self.features[number] if feature in self.holders]
        own.sort(key=lambda feature: (len(self.holders[feature]), feature))
        scores: dict[int, float] = {}
        left = _VISITS
        for feature in own:
            crowd = self.holders[feature]
            if len(crowd) > left:
                crowd = tuple(dict.fromkeys((*scores, *_following(crowd, number, left))))
            left -= min(left, len(self.holders[feature]))
            weight, rarity = self.features[number][feature], self.rarity[feature]
            for other in crowd:
                theirs = self.features[other].get(feature, 0.0)
                scores[other] = scores.get(other, 0.0) + min(weight, theirs) * rarity
        scores.pop(number, None)
        ranked = sorted(scores, key=lambda other: (-scores[other], other))
        return [other for other in ranked[:MOST] if scores[other] >= _LEAST]

    def _relation(self, one: int, other: int) -> Relation:
        """Return the relation with its most telling reason, and what is shared in it."""
        weights: dict[RelationKind, dict[str, float]] = defaultdict(dict)
        for feature in self.features[one]:
            if feature in self.holders and feature in self.features[other]:
                kind = self._kind(feature, one, other)
                weight = min(self.features[one][feature], self.features[other][feature])
                weights[kind][feature.name] = weight * self.rarity[feature]
        sums = {kind: sum(found.values()) for kind, found in weights.items()}
        enough = _TELLING * max(sums.values())
        kind = next(kind for kind in _ORDER if sums.get(kind, 0) >= enough)
        names = sorted(weights[kind], key=lambda name: (-weights[kind][name], name))
        return Relation(self.stubs[other].slug, kind, self._shown(kind, names))

    def _kind(self, feature: _Feature, one: int, other: int) -> RelationKind:
        weights = (self.features[one][feature], self.features[other][feature])
        return "mentions" if feature.kind == "topics" and _MENTION in weights else feature.kind

    def _shown(self, kind: RelationKind, names: Sequence[str]) -> tuple[str, ...]:
        """Terms as they are written; of a topic and its parent only the topic."""
        if kind == "introduction":
            return ()
        if kind == "terms":
            return tuple(self.terms.written[name] for name in names)
        if kind == "references":
            return tuple(names)
        implied = {parent for name in names for parent in self.taxonomy.ancestors(name)}
        return tuple(name for name in names if name not in implied)
