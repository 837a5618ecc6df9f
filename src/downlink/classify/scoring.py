"""Stub and taxonomy → for each topic that shows in it what speaks for it, and with what weight."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from downlink.classify import weights
from downlink.classify.context import TopicFinder
from downlink.classify.lists import is_listed
from downlink.classify.zones import find_zones
from downlink.model.stub import Stub, Title
from downlink.model.topic import Evidence, Topic, Zone
from downlink.text.matcher import Hit

_TOLD = frozenset({"opening", "text"})
_LIST = 80
# Zones in which a list makes an aside of a name, and characters within which its other names stand.

_NO_TITLE = frozenset({"opening", "term"})
# Grounds of titles that only take up the text's own words: nothing new speaks there.


@dataclass(frozen=True, slots=True)
class TopicScore:
    """What speaks for a topic in a text, each with its weight, and the sum.

    Attributes:
        names: how many of them name the topic; the rest are hints.
    """

    topic: str
    evidence: tuple[Evidence, ...]
    names: int
    total: float

    @property
    def begins(self) -> int:
        """Where it first shows: 0 for the title."""
        return min(0 if item.zone == "title" else item.offset for item in self.evidence)


class TopicScorer:
    """Weighs the topics of a taxonomy in texts."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        known = tuple(topics)
        self._finder = TopicFinder(known)
        self._sharing = Counter(hint for topic in known for hint in topic.hints)
        self._hints = {(topic.id, hint) for topic in known for hint in topic.hints}

    def score(self, stub: Stub) -> tuple[TopicScore, ...]:
        """Return the topics that show in the stub's title and text, the heaviest first, and of
        equally heavy ones that which comes first: a short text names many topics once.
        """
        found: dict[str, list[_Sight]] = defaultdict(list)
        for topic, sight in (*self._in_title(stub.title), *self._in_text(stub)):
            found[topic].append(sight)
        scores = (self._topic_score(topic, sights) for topic, sights in found.items())
        return tuple(sorted(scores, key=lambda item: (-item.total, item.begins, item.topic)))

    def _in_title(self, title: Title) -> Iterator[tuple[str, _Sight]]:
        """Yield once for each topic that shows in the title."""
        hits = () if title.ground in _NO_TITLE else self._finder.find(title.text)
        for hit in {hit.owner: hit for hit in reversed(hits)}.values():
            yield hit.owner, _Sight(hit, title.text[hit.start : hit.end], "title", 1.0)

    def _in_text(self, stub: Stub) -> Iterator[tuple[str, _Sight]]:
        text = stub.body
        hits = self._finder.find(text)
        if not hits:
            return
        zones = find_zones(text, stub.blocks)
        faded = math.sqrt(weights.FRONT / max(weights.FRONT, len(text)))
        listed = _listed(text, hits)
        for hit in hits:
            zone = zones.zone_of(hit.start, hit.end)
            if zone in _TOLD and hit in listed:
                zone = "aside"
            found = text[hit.start : hit.end]
            yield hit.owner, _Sight(hit, found, zone, faded if hit.start >= weights.FRONT else 1.0)

    def _topic_score(self, topic: str, sights: Sequence[_Sight]) -> TopicScore:
        """Let each word count the less, the more often it comes: at its weightiest place in full,
        then by the square root, a hint by the number itself.
        """
        hints = [(topic, sight.hit.alias) in self._hints for sight in sights]
        values = [
            weights.IN_ZONE[sight.zone]
            * sight.factor
            * (weights.HINT / self._sharing[sight.hit.alias] if hint else 1)
            for sight, hint in zip(sights, hints, strict=True)
        ]
        times: Counter[str] = Counter()
        for at in sorted(range(len(sights)), key=lambda at: (-values[at], at)):
            word = sights[at].found.casefold()
            times[word] += 1
            values[at] /= times[word] if hints[at] else math.sqrt(times[word])
        evidence = tuple(
            Evidence(sight.hit.alias, sight.found, sight.hit.start, sight.zone, value, hint)
            for sight, value, hint in zip(sights, values, hints, strict=True)
        )
        return TopicScore(topic, evidence, hints.count(False), math.fsum(values))


def _listed(text: str, hits: Sequence[Hit]) -> frozenset[Hit]:
    """Return the hits that stand in a list with names of other topics."""
    listed = [hit for hit in hits if is_listed(text, hit.start, hit.end)]
    return frozenset(hit for hit in listed if any(_is_beside(hit, other) for other in listed))


def _is_beside(hit: Hit, other: Hit) -> bool:
    apart = other.end <= hit.start or other.start >= hit.end
    near = other.end > hit.start - _LIST and other.start < hit.end + _LIST
    return apart and near and other.owner != hit.owner


class _Sight(NamedTuple):
    """A word of a topic in the title or the text, and by how much its distance lessens it."""

    hit: Hit
    found: str
    zone: Zone
    factor: float
