"""Stubs → for each the stubs related to it, nearest first, with the reason.

What their texts say alike decides first; topics, references and introductions that they share come
to it, what else is near to both, and that one cites the other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from downlink.model.stub import Relation, RelationKind, Stub
from downlink.model.topic import Taxonomy
from downlink.relate.choose import choose
from downlink.relate.citations import articles_by_reference
from downlink.relate.company import with_company
from downlink.relate.similarity import Similarity, similarity
from downlink.relate.words import shared_words
from downlink.text.fold import fold
from downlink.text.grammar.headings import generic_heading

INTRODUCTION = 60
"""Folded characters that two texts share at the front if they share an introduction: more than a
sentence, which no two articles of the real dumps share by accident."""

MOST_INTRODUCED = 12
"""Articles with one introduction; where more begin alike, it is the blog's, not a series'."""

_VISITS, _CANDIDATES = 40, 12
# Stubs with which a stub shares something rare beside its words, and those that its words alone
# make candidates: without limits, time would grow with the square of an archive.

_ABOUT, _WITHIN, _FIELD, _MENTION = 0.12, 0.07, 0.02, 0.03
_REFERENCE, _CITED, _SERIES = 0.2, 0.3, 1.0
# Beside the cosine of two texts, which is about .1 to .3 for two on one matter.

_ALONE = 1.5
# A topic counts by how much alike the texts are, and the more without that, the rarer it is: of a
# broad one two articles may say nothing alike.

_FIRST: tuple[RelationKind, ...] = ("introduction", "cites", "cited", "references")
_TELLING = 0.25
# The reason is the first of these that has this part of the weight of the heaviest; else a topic
# that both are about, which says more than words; else the heaviest.

_WORDS = 4
# Words that a reason names.


class _Feature(NamedTuple):
    """Something that stubs can share; a topic's kind is "topics", whoever only mentions it; one of
    the kind "cites" is an article, which shares it with those that cite it.
    """

    kind: RelationKind
    name: str


_Features = Mapping[_Feature, float]  # what a stub has, and how much it weighs


def relate(stubs: Sequence[Stub], taxonomy: Taxonomy) -> tuple[tuple[Relation, ...], ...]:
    """Return the relations of each stub, in the order of `stubs`.

    What two stubs share counts the more, the fewer stubs have it; being about a topic counts
    more than its parents, and these more than mentioning it.
    """
    articles = articles_by_reference(stubs)
    features = [_features(stub, taxonomy, articles) for stub in stubs]
    holders = _holders(features)
    most = math.log(1 + len(stubs))
    rarity = {
        feature: math.log(1 + len(stubs) / len(crowd)) / most for feature, crowd in holders.items()
    }
    weighted = [
        {feature: weight * rarity[feature] for feature, weight in own.items() if feature in rarity}
        for own in features
    ]
    texts = similarity([stub.body for stub in stubs], [stub.title.text for stub in stubs])
    return _Relations(stubs, taxonomy, texts, features, holders, weighted).all()


def _features(
    stub: Stub, taxonomy: Taxonomy, articles: Mapping[str, Stub]
) -> dict[_Feature, float]:
    """Return what others may share with the stub beside words, and how much it weighs.

    Args:
        articles: by the keys of the references that they are.
    """
    found: dict[_Feature, float] = {}
    for topic in stub.topics:
        about = topic.role == "about"
        found[_Feature("topics", topic.id)] = _ABOUT if about else _MENTION
        for ancestor in taxonomy.ancestors(topic.id) if about else ():
            weight = _WITHIN if taxonomy[ancestor].parent else _FIELD
            found.setdefault(_Feature("topics", ancestor), weight)
    for reference in stub.references:
        found[_Feature("references", reference.key)] = _REFERENCE
        if reference.key in articles:
            found[_Feature("cites", articles[reference.key].slug)] = _CITED
    found[_Feature("cites", stub.slug)] = _CITED
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
    texts: Similarity
    features: Sequence[_Features]
    holders: Mapping[_Feature, Sequence[int]]
    weighted: Sequence[_Features]

    def all(self) -> tuple[tuple[Relation, ...], ...]:
        near = [self._near(number) for number in range(len(self.stubs))]
        return tuple(
            tuple(self._relation(number, other) for other in chosen)
            for number, chosen in enumerate(choose(with_company(near)))
        )

    def _near(self, number: int) -> dict[int, float]:
        """Return the nearest stubs by number, and how near they are."""
        by_words = self.texts.near(number)
        candidates = set(self._nearest(number, by_words))
        left = _VISITS
        for feature in sorted(
            self.weighted[number], key=lambda feature: (len(self.holders[feature]), feature)
        ):
            candidates.update(_following(self.holders[feature], number, left))
            left -= min(left, len(self.holders[feature]))
        candidates.discard(number)
        scores = {
            other: self._score(number, other, by_words.get(other, 0.0)) for other in candidates
        }
        return {other: scores[other] for other in self._nearest(number, scores)}

    def _score(self, one: int, other: int, words: float) -> float:
        """Return how near two stubs are whose texts are as near as `words`."""
        topics = alone = besides = 0.0
        for feature, weight in self._shared(one, other):
            if feature.kind == "topics":
                rarity = self.weighted[one][feature] / self.features[one][feature]
                topics += weight
                alone += weight * rarity**_ALONE
            else:
                besides += weight
        return words + besides + alone + math.sqrt(words * topics)

    def _nearest(self, number: int, scores: Mapping[int, float]) -> list[int]:
        """Return those with the highest scores, of equal ones those that follow the number."""
        least = min(nlargest(_CANDIDATES, scores.values()), default=0.0)
        high = [other for other, score in scores.items() if score >= least]
        high.sort(key=lambda other: (-scores[other], (other - number) % len(self.stubs)))
        return high[:_CANDIDATES]

    def _shared(self, one: int, other: int) -> Iterator[tuple[_Feature, float]]:
        """Yield what two stubs share beside words, each with its weight."""
        theirs = self.weighted[other]
        slugs = (self.stubs[one].slug, self.stubs[other].slug)
        for feature, weight in self.weighted[one].items():
            if feature in theirs and (feature.kind != "cites" or feature.name in slugs):
                yield feature, min(weight, theirs[feature])

    def _relation(self, one: int, other: int) -> Relation:
        """Return the relation with its most telling reason, and what is shared in it."""
        weights: dict[RelationKind, dict[str, float]] = defaultdict(dict)
        for feature, weight in self._shared(one, other):
            weights[self._kind(feature, one, other)][feature.name] = weight
        words = self.texts.shared(one, other)
        sums = {kind: math.fsum(found.values()) for kind, found in weights.items()}
        sums["terms"] = math.fsum(words.values())
        kind = self._reason(sums, one, other)
        if kind == "terms":
            shown = _written(self.stubs[one].body, self.stubs[other].body, words)
        else:
            names = sorted(weights[kind], key=lambda name: (-weights[kind][name], name))
            alone = kind in ("introduction", "cites", "cited")
            shown = () if alone else self._without_implied(names)
        return Relation(self.stubs[other].slug, kind, shown)

    def _reason(self, sums: Mapping[RelationKind, float], one: int, other: int) -> RelationKind:
        enough = _TELLING * max(sums.values())
        telling = [kind for kind in _FIRST if sums.get(kind, 0.0) >= enough]
        if telling:
            return telling[0]
        theirs = self.features[other]
        if any(
            feature.kind == "topics" and weight == theirs.get(feature) == _ABOUT
            for feature, weight in self.features[one].items()
        ):
            return "topics"
        return max(sums, key=lambda kind: (sums[kind], kind))

    def _kind(self, feature: _Feature, one: int, other: int) -> RelationKind:
        if feature.kind == "cites":
            return "cited" if feature.name == self.stubs[one].slug else "cites"
        weights = (self.features[one][feature], self.features[other][feature])
        return "mentions" if feature.kind == "topics" and _MENTION in weights else feature.kind

    def _without_implied(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return keys of references as they are; of a topic and its parent only the topic."""
        implied = {
            parent
            for name in names
            if name in self.taxonomy
            for parent in self.taxonomy.ancestors(name)
        }
        return tuple(name for name in names if name not in implied)


def _written(body: str, other: str, words: Mapping[str, float]) -> tuple[str, ...]:
    """Return the weightiest of some words that two texts share, as the first writes them."""
    found: dict[str, tuple[str, float]] = {}
    for form, weight in shared_words(body, other, words):
        kept = found.setdefault(fold(form), (form, weight))
        if weight > kept[1]:
            found[fold(form)] = (form, weight)
    ranked = sorted(found.items(), key=lambda item: (-item[1][1], item[0]))
    shown: dict[str, str] = {}
    for folded, (form, _) in ranked:
        if not any(folded in longer for longer in shown):
            shown[folded] = form
        if len(shown) == _WORDS:
            break
    return tuple(shown.values())
