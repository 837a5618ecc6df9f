"""Stub and taxonomy → for each topic that shows in it what speaks for it, and with what weight."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from downlink.classify.context import TopicFinder
from downlink.classify.zones import find_places
from downlink.model import Evidence, Place, Stub, Title, Topic
from downlink.text.matcher import Hit

WEIGHTS: Mapping[Place, float] = {
    "title": 2.0,
    "heading": 2.0,
    "definition": 2.5,
    "opening": 1.5,
    "text": 1.0,
    "aside": 0.5,
    "link": 0.5,
}
"""What a name of a topic counts where it stands."""

SIGN = 0.5
"""What a sign counts beside a name. One that several topics share is divided among them."""

FRONT = 400
"""Characters that every capture shows. A word further down counts the less, the longer the text
is, so that an article has the topics of its excerpt."""

_NO_TITLE = frozenset({"opening", "term"})
# Grounds of titles that only take up the text's own words: nothing new speaks there.


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for a topic in a text, each with its weight, and the sum.

    Attributes:
        names: how many of them name the topic; the rest are signs.
    """

    topic: str
    evidence: tuple[Evidence, ...]
    names: int
    total: float


class Scales:
    """Weighs the topics of a taxonomy in texts."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        known = tuple(topics)
        self._finder = TopicFinder(known)
        self._sharing = Counter(sign for topic in known for sign in topic.signs)
        self._signs = {(topic.id, sign) for topic in known for sign in topic.signs}

    def weigh(self, stub: Stub) -> tuple[Weighed, ...]:
        """Return the topics that show in the stub's title and text, the heaviest first."""
        found: dict[str, list[_Sight]] = defaultdict(list)
        for topic, sight in (*self._in_title(stub.title), *self._in_text(stub)):
            found[topic].append(sight)
        weighed = (self._weighed(topic, sights) for topic, sights in found.items())
        return tuple(sorted(weighed, key=lambda item: (-item.total, item.topic)))

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
        places = find_places(text, stub.blocks)
        faded = math.sqrt(FRONT / max(FRONT, len(text)))
        for hit in hits:
            place = places.place_of(hit.start, hit.end)
            found = text[hit.start : hit.end]
            yield hit.owner, _Sight(hit, found, place, faded if hit.start >= FRONT else 1.0)

    def _weighed(self, topic: str, sights: Sequence[_Sight]) -> Weighed:
        """Let each word count the less, the more often it comes: at its weightiest place in full,
        then by the square root, a sign by the number itself.
        """
        signs = [(topic, sight.hit.alias) in self._signs for sight in sights]
        weights = [
            WEIGHTS[sight.place]
            * sight.factor
            * (SIGN / self._sharing[sight.hit.alias] if sign else 1)
            for sight, sign in zip(sights, signs, strict=True)
        ]
        times: Counter[str] = Counter()
        for at in sorted(range(len(sights)), key=lambda at: (-weights[at], at)):
            word = sights[at].found.casefold()
            times[word] += 1
            weights[at] /= times[word] if signs[at] else math.sqrt(times[word])
        evidence = tuple(
            Evidence(sight.hit.alias, sight.found, sight.hit.start, sight.place, weight, sign)
            for sight, weight, sign in zip(sights, weights, signs, strict=True)
        )
        return Weighed(topic, evidence, signs.count(False), math.fsum(weights))


class _Sight(NamedTuple):
    """A word of a topic in the title or the text, and by how much its distance lessens it."""

    hit: Hit
    found: str
    place: Place
    factor: float
