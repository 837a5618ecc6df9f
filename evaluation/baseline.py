"""The plain way to do the same: the first sentence as title, a count of aliases as topic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from downlink.model.topic import Topic

_LONGEST = 60
_MOST = 4
_SENTENCE = re.compile(r"[。!?！？]|\.(?=\s)")
_LATIN = r"A-Za-z0-9"


def plain_title(text: str) -> str:
    """Return the first sentence, cut where it is longer than a title may be."""
    sentence = _SENTENCE.split(text.strip(), maxsplit=1)[0].strip()
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"


class PlainTopics:
    """A taxonomy as patterns: a topic's aliases, whatever the case, Latin ones as whole words."""

    def __init__(self, topics: Iterable[Topic], least: int) -> None:
        """Take the topics, and how often one must be named to be what a text is about."""
        self._patterns = {topic.id: _pattern(topic.aliases) for topic in topics if topic.aliases}
        self._least = least

    def about(self, text: str) -> tuple[str, ...]:
        """Return the topics named often enough, at most four, the most frequent first."""
        counts = {topic: len(pattern.findall(text)) for topic, pattern in self._patterns.items()}
        often = [topic for topic, count in counts.items() if count >= self._least]
        return tuple(sorted(often, key=lambda topic: (-counts[topic], topic))[:_MOST])


def _pattern(aliases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return re.compile("|".join(map(_bounded, longest_first)), re.IGNORECASE)


def _bounded(alias: str) -> str:
    before = rf"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", alias) else ""
    after = rf"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", alias) else ""
    return f"{before}{re.escape(alias)}{after}"
