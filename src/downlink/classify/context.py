"""Topics → where their aliases stand in a text, those left out whose context is wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from downlink.model.topic import ContextRule, Topic
from downlink.text.fold import fold
from downlink.text.matcher import AliasFinder, Hit

NEAR = 200
"""Characters to either side of an alias in which its context is looked at."""

_WORD = "\0"
# What parts the words that are only context from topics, in one finder: no id holds it.

_START, _END = attrgetter("start"), attrgetter("end")


class TopicFinder:
    """Finds the aliases, terms and hints of topics in the contexts in which they count."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        known = tuple(topics)
        self._rules_of = {
            (topic.id, alias): _conditions(alias, rule)
            for topic in known
            for alias, rule in topic.context.items()
        }
        words = {word for topic in known for item in topic.context.values() for word in _all(item)}
        self._finder = AliasFinder(
            [
                *((topic.id, word) for topic in known for word in _words(topic)),
                *((_WORD, word) for word in sorted(words)),
            ]
        )

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the words of topics that count, in the order of their places.

        One that stands within a longer one does not: where `线性注意力` stands, `注意力` does not.
        """
        words: dict[str, list[Hit]] = defaultdict(list)
        hits: list[Hit] = []
        for hit in self._finder.find(text):
            (words[hit.alias] if hit.owner == _WORD else hits).append(hit)
        return tuple(_longest([hit for hit in hits if self._counts(hit, words)]))

    def _counts(self, hit: Hit, words: Mapping[str, Sequence[Hit]]) -> bool:
        rules = self._rules_of.get((hit.owner, hit.alias))
        if rules is None:
            return True
        if any(_one_holds(words.get(word, ()), hit) for word in rules.within):
            return False
        if any(_one_is_near(words.get(word, ()), hit) for word in rules.excludes):
            return False
        return not rules.requires or any(
            _one_is_near(words.get(word, ()), hit) for word in rules.requires
        )


@dataclass(frozen=True, slots=True)
class _Conditions:
    """Of what an alias excludes, phrases that hold it (`向量化` for `量化`) exclude it `within`
    them only, all others near them.
    """

    requires: tuple[str, ...]
    excludes: tuple[str, ...]
    within: tuple[str, ...]


def _conditions(alias: str, rule: ContextRule) -> _Conditions:
    own = fold(alias)
    within = tuple(word for word in rule.excludes if own in fold(word))
    excludes = tuple(word for word in rule.excludes if word not in within)
    return _Conditions(rule.requires, excludes, within)


def _all(rule: ContextRule) -> tuple[str, ...]:
    return (*rule.requires, *rule.excludes)


def _words(topic: Topic) -> tuple[str, ...]:
    return (*topic.aliases, *topic.terms, *topic.hints)


def _one_holds(words: Sequence[Hit], hit: Hit) -> bool:
    """Whether one of the hits of one word, in their order, holds the hit."""
    begun = bisect_right(words, hit.start, key=_START)
    return begun > 0 and hit.end <= words[begun - 1].end


def _one_is_near(words: Sequence[Hit], hit: Hit) -> bool:
    """Whether one of the hits of one word, in their order, is near the hit."""
    ended = bisect_right(words, hit.start - NEAR, key=_END)
    return ended < len(words) and words[ended].start < hit.end + NEAR


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out hits within a longer one, and those that share characters with one of the same
    owner before them: 实时语音对话 says once what 实时语音 and 语音对话 would say twice.
    """
    kept: list[Hit] = []
    said: dict[str, int] = {}
    start = end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > end:
            start, end = hit.start, hit.end
        if (hit.start, hit.end) == (start, end) and hit.start >= said.get(hit.owner, 0):
            said[hit.owner] = hit.end
            kept.append(hit)
    return kept
