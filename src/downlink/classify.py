"""Text and taxonomy → what the article is about, and what else it mentions, with the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from downlink.aliases import AliasFinder
from downlink.model import Evidence, StubTopic, Topic
from downlink.taxonomy import ancestors

MOST_ABOUT = 4
"""Topics that one article can be about; the rest are mentions."""

_FRONT = 100
_IN_TITLE, _IN_FRONT, _ELSEWHERE, _ABOUT = 4.0, 2.0, 1.0, 4.0
# A topic in the title is what the article is about; one at the front needs to come up again, one
# further down to come up often, before that can be said.


@dataclass(frozen=True, slots=True)
class Classifier:
    """A taxonomy, ready to be found in texts."""

    topics: dict[str, Topic]
    finder: AliasFinder

    def classify(
        self, title: str, body: str, decided: tuple[str, ...] | None
    ) -> tuple[StubTopic, ...]:
        """Return the topics of an article: about first, each role in the order of weight.

        Args:
            decided: the ids that a person named as what the article is about, or None to find
                them by the text.
        """
        evidence = self._evidence(body)
        if decided is None:
            weights = self._weights(title, evidence)
            about = self._choose(weights)
        else:
            weights = {topic: float(len(found)) for topic, found in evidence.items()}
            about = decided
        implied = {ancestor for topic in about for ancestor in ancestors(topic, self.topics)}
        mentions = sorted(
            (topic for topic in evidence if topic not in implied and topic not in about),
            key=lambda topic: (-weights[topic], topic),
        )
        return (
            *(StubTopic(topic, "about", tuple(evidence.get(topic, ()))) for topic in about),
            *(StubTopic(topic, "mention", tuple(evidence[topic])) for topic in mentions),
        )

    def _evidence(self, text: str) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = defaultdict(list)
        ends: dict[str, int] = {}
        for hit in sorted(self.finder.find(text), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= ends.get(hit.owner, 0):
                ends[hit.owner] = hit.end
                found[hit.owner].append(Evidence(hit.alias, text[hit.start : hit.end], hit.start))
        return found

    def _weights(self, title: str, evidence: dict[str, list[Evidence]]) -> dict[str, float]:
        in_title = {hit.owner for hit in self.finder.find(title)}
        return {
            topic: _IN_TITLE * (topic in in_title)
            + sum(_IN_FRONT if item.offset < _FRONT else _ELSEWHERE for item in found)
            for topic, found in evidence.items()
        }

    def _choose(self, weights: dict[str, float]) -> tuple[str, ...]:
        """Take the heaviest topics, and of a topic and its descendant only the descendant."""
        heavy = [topic for topic, weight in weights.items() if weight >= _ABOUT]
        implied = {ancestor for topic in heavy for ancestor in ancestors(topic, self.topics)}
        specific = [topic for topic in heavy if topic not in implied]
        return tuple(sorted(specific, key=lambda topic: (-weights[topic], topic))[:MOST_ABOUT])


def make_classifier(topics: Iterable[Topic]) -> Classifier:
    """Return a classifier for the topics: their aliases are what it looks for. A name that is no
    alias (训练技术) is too common a word to be one.
    """
    by_id = {topic.id: topic for topic in topics}
    aliases = ((topic.id, alias) for topic in by_id.values() for alias in topic.aliases)
    return Classifier(by_id, AliasFinder(aliases))
