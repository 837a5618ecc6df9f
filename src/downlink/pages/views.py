"""Catalog → what the templates show: small values with everything looked up and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from downlink.model.article import Variant
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.model.stub import Relation, Stub
from downlink.model.topic import Topic
from downlink.pages.pictures.matrix import Matrix, matrix
from downlink.pages.pictures.topic_map import MapTopic, TopicMap, topic_map
from downlink.pages.reference_list import Citations
from downlink.read import refusal
from downlink.relate.topic_pairs import Neighbour, neighbours, shared_articles
from downlink.text.diff import Run, diff
from downlink.text.permalinks import address_key

_OPENING = 120
_NAMED = 2

_REACH, _REACH_MORE = 4, 1000
# Times a variant's characters, and some more, of the fullest text that it is held against: a
# whole article would be shown once more beside each of its short excerpts.


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic as a chip: its id, its name in the interface's language, its number of articles."""

    id: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list; `reason` says why it stands there, where that is not plain."""

    slug: str
    title: str
    opening: str
    language: str
    topics: tuple[TopicLink, ...]
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TopicNode:
    """A topic in the index, with its narrower topics that have articles."""

    topic: Topic
    link: TopicLink
    children: tuple[TopicNode, ...]


class Views:
    """Answers the templates' questions about one catalog, in one language.

    Args:
        words: the interface's words, for the reasons of relations.
        language: the interface's language, for the names of topics.
    """

    def __init__(self, catalog: Catalog, words: Mapping[str, str], language: str) -> None:
        self.catalog = catalog
        self._words = words
        self._language = language.partition("-")[0]
        self._within: dict[str, tuple[Stub, ...]] = {}

    def stub_of(self, link: str) -> Stub | None:
        """The stub of the article at an address, in whatever form; None where there is none."""
        return self._by_address.get(address_key(link))

    def goes_on_at(self, stub: Stub) -> Stub | None:
        """The article that is the next page of one, None where none is."""
        return self.stub_of(stub.details.continued) if stub.details.continued else None

    def goes_on_from(self, stub: Stub) -> Stub | None:
        """The article of which one is the next page, None where it is none's."""
        key = address_key(stub.details.link) if stub.details.link else ""
        return self._by_following.get(key) if key else None

    @cached_property
    def _by_following(self) -> Mapping[str, Stub]:
        stubs = (stub for stub in reversed(self.catalog.stubs) if stub.details.continued)
        return {address_key(stub.details.continued): stub for stub in stubs}

    @cached_property
    def _by_address(self) -> Mapping[str, Stub]:
        stubs = (stub for stub in reversed(self.catalog.stubs) if stub.details.link)
        return {address_key(stub.details.link): stub for stub in stubs}

    @cached_property
    def citations(self) -> Citations:
        """What the stubs cite."""
        return Citations(self.catalog.stubs, self._words)

    def name(self, topic: Topic) -> str:
        """The topic's name in the interface's language."""
        return topic.names.get(self._language, topic.name)

    def chip(self, topic_id: str) -> TopicLink:
        """The chip of a topic, counting the articles about it and its narrower topics."""
        return TopicLink(
            topic_id, self.name(self.catalog.topics[topic_id]), len(self.in_subtree(topic_id))
        )

    def about(self, topic_id: str) -> tuple[Stub, ...]:
        """The stubs about a topic itself."""
        return self.catalog.stubs_of(topic_id, "about")

    def mentioning(self, topic_id: str) -> tuple[Stub, ...]:
        """The stubs that mention a topic and are not about one of its narrower topics."""
        within = {stub.slug for stub in self.in_subtree(topic_id)}
        found = self.catalog.stubs_of(topic_id, "mention")
        return tuple(stub for stub in found if stub.slug not in within)

    def in_subtree(self, topic_id: str) -> tuple[Stub, ...]:
        """The stubs about a topic or any narrower one, each once."""
        if topic_id not in self._within:
            found = {stub.slug: stub for stub in self.about(topic_id)}
            for child in self.catalog.topics.children(topic_id):
                found.update((stub.slug, stub) for stub in self.in_subtree(child.id))
            self._within[topic_id] = tuple(found.values())
        return self._within[topic_id]

    def only_below(self, topic_id: str) -> tuple[Stub, ...]:
        """The stubs about narrower topics that are not about the topic itself."""
        own = {stub.slug for stub in self.about(topic_id)}
        return tuple(stub for stub in self.in_subtree(topic_id) if stub.slug not in own)

    def tree(self, parent: str = "") -> tuple[TopicNode, ...]:
        """The topics below `parent` that have articles or that are above one, with theirs."""
        return tuple(
            TopicNode(topic, self.chip(topic.id), self.tree(topic.id))
            for topic in self.catalog.topics.children(parent)
            if topic.id in self.catalog.used_topics
        )

    def path(self, topic_id: str) -> tuple[TopicLink, ...]:
        """The topic's ancestors, the topmost first."""
        return tuple(self.chip(item) for item in reversed(self.catalog.topics.ancestors(topic_id)))

    @cached_property
    def _listed(self) -> dict[str, int]:
        """The topics that have articles, with their numbers."""
        counts = ((topic.id, len(self.in_subtree(topic.id))) for topic in self.catalog.topics)
        return {topic: count for topic, count in counts if count}

    def neighbours(self, topic_id: str) -> tuple[tuple[TopicLink, Neighbour], ...]:
        """Topics near this one, the closest first, each with the articles that both share."""
        found = neighbours(
            topic_id,
            self.catalog.topics,
            self.in_subtree(topic_id),
            self.mentioning(topic_id),
            self._listed,
        )
        return tuple((self.chip(item.topic), item) for item in found)

    @cached_property
    def map(self) -> TopicMap | None:
        """The map of the topics."""
        drawn = [
            MapTopic(topic.id, self.name(topic), topic.parent, self._listed[topic.id])
            for topic in self.catalog.topics
            if topic.id in self._listed
        ]
        return topic_map(drawn, shared_articles(self.catalog.stubs, self.catalog.topics))

    @cached_property
    def matrix(self) -> Matrix:
        """Which article was seen in which dump."""
        return matrix(self.read_dumps, self.catalog.stubs)

    @cached_property
    def read_dumps(self) -> tuple[Dump, ...]:
        """The dumps that have a page: those that were read."""
        return tuple(dump for dump in self.catalog.dumps if dump.format != refusal.FORMAT)

    @cached_property
    def refused_dumps(self) -> tuple[Dump, ...]:
        """The files that were refused by name, of which there is no more to say than why."""
        return tuple(dump for dump in self.catalog.dumps if dump.format == refusal.FORMAT)

    @cached_property
    def _openings(self) -> dict[str, str]:
        return {stub.slug: _opening(stub.body) for stub in self.catalog.stubs}

    def card(self, stub: Stub, reason: str = "") -> Card:
        """The article as an entry of a list."""
        about = (topic for topic in stub.topics if topic.role == "about")
        return Card(
            slug=stub.slug,
            title=stub.title.text,
            opening=self._openings[stub.slug],
            language=stub.language,
            topics=tuple(self.chip(topic.id) for topic in about),
            seen=len(stub.sightings),
            reason=reason,
        )

    def cards(self, stubs: Iterable[Stub]) -> tuple[Card, ...]:
        """The articles as entries of a list."""
        return tuple(self.card(stub) for stub in stubs)

    def difference(self, stub: Stub, variant: Variant) -> tuple[Run, ...]:
        """How a variant differs from the article's text, as far as that can be its own."""
        reach = _REACH * len(variant.text) + _REACH_MORE
        more = (Run("delete", "…"),) if len(stub.text) > reach else ()
        return (*diff(stub.text[:reach], variant.text), *more)

    def related(self, stub: Stub) -> tuple[Card, ...]:
        """The related articles, each with the reason."""
        return tuple(
            self.card(self.catalog.stub(relation.slug), self._reason(relation))
            for relation in stub.related
        )

    def series(self, stub: Stub) -> tuple[Stub, ...]:
        """The articles with the same introduction."""
        return tuple(
            self.catalog.stub(relation.slug)
            for relation in stub.related
            if relation.kind == "introduction"
        )

    def _reason(self, relation: Relation) -> str:
        name = {
            "references": self.citations.name,
            "topics": self._topic_name,
            "mentions": self._topic_name,
        }.get(relation.kind, str)
        joined = self._words["list_separator"].join(map(name, relation.shared[:_NAMED]))
        return self._words[f"reason_{relation.kind}"].format(names=joined)

    def _topic_name(self, topic_id: str) -> str:
        return self.name(self.catalog.topics[topic_id])

    @cached_property
    def _order(self) -> dict[str, int]:
        return {dump.path: number for number, dump in enumerate(self.read_dumps)}

    @cached_property
    def newest_first(self) -> tuple[Stub, ...]:
        """All stubs: those first seen in the latest dump first, each dump's in its order."""
        return tuple(
            sorted(
                self.catalog.stubs,
                key=lambda stub: (-self._order[stub.sightings[0].dump], stub.sightings[0].position),
            )
        )

    @cached_property
    def most_seen(self) -> tuple[Stub, ...]:
        """All stubs, those with most sightings first."""
        return tuple(sorted(self.catalog.stubs, key=lambda stub: -len(stub.sightings)))

    def excerpts(self, dump: Dump) -> tuple[tuple[int, Card], ...]:
        """The positions of a dump and the article at each."""
        return tuple(
            (position, self.card(self.catalog.stub_at(dump.path, position)))
            for position in dump.positions
        )

    def neighbours_of_dump(self, dump: Dump) -> tuple[Dump | None, Dump | None]:
        """The dumps before and after this one."""
        dumps = self.read_dumps
        at = self._order[dump.path]
        return (dumps[at - 1] if at else None, dumps[at + 1] if at + 1 < len(dumps) else None)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The archive's size: articles, sightings, dumps that were read, topics that the index
        lists.
        """
        return {
            "articles": len(self.catalog.stubs),
            "sightings": sum(len(dump.excerpts) for dump in self.catalog.dumps),
            "dumps": len(self.read_dumps),
            "topics": len(self.catalog.used_topics),
        }


def _opening(body: str) -> str:
    line = " ".join(body.split())
    return line if len(line) <= _OPENING else line[:_OPENING].rstrip() + "…"
