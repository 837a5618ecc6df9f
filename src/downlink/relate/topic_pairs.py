"""Stubs and topics → which topics share articles: what their neighbours and their map show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from downlink.curation.taxonomy import ancestors
from downlink.model import Stub, Topic


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


def shared_articles(stubs: Iterable[Stub], topics: Iterable[Topic]) -> tuple[SharedArticles, ...]:
    """Return the pairs of topics that share stubs, those with most stubs about both first."""
    by_id = {topic.id: topic for topic in topics}
    found: dict[tuple[str, str], list[tuple[Stub, bool]]] = defaultdict(list)
    for stub in stubs:
        roles = {topic.id: topic.role for topic in stub.topics}
        about = [topic for topic, role in roles.items() if role == "about"]
        pairs = {(min(one, other), max(one, other)) for one in about for other in roles}
        for one, other in sorted(pairs):
            both = roles[one] == roles[other]
            if one != other and not _within(one, other, by_id):
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


def _within(one: str, other: str, topics: dict[str, Topic]) -> bool:
    return one in ancestors(other, topics) or other in ancestors(one, topics)
