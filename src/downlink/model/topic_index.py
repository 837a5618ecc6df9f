"""Stubs → which of them are about each topic and which mention it, in a reader's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from downlink.model import Role, Stub

TopicIndex = Mapping[tuple[str, Role], tuple[Stub, ...]]
"""(topic id, role) → stubs. For each: those whose first topic it is come first, then those that
name it most often, then the given order."""


def topic_index(stubs: Iterable[Stub]) -> TopicIndex:
    """Return the index of the stubs' topics."""
    found: dict[tuple[str, Role], list[tuple[int, int, int, Stub]]] = defaultdict(list)
    for number, stub in enumerate(stubs):
        for place, topic in enumerate(stub.topics):
            names = sum(not item.hint for item in topic.evidence)
            rank = (place, -names, number, stub)
            found[(topic.id, topic.role)].append(rank)
    return {
        key: tuple(stub for *_, stub in sorted(ranked, key=lambda rank: rank[:3]))
        for key, ranked in found.items()
    }
