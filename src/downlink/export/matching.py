"""Articles of an old and a new catalog → which of them are the same.

What tells it, the surest first: texts that both have; then, for what no text ties, captures that
both show; then the slug. A slug may be given anew, and a dump be overwritten by the next capture,
so neither counts against a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from downlink.export.saved_catalog import SavedCatalog, SavedStub, SavedVariant
from downlink.identify.alignment import Alignment, align
from downlink.identify.noise import without_noise
from downlink.model.dump import Sighting

_Pair = tuple[str, str]  # the slugs of an old and of a new article


@dataclass(frozen=True, slots=True)
class Matches:
    """Which new articles show what old ones were, by their slugs.

    Attributes:
        links: each old article with the new one that most of it is in, and each new article with
            the old one that most of it comes from.
        continued: of these, where each is the other's; one of a join or a separation at most.
    """

    links: frozenset[_Pair]
    continued: frozenset[_Pair]

    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """Return the new articles that each old one is now; an old one without any is left out."""
        return _grouped(self.links)

    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """Return the old articles that each new one was; a new one without any is left out."""
        return _grouped((new, old) for old, new in self.links)


def match(old: SavedCatalog, new: SavedCatalog) -> Matches:
    """Return which articles of the two catalogs are the same."""
    links: set[_Pair] = set()
    continued: set[_Pair] = set()
    for tied in (_by_text, _by_sighting, _by_slug):
        known_old, known_new = {pair[0] for pair in links}, {pair[1] for pair in links}
        weights = tied(
            [stub for stub in old.stubs if stub.slug not in known_old],
            [stub for stub in new.stubs if stub.slug not in known_new],
        )
        forward, backward = _strongest(weights)
        links |= forward | backward
        continued |= forward & backward
    return Matches(frozenset(links), frozenset(continued))


def _by_text(old: Iterable[SavedStub], new: Iterable[SavedStub]) -> Mapping[_Pair, int]:
    holders: dict[str, dict[str, SavedVariant]] = defaultdict(dict)
    for stub in new:
        for variant in stub.variants:
            holders[variant.text][stub.slug] = variant
    weights: dict[_Pair, int] = defaultdict(int)
    for stub in old:
        for variant in stub.variants:
            for slug in _holding(stub.slug, variant, holders.get(variant.text, {})):
                weights[stub.slug, slug] += 1 + len(variant.text)
    return weights


def _holding(slug: str, variant: SavedVariant, there: Mapping[str, SavedVariant]) -> Iterable[str]:
    """Return the new articles that have an old article's text: of several those that show it where
    it was seen, since two permalinks may have one text.
    """
    seen = set(variant.sightings)
    same = [other for other in there if not seen.isdisjoint(there[other].sightings)]
    return same or ([slug] if slug in there else sorted(there)[:1])


def _by_sighting(old: Iterable[SavedStub], new: Iterable[SavedStub]) -> Mapping[_Pair, int]:
    at: dict[Sighting, SavedStub] = {place: stub for stub in new for place in stub.sightings}
    weights: dict[_Pair, int] = {}
    for stub in old:
        for other in {
            at[place].slug: at[place] for place in stub.sightings if place in at
        }.values():
            common = len(set(stub.sightings) & set(other.sightings))
            if _alike(stub.text, other.text):
                weights[stub.slug, other.slug] = common
    return weights


def _alike(old: str, new: str) -> bool:
    return align(without_noise(old), without_noise(new)) is not Alignment.APART


def _by_slug(old: Iterable[SavedStub], new: Iterable[SavedStub]) -> Mapping[_Pair, int]:
    there = {stub.slug for stub in new}
    return {(stub.slug, stub.slug): 1 for stub in old if stub.slug in there}


def _strongest(weights: Mapping[_Pair, int]) -> tuple[set[_Pair], set[_Pair]]:
    """Return the strongest pair of each old article, and that of each new one: one that kept its
    slug is itself, whatever texts went to another; else what weighs most.
    """
    ranked = sorted(weights, key=lambda pair: (pair[0] != pair[1], -weights[pair], pair))
    return set(_first_each(ranked, 0)), set(_first_each(ranked, 1))


def _first_each(pairs: Iterable[_Pair], side: int) -> Iterator[_Pair]:
    seen: set[str] = set()
    for pair in pairs:
        if pair[side] not in seen:
            seen.add(pair[side])
            yield pair


def _grouped(pairs: Collection[_Pair] | Iterator[_Pair]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in sorted(pairs):
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
