"""Topics, the taxonomy that they make, and what an article has to do with one: frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Role = Literal["about", "mention"]
ROLES: tuple[Role, ...] = ("about", "mention")
"""In the order in which a reader is told of them."""

Zone = Literal["title", "heading", "definition", "opening", "text", "aside", "link"]
"""What a text does where a word stands (weighted zone scoring of information retrieval)."""


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Words of which one must, and words of which none may, stand near an alias for it to count."""

    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the taxonomy.

    Attributes:
        names: the name in other languages than `name`, by language code.
        parent: another topic's id, or "" for a topic at the top.
        aliases: what it is called.
        terms: what belongs to it and to nothing else, its models, methods and papers: as good
            as its name.
        hints: words that speak of it without naming it; they count for less.
        broad: whether articles more often only use it or stand in it (a library, mathematics) than
            tell of it; topics that have narrower ones are broad anyway.
        context: for those of all these that count in some contexts only, in which.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    parent: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    broad: bool = False
    context: Mapping[str, ContextRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One occurrence of a topic.

    Attributes:
        alias: what of the topic it is: an alias, or a hint.
        found: how it stands in the text; `offset` is where (in the title, if `zone` is that).
        zone: what the text does there; `weight` is what that makes it count.
        hint: whether it only speaks of the topic and does not name it.
    """

    alias: str
    found: str
    offset: int
    zone: Zone = "text"
    weight: float = 1.0
    hint: bool = False


@dataclass(frozen=True, slots=True)
class StubTopic:
    """That an article is about a topic or mentions it, and why."""

    id: str
    role: Role
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Taxonomy:
    """The topics in their order; each parent is among them, and none is its own ancestor."""

    topics: tuple[Topic, ...] = ()

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics)

    def __len__(self) -> int:
        return len(self.topics)

    def __contains__(self, topic_id: object) -> bool:
        return topic_id in self.by_id

    def __getitem__(self, topic_id: str) -> Topic:
        return self.by_id[topic_id]

    @cached_property
    def by_id(self) -> Mapping[str, Topic]:
        """The topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Topic, ...]]:
        found: dict[str, list[Topic]] = {}
        for topic in self.topics:
            found.setdefault(topic.parent, []).append(topic)
        return {parent: tuple(topics) for parent, topics in found.items()}

    def children(self, topic_id: str) -> tuple[Topic, ...]:
        """Return the topics right below one, or at the top for "", in their order."""
        return self._children.get(topic_id, ())

    def ancestors(self, topic_id: str) -> tuple[str, ...]:
        """Return the ids of the topic's parent, its parent's parent and so on, nearest first."""
        found: list[str] = []
        while parent := self.by_id[topic_id].parent:
            found.append(parent)
            topic_id = parent
        return tuple(found)

    def are_nested(self, one: str, other: str) -> bool:
        """Whether one of two topics is an ancestor of the other."""
        return one in self.ancestors(other) or other in self.ancestors(one)
