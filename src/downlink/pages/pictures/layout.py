"""Boxes and what ties them → a place for each on a surface of a given width, none on another.

The places come from networkx's force-directed layout; what it knows nothing of, the labels' sizes
and the surface's shape, is seen to here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

_ROUNDS = 300
_PUSHES = 200
_CENTRE = ""
_TO_CENTRE = 0.5
# A tie to the centre keeps groups that share nothing with others from drifting away.

_BY_RANK = 0.75
# How far the layout is evened out: places by rank fill the surface, places as computed keep groups.

_GRID = 100
# Computed places are rounded to a hundredth of the surface, so that processors that differ in the
# last bits of a sum still draw the same map.


@dataclass(frozen=True, slots=True)
class Tie:
    """Two things that belong near each other, and how much."""

    one: str
    other: str
    weight: float


@dataclass(frozen=True, slots=True)
class Box:
    """What a thing takes up, space around it included."""

    width: float
    height: float


_TOUCHING = 0.01

Places = dict[str, tuple[float, float]]  # the middle of each box


def arrange(
    boxes: Mapping[str, Box], ties: Sequence[Tie], width: float, height: float
) -> tuple[Places, float]:
    """Return the middle of each box, all within `width`, and the height that they need, which is
    about `height` if there is room enough.
    """
    if not boxes:
        return {}, 0.0
    drawn = _turned(_force_directed(list(boxes), ties), upright=height > width)
    columns = _spread({name: place[0] for name, place in drawn.items()})
    rows = _spread({name: place[1] for name, place in drawn.items()})
    wished = {
        name: (
            box.width / 2 + columns[name] * max(0.0, width - box.width),
            rows[name] * height,
        )
        for name, box in boxes.items()
    }
    places = _settled(_pushed_apart(wished, boxes, width), boxes)
    top = min(y - boxes[name].height / 2 for name, (_, y) in places.items())
    bottom = max(y + boxes[name].height / 2 for name, (_, y) in places.items())
    return {name: (x, y - top) for name, (x, y) in places.items()}, bottom - top


def _force_directed(names: Sequence[str], ties: Sequence[Tie]) -> Places:
    """Return places on no particular scale; it starts from a circle, not from chance."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    for tie in ties:
        graph.add_edge(tie.one, tie.other, weight=tie.weight)
    for part in list(nx.connected_components(graph)):
        graph.add_edge(_CENTRE, min(part), weight=_TO_CENTRE)
    angles = {name: 2 * math.pi * at / len(names) for at, name in enumerate(names)}
    start = {name: (math.cos(angle), math.sin(angle)) for name, angle in angles.items()}
    start[_CENTRE] = (0.0, 0.0)
    found = nx.spring_layout(graph, pos=start, iterations=_ROUNDS, seed=0)
    return {name: (float(found[name][0]), float(found[name][1])) for name in names}


def _turned(places: Places, *, upright: bool) -> Places:
    """Return the places turned so that they reach farthest along the surface's longer side; what
    lies along a diagonal would leave its corners empty.
    """
    count = len(places)
    middle_x = sum(x for x, _ in places.values()) / count
    middle_y = sum(y for _, y in places.values()) / count
    away = {name: (x - middle_x, y - middle_y) for name, (x, y) in places.items()}
    across = sum(x * x - y * y for x, y in away.values())
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in away.values()), across)
    angle -= math.pi / 2 if upright else 0.0
    cosine, sine = math.cos(angle), math.sin(angle)
    return {name: (x * cosine + y * sine, y * cosine - x * sine) for name, (x, y) in away.items()}


def _spread(values: Mapping[str, float]) -> dict[str, float]:
    """Return the values between 0 and 1, partly as they lie, partly evenly by their rank."""
    least, most = min(values.values()), max(values.values())
    span = (most - least) or 1.0
    near = {name: round((value - least) / span * _GRID) for name, value in values.items()}
    last = max(1, len(near) - 1)
    ranks = {name: at / last for at, name in enumerate(sorted(near, key=lambda n: (near[n], n)))}
    return {name: _BY_RANK * ranks[name] + (1 - _BY_RANK) * near[name] / _GRID for name in values}


def _pushed_apart(places: Places, boxes: Mapping[str, Box], width: float) -> Places:
    """Push boxes that overlap apart, each pair the shorter way, as often as it helps."""
    names = sorted(places)
    moved = dict(places)
    for _ in range(_PUSHES):
        still = True
        for number, one in enumerate(names):
            for other in names[:number]:
                if _touches(one, other, moved, boxes):
                    still = False
                    across, down = _overlap(one, other, moved, boxes)
                    _push(one, other, moved, (across, 0.0) if across < down else (0.0, down))
                    for name in (one, other):
                        moved[name] = (_inside(moved[name][0], boxes[name], width), moved[name][1])
        if still:
            break
    return moved


def _push(one: str, other: str, places: Places, overlap: tuple[float, float]) -> None:
    """Move each of the two by half of their overlap, away from the other."""
    axis = 0 if overlap[0] else 1
    away = 0.5 if places[one][axis] >= places[other][axis] else -0.5
    for name, part in ((one, away), (other, -away)):
        x, y = places[name]
        places[name] = (x + part * overlap[0], y + part * overlap[1])


def _inside(x: float, box: Box, width: float) -> float:
    return max(box.width / 2, min(x, width - box.width / 2))


def _overlap(one: str, other: str, places: Places, boxes: Mapping[str, Box]) -> tuple[float, float]:
    """Return by how much two boxes overlap across and down; they do where both are positive."""
    (x1, y1), (x2, y2) = places[one], places[other]
    across = (boxes[one].width + boxes[other].width) / 2 - abs(x1 - x2)
    down = (boxes[one].height + boxes[other].height) / 2 - abs(y1 - y2)
    return across, down


def _settled(places: Places, boxes: Mapping[str, Box]) -> Places:
    """Move down what still overlaps something above it: then nothing does."""
    settled: Places = {}
    for name in sorted(places, key=lambda name: (places[name][1], places[name][0], name)):
        trial = {**settled, name: places[name]}
        while found := [other for other in settled if _touches(name, other, trial, boxes)]:
            below = max(settled[other][1] + boxes[other].height / 2 for other in found)
            trial[name] = (places[name][0], below + boxes[name].height / 2)
        settled = trial
    return settled


def _touches(one: str, other: str, places: Places, boxes: Mapping[str, Box]) -> bool:
    across, down = _overlap(one, other, places, boxes)
    return across > _TOUCHING and down > _TOUCHING
