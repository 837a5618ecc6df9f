"""Text → the words by which it is compared with others, in any script.

Words between spaces are folded, without their plural, and count also by their parts
(FlashAttention) and joined with their neighbour (Flash Attention), for captures lose spaces and
hyphens. Scripts without spaces are cut into overlapping pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from downlink.text import small_words
from downlink.text.common_words import common_words, everyday_words
from downlink.text.fold import to_simplified
from downlink.text.formulas import replace_formulas

_RUN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7ff"
# Thai and its neighbours, Burmese, Khmer, kana, Chinese characters, Hangul.

_WORD = re.compile(rf"([{_RUN}]+)|[^\W\d_{_RUN}][^\W_{_RUN}]*(?:[.'’+#-][^\W_{_RUN}]+)*[+#]{{0,2}}")
_ADDRESS = re.compile("https?://[!-~]+")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\WA-Za-z\d_]+")
_JOINED = 0.5
# What two neighbours count together, beside each of them.

_PAIR = 2
_LONGEST = 24
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST, _SHORTEST_PART = 2, 3
# Letters of a word, and of a part of one; a plural has more.


def word_counts(text: str) -> Mapping[str, float]:
    """Return the words of a text, each with how often it comes."""
    counts: Counter[str] = Counter()
    joined: dict[str, float] = {}
    before, end = "", -1
    plain, folded = _plain(text), _folded(text)
    for match in _WORD.finditer(plain):
        word = match.group()
        if match.lastindex:
            counts.update(_pairs(folded[match.start() : match.end()]))
            before = ""
            continue
        own = _forms(word)
        counts.update(own)
        if own and before and plain[end : match.start()] in (" ", "-"):
            joined[before + own[0]] = joined.get(before + own[0], 0.0) + _JOINED
        before, end = own[0] if own else "", match.end()
    return {**joined, **counts}


@cache
def common_forms() -> frozenset[str]:
    """Return the words that are common in any text, as texts are compared by them."""
    words = (*common_words(), *(word for word in everyday_words() if len(word) == _PAIR))
    return frozenset(form for word in words for form in word_counts(word))


def shared_words(
    text: str, other: str, weights: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    """Yield the words of a text that have weights, as they are written, each with its weight; of
    a script without spaces the runs whose pairs have one, as far as the other text has them too.
    """
    theirs = _folded(other)
    plain, folded = _plain(text), _folded(text)
    for start, end, forms in _places(text):
        if forms is None:
            yield from _weighty_runs(plain[start:end], folded[start:end], theirs, weights)
            continue
        weight = 0.0
        for form in forms:
            if form in weights:
                weight = max(weight, weights[form])
        if weight:
            yield plain[start:end], weight


@lru_cache(maxsize=1 << 6)
def _places(text: str) -> tuple[tuple[int, int, tuple[str, ...] | None], ...]:
    """Return where the words of a text stand, and how each is compared: None for a run of a
    script without spaces.
    """
    return tuple(
        (*match.span(), None if match.lastindex else _forms(match.group()))
        for match in _WORD.finditer(_plain(text))
    )


def _weighty_runs(
    run: str, folded: str, theirs: str, weights: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    at = 0
    while at < len(run) - 1:
        if folded[at : at + 2] in weights:
            start, end = _whole(folded, at, theirs)
            pairs = (folded[place : place + 2] for place in range(start, end - 1))
            yield run[start:end], sum(weights.get(pair, 0.0) for pair in pairs)
            at = max(at + 1, end - 1)
        else:
            at += 1


def _whole(run: str, at: int, theirs: str) -> tuple[int, int]:
    """Return the place of the longest piece around a pair that another text has too: of
    学习率 the pair 学习 alone may be too common to weigh anything.
    """
    start, end = at, at + 2
    while end < len(run) and run[end] not in small_words.HAN and run[start : end + 1] in theirs:
        end += 1
    while start and run[start - 1] not in small_words.HAN and run[start - 1 : end] in theirs:
        start -= 1
    return start, end


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    """Return the plain text in one script, every character at its place."""
    return to_simplified(_plain(text))


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    """Return the text without formulas and addresses, whose words nobody speaks."""
    told = _ADDRESS.sub(" . ", replace_formulas(text, lambda _: " . "))
    return unicodedata.normalize("NFKC", told)


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(
        run[at : at + 2]
        for at in range(len(run) - 1)
        if run[at] not in small_words.HAN and run[at + 1] not in small_words.HAN
    )


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    """Return the folded word and its parts, none for a small word or a single letter."""
    whole = word.casefold().replace("’", "'").removesuffix("'s")
    if len(whole) < _SHORTEST or whole in small_words.ENGLISH:
        return ()
    parts = [part.casefold() for part in _PARTS.findall(word)]
    found = [_stem(whole.replace("-", ""))[:_LONGEST]]
    if len(parts) > 1:
        found += [
            _stem(part)
            for part in parts
            if len(part) >= _SHORTEST_PART and part not in small_words.ENGLISH
        ]
    return tuple(dict.fromkeys(found))


def _stem(word: str) -> str:
    plural = len(word) > _SHORTEST_PART and word.endswith("s") and not word.endswith(_NO_PLURAL)
    return word[:-1] if plural else word
