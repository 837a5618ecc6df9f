"""How words are used in articles at large: how many hold each, and how often a title then does.

The table is counted over articles whose authors titled them (`python -m evaluation.corpus`): Latin
words by their stems, pairs of Chinese characters. Only what many articles of many authors hold is
in it; anything else is rare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import log

TABLE = "title_words.json"


@dataclass(frozen=True)
class Usage:
    """How words are used.

    Attributes:
        articles: how many were counted.
        words: of each word how many articles hold it, and by how much more often than other words
            a title holds it where its article does, as a natural logarithm.
    """

    articles: int
    words: Mapping[str, tuple[int, float]]

    @cached_property
    def rarities(self) -> Mapping[str, float]:
        """The logarithm of how few articles hold each word: 0 where all do."""
        return {word: log((self.articles + 1) / (n + 1)) for word, (n, _) in self.words.items()}

    @cached_property
    def rarest(self) -> float:
        """The same of a word that is not in the table."""
        return log((self.articles + 1) / 2)

    def rarity(self, word: str) -> float:
        """Return the logarithm of how few articles hold a word."""
        return self.rarities.get(word, self.rarest)

    def titled(self, word: str) -> float:
        """Return how much likelier than another word this one stands in a title, 0 if unknown."""
        return self.titles.get(word, 0.0)

    @cached_property
    def titles(self) -> Mapping[str, float]:
        """How much likelier than another word each one stands in a title."""
        return {word: titled for word, (_, titled) in self.words.items()}

    @cached_property
    def tells(self) -> Mapping[str, float]:
        """Both together; of a word that is not in the table only that it is rare."""
        return {word: rare + self.titles[word] for word, rare in self.rarities.items()}


@cache
def usage(*, english: bool) -> Usage:
    """Return the packaged table for a language."""
    text = files("downlink").joinpath("data", TABLE).read_text(encoding="utf-8")
    table = json.loads(text)["en" if english else "zh"]
    return Usage(table["articles"], {word: (n, titled) for word, n, titled in table["words"]})
