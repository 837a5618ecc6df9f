"""Texts → how near each is to others by its words: TF-IDF and the cosine, for texts of any archive.

The rarest words of a text lead to the others that have them; so many places are visited for one
text at most, that time does not grow with the square of an archive.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from downlink.relate.repeated import counts_of
from downlink.relate.words import common_forms, word_counts

VISITS = 600
"""Places of words in other texts that are looked at for one text."""

_ALL_VISITS = 2_000_000
# Those for all texts together, where that is more: a small archive is looked through.

COMMON = 0.25
"""A word says nothing that more than this share of all texts have, and more than a few."""

_FEW = 12
_EVERYDAY = 0.6
# What a word counts that is common in any technical text, however rare it is in an archive.

_COUNTED = 2.0
# Added with each word that two texts share to their nearness, which is less: so one number holds
# both the words and what they weigh.

TITLED = 1.0
"""How often a word in a title counts beside its places in the text."""

_MOST = 60
# Words of one text, the heaviest: a whole article has hundreds.


@dataclass(frozen=True, slots=True)
class Similarity:
    """Texts as vectors of words of unit length.

    Attributes:
        vectors: for each text its words that others have too, with their weights.
        holders: for each such word the numbers of the texts that have it, and its weight there.
        visits: places in other texts that are looked at for one text.
    """

    vectors: tuple[Mapping[str, float], ...]
    holders: Mapping[str, Sequence[tuple[int, float]]]
    visits: int = VISITS

    def near(self, number: int) -> dict[int, float]:
        """Return how near the texts are that share words with one, 0 to 1, by their number."""
        own = self.vectors[number]
        scores: dict[int, float] = {}
        left = self.visits
        for word in sorted(own, key=lambda word: (len(self.holders[word]), word)):
            weight, holders = own[word], self.holders[word]
            if len(holders) > left:
                break
            left -= len(holders)
            for other, theirs in holders:
                scores[other] = scores.get(other, 0.0) + (weight * theirs + _COUNTED)
        scores.pop(number, None)
        return {other: _trusted(score) for other, score in scores.items()}

    def shared(self, one: int, other: int) -> dict[str, float]:
        """Return the words that two texts share, with what they add to their nearness."""
        own, theirs = self.vectors[one], self.vectors[other]
        both = own.keys() & theirs.keys()
        trust = len(both) / (len(both) + 1)
        return {word: trust * own[word] * theirs[word] for word in sorted(both)}


def _trusted(counted: float) -> float:
    """Return how near two texts are that share words: one word may stand for two things."""
    words = counted // _COUNTED
    return (counted - words * _COUNTED) * words / (words + 1)


def similarity(bodies: Sequence[str], titles: Sequence[str] = ()) -> Similarity:
    """Return the texts as vectors; what their titles say counts more."""
    counts = list(map(_with_title, counts_of(bodies), titles or repeat("")))
    texts: Counter[str] = Counter()
    for own in counts:
        texts.update(own.keys())
    most = max(_FEW, COMMON * len(bodies))
    everyday = common_forms()
    rarity = {
        word: math.log(1 + len(bodies) / held) * (_EVERYDAY if word in everyday else 1.0)
        for word, held in texts.items()
        if held <= most
    }
    vectors = tuple(_vector(own, rarity, texts) for own in counts)
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word, weight in vector.items():
            holders[word].append((number, weight))
    return Similarity(vectors, holders, max(VISITS, _ALL_VISITS // max(1, len(bodies))))


def _with_title(counts: Mapping[str, float], title: str) -> Mapping[str, float]:
    told = word_counts(title) if title else {}
    more = {word: counts.get(word, 0.0) + TITLED * count for word, count in told.items()}
    return {**counts, **more} if more else counts


def _vector(
    counts: Mapping[str, float], rarity: Mapping[str, float], texts: Mapping[str, int]
) -> dict[str, float]:
    """Return a text's words that others have too. Their weights are the less, the more it says
    that no other does: it is near to none.
    """
    weights = {
        word: (1 + math.log(count) if count > 1 else count) * rarity[word]
        for word, count in counts.items()
        if word in rarity
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    shared = [word for word in weights if texts[word] > 1]
    if len(shared) > _MOST:
        shared = sorted(shared, key=lambda word: (-weights[word], word))[:_MOST]
    return {word: weights[word] / length for word in shared}
