"""A candidate for a title → its features: the facts by which the judge tells good titles from bad.

Each is a number with a name; the names are what `explain` shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from downlink.describe.titles.candidate import EVIDENCE
from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
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
)
"""The features, in their order."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the features of all candidates of a text look into.

    Attributes:
        folded: the opening's text in small letters, without spaces and hyphens.
        counts: how often each Latin word stands there; pairs of Chinese characters likewise.
        rare: how few articles hold each (see `Usage.rarity`).
        weights: how much each says of the text: the rarer elsewhere and the more often here.
        told: the weights of the weightiest together; of those that recur.
    """

    folded: str
    counts: Counter[str]
    rare: Mapping[str, float]
    weights: Mapping[str, float]
    told: tuple[float, float]
    terms: tuple[Term, ...]
    opening: Opening
    lines: frozenset[int]
    setting: Setting
    shared: tuple[float, ...]
    use: Usage


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
    rare = {word: use.rarity(word) for word in pool.counts}
    weights = {
        word: (1 + log(count)) * rare[word]
        for word, count in pool.counts.items()
        if word not in FUNCTION
    }
    ordered = sorted(weights.values(), reverse=True)[:_MOST_TOLD]
    again = sorted(
        (value for word, value in weights.items() if pool.counts[word] > 1), reverse=True
    )[:_MOST_TOLD]
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
        key_of(text), pool.counts, rare, weights, told, pool.terms, opening,
        frozenset(opening.lines), setting_of(opening, WITHIN), shared, use,
    )  # fmt: skip


def _features(
    item: Contender, key: str, facts: Facts, keys: Sequence[tuple[str, str]], best: float
) -> tuple[float, ...]:
    found, title = item.candidate, item.candidate.text
    first = WORD.match(title)
    return (
        *_KINDS[found.evidence],
        found.weight,
        float(min(item.rank, 9)),
        _FORM[item.form],
        float(item.is_first),
        best - found.weight,
        *_place(title, found.offset, facts),
        *form_of(title),
        *_words_of(title, key, facts),
        *_terms(key, facts),
        *_agreement(found.evidence, key, keys),
        *facts.shared,
        float(facts.counts[stem(first.group()) if first else title[:2]]),
        *setting_features(title, found.offset, facts.setting),
    )


def _place(title: str, offset: int, facts: Facts) -> tuple[float, ...]:
    opening = facts.opening
    place, end = max(0, offset - opening.start), offset + len(title)
    before = behind = _NOT_THERE
    if opening.text.startswith(title, offset):
        before = float(_beside(opening.text[max(0, offset - 1) : offset]))
        behind = float(_beside(opening.text[end : end + 1]))
    return (
        float(len(title)),
        float(len(_HAN.findall(title))),
        float(len(WORD.findall(title))),
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


def _words_of(title: str, key: str, facts: Facts) -> tuple[float, ...]:
    words = [stem(word) for word in WORD.findall(title)]
    named = [word for word in words if word not in FUNCTION and word not in VERBS]
    main = [word for word in named if word not in NAMELESS]
    pairs = PAIR.findall(title)
    counted = [*main, *pairs]
    often = [facts.counts[word] for word in counted] or [0]
    return (
        float(min(9, facts.folded.count(key))),
        sum(log(max(1, n)) for n in often) / len(often),
        float(max(often)),
        float(min(often)),
        sum(n > 1 for n in often) / len(often),
        float(bool(words) and not main and not pairs),
        float(bool(main) and not pairs and all(word in COMMON or word in FAMOUS for word in main)),
        float(title in GENERAL or title in NOUNS),
        *_usage(dict.fromkeys([*named, *pairs]), facts),
    )


def _usage(words: Mapping[str, None], facts: Facts) -> tuple[float, ...]:
    use = facts.use
    known = facts.rare
    rare = [known[word] if word in known else use.rarity(word) for word in words] or [0.0]
    titled = [use.titled(word) for word in words] or [0.0]
    weights = [facts.weights.get(word, 0.0) for word in words] or [0.0]
    again = sum(facts.weights.get(word, 0.0) for word in words if facts.counts[word] > 1)
    return (
        sum(rare) / len(rare),
        max(rare),
        min(rare),
        sum(titled) / len(titled),
        min(titled),
        sum(weights) / facts.told[0],
        again / facts.told[1],
        max(weights),
        sum(weights) / len(weights),
    )


def _terms(key: str, facts: Facts) -> tuple[float, ...]:
    held = [(rank, term) for rank, term in enumerate(facts.terms[:8]) if term.key in key]
    most = max((term.weight for _, term in held), default=0.0)
    return (
        most / max(facts.terms[0].weight, 1.0) if facts.terms else 0.0,
        most,
        float(held[0][0] if held else 9),
        float(len(held)),
        sum(len(term.key) for _, term in held[:1]) / max(1, len(key)),
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
