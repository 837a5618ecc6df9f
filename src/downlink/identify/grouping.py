"""Dumps → articles: which texts show the same article, and which could show several.

Every distinct folded text is a node of a graph (see `candidates`). Texts that reach each other are
one group; a group that nothing runs on from is an article. A text that was cut before two
articles differ reaches both: it is ambiguous, and never joins them. That is why articles that
share only their beginning are never merged: each has text of its own after the shared part, so
neither reaches the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from downlink.identify.alignment import Alignment
from downlink.identify.candidates import compare, containment_graph
from downlink.identify.noise import without_noise
from downlink.model.article import Article, Variant, merge_details
from downlink.model.dump import Details, Dump, Sighting
from downlink.text.formulas import kept_formulas


@dataclass(frozen=True, slots=True)
class RegisteredText:
    """A text by which entry number `entry` of the register recognises its article."""

    entry: int
    text: str
    body: str


def deduplicate(dumps: Iterable[Dump], known: Iterable[RegisteredText] = ()) -> tuple[Article, ...]:
    """Group the excerpts of `dumps` into articles.

    Articles that the register knows come first, in its order; then the others, in the order of
    their first sighting. An ambiguous text stands with the first of the articles it could be of.
    """
    variants = _collect(dumps)
    anchors = tuple(known)
    received: list[Variant | RegisteredText] = [*variants, *anchors]
    folded = {item.body: without_noise(item.body) for item in received}
    whole = _whole(received, folded)
    representatives = _reachable_representatives(containment_graph(set(folded.values()), whole))
    first_seen = _first_sightings(variants, folded)
    entries = _assign_entries(anchors, folded, representatives, first_seen)
    order = _order(representatives, entries, first_seen)
    merged = _merged_entries(anchors, folded, representatives, order, entries)
    return _assemble(variants, folded, representatives, _Articles(order, entries, merged))


def is_recognised(text: Variant | RegisteredText, known: Iterable[RegisteredText]) -> bool:
    """Whether one of the texts `known` alone would recognise `text`: it equals it, or holds it
    to the end.
    """
    own = without_noise(text.body)
    for other in known:
        folded = without_noise(other.body)
        whole = [item for item, cut in ((own, text), (folded, other)) if cut.body == cut.text]
        if own == folded or compare(own, folded, whole) in (Alignment.EQUAL, Alignment.FIRST_CUT):
            return True
    return False


def _whole(
    received: Iterable[Variant | RegisteredText], folded: Mapping[str, str]
) -> frozenset[str]:
    """Return the folded texts that were never received with a truncation mark."""
    cut = {folded[item.body] for item in received if item.body != item.text}
    return frozenset(folded.values()) - cut


def _collect(dumps: Iterable[Dump]) -> list[Variant]:
    """Join the excerpts with the same text into variants, with their sightings in order."""
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    bodies: dict[str, str] = {}
    details: dict[str, dict[Details, None]] = defaultdict(dict)
    for dump in sorted(dumps, key=lambda dump: dump.path):
        for position, excerpt in enumerate(dump.excerpts, 1):
            sightings[excerpt.text].append(Sighting(dump.path, position))
            bodies[excerpt.text] = excerpt.body
            details[excerpt.text].setdefault(excerpt.details)
    return [
        Variant(text, bodies[text], tuple(places), merge_details(details[text]))
        for text, places in sightings.items()
    ]


def _reachable_representatives(graph: nx.DiGraph[str]) -> dict[str, frozenset[str]]:
    """Return for each text the articles it reaches, each named by its group's fullest text."""
    groups = nx.condensation(graph)
    members: dict[int, set[str]] = {group: groups.nodes[group]["members"] for group in groups}
    reached: dict[int, frozenset[str]] = {}
    for group in reversed(list(nx.topological_sort(groups))):
        onward = {reached[following] for following in groups.successors(group)}
        own = frozenset([max(members[group], key=lambda text: (len(text), text))])
        reached[group] = next(iter(onward)) if len(onward) == 1 else own
        if len(onward) > 1:
            reached[group] = frozenset().union(*onward)
    return {text: reached[group] for group, texts in members.items() for text in texts}


def _first_sightings(variants: Iterable[Variant], folded: Mapping[str, str]) -> dict[str, Sighting]:
    first: dict[str, Sighting] = {}
    for variant in variants:
        own = folded[variant.body]
        first[own] = min(first.get(own, variant.sightings[0]), variant.sightings[0])
    return first


def _assign_entries(
    anchors: tuple[RegisteredText, ...],
    folded: Mapping[str, str],
    representatives: Mapping[str, frozenset[str]],
    first_seen: Mapping[str, Sighting],
) -> dict[str, int]:
    """Return which article (by its representative) each register entry owns.

    An entry owns the article that one of its texts belongs to without doubt. One whose texts
    were all cut too early takes, of the articles they reach, the first that no other entry owns.
    """
    owners: dict[str, int] = {}
    claimed: set[int] = set()
    for certain in (True, False):
        for anchor in sorted(anchors, key=lambda item: item.entry):
            reachable = representatives[folded[anchor.body]]
            free = [representative for representative in reachable if representative not in owners]
            if anchor.entry in claimed or not free or (certain and len(reachable) > 1):
                continue
            owners[
                min(
                    free,
                    key=lambda representative: _rank(
                        first_seen.get(representative), representative
                    ),
                )
            ] = anchor.entry
            claimed.add(anchor.entry)
    return owners


def _rank(sighting: Sighting | None, text: str) -> tuple[bool, Sighting, str]:
    """Order by first sighting; what was never seen comes last, by its text."""
    return (sighting is None, sighting or Sighting("", 0), text)


def _order(
    representatives: Mapping[str, frozenset[str]],
    entries: Mapping[str, int],
    first_seen: Mapping[str, Sighting],
) -> list[str]:
    """Return the articles (by representative): those of the register in its order, then by
    sighting.
    """
    earliest: dict[str, tuple[bool, Sighting, str]] = {}
    for text, reachable in representatives.items():
        for representative in reachable:
            rank = _rank(first_seen.get(text), representative)
            earliest[representative] = min(earliest.get(representative, rank), rank)
    return sorted(
        earliest,
        key=lambda representative: (
            representative not in entries,
            entries.get(representative, 0),
            earliest[representative],
        ),
    )


def _merged_entries(
    anchors: tuple[RegisteredText, ...],
    folded: Mapping[str, str],
    representatives: Mapping[str, frozenset[str]],
    order: list[str],
    entries: Mapping[str, int],
) -> dict[str, tuple[int, ...]]:
    """Return for an article (by its representative) the entries that know it though another one
    owns it.
    """
    place = {representative: index for index, representative in enumerate(order)}
    found: dict[int, str] = {}
    owning = set(entries.values())
    for anchor in anchors:
        if anchor.entry not in owning:
            home = min(representatives[folded[anchor.body]], key=place.__getitem__)
            found.setdefault(anchor.entry, home)
    return {
        representative: tuple(
            sorted(entry for entry, home in found.items() if home == representative)
        )
        for representative in found.values()
    }


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles by their representatives, in order; for each the entry that owns it, and those
    that turned out to be the same article.
    """

    order: list[str]
    entries: Mapping[str, int]
    merged: Mapping[str, tuple[int, ...]]


def _assemble(
    variants: Iterable[Variant],
    folded: Mapping[str, str],
    representatives: Mapping[str, frozenset[str]],
    articles: _Articles,
) -> tuple[Article, ...]:
    place = {representative: index for index, representative in enumerate(articles.order)}
    own: dict[str, list[Variant]] = defaultdict(list)
    others: dict[str, tuple[str, ...]] = {}
    for variant in variants:
        home, *rest = sorted(representatives[folded[variant.body]], key=place.__getitem__)
        own[home].append(variant)
        others[variant.text] = tuple(rest)
    seen = [representative for representative in articles.order if representative in own]
    index = {representative: number for number, representative in enumerate(seen)}
    return tuple(
        Article(
            entry=articles.entries.get(representative),
            merged_entries=articles.merged.get(representative, ()),
            variants=tuple(sorted(own[representative], key=lambda item: _fullness(item, folded))),
            ambiguous={
                item.text: tuple(index[other] for other in others[item.text] if other in index)
                for item in own[representative]
            },
        )
        for representative in seen
    )


def _fullness(variant: Variant, folded: Mapping[str, str]) -> tuple[int, int, int, str]:
    """Order by what is known: words, then formulas, then everything else."""
    formulas = sum(1 for _ in kept_formulas(variant.body))
    return (-len(folded[variant.body]), -formulas, -len(variant.body), variant.text)
