"""Dumps → articles: which texts show the same article, and which could show several.

Each distinct text, with what was said beside it, is a record (see `evidence`); every distinct
folded text is a node of a graph (see `candidates`). Where nothing but texts speaks, those that
reach each other are one article, and a text that was cut before two articles differ reaches both:
it is ambiguous, and never joins them. Permalinks join and hold apart whatever the texts,
titles and days choose (see `resolution`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from downlink.identify.alignment import Alignment
from downlink.identify.candidates import compare, containment_graph
from downlink.identify.evidence import Record, without_disputed_keys
from downlink.identify.noise import without_noise
from downlink.identify.reach import Reach
from downlink.identify.records import RegisteredText, Seen, collect, record_of, size_of
from downlink.identify.resolution import resolve
from downlink.model.article import Article, Variant, merge_details
from downlink.model.dump import Dump, Sighting
from downlink.text.formulas import kept_formulas


def deduplicate(dumps: Iterable[Dump], known: Iterable[RegisteredText] = ()) -> tuple[Article, ...]:
    """Group the excerpts of `dumps` into articles.

    Articles that the register knows come first, in its order; then the others, in the order of
    their first sighting. An ambiguous text stands with the first of the articles it could be of.
    """
    seen, anchors = collect(dumps), tuple(known)
    received: list[Variant | RegisteredText] = [*(item.variant for item in seen), *anchors]
    folded = {item.body: without_noise(item.body) for item in received}
    known_of: list[Seen | RegisteredText] = [*seen, *anchors]
    records = without_disputed_keys([record_of(item, folded) for item in known_of])
    graph = containment_graph(set(folded.values()), _whole(received, folded))
    reached = resolve(records, graph, _decided(anchors, len(seen), records, graph))
    variants = [item.variant for item in seen]
    heads = _heads(records, reached)
    first_seen = _first_sightings(variants, folded, heads)
    claims = tuple(zip(anchors, reached[len(variants) :], strict=True))
    entries = _assign_entries(claims, heads, first_seen)
    order = _order(variants, reached, entries, heads)
    merged = _merged_entries(claims, order, entries)
    return _assemble(variants, reached, folded, _Articles(order, entries, merged))


def _decided(
    anchors: Sequence[RegisteredText],
    first: int,
    records: Sequence[Record],
    graph: nx.DiGraph[str],
) -> list[list[int]]:
    """Return for each entry of the register the records of its texts: they are one article, even
    where nothing but the register says so. One on which another of them runs on is left out: by
    itself, it may have been cut before two articles differ. Of an entry that a person held apart
    from others, none is.

    Args:
        first: the number of the first anchor's record.
    """
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, anchor in enumerate(anchors, first):
        numbers[anchor.entry].append(number)
    reach = Reach(graph)
    found: list[list[int]] = []
    for own in numbers.values():
        texts = {records[number].text for number in own}
        fixed = [
            number
            for number in own
            if records[number].apart or not reach.runs_on(records[number].text, texts)
        ]
        found.append(fixed)
    return found


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


def _heads(records: Sequence[Record], reached: Sequence[frozenset[int]]) -> dict[int, str]:
    """Return for each article the fullest folded text that is no other's."""
    found: dict[int, str] = {}
    for record, articles in zip(records, reached, strict=True):
        for article in articles if len(articles) == 1 else ():
            best = found.get(article, "")
            found[article] = max(best, record.text, key=lambda text: (len(text), text))
    return found


def _first_sightings(
    variants: Iterable[Variant], folded: Mapping[str, str], heads: Mapping[int, str]
) -> dict[int, Sighting]:
    """Return where each article's fullest text was seen first, if it was."""
    first: dict[str, Sighting] = {}
    for variant in variants:
        own = folded[variant.body]
        first[own] = min(first.get(own, variant.sightings[0]), variant.sightings[0])
    return {article: first[text] for article, text in heads.items() if text in first}


_Claims = Sequence[tuple[RegisteredText, frozenset[int]]]
# The register's texts, each with the articles that it could show.


def _assign_entries(
    claims: _Claims, heads: Mapping[int, str], first_seen: Mapping[int, Sighting]
) -> dict[int, int]:
    """Return which article each register entry owns, as article → entry.

    An entry owns the article that one of its texts belongs to without doubt. One whose texts
    were all cut too early takes, of the articles they reach, the first that no other entry owns.
    """
    owners: dict[int, int] = {}
    claimed: set[int] = set()
    for certain in (True, False):
        for anchor, reachable in sorted(claims, key=lambda claim: claim[0].entry):
            free = [article for article in reachable if article not in owners]
            if anchor.entry in claimed or not free or (certain and len(reachable) > 1):
                continue
            first = min(free, key=lambda article: _rank(first_seen.get(article), heads[article]))
            owners[first] = anchor.entry
            claimed.add(anchor.entry)
    return owners


def _rank(sighting: Sighting | None, text: str) -> tuple[bool, Sighting, str]:
    """Order by first sighting; what was never seen comes last, by its text."""
    return (sighting is None, sighting or Sighting("", 0), text)


def _order(
    variants: Sequence[Variant],
    reached: Sequence[frozenset[int]],
    entries: Mapping[int, int],
    heads: Mapping[int, str],
) -> list[int]:
    """Return the articles: those of the register in its order, then by sighting."""
    earliest = {
        article: _rank(None, heads[article]) for articles in reached for article in articles
    }
    for variant, articles in zip(variants, reached, strict=False):
        for article in articles:
            rank = _rank(variant.sightings[0], heads[article])
            earliest[article] = min(earliest[article], rank)
    return sorted(
        earliest,
        key=lambda article: (article not in entries, entries.get(article, 0), earliest[article]),
    )


def _merged_entries(
    claims: _Claims, order: Sequence[int], entries: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Return for an article the entries that know it though another one owns it."""
    place = {article: index for index, article in enumerate(order)}
    found: dict[int, int] = {}
    owning = set(entries.values())
    for anchor, reachable in claims:
        if anchor.entry not in owning:
            found.setdefault(anchor.entry, min(reachable, key=place.__getitem__))
    return {
        article: tuple(sorted(entry for entry, home in found.items() if home == article))
        for article in found.values()
    }


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles in order; for each the entry that owns it, and those that turned out to be the
    same article.
    """

    order: list[int]
    entries: Mapping[int, int]
    merged: Mapping[int, tuple[int, ...]]


def _assemble(
    variants: Sequence[Variant],
    reached: Sequence[frozenset[int]],
    folded: Mapping[str, str],
    articles: _Articles,
) -> tuple[Article, ...]:
    place = {article: index for index, article in enumerate(articles.order)}
    own: dict[int, dict[str, list[Variant]]] = defaultdict(lambda: defaultdict(list))
    others: dict[tuple[int, str], set[int]] = defaultdict(set)
    for variant, reachable in zip(variants, reached, strict=False):
        home, *rest = sorted(reachable, key=place.__getitem__)
        own[home][variant.text].append(variant)
        others[home, variant.text].update(rest)
    seen = [article for article in articles.order if article in own]
    index = {article: number for number, article in enumerate(seen)}
    return tuple(
        Article(
            entry=articles.entries.get(article),
            merged_entries=articles.merged.get(article, ()),
            variants=tuple(
                sorted(
                    map(_joined, own[article].values()), key=lambda item: _fullness(item, folded)
                )
            ),
            ambiguous={
                text: tuple(
                    index[other]
                    for other in sorted(others[article, text], key=place.__getitem__)
                    if other in index
                )
                for text in own[article]
            },
        )
        for article in seen
    )


def _joined(same: Sequence[Variant]) -> Variant:
    """Return one variant of a text and of all that was said of it."""
    if len(same) == 1:
        return same[0]
    ordered = sorted(same, key=lambda item: item.sightings)
    return Variant(
        ordered[0].text,
        ordered[0].body,
        tuple(sorted(place for item in ordered for place in item.sightings)),
        merge_details(item.details for item in ordered),
        said=tuple(dict.fromkeys(said for item in ordered for said in item.said)),
        permalink=next((item.permalink for item in ordered if item.permalink), ""),
        content=max((item.content for item in ordered), key=size_of),
    )


def _fullness(variant: Variant, folded: Mapping[str, str]) -> tuple[int, int, int, int, str]:
    """Order by what is known: words, then formulas, then structure, then everything else."""
    formulas = sum(1 for _ in kept_formulas(variant.body))
    rest = (-len(variant.content), -len(variant.body), variant.text)
    return (-len(folded[variant.body]), -formulas, *rest)
