"""Stub and taxonomy → what the article is about, and what else it mentions, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from downlink.model import Role, Stub, StubTopic, Topic
from downlink.taxonomy import ancestors
from downlink.weigh import Scales, Weighed

MOST_ABOUT = 4
"""Topics that one article can be about; the rest are mentions."""

ENOUGH = 1.75
"""The weight from which a topic can be what an article is about."""

ENOUGH_ONCE = 3.0
"""The same for a topic that shows at one place only."""

ENOUGH_SIGNS, LEAST_SIGNS = 3.0, 4
"""The same for a topic that nothing names, and the different signs that it needs."""

MENTION_SIGNS = 2.0
"""The weight from which a topic that nothing names is mentioned."""

LEAST_SHARE, LEAST_SHARE_BROAD = 0.4, 0.9
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
        short = {topic: self._falls_short(item, weighed) for topic, item in weighed.items()}
        if decided is None:
            heavy = [topic for topic, reason in short.items() if not reason]
            covered = self._covered_by(heavy)
            about = tuple([topic for topic in heavy if topic not in covered][:MOST_ABOUT])
            chosen = "it weighs enough"
        else:
            about, chosen = decided, "the register says so"
        covered = self._covered_by(about)
        judged: list[Judged] = []
        for topic, item in weighed.items():
            if topic in about:
                judged.append(Judged(item, "about", chosen))
            elif topic in covered:
                judged.append(Judged(item, None, f"{covered[topic]} belongs to it and implies it"))
            elif not item.names and item.total < MENTION_SIGNS:
                judged.append(Judged(item, None, "nothing names it and its signs are few"))
            else:
                other = f"the article is about {', '.join(about)}"
                judged.append(Judged(item, "mention", short[topic] or other))
        return tuple(judged)

    def _falls_short(self, item: Weighed, weighed: Mapping[str, Weighed]) -> str:
        """Return why a topic is not what the article is about, "" if it may be."""
        above = ancestors(item.topic, self.topics)
        share = LEAST_SHARE_BROAD if item.topic in self.broad else LEAST_SHARE
        rival = max((other for other in weighed.values() if other.topic not in above), key=_total)
        general = max(
            (weighed[topic] for topic in above if topic in weighed), key=_total, default=item
        )
        return (
            _below(item, ENOUGH, "so much")
            or (
                _below(item, ENOUGH_ONCE, "so much where it shows once")
                if len(item.evidence) == 1
                else ""
            )
            or _short_of_signs(item)
            or _below(item, share * min(HEAVY, rival.total), f"{share:.0%} of {rival.topic}")
            or _below(
                item,
                LEAST_OF_ANCESTOR * general.total,
                f"{LEAST_OF_ANCESTOR:.0%} of {general.topic}",
            )
        )

    def _covered_by(self, topics: Iterable[str]) -> dict[str, str]:
        """Return the ancestors of topics, and for each which one implies it."""
        return {ancestor: topic for topic in topics for ancestor in ancestors(topic, self.topics)}


def _with_role(role: Role, judged: Iterable[Judged]) -> tuple[str, ...]:
    return tuple(item.weighed.topic for item in judged if item.role == role)


def _total(item: Weighed) -> float:
    return item.total


def _below(item: Weighed, least: float, what: str) -> str:
    return f"needs {least:.2f}, {what}" if item.total < least else ""


def _short_of_signs(item: Weighed) -> str:
    signs = {evidence.alias for evidence in item.evidence}
    if item.names or (item.total >= ENOUGH_SIGNS and len(signs) >= LEAST_SIGNS):
        return ""
    return f"nothing names it: needs {LEAST_SIGNS} different signs that weigh {ENOUGH_SIGNS:.2f}"


def make_classifier(topics: Iterable[Topic]) -> Classifier:
    """Return a classifier for the topics: their aliases, terms and signs are what it looks for. A
    name that is no alias (训练技术) is too common a word to be one.
    """
    known = tuple(topics)
    broad = frozenset(topic.parent for topic in known if topic.parent)
    return Classifier({topic.id: topic for topic in known}, Scales(known), broad)
