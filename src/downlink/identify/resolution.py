"""Records and the graph of their texts → which article each record shows.

Where nothing but texts speaks, the graph decides: records that reach each other are one, one that
was cut is whatever runs on from it, and one that was cut too early for that to be a single article
is ambiguous. A permalink joins all that carry it; what `evidence.held_apart` tells stays apart,
whatever the texts. Where texts allow several articles, what is said beside them chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import networkx as nx

from downlink.identify.clusters import Clusters
from downlink.identify.evidence import Evidence, Record, held_apart, likeness, united
from downlink.identify.reach import Reach


def resolve(
    records: Sequence[Record], graph: nx.DiGraph[str], decided: Iterable[Sequence[int]] = ()
) -> tuple[frozenset[int], ...]:
    """Return for each record the articles that it could show, each by the number of one of its
    records; more than one where it is ambiguous.

    Args:
        graph: over the records' texts (see `candidates`).
        decided: the numbers of records that are one article, whatever they say.
    """
    clusters = Clusters(records)
    for numbers in decided:
        clusters.join(numbers)
    for numbers in _of_one_address(records):
        clusters.join(numbers)
    _join_equal_texts(clusters)
    links = _without_circles(_links(clusters, graph), clusters)
    nodes = [clusters.home(number) for number in range(len(records))]
    reached = _follow(links, clusters)
    return tuple(frozenset(map(clusters.home, reached[node])) for node in nodes)


def _of_one_address(records: Sequence[Record]) -> Iterator[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in record.keys:
            found[key].append(number)
    yield from (found[key] for key in sorted(found))


_FEW = 64
# Pairs of clusters that are all looked at; of more, as boilerplate has, those that share a title
# or a day, or the first ones: that a text could be any of thousands, nobody reads.


def _join_equal_texts(clusters: Clusters) -> None:
    """Of clusters of one text, join those that say too little to be held apart: each with the one
    that says more and has its title or its day, or that a person held apart from others, where
    that is one; the others with each other.
    """
    for homes in _by_text(clusters).values():
        anchored = [home for home in homes if _is_anchored(clusters.said(home))]
        free = sorted(set(homes) - set(anchored))
        alike = _by_mark(anchored, clusters)
        decided = {home for home in anchored if clusters.said(home).apart}
        left: list[int] = []
        for home in free:
            said = clusters.said(home)
            near = {other for mark in said.titles | said.dates for other in alike.get(mark, ())}
            fitting = near or decided
            only = next(iter(fitting)) if len(fitting) == 1 else None
            if only is None or not clusters.join_if_compatible(only, home):
                left.append(home)
        for home in left[1:]:
            clusters.join_if_compatible(left[0], home)


def _by_mark(homes: Iterable[int], clusters: Clusters) -> dict[str, list[int]]:
    """Return the clusters by the titles and the days that they say."""
    found: dict[str, list[int]] = defaultdict(list)
    for home in homes:
        said = clusters.said(home)
        for mark in said.titles | said.dates:
            found[mark].append(home)
    return found


def _by_text(clusters: Clusters) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for home in clusters.homes():
        for text in clusters.texts(home):
            found[text].append(home)
    return found


def _is_anchored(said: Evidence) -> bool:
    """Whether a cluster says enough to be held apart from one of the same text."""
    return bool(said.keys or said.apart or (said.titles and said.dates))


def _links(clusters: Clusters, graph: nx.DiGraph[str]) -> nx.DiGraph[int]:
    """Return the graph of the clusters that could be one by their texts and by all else. Of a
    cluster that runs on from one of its own texts this one leads nowhere: where it is seen
    alone, it may be another article's, but the cluster is what it is.
    """
    by_text, reach = _by_text(clusters), Reach(graph)
    found: nx.DiGraph[int] = nx.DiGraph()
    found.add_nodes_from(clusters.homes())
    for text in sorted(by_text):
        homes = by_text[text]
        ending = [home for home in homes if not reach.runs_on(text, clusters.texts(home))]
        found.add_edges_from(_pairs(ending, homes, clusters))
        for following in sorted(graph.successors(text)):
            found.add_edges_from(_pairs(ending, by_text.get(following, []), clusters))
    return found


def _pairs(
    ones: Sequence[int], others: Sequence[int], clusters: Clusters
) -> Iterator[tuple[int, int]]:
    if len(ones) * len(others) <= _FEW:
        pairs: Iterable[tuple[int, int]] = ((a, b) for a in ones for b in others)
    else:
        pairs = _likely_pairs(ones, others, clusters)
    for one, other in pairs:
        if one != other:
            yield one, other


def _likely_pairs(
    ones: Sequence[int], others: Sequence[int], clusters: Clusters
) -> Iterator[tuple[int, int]]:
    shared = _by_mark(others, clusters)
    free = [other for other in others if not _is_anchored(clusters.said(other))]
    for one in ones:
        said = clusters.said(one)
        near = {other for mark in said.titles | said.dates for other in shared.get(mark, ())}
        rest = free if _is_anchored(said) else () if near else others
        yield from ((one, other) for other in sorted(near.union(rest[:_FEW])))


def _follow(links: nx.DiGraph[int], clusters: Clusters) -> dict[int, frozenset[int]]:
    """Return for each cluster the articles that it could show, joining those that are sure.

    What runs on from a cluster comes before it; among those that nothing runs on from, the fullest
    text first, so that it has the first claim.
    """
    possible: dict[int, frozenset[int]] = {}  # by texts alone: what a text cut before it may show
    reached: dict[int, frozenset[int]] = {}
    for generation in reversed(list(nx.topological_generations(links))):
        onward_of = {
            node: frozenset[int]().union(*(possible[item] for item in links.successors(node)))
            for node in generation
        }
        for node in sorted(generation, key=lambda item: _claim_of(item, onward_of[item], clusters)):
            onward = onward_of[node]
            chosen = _choose(node, onward, clusters)
            reached[node] = chosen or frozenset([node])
            possible[node] = onward if chosen else onward | {node}
            if len(chosen) == 1:
                clusters.join((node, *chosen))
    return reached


def _claim_of(
    node: int, onward: Collection[int], clusters: Clusters
) -> tuple[tuple[bool, ...], int, int]:
    """Order by how much beside the texts says that a cluster is what runs on from it, then by
    length.
    """
    said = clusters.said(node)
    alike = [likeness(said, clusters.said(other)) for other in onward]
    best = max(alike, default=(False, False))
    return tuple(not item for item in best), -max(map(len, clusters.texts(node))), node


def _choose(node: int, onward: Collection[int], clusters: Clusters) -> frozenset[int]:
    """Return which of the articles that run on from a cluster it could show; none where it is one
    of its own: nothing fits, or it has a permalink and what fits is not one.
    """
    fitting = [other for other in onward if clusters.compatible(node, other)]
    if len(fitting) > 1:
        alike = {other: likeness(clusters.said(node), clusters.said(other)) for other in fitting}
        best = max(alike.values())
        fitting = [other for other in fitting if alike[other] == best]
    if len(fitting) > 1 and clusters.said(node).keys:
        return frozenset()
    return frozenset(fitting)


def _without_circles(links: nx.DiGraph[int], clusters: Clusters) -> nx.DiGraph[int]:
    """Join the clusters that reach each other, as far as nothing holds them apart, and return the
    graph of what is left, which has no circle.
    """
    group_of: dict[int, int] = {}
    inner: list[tuple[int, int]] = []
    for number, group in enumerate(nx.strongly_connected_components(links)):
        group_of.update(dict.fromkeys(group, number))
        if len(group) > 1 and not _join_all(sorted(group), clusters):
            inner += _join_by_evidence(sorted(group), links, clusters)
    found: nx.DiGraph[int] = nx.DiGraph()
    found.add_nodes_from(clusters.homes())
    across = ((one, other) for one, other in links.edges if group_of[one] != group_of[other])
    for one, other in (*across, *inner):
        found.add_edge(clusters.home(one), clusters.home(other))
    return found


def _join_all(group: Sequence[int], clusters: Clusters) -> bool:
    """Join the clusters of a group, or none of them where something holds two of them apart."""
    said = clusters.said(group[0])
    for other in group[1:]:
        if held_apart(said, clusters.said(other)):
            return False
        said = united(said, clusters.said(other))
    clusters.join(group)
    return True


def _join_by_evidence(
    group: Sequence[int], links: nx.DiGraph[int], clusters: Clusters
) -> list[tuple[int, int]]:
    """Join those of a group that are one: first what could be held apart, the most alike first;
    then the others, where they can only be of one of these. Return (cluster, article) for those
    that could be of several.
    """
    anchored = _anchored(group, clusters)
    within = links.subgraph(anchored)
    mutual = ((a, b) for a, b in within.edges if a < b and within.has_edge(b, a))
    for one, other in sorted(mutual, key=lambda pair: _most_alike_first(pair, clusters)):
        clusters.join_if_compatible(one, other)
    open_links: list[tuple[int, int]] = []
    for part in _parts(set(group) - anchored, anchored, links):
        clusters.join(part)
        near = {b for a in part for b in (*links.successors(a), *links.predecessors(a))}
        articles = {clusters.home(other) for other in near & anchored}
        chosen = _choose(part[0], articles, clusters)
        if len(chosen) == 1:
            clusters.join((part[0], *chosen))
        else:
            open_links += [(part[0], other) for other in sorted(articles)]
    return open_links


def _parts(free: set[int], anchored: set[int], links: nx.DiGraph[int]) -> list[list[int]]:
    """Return the clusters that only texts tell of, each by itself where it is near one that can
    be held apart, and else with those through which it is.
    """
    near = {a for a in free if anchored & {*links.successors(a), *links.predecessors(a)}}
    far = nx.weakly_connected_components(links.subgraph(free - near))
    parts = [{node} for node in near]
    for group in far:
        touching = {b for a in group for b in links.successors(a) if b in near}
        host = min(touching) if touching else None
        for part in parts:
            if host in part:
                part.update(group)
                break
        else:
            parts.append(set(group))
    return sorted(map(sorted, parts))


def _anchored(group: Sequence[int], clusters: Clusters) -> set[int]:
    """Return those of a group that can be held apart: by what they say, or by their neighbours in
    a listing, unless their text is one of the former's, too: then they are it, or could be several.
    """
    found = {home for home in group if _is_anchored(clusters.said(home))}
    taken = {text for home in found for text in clusters.texts(home)}
    shown: dict[str, list[int]] = defaultdict(list)
    for home in group:
        for listing in clusters.said(home).listings:
            shown[listing].append(home)
    for listing, homes in shown.items():
        if len({clusters.said(home).listings[listing] for home in homes}) > 1:
            found.update(home for home in homes if taken.isdisjoint(clusters.texts(home)))
    return found


def _most_alike_first(pair: tuple[int, int], clusters: Clusters) -> tuple[object, ...]:
    one, other = pair
    alike = likeness(clusters.said(one), clusters.said(other))
    shared = bool(clusters.texts(one) & clusters.texts(other))
    return (*(not item for item in (*alike, shared)), *pair)
