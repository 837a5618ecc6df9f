"""Stub and taxonomy → what the article is about, and what else it mentions, with the evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from downlink.classify.scoring import Scales, Weighed
from downlink.curation.taxonomy import ancestors
from downlink.model import Role, Stub, StubTopic, Topic

MOST_ABOUT = 4
"""Topics that one article can be about; the rest are mentions."""

ENOUGH_FIRST, ENOUGH = 1.4, 1.75
"""The weight from which the heaviest topic, and any other one, can be what an article is about."""

ENOUGH_ONCE = 3.0
"""The same for a topic that shows at one place only."""

ENOUGH_SIGNS, LEAST_SIGNS = 3.0, 4
"""The same for a topic that nothing names, and the different signs that it needs."""

MENTION_SIGNS = 2.0
"""The weight from which a topic that nothing names is mentioned."""

LEAST_SHARE, LEAST_SHARE_BROAD = 0.38, 0.9
"""Of the heaviest topic's weight, what another one needs. A broad topic, which has narrower ones,
is more often only the field that an article stands in. No topic is held against one above it, of
which it needs `LEAST_OF_ANCESTOR`: what is said of fine-tuning speaks for LoRA rather than not."""

LEAST_OF_ANCESTOR = 0.25

HEAVY = 8.0
"""A heaviest topic counts as this heavy at most: an article can say very much of one topic and
still be about another one too."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A topic that shows in an article, and what follows: `role` is None where it is not listed.

    Attributes:
        reason: why it has that role, for a reader of the evidence.
    """

    weighed: Weighed
    role: Role | None
    reason: str


@dataclass(frozen=True, slots=True)
class Classifier:
    """A taxonomy, ready to be found in texts."""

    topics: Mapping[str, Topic]
    scales: Scales
    broad: frozenset[str]

    def classify(self, stub: Stub, decided: tuple[str, ...] | None) -> tuple[StubTopic, ...]:
        """Return the topics of an article: about first, each role in the order of weight.

        Args:
            decided: the ids that a person named as what the article is about, or None to find
                them by the text.
        """
        judged = self.judge(stub, decided)
        found = {item.weighed.topic: item.weighed.evidence for item in judged}
        about = _with_role("about", judged) if decided is None else decided
        return (
            *(StubTopic(topic, "about", found.get(topic, ())) for topic in about),
            *(StubTopic(topic, "mention", found[topic]) for topic in _with_role("mention", judged)),
        )

    def judge(self, stub: Stub, decided: tuple[str, ...] | None) -> tuple[Judged, ...]:
        """Return what follows for each topic that shows in an article, the heaviest first."""
        weighed = {item.topic: item for item in self.scales.weigh(stub)}
        bars = {topic: self._bar(item, weighed) for topic, item in weighed.items()}
        about = self._heaviest(weighed, bars) if decided is None else decided
        covered = self._covered_by(about)
        return tuple(
            Judged(item, *_role(item, bars[topic], about, covered))
            for topic, item in weighed.items()
        )

    def _heaviest(
        self, weighed: Mapping[str, Weighed], bars: Mapping[str, _Bar]
    ) -> tuple[str, ...]:
        """Return what the article is about: of a topic and one above it only the narrower."""
        heavy = [topic for topic, item in weighed.items() if item.total >= bars[topic].least]
        covered = self._covered_by(heavy)
        return tuple([topic for topic in heavy if topic not in covered][:MOST_ABOUT])

    def _covered_by(self, topics: Iterable[str]) -> dict[str, str]:
        """Return the ancestors of topics, and for each which topic implies it."""
        return {above: topic for topic in topics for above in ancestors(topic, self.topics)}

    def _bar(self, item: Weighed, weighed: Mapping[str, Weighed]) -> _Bar:
        """Return what a topic needs to be what the article is about: the highest of its bars."""
        above = ancestors(item.topic, self.topics)
        share = LEAST_SHARE_BROAD if item.topic in self.broad else LEAST_SHARE
        first = next(iter(weighed.values())) is item
        bars = [_Bar(ENOUGH_FIRST if first else ENOUGH, "the least for any topic")]
        if len(item.evidence) == 1:
            bars.append(_Bar(ENOUGH_ONCE, "the least where it shows once"))
        if not item.names:
            few = len({evidence.alias for evidence in item.evidence}) < LEAST_SIGNS
            what = f"the least of {LEAST_SIGNS} different signs where nothing names it"
            bars.append(_Bar(math.inf if few else ENOUGH_SIGNS, what))
        others = [other for other in weighed.values() if other is not item]
        rivals = [other for other in others if other.topic not in above]
        if rivals:  # the heaviest stands first
            counted = min(HEAVY, rivals[0].total)
            what = f"{share:.0%} of {rivals[0].topic}, which counts as {counted:.2f}"
            bars.append(_Bar(share * counted, what))
        for other in others:
            if other.topic in above:
                least = LEAST_OF_ANCESTOR * other.total
                what = f"{LEAST_OF_ANCESTOR:.0%} of {other.topic}, which stands above it"
                bars.append(_Bar(least, what))
        return max(bars, key=lambda bar: bar.least)


class _Bar(NamedTuple):
    """A weight that a topic needs, and what it is measured by."""

    least: float
    what: str

    def __str__(self) -> str:
        return f"needs {self.least:.2f}, {self.what}" if self.least < math.inf else self.what


def _role(
    item: Weighed, bar: _Bar, about: Sequence[str], covered: Mapping[str, str]
) -> tuple[Role | None, str]:
    """Return a topic's role and why."""
    if item.topic in about:
        return "about", str(bar)
    if item.topic in covered:
        return None, f"{covered[item.topic]} belongs to it and implies it"
    if not item.names and item.total < MENTION_SIGNS:
        return None, f"nothing names it, and its signs weigh less than {MENTION_SIGNS:.2f}"
    return "mention", str(bar)


def _with_role(role: Role, judged: Iterable[Judged]) -> tuple[str, ...]:
    return tuple(item.weighed.topic for item in judged if item.role == role)


def make_classifier(topics: Iterable[Topic]) -> Classifier:
    """Return a classifier for the topics: their aliases, terms and signs are what it looks for. A
    name that is no alias (训练技术) is too common a word to be one.
    """
    known = tuple(topics)
    broad = frozenset(topic.parent for topic in known if topic.parent)
    return Classifier({topic.id: topic for topic in known}, Scales(known), broad)
