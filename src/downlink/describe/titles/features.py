"""A candidate for a title → its features: the facts by which the judge tells good titles from bad.

Each is a number with a name; the names are what `explain` shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from downlink.describe.titles.candidate import EVIDENCE
from downlink.describe.titles.chinese_edges import EDGE_NAMES, NO_EDGES, edge_features
from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.english_setting import ENGLISH_NAMES, NOT_ENGLISH, english_features
from downlink.describe.titles.english_words import FUNCTION, VERBS
from downlink.describe.titles.forms import form_of
from downlink.describe.titles.pool import Contender, Pool
from downlink.describe.titles.setting import (
    SETTING_NAMES,
    Setting,
    setting_features,
    setting_of,
)
from downlink.describe.titles.term_occurrences import key_of
from downlink.describe.titles.term_scoring import Term
from downlink.describe.titles.usage import Usage, usage
from downlink.describe.titles.vocabulary import COMMON, FAMOUS, GENERAL, NAMELESS, NOUNS
from downlink.describe.titles.window import Opening
from downlink.text.scripts import HAN

_HAN = re.compile(f"[{HAN}]")
_MOST_TOLD = 10
_NOT_THERE = -1.0
_OUTSIDE, _SPACE, _POINT, _HAN_BESIDE, _LATIN_BESIDE = range(5)
# What stands beside a candidate in its text.

_NO_WORDS, _NO_TERMS = (0.0,) * 9, (0.0, 0.0, 9.0, 0.0, 0.0)

_KNOWN, _NO_NAMES = COMMON | FAMOUS, FUNCTION | VERBS

_KINDS = {kind: tuple(float(kind == other) for other in EVIDENCE) for kind in EVIDENCE}
_FORM = {"as found": 0.0, "whole": 1.0, "completed": 2.0, "short": 3.0, "made": 4.0}

NAMES: tuple[str, ...] = (
    *(f"evidence {kind}" for kind in EVIDENCE),
    *("weight", "rank", "form", "the rules' first", "weight below the best"),
    *("length", "Chinese characters", "Latin words", "place", "place in the text", "at the start"),
    *("begins a line", "before it", "behind it", "says", "begins with a digit", "spoken", "asks"),
    *("time", "two names", "colon", "bracket", "comma", "cut", "underscore", "mixed", "space"),
    *("ends as titles do", "begins with a verb", "begins as a sentence", "begins with a gerund"),
    *("ends in a function word", "capitals", "function words", "edge characters"),
    *("whole", "often", "most often", "least often", "said again", "nameless", "common names"),
    *("general", "rare on average", "rarest", "most common", "as in titles", "least as in titles"),
    *("told of the text", "told of what recurs", "weightiest word", "density"),
    *("term's share", "term's weight", "term's rank", "terms held", "share in more"),
    *("kinds that hold it", "kinds that it holds", "candidates that hold it"),
    *(
        "candidates that it holds",
        "text's length",
        "candidates",
        "Latin text",
        "best term's weight",
    ),
    *("lines", "first's weight", "first word recurs"),
    *SETTING_NAMES,
    *EDGE_NAMES,
    *ENGLISH_NAMES,
)
"""The features, in their order."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the features of all candidates of a text look into.

    Attributes:
        folded: the opening's text in small letters, without spaces and hyphens.
        counts: how often each Latin word stands there; pairs of Chinese characters likewise.
        weights: how much each says of the text: the rarer elsewhere and the more often here.
        told: the weights of the weightiest together; of those that recur.
    """

    folded: str
    counts: Counter[str]
    weights: Mapping[str, float]
    told: tuple[float, float]
    terms: tuple[Term, ...]
    opening: Opening
    lines: frozenset[int]
    setting: Setting
    shared: tuple[float, ...]
    use: Usage
    english: bool


def features_of(pool: Pool, use: Usage | None = None) -> tuple[tuple[float, ...], ...]:
    """Return the features of each contender, in the order of `NAMES`.

    Args:
        use: how words are used elsewhere, the packaged table where it is not given.
    """
    if not pool.contenders:
        return ()
    facts = _facts(pool, use or usage(english=pool.english))
    keys = [(item.candidate.evidence, key_of(item.candidate.text)) for item in pool.contenders]
    best = max(item.candidate.weight for item in pool.contenders)
    return tuple(
        _features(item, key, facts, keys, best)
        for item, (_, key) in zip(pool.contenders, keys, strict=True)
    )


def _facts(pool: Pool, use: Usage) -> Facts:
    opening = pool.opening
    text = opening.text[opening.start : opening.start + WITHIN]
    rarities, rarest = use.rarities, use.rarest
    weights = {
        word: rarities.get(word, rarest) * (1 + log(count) if count > 1 else 1.0)
        for word, count in pool.counts.items()
        if word not in FUNCTION
    }
    ordered = sorted(weights.values(), reverse=True)[:_MOST_TOLD]
    recur = [word for word, count in pool.counts.items() if count > 1 and word in weights]
    again = sorted(map(weights.__getitem__, recur), reverse=True)[:_MOST_TOLD]
    shared = (
        float(min(len(text), WITHIN)),
        float(len(pool.contenders)),
        float(pool.english),
        pool.terms[0].weight if pool.terms else 0.0,
        float(len(opening.lines)),
        max((item.candidate.weight for item in pool.contenders if item.is_first), default=0.0),
    )
    told = (sum(ordered) or 1.0, sum(again) or 1.0)
    return Facts(
        key_of(text), pool.counts, weights, told, pool.terms, opening,
        frozenset(opening.lines), setting_of(opening, WITHIN), shared, use, pool.english,
    )  # fmt: skip


def _features(
    item: Contender, key: str, facts: Facts, keys: Sequence[tuple[str, str]], best: float
) -> tuple[float, ...]:
    found, title = item.candidate, item.candidate.text
    words = _words_of(title)
    first = words.stems[0] if title[0].isascii() and title[0].isalpha() else title[:2]
    return (
        *_KINDS[found.evidence],
        found.weight,
        float(min(item.rank, 9)),
        _FORM[item.form],
        float(item.is_first),
        best - found.weight,
        *_place(title, found.offset, words, facts),
        *form_of(title, han=words.han > 0, latin=bool(words.stems)),
        *_held(title, key, words, facts),
        *_terms(key, facts),
        *_agreement(found.evidence, key, keys),
        *facts.shared,
        float(facts.counts.get(first, 0)),
        *setting_features(title, found.offset, facts.setting),
        *_of_language(title, found.offset, facts),
    )


def _of_language(title: str, offset: int, facts: Facts) -> tuple[float, ...]:
    """Return the features of Chinese and those of English; one of the two says nothing."""
    if facts.english:
        return (*NO_EDGES, *english_features(title, offset, facts.opening, facts.counts))
    return (*edge_features(title, offset, facts.opening.text), *NOT_ENGLISH)


class _Words(NamedTuple):
    """The words of a title: Latin ones as they are counted, pairs of Chinese characters."""

    han: int
    stems: list[str]
    pairs: list[str]


def _words_of(title: str) -> _Words:
    stems = [*map(stem, WORD.findall(title))]
    if title.isascii():
        return _Words(0, stems, [])
    return _Words(len(_HAN.findall(title)), stems, PAIR.findall(title))


def _place(title: str, offset: int, words: _Words, facts: Facts) -> tuple[float, ...]:
    opening = facts.opening
    place, end = max(0, offset - opening.start), offset + len(title)
    before = behind = _NOT_THERE
    if opening.text.startswith(title, offset):
        before = float(_beside(opening.text[max(0, offset - 1) : offset]))
        behind = float(_beside(opening.text[end : end + 1]))
    return (
        float(len(title)),
        float(words.han),
        float(len(words.stems)),
        float(place),
        place / max(1, len(opening.text) - opening.start),
        float(offset == opening.start),
        float(offset in facts.lines),
        before,
        behind,
    )


def _beside(character: str) -> int:
    if not character:
        return _OUTSIDE
    if character.isspace():
        return _SPACE
    if _HAN.match(character):
        return _HAN_BESIDE
    return _LATIN_BESIDE if character.isalnum() else _POINT


def _held(title: str, key: str, words: _Words, facts: Facts) -> tuple[float, ...]:
    named = [word for word in words.stems if word not in _NO_NAMES]
    main = [word for word in named if word not in NAMELESS]
    pairs, count = words.pairs, facts.counts.get
    often = [count(word, 0) for word in (*main, *pairs)] or [0]
    return (
        float(min(9, facts.folded.count(key))),
        sum([log(n) for n in often if n > 1]) / len(often),
        float(max(often)),
        float(min(often)),
        sum([n > 1 for n in often]) / len(often),
        float(bool(words.stems) and not main and not pairs),
        float(bool(main) and not pairs and _KNOWN.issuperset(main)),
        float(title in GENERAL or title in NOUNS),
        *_usage(dict.fromkeys([*named, *pairs]), facts),
    )


def _usage(words: Mapping[str, None], facts: Facts) -> tuple[float, ...]:
    if not words:
        return _NO_WORDS
    use, known, count = facts.use, facts.weights, facts.counts.get
    rarities, rarest, titles = use.rarities, use.rarest, use.titles
    rare = [rarities.get(word, rarest) for word in words]
    titled = [titles.get(word, 0.0) for word in words]
    weights = [known.get(word, 0.0) for word in words]
    total, size = sum(weights), len(words)
    again = sum([weight for word, weight in zip(words, weights, strict=True) if count(word, 0) > 1])
    return (
        sum(rare) / size,
        max(rare),
        min(rare),
        sum(titled) / size,
        min(titled),
        total / facts.told[0],
        again / facts.told[1],
        max(weights),
        total / size,
    )


def _terms(key: str, facts: Facts) -> tuple[float, ...]:
    held = [(rank, term) for rank, term in enumerate(facts.terms[:8]) if term.key in key]
    if not held:
        return _NO_TERMS
    most = max([term.weight for _, term in held])
    rank, first = held[0]
    return (
        most / max(facts.terms[0].weight, 1.0),
        most,
        float(rank),
        float(len(held)),
        len(first.key) / max(1, len(key)),
    )


def _agreement(evidence: str, key: str, keys: Sequence[tuple[str, str]]) -> tuple[float, ...]:
    """Yield by how many kinds of evidence, and by how many candidates, it is held or holds."""
    holds, held = set(), set()
    more = less = 0
    for kind, other in keys:
        if other in key:
            less += 1
            if kind != evidence:
                holds.add(kind)
        elif key in other:
            more += 1
            if kind != evidence:
                held.add(kind)
    return (
        float(len(held)),
        float(len(holds)),
        float(more),
        float(less),
    )
