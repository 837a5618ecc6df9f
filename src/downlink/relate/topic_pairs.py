"""Stubs and taxonomy → which topics share articles: what their neighbours and their map show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy

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
    taxonomy: Taxonomy,
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
    parent = taxonomy[topic_id].parent
    siblings = (other for other in listed if parent and taxonomy[other].parent == parent)
    ranked = sorted(weights, key=lambda other: (-weights[other], other))
    found = [
        other
        for other in dict.fromkeys((*ranked, *siblings))
        if other in listed and other != topic_id and not taxonomy.are_nested(topic_id, other)
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


@dataclass(frozen=True, slots=True)
class SharedArticles:
    """Two topics (ids in alphabetical order), neither within the other, and the stubs on both.

    Attributes:
        about: stubs about both, in the order of the catalog.
        stubs: these, and those about one that mention the other.
    """

    one: str
    other: str
    about: tuple[Stub, ...]
    stubs: tuple[Stub, ...]


def shared_articles(stubs: Iterable[Stub], taxonomy: Taxonomy) -> tuple[SharedArticles, ...]:
    """Return the pairs of topics that share stubs, those with most stubs about both first."""
    found: dict[tuple[str, str], list[tuple[Stub, bool]]] = defaultdict(list)
    for stub in stubs:
        roles = {topic.id: topic.role for topic in stub.topics}
        about = [topic for topic, role in roles.items() if role == "about"]
        pairs = {(min(one, other), max(one, other)) for one in about for other in roles}
        for one, other in sorted(pairs):
            both = roles[one] == roles[other]
            if one != other and not taxonomy.are_nested(one, other):
                found[(one, other)].append((stub, both))
    shared = (
        SharedArticles(
            one=one,
            other=other,
            about=tuple(stub for stub, both in on_both if both),
            stubs=tuple(stub for stub, _ in on_both),
        )
        for (one, other), on_both in found.items()
    )
    return tuple(
        sorted(shared, key=lambda pair: (-len(pair.about), -len(pair.stubs), pair.one, pair.other))
    )
