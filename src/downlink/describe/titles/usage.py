"""How words are used in articles at large: how many hold each, and how often a title then does.

The table is counted over articles whose authors titled them (`python -m evaluation.corpus`): Latin
words by their stems, pairs of Chinese characters. Only what many articles of many authors hold is
in it; anything else is rare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

TABLE = "title_words.json"


@dataclass(frozen=True, slots=True)
class Usage:
    """How words are used.

    Attributes:
        articles: how many were counted.
        words: of each word how many articles hold it, and by how much more often than other words
            a title holds it where its article does, as a natural logarithm.
    """

    articles: int
    words: Mapping[str, tuple[int, float]]

    def rarity(self, word: str) -> float:
        """Return the logarithm of how few articles hold a word: 0 where all do."""
        found = self.words.get(word)
        return log((self.articles + 1) / (found[0] + 1 if found else 2))

    def titled(self, word: str) -> float:
        """Return how much likelier than another word this one stands in a title, 0 if unknown."""
        found = self.words.get(word)
        return found[1] if found else 0.0


@cache
def usage(*, english: bool) -> Usage:
    """Return the packaged table for a language."""
    text = files("downlink").joinpath("data", TABLE).read_text(encoding="utf-8")
    table = json.loads(text)["en" if english else "zh"]
    return Usage(table["articles"], {word: (n, titled) for word, n, titled in table["words"]})
