"""A topic → the topics near it, each with the reason: the articles that both share, or a parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from downlink.curation.taxonomy import ancestors
from downlink.model import Stub, Topic

MOST = 8
"""Neighbours that a topic's page names."""

_NAMED = 3
_BOTH_ABOUT, _MENTIONED = 2, 1


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A topic near another one.

    Attributes:
        stubs: articles on both, as many as are named, and how many more there are; none for a
            topic that only has the same parent.
    """

    topic: str
    stubs: tuple[Stub, ...]
    more: int


def neighbours(
    topic_id: str,
    topics: dict[str, Topic],
    within: Iterable[Stub],
    mentioning: Iterable[Stub],
    listed: Collection[str],
) -> tuple[Neighbour, ...]:
    """Return the topics near one: those that share most articles with it, then its siblings.

    A topic's ancestors and descendants are on its page already and are none.

    Args:
        within: the stubs about the topic or a narrower one.
        mentioning: the stubs that mention it and are none of these.
        listed: the topics that have articles, in the order of the taxonomy.
    """
    weights: dict[str, int] = defaultdict(int)
    shared: dict[str, list[tuple[int, Stub]]] = defaultdict(list)
    for other, stub, weight in _meetings(within, mentioning):
        weights[other] += weight
        shared[other].append((-weight, stub))
    parent = topics[topic_id].parent
    siblings = (other for other in listed if parent and topics[other].parent == parent)
    ranked = sorted(weights, key=lambda other: (-weights[other], other))
    near = {topic_id, *ancestors(topic_id, topics)}
    found = [
        other
        for other in dict.fromkeys((*ranked, *siblings))
        if other in listed and other not in near and topic_id not in ancestors(other, topics)
    ]
    return tuple(_neighbour(other, shared[other]) for other in found[:MOST])


def _neighbour(topic: str, shared: Sequence[tuple[int, Stub]]) -> Neighbour:
    stubs = tuple(stub for _, stub in sorted(shared, key=lambda item: item[0]))
    return Neighbour(topic, stubs[:_NAMED], max(0, len(stubs) - _NAMED))


def _meetings(
    within: Iterable[Stub], mentioning: Iterable[Stub]
) -> Iterator[tuple[str, Stub, int]]:
    """Yield each other topic of a stub and its weight; one of two topics is what it is about."""
    for stub in within:
        for topic in stub.topics:
            yield topic.id, stub, _BOTH_ABOUT if topic.role == "about" else _MENTIONED
    for stub in mentioning:
        for topic in stub.topics:
            if topic.role == "about":
                yield topic.id, stub, _MENTIONED
