"""Articles whose titles are known → how words are used: how many articles hold each, and how often
a title then does.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.usage import Usage
from evaluation.corpus.draw import Drawn

_FEWEST, _FEWEST_REPOSITORIES = 15, 4
# Articles and repositories that must hold a word: what fewer do is theirs.
_DRAWN = 12
# Articles of a usual word that each word is counted with, so that few say little.


def usage_of(drawn: Iterable[Drawn]) -> Usage:
    """Return how the words of some articles are used."""
    articles = 0
    held: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    places: defaultdict[str, set[str]] = defaultdict(set)
    for item in drawn:
        articles += 1
        words, title = words_in(item.text[:WITHIN]), words_in(item.title)
        held.update(words)
        titled.update(words & title)
        for word in words:
            places[word].add(item.repository.name)
    usual = sum(titled.values()) / max(1, sum(held.values()))
    return Usage(
        articles,
        {
            word: (count, _titled(titled[word], count, usual))
            for word, count in sorted(held.items())
            if count >= _FEWEST and len(places[word]) >= _FEWEST_REPOSITORIES
        },
    )


def words_in(text: str) -> set[str]:
    """Return the Latin words of a text by their stems, and its pairs of Chinese characters."""
    return {*map(stem, WORD.findall(text)), *PAIR.findall(text)}


def _titled(times: int, count: int, usual: float) -> float:
    return round(log((times + _DRAWN * usual) / (count + _DRAWN) / usual), 2) if usual else 0.0


def words_as_json(tables: Mapping[str, Usage]) -> str:
    """Return the tables as they are stored, one word a line."""
    return json.dumps(
        {
            language: {
                "articles": table.articles,
                "words": [[word, *value] for word, value in table.words.items()],
            }
            for language, table in sorted(tables.items())
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).replace('],["', '],\n["') + "\n"  # fmt: skip
