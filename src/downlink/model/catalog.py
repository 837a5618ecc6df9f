"""The result, and what is looked up in it: dumps, stubs, topics, and how they relate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from downlink.model.aside import PassedOver
from downlink.model.dump import Dump
from downlink.model.stub import Stub
from downlink.model.topic import Role, Taxonomy
from downlink.model.withheld import Withheld


@dataclass(frozen=True)
class Catalog:
    """The result: dumps, stubs, topics, and how they relate.

    Attributes:
        unseen: slugs that the register holds and no dump shows.
        unregistered: slugs of stubs that the register does not hold yet.
        withheld: what a person hid, which is in nothing of the above.
        passed_over: what lies beside the captures, counted.
    """

    dumps: tuple[Dump, ...]
    stubs: tuple[Stub, ...]
    topics: Taxonomy
    unseen: tuple[str, ...] = ()
    unregistered: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()

    @cached_property
    def _by_slug(self) -> Mapping[str, Stub]:
        return {stub.slug: stub for stub in self.stubs}

    @cached_property
    def _by_sighting(self) -> Mapping[tuple[str, int], Stub]:
        return {
            (place.dump, place.position): stub for stub in self.stubs for place in stub.sightings
        }

    @cached_property
    def _by_topic(self) -> Mapping[tuple[str, Role], tuple[Stub, ...]]:
        found: dict[tuple[str, Role], list[tuple[int, int, int, Stub]]] = defaultdict(list)
        for number, stub in enumerate(self.stubs):
            for place, topic in enumerate(stub.topics):
                names = sum(not item.hint for item in topic.evidence)
                found[(topic.id, topic.role)].append((place, -names, number, stub))
        return {
            key: tuple(stub for *_, stub in sorted(ranked, key=lambda rank: rank[:3]))
            for key, ranked in found.items()
        }

    @cached_property
    def used_topics(self) -> frozenset[str]:
        """The topics that stubs are about or mention, and those above them."""
        used = {topic.id for stub in self.stubs for topic in stub.topics}
        return frozenset(used.union(*map(self.topics.ancestors, used)))

    def stub(self, slug: str) -> Stub:
        """Return the stub with a slug.

        Raises:
            KeyError: none has it.
        """
        return self._by_slug[slug]

    def stub_at(self, dump: str, position: int) -> Stub:
        """Return the stub that a dump (its path) shows at a position.

        Raises:
            KeyError: it shows none there.
        """
        return self._by_sighting[(dump, position)]

    def stubs_of(self, topic_id: str, role: Role) -> tuple[Stub, ...]:
        """Return the stubs that are about a topic, or mention it: those whose first topic it is
        first, then those that name it most often, then in the order of the catalog.
        """
        return self._by_topic.get((topic_id, role), ())
