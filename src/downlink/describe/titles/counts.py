"""Opening → how often each of its words stands there: Latin words, pairs of Chinese characters."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from downlink.describe.titles.window import Opening
from downlink.text.scripts import HAN

WITHIN = 600
"""Characters in which words are counted: what follows tells little of what an article is about."""

WORD = re.compile(r"[A-Za-z][A-Za-z0-9.+#]*")
PAIR = re.compile(rf"(?=([{HAN}]{{2}}))")
_SHORTEST = 3


def counts_of(opening: Opening) -> Counter[str]:
    """Return how often each word and pair stands in an opening."""
    text = opening.text[opening.start : opening.start + WITHIN]
    counts = Counter(map(stem, WORD.findall(text)))
    counts.update(PAIR.findall(text))
    return counts


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return what an English word is counted by: in small letters, without the `s` of a plural."""
    folded = word.casefold()
    return folded[:-1] if folded.endswith("s") and len(folded) > _SHORTEST else folded
