"""Articles that share a term → how much they keep together: which part of their relations leads
from one of them to another.

A subject's articles are near each other by all that they say. Those that share a common word, or
a word for two things, are near other ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from downlink.model.stub import Stub


@dataclass(frozen=True, slots=True)
class Cohesion:
    """For each article by number those that are related to it, whichever of both says so."""

    related: tuple[frozenset[int], ...]

    def among(self, held: Collection[int]) -> float:
        """Return the part of the relations of some articles that stay among them, 0 to 1."""
        own = frozenset(held)
        every = sum(len(self.related[number]) for number in own)
        return sum(len(self.related[number] & own) for number in own) / every if every else 0.0


def cohesion(stubs: Sequence[Stub]) -> Cohesion:
    """Return how articles keep together, by their relations."""
    numbers = {stub.slug: number for number, stub in enumerate(stubs)}
    related: list[set[int]] = [set() for _ in stubs]
    for number, stub in enumerate(stubs):
        for relation in stub.related:
            other = numbers[relation.slug]
            related[number].add(other)
            related[other].add(number)
    return Cohesion(tuple(map(frozenset, related)))
