"""Stub and taxonomy → what the article is about, and what else it mentions, with the evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from downlink.classify import weights
from downlink.classify.scoring import TopicScore, TopicScorer
from downlink.model.stub import Stub
from downlink.model.topic import Role, StubTopic, Taxonomy
from downlink.text.scripts import HAN, LATIN_WORD

MOST_ABOUT = 4
"""Topics that one article can be about; the rest are mentions."""

LONG, SENTENCE = 8, 20
"""Letters of a Latin name that nobody uses by the way; words of what is a sentence alone, no text.
"""

_SET_OFF = frozenset({"title", "heading", "definition"})
_LEADING = _SET_OFF | {"opening"}
_LATIN, _HAN = re.compile(LATIN_WORD), re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Decision:
    """A topic that shows in an article, and what follows: `role` is None where it is not listed."""

    score: TopicScore
    role: Role | None
    _why: Threshold | str

    @property
    def reason(self) -> str:
        """Why it has that role, for a reader of the evidence."""
        return str(self._why)


@dataclass(frozen=True, slots=True)
class Classifier:
    """A taxonomy, ready to be found in texts."""

    taxonomy: Taxonomy
    scorer: TopicScorer
    broad: frozenset[str]

    def classify(self, stub: Stub, decided: tuple[str, ...] | None) -> tuple[StubTopic, ...]:
        """Return the topics of an article: about first, each role in the order of weight.

        Args:
            decided: the ids that a person named as what the article is about, or None to find
                them by the text.
        """
        decisions = self.decide(stub, decided)
        found = {item.score.topic: item.score.evidence for item in decisions}
        about = _with_role("about", decisions) if decided is None else decided
        return (
            *(StubTopic(topic, "about", found.get(topic, ())) for topic in about),
            *(
                StubTopic(topic, "mention", found[topic])
                for topic in _with_role("mention", decisions)
            ),
        )

    def decide(self, stub: Stub, decided: tuple[str, ...] | None) -> tuple[Decision, ...]:
        """Return what follows for each topic that shows in an article, the heaviest first."""
        scores = {item.topic: item for item in self.scorer.score(stub)}
        room = _room(stub.body)
        thresholds = {topic: self._threshold(item, scores, room) for topic, item in scores.items()}
        about = self._top_topics(scores, thresholds) if decided is None else decided
        covered = self._covered_by(about)
        return tuple(
            Decision(item, *_role(item, thresholds[topic], about, covered))
            for topic, item in scores.items()
        )

    def _top_topics(
        self, scores: Mapping[str, TopicScore], thresholds: Mapping[str, Threshold]
    ) -> tuple[str, ...]:
        """Return what the article is about: of a topic and one above it the narrower, and the one
        above only where the text puts it first.
        """
        heavy = [topic for topic, item in scores.items() if item.total >= thresholds[topic].least]
        covered = self._covered_by(heavy)
        kept = (t for t in heavy if t not in covered or self._is_put_first(t, heavy, scores))
        return tuple(islice(kept, MOST_ABOUT))

    def _is_put_first(
        self, topic: str, heavy: Iterable[str], scores: Mapping[str, TopicScore]
    ) -> bool:
        """Whether a text leads with a topic, and says about as much of it as of each of the
        narrower ones, which it names later and never sets off.
        """
        own = scores[topic]
        below = [scores[t] for t in heavy if topic in self.taxonomy.ancestors(t)]
        return _leads(own) and all(
            own.total >= weights.LEAST_BESIDE_NARROWER * item.total
            and _first_name(own) < _first_name(item)
            and not _is_set_off(item)
            for item in below
        )

    def _covered_by(self, topics: Iterable[str]) -> dict[str, str]:
        """Return the ancestors of topics, and for each which topic implies it."""
        return {above: topic for topic in topics for above in self.taxonomy.ancestors(topic)}

    def _threshold(
        self, item: TopicScore, scores: Mapping[str, TopicScore], room: float
    ) -> Threshold:
        """Return what a topic needs to be what the article is about: its highest threshold."""
        above = self.taxonomy.ancestors(item.topic)
        share = self._share(item)
        first = self._is_first(item, scores)
        enough = weights.ENOUGH_FIRST if first else weights.ENOUGH
        thresholds = [Threshold(enough, "the least for any topic")]
        if self.taxonomy[item.topic].broad and not _leads(item):
            thresholds.append(Threshold(weights.ENOUGH_WITHIN, "the least where no front names it"))
        if len(item.evidence) == 1:
            own = weights.LONG_NAME if _is_long(item.evidence[0].found) else 1.0
            least = weights.ENOUGH_ONCE * max(weights.LEAST_OF_WORDS, own * room)
            thresholds.append(Threshold(least, "the least where it shows once"))
        if not item.names:
            hints = len({evidence.alias for evidence in item.evidence})
            if hints < weights.LEAST_HINTS:
                asked = (weights.LEAST_HINTS, hints)
                thresholds.append(Threshold(math.inf, _FEW_HINTS, asked))
            else:
                what = "the least where nothing names it"
                thresholds.append(Threshold(weights.ENOUGH_HINTS, what))
        for rival in scores.values():  # the heaviest stands first
            if rival is not item and rival.topic not in above:
                counted = min(weights.HEAVY, rival.total)
                values = (share, rival.topic, counted)
                thresholds.append(Threshold(share * counted, _OF_RIVAL, values))
                break
        for topic in above:
            if topic in scores:
                part = weights.LEAST_OF_ANCESTOR
                least = part * scores[topic].total
                thresholds.append(Threshold(least, _OF_ANCESTOR, (part, topic)))
        return max(thresholds, key=_least)

    def _share(self, item: TopicScore) -> float:
        """Return what part of the heaviest topic's weight a topic needs."""
        if item.topic in self.broad:
            return weights.LEAST_SHARE_BROAD
        one_word = len({found.found.casefold() for found in item.evidence}) == 1
        if one_word and not _is_set_off(item):
            return weights.LEAST_SHARE_ONE_WORD
        return weights.LEAST_SHARE

    def _is_first(self, item: TopicScore, scores: Mapping[str, TopicScore]) -> bool:
        """Whether a topic is the heaviest; or, where a front names it, the heaviest narrow one, or
        the first broad one that is as heavy as any.
        """
        heaviest = next(iter(scores.values()))
        if item is heaviest:
            return True
        broad = item.topic in self.broad
        peers = (other for other in scores.values() if (other.topic in self.broad) is broad)
        as_heavy = not broad or item.total == heaviest.total
        return item is next(peers) and as_heavy and _leads(item)


def _leads(item: TopicScore) -> bool:
    """Whether a topic is named where a text says what it is about."""
    return any(not found.hint and found.zone in _LEADING for found in item.evidence)


def _is_set_off(item: TopicScore) -> bool:
    """Whether a word of a topic stands above the text, or is what a sentence defines."""
    return any(found.zone in _SET_OFF for found in item.evidence)


def _first_name(item: TopicScore) -> float:
    """Return where a text first names a topic; what nothing names comes last."""
    places = (0 if one.zone == "title" else one.offset for one in item.evidence if not one.hint)
    return min(places, default=math.inf)


def _is_long(name: str) -> bool:
    return len(name) >= LONG and name.isascii()


def _room(body: str) -> float:
    """Return how much a text of this length can say, 1 for one that is long enough."""
    words = len(_LATIN.findall(body)) + len(_HAN.findall(body)) / 2
    if words <= SENTENCE:
        return 1.0
    return max(weights.LEAST_OF_WORDS, min(1.0, words / weights.FULL_WORDS))


class Threshold(NamedTuple):
    """A weight that a topic needs, and what it is measured by: a text with places for values."""

    least: float
    what: str
    values: tuple[object, ...] = ()

    def __str__(self) -> str:
        what = self.what.format(*self.values)
        return f"needs {self.least:.2f}, {what}" if self.least < math.inf else what


_least = attrgetter("least")
_FEW_HINTS = "needs {} different hints where nothing names it, and has {}"
_OF_RIVAL = "{:.0%} of {}, which counts as {:.2f}"
_OF_ANCESTOR = "{:.0%} of {}, which stands above it"


def _role(
    item: TopicScore, threshold: Threshold, about: Sequence[str], covered: Mapping[str, str]
) -> tuple[Role | None, Threshold | str]:
    """Return a topic's role and why."""
    if item.topic in about:
        return "about", threshold
    if item.topic in covered:
        return None, f"{covered[item.topic]} belongs to it and implies it"
    if not item.names and item.total < weights.MENTION_HINTS:
        return None, f"nothing names it, and its hints weigh less than {weights.MENTION_HINTS:.2f}"
    if item.total < weights.LEAST_MENTION:
        return None, f"for a text of this length it weighs less than {weights.LEAST_MENTION:.2f}"
    return "mention", threshold


def _with_role(role: Role, decisions: Iterable[Decision]) -> tuple[str, ...]:
    return tuple(item.score.topic for item in decisions if item.role == role)


def make_classifier(taxonomy: Taxonomy) -> Classifier:
    """Return a classifier for the topics: their aliases, terms and hints are what it looks for. A
    name that is no alias (训练技术) is too common a word to be one.
    """
    parents = {topic.parent for topic in taxonomy if topic.parent}
    broad = parents.union(topic.id for topic in taxonomy if topic.broad)
    return Classifier(taxonomy, TopicScorer(taxonomy), frozenset(broad))
