"""Dumps → articles: which texts show the same article, and which could show several.

Every distinct folded text is a node of a graph (see `relations`). Texts that reach each other are
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
from downlink.identify.candidates import compare, relations
from downlink.model import Details, ParsedDump, Sighting, Variant
from downlink.text.fold import fold, kept_formulas


@dataclass(frozen=True, slots=True)
class Article:
    """Texts of one article as they came out of the dumps.

    Attributes:
        entry: the index of the register's entry that knows it, or None.
        variants: with their sightings; the fullest first.
        also: the indices of further entries that know it: articles that a later capture showed to
            be one.
        ambiguous: for a variant's text, the indices (in the result of `deduplicate`) of the other
            articles that it could belong to as well.
    """

    entry: int | None
    variants: tuple[Variant, ...]
    also: tuple[int, ...]
    ambiguous: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """A text by which entry number `entry` of the register recognises its article."""

    entry: int
    text: str
    body: str


def deduplicate(dumps: Iterable[ParsedDump], known: Iterable[Known] = ()) -> tuple[Article, ...]:
    """Group the excerpts of `dumps` into articles.

    Articles that the register knows come first, in its order; then the others, in the order of
    their first sighting. An ambiguous text stands with the first of the articles it could be of.
    """
    variants = _collect(dumps)
    anchors = tuple(known)
    received: list[Variant | Known] = [*variants, *anchors]
    folded = {item.body: fold(item.body) for item in received}
    whole = _whole(received, folded)
    heads = _reachable_heads(relations(set(folded.values()), whole))
    first_seen = _first_sightings(variants, folded)
    entries = _claim(anchors, folded, heads, first_seen)
    order = _order(heads, entries, first_seen)
    also = _further(anchors, folded, heads, order, entries)
    return _assemble(variants, folded, heads, _Articles(order, entries, also))


def covered(text: Variant | Known, known: Iterable[Known]) -> bool:
    """Whether one of the texts `known` alone would recognise `text`: it equals it, or holds it
    to the end.
    """
    own = fold(text.body)
    for other in known:
        folded = fold(other.body)
        whole = [item for item, cut in ((own, text), (folded, other)) if cut.body == cut.text]
        if own == folded or compare(own, folded, whole) in (Alignment.EQUAL, Alignment.FIRST_CUT):
            return True
    return False


def _whole(received: Iterable[Variant | Known], folded: Mapping[str, str]) -> frozenset[str]:
    """Return the folded texts that were never received with a truncation mark."""
    cut = {folded[item.body] for item in received if item.body != item.text}
    return frozenset(folded.values()) - cut


def _collect(dumps: Iterable[ParsedDump]) -> list[Variant]:
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


def merge_details(details: Iterable[Details]) -> Details:
    """Return for each field the first that says something."""
    found = tuple(details)
    if len(found) == 1:
        return found[0]
    return Details(
        title=next((item.title for item in found if item.title), ""),
        link=next((item.link for item in found if item.link), ""),
        date=next((item.date for item in found if item.date), ""),
        author=next((item.author for item in found if item.author), ""),
        tags=next((item.tags for item in found if item.tags), ()),
    )


def _reachable_heads(graph: nx.DiGraph[str]) -> dict[str, frozenset[str]]:
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


def _claim(
    anchors: tuple[Known, ...],
    folded: Mapping[str, str],
    heads: Mapping[str, frozenset[str]],
    first_seen: Mapping[str, Sighting],
) -> dict[str, int]:
    """Return which article (by its head) each register entry owns.

    An entry owns the article that one of its texts belongs to without doubt. One whose texts
    were all cut too early takes, of the articles they reach, the first that no other entry owns.
    """
    owners: dict[str, int] = {}
    claimed: set[int] = set()
    for certain in (True, False):
        for anchor in sorted(anchors, key=lambda item: item.entry):
            reachable = heads[folded[anchor.body]]
            free = [head for head in reachable if head not in owners]
            if anchor.entry in claimed or not free or (certain and len(reachable) > 1):
                continue
            owners[min(free, key=lambda head: _rank(first_seen.get(head), head))] = anchor.entry
            claimed.add(anchor.entry)
    return owners


def _rank(sighting: Sighting | None, text: str) -> tuple[bool, Sighting, str]:
    """Order by first sighting; what was never seen comes last, by its text."""
    return (sighting is None, sighting or Sighting("", 0), text)


def _order(
    heads: Mapping[str, frozenset[str]],
    entries: Mapping[str, int],
    first_seen: Mapping[str, Sighting],
) -> list[str]:
    """Return the articles (by head): registered ones in the register's order, then by sighting."""
    earliest: dict[str, tuple[bool, Sighting, str]] = {}
    for text, reachable in heads.items():
        for head in reachable:
            rank = _rank(first_seen.get(text), head)
            earliest[head] = min(earliest.get(head, rank), rank)
    return sorted(
        earliest, key=lambda head: (head not in entries, entries.get(head, 0), earliest[head])
    )


def _further(
    anchors: tuple[Known, ...],
    folded: Mapping[str, str],
    heads: Mapping[str, frozenset[str]],
    order: list[str],
    entries: Mapping[str, int],
) -> dict[str, tuple[int, ...]]:
    """Return for an article (by its head) the entries that know it though another one owns it."""
    place = {head: index for index, head in enumerate(order)}
    found: dict[int, str] = {}
    owning = set(entries.values())
    for anchor in anchors:
        if anchor.entry not in owning:
            home = min(heads[folded[anchor.body]], key=place.__getitem__)
            found.setdefault(anchor.entry, home)
    return {
        head: tuple(sorted(entry for entry, home in found.items() if home == head))
        for head in found.values()
    }


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles by their heads, in order; for each the entry that owns it and further ones."""

    order: list[str]
    entries: Mapping[str, int]
    also: Mapping[str, tuple[int, ...]]


def _assemble(
    variants: Iterable[Variant],
    folded: Mapping[str, str],
    heads: Mapping[str, frozenset[str]],
    articles: _Articles,
) -> tuple[Article, ...]:
    place = {head: index for index, head in enumerate(articles.order)}
    own: dict[str, list[Variant]] = defaultdict(list)
    others: dict[str, tuple[str, ...]] = {}
    for variant in variants:
        home, *rest = sorted(heads[folded[variant.body]], key=place.__getitem__)
        own[home].append(variant)
        others[variant.text] = tuple(rest)
    seen = [head for head in articles.order if head in own]
    index = {head: number for number, head in enumerate(seen)}
    return tuple(
        Article(
            entry=articles.entries.get(head),
            also=articles.also.get(head, ()),
            variants=tuple(sorted(own[head], key=lambda item: _fullness(item, folded))),
            ambiguous={
                item.text: tuple(index[other] for other in others[item.text] if other in index)
                for item in own[head]
            },
        )
        for head in seen
    )


def _fullness(variant: Variant, folded: Mapping[str, str]) -> tuple[int, int, int, str]:
    """Order by what is known: words, then formulas, then everything else."""
    formulas = sum(1 for _ in kept_formulas(variant.body))
    return (-len(folded[variant.body]), -formulas, -len(variant.body), variant.text)
