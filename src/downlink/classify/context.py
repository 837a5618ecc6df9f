"""Topics → where their aliases stand in a text, those left out whose company is wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from downlink.model import Company, Topic
from downlink.text.fold import fold
from downlink.text.matcher import AliasFinder, Hit

NEAR = 200
"""Characters to either side of an alias in which its company is looked for."""

_WORD = "\0"
# What parts the words that are only company from topics, in one finder: no id holds it.

_START, _END = attrgetter("start"), attrgetter("end")


class TopicFinder:
    """Finds the aliases, terms and signs of topics, heeding what company they demand or forbid."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        known = tuple(topics)
        self._company = {
            (topic.id, alias): _rules(alias, company)
            for topic in known
            for alias, company in topic.company.items()
        }
        words = {word for topic in known for item in topic.company.values() for word in _all(item)}
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
        rules = self._company.get((hit.owner, hit.alias))
        if rules is None:
            return True
        if any(_one_holds(words.get(word, ()), hit) for word in rules.within):
            return False
        if any(_one_is_near(words.get(word, ()), hit) for word in rules.unless):
            return False
        return not rules.near or any(_one_is_near(words.get(word, ()), hit) for word in rules.near)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Of what an alias forbids, phrases that hold it (`向量化` for `量化`) forbid it `within` them
    only, all others near them.
    """

    near: tuple[str, ...]
    unless: tuple[str, ...]
    within: tuple[str, ...]


def _rules(alias: str, company: Company) -> _Rules:
    own = fold(alias)
    within = tuple(word for word in company.unless if own in fold(word))
    unless = tuple(word for word in company.unless if word not in within)
    return _Rules(company.near, unless, within)


def _all(company: Company) -> tuple[str, ...]:
    return (*company.near, *company.unless)


def _words(topic: Topic) -> tuple[str, ...]:
    return (*topic.aliases, *topic.terms, *topic.signs)


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
