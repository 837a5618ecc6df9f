"""Topics and the articles that they share → the map on the page of all topics, and its table.

The map is drawn twice, wide and narrow: a label keeps its size on a phone only if the drawing is
made for one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from downlink.pages.pictures.labels import LINE, lines_of, width_of
from downlink.pages.pictures.layout import Box, Tie, arrange
from downlink.relate.topic_pairs import SharedArticles

MOST = 60
"""Topics on the map, those with most articles; the page's index has all."""

MOST_SHARED = 60
"""Pairs of topics that the map ties, those that share most for their size."""

_LEAST_RADIUS, _MORE_RADIUS = 5.0, 12.0
_TO_PARENT, _BOTH_ABOUT, _MENTIONED = 2.0, 1.0, 0.1
_WIDER = 4


@dataclass(frozen=True, slots=True)
class MapTopic:
    """A topic as the map knows it: its id, name, parent (or "") and number of articles."""

    id: str
    name: str
    parent: str
    count: int


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn topic: its circle and the lines of its label, each with its baseline."""

    topic: MapTopic
    x: int
    y: int
    radius: float
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn line: to a narrower topic, or between topics that share articles.

    Attributes:
        kind: `parent`; `about` where articles are about both topics, or else `mention`.
    """

    kind: str
    start: tuple[int, int]
    end: tuple[int, int]
    width: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map on a surface; edges come in the order in which they are to be drawn."""

    shape: str
    width: int
    height: int
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the map shows of a topic: the others that it shares articles with, and how many."""

    topic: MapTopic
    parent: MapTopic | None
    shared: tuple[tuple[MapTopic, int], ...]


@dataclass(frozen=True, slots=True)
class TopicMap:
    """The map in both shapes, its facts as rows, and how many topics it has no room for."""

    drawings: tuple[Drawing, ...]
    rows: tuple[Row, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    width: int
    height_each: float
    font: float
    label: float
    gap: float


_SHAPES = (
    _Shape("wide", 1100, 11.5, 13.5, 118, 14),
    _Shape("narrow", 358, 20.0, 12.5, 86, 12),
)
# Widths are what the page has for it on a desktop and on a phone of 390 pixels.


def topic_map(topics: Sequence[MapTopic], shared: Iterable[SharedArticles]) -> TopicMap | None:
    """Return the map of the topics with most articles, None if there is nothing to draw.

    Args:
        topics: those that have articles, in the order of the taxonomy.
    """
    ranked = sorted(range(len(topics)), key=lambda at: (-topics[at].count, at))[:MOST]
    chosen = {topics[at].id: topics[at] for at in sorted(ranked)}
    pairs = _closest(
        [pair for pair in shared if pair.one in chosen and pair.other in chosen], chosen
    )
    if len(chosen) < 2:  # noqa: PLR2004 - one place is no map
        return None
    return TopicMap(
        drawings=tuple(_draw(shape, chosen, pairs) for shape in _SHAPES),
        rows=tuple(_rows(chosen, pairs)),
        left_out=len(topics) - len(chosen),
    )


def _closest(
    pairs: Iterable[SharedArticles], topics: Mapping[str, MapTopic]
) -> list[SharedArticles]:
    """Return the pairs to be drawn, the closest first: large topics share something with all."""

    def rank(pair: SharedArticles) -> tuple[float, float, str, str]:
        size = math.sqrt(topics[pair.one].count * topics[pair.other].count)
        return (-len(pair.about) / size, -len(pair.stubs) / size, pair.one, pair.other)

    return sorted(pairs, key=rank)[:MOST_SHARED]


def _rows(topics: Mapping[str, MapTopic], pairs: Sequence[SharedArticles]) -> Iterable[Row]:
    for topic in topics.values():
        others = [
            (topics[pair.other if pair.one == topic.id else pair.one], len(pair.stubs))
            for pair in pairs
            if topic.id in (pair.one, pair.other)
        ]
        shared = sorted(others, key=lambda item: -item[1])
        yield Row(topic, topics.get(topic.parent), tuple(shared))


def _draw(
    shape: _Shape, topics: Mapping[str, MapTopic], pairs: Sequence[SharedArticles]
) -> Drawing:
    most = max(topic.count for topic in topics.values())
    radii = {
        topic.id: _LEAST_RADIUS + _MORE_RADIUS * math.sqrt(topic.count / most)
        for topic in topics.values()
    }
    labels = {topic.id: lines_of(topic.name, shape.label / shape.font) for topic in topics.values()}
    boxes = {name: _box(radii[name], labels[name], shape) for name in topics}
    height = shape.height_each * len(topics)
    places, height = arrange(boxes, tuple(_ties(topics, pairs)), shape.width, height)
    nodes = {
        name: _node(topic, radii[name], labels[name], shape, (x, y - boxes[name].height / 2))
        for name, topic in topics.items()
        for x, y in [places[name]]
    }
    edges = [*_shared_edges(nodes, pairs), *_parent_edges(nodes)]
    order = ("mention", "parent", "about")
    return Drawing(
        shape=shape.name,
        width=shape.width,
        height=math.ceil(height),
        edges=tuple(sorted(edges, key=lambda edge: (order.index(edge.kind), edge.start, edge.end))),
        nodes=tuple(nodes.values()),
    )


def _box(radius: float, lines: Sequence[str], shape: _Shape) -> Box:
    label = max(map(width_of, lines)) * shape.font
    width = min(max(2 * radius, label) + shape.gap, shape.width)
    return Box(width, 2 * radius + len(lines) * LINE * shape.font + shape.gap)


def _node(
    topic: MapTopic,
    radius: float,
    lines: Sequence[str],
    shape: _Shape,
    top: tuple[float, float],
) -> Node:
    x, y = round(top[0]), round(top[1] + shape.gap / 2 + radius)
    first = y + radius + shape.font
    baselines = (round(first + at * LINE * shape.font) for at in range(len(lines)))
    return Node(topic, x, y, round(radius, 1), tuple(zip(lines, baselines, strict=True)))


def _ties(topics: Mapping[str, MapTopic], pairs: Sequence[SharedArticles]) -> Iterable[Tie]:
    for topic in topics.values():
        if topic.parent in topics:
            yield Tie(topic.parent, topic.id, _TO_PARENT)
    for pair in pairs:
        about = len(pair.about)
        weight = _BOTH_ABOUT * about + _MENTIONED * (len(pair.stubs) - about)
        yield Tie(pair.one, pair.other, min(weight, _TO_PARENT))


def _shared_edges(nodes: Mapping[str, Node], pairs: Sequence[SharedArticles]) -> Iterable[Edge]:
    most = max([_WIDER, *(len(pair.stubs) for pair in pairs)])
    for pair in pairs:
        kind = "about" if pair.about else "mention"
        width = 1 + round(_WIDER * (len(pair.stubs) - 1) / most)
        yield _edge(kind, nodes[pair.one], nodes[pair.other], width)


def _parent_edges(nodes: Mapping[str, Node]) -> Iterable[Edge]:
    for node in nodes.values():
        if node.topic.parent in nodes:
            yield _edge("parent", nodes[node.topic.parent], node, 1)


def _edge(kind: str, one: Node, other: Node, width: int) -> Edge:
    return Edge(kind, (one.x, one.y), (other.x, other.y), width)
