"""A topic of the taxonomy, and what an article has to do with it, as immutable values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["about", "mention"]
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
