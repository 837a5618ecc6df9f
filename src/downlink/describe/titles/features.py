"""A candidate for a title → its features: the facts by which the judge tells good titles from bad.

Each is a name and a value, mostly 1; what is absent is 0. The names are what `explain` shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.english_words import FUNCTION, STARTERS, VERBS
from downlink.describe.titles.pool import Contender, Pool
from downlink.describe.titles.term_occurrences import key_of
from downlink.describe.titles.term_scoring import Term
from downlink.describe.titles.vocabulary import COMMON, FAMOUS, GENERAL, NAMELESS, NOUNS
from downlink.text.scripts import HAN

_LENGTHS = (2, 3, 5, 8, 12, 17, 24, 34, 45)
_COUNTS = (1, 2, 3, 5, 8)
_PLACES = (0, 30, 100, 200, 350)
_HAN = re.compile(f"[{HAN}]")
_SPOKEN = re.compile(
    r"\b(?:[Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|my|our|your)\b|[’'](?:m|ve|re|ll)\b|[我你您他她它咱]|本文|笔者|大家|读者"
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|will|can|could|would|should)\b")
_SAYS_HAN = re.compile(r"[是把被让了着]|已经|可以|需要|通过|使用|进行")
_ASKS = re.compile(r"[?？]$|^(?:如何|为什么|怎么|什么是|How |What |Why )|(?:如何|怎么|为何)")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|[年月日]|今天|最近|前几天|\b(?:Week|Month|Today|January|February|March|April|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_CUE = re.compile(r"[^;(']*[^;('\s]|")
# A reason without what is special to the text, which stands in quotes, brackets, behind `;`.


@dataclass(frozen=True, slots=True)
class Facts:
    """What the features of all candidates of a text look into.

    Attributes:
        folded: the opening's text in small letters, without spaces and hyphens.
        words: how often each Latin word stands there; pairs of Chinese characters likewise.
    """

    folded: str
    words: Counter[str]
    terms: tuple[Term, ...]
    start: int


def features_of(pool: Pool) -> tuple[dict[str, float], ...]:
    """Return the features of each contender, in their order."""
    opening = pool.opening
    text = opening.text[opening.start : opening.start + WITHIN]
    facts = Facts(key_of(text), pool.counts, pool.terms, opening.start)
    keys = [(item.candidate.evidence, key_of(item.candidate.text)) for item in pool.contenders]
    return tuple(
        dict(_features(item, key, facts, keys))
        for item, (_, key) in zip(pool.contenders, keys, strict=True)
    )


def _features(
    item: Contender, key: str, facts: Facts, keys: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, float]]:
    found, title = item.candidate, item.candidate.text
    yield f"evidence {found.evidence}", 1.0
    cue = _CUE.match(found.reason)
    yield f"cue {cue.group() if cue else ''}", 1.0
    yield "weight", found.weight
    yield f"rank {min(item.rank, 3)}", 1.0
    yield f"form {item.form}", 1.0
    if item.is_first:
        yield f"first {found.evidence}", 1.0
        yield "first's weight", found.weight
    yield f"length {_bucket(len(title), _LENGTHS)}", 1.0
    yield f"place {_bucket(max(0, found.offset - facts.start), _PLACES)}", 1.0
    yield from _form(title)
    yield from _words_of(title, key, facts)
    yield from _terms(key, facts)
    yield from _agreement(found.evidence, key, keys)


def _form(title: str) -> Iterator[tuple[str, float]]:
    words = title.split()
    if not _HAN.search(title):
        yield from _english_form(title, words)
    elif _SAYS_HAN.search(title):
        yield "says", 1.0
    if title[:1].isdigit():
        yield "begins with a digit", 1.0
    for name, found in (
        ("spoken", _SPOKEN.search(title)),
        ("asks", _ASKS.search(title)),
        ("time", _TIME.search(title)),
        ("two names", "与" in title),
        ("colon", ":" in title or "：" in title),
        ("bracket", "(" in title or "（" in title),
        ("comma", "," in title or "，" in title),
        ("cut", "…" in title),
        ("underscore", "_" in title),
        ("mixed", _HAN.search(title) and WORD.search(title)),
        ("latin", not _HAN.search(title)),
    ):
        if found:
            yield name, 1.0


def _english_form(title: str, words: list[str]) -> Iterator[tuple[str, float]]:
    yield f"words {min(len(words), 9)}", 1.0
    yield "capitals", sum(word[0].isupper() for word in words) / max(1, len(words))
    first, last = (words[0], words[-1].casefold()) if words else ("", "")
    for name, found in (
        ("begins as a sentence", first in STARTERS),
        ("begins with a verb", first.casefold() in VERBS),
        ("begins with a gerund", first.endswith("ing") and len(first) > len("thing")),
        ("ends in a function word", last in FUNCTION or last in VERBS),
        ("says", _SAYS.search(title)),
    ):
        if found:
            yield name, 1.0


def _words_of(title: str, key: str, facts: Facts) -> Iterator[tuple[str, float]]:
    words = [stem(word) for word in WORD.findall(title)]
    main = [
        word
        for word in words
        if word not in FUNCTION and word not in VERBS and word not in NAMELESS
    ]
    pairs = PAIR.findall(title)
    counted = [facts.words[word] for word in [*main, *pairs]]
    if counted:
        yield "often", sum(log(max(1, n)) for n in counted) / len(counted)
        yield "most often", log(max(1, *counted))
        yield "least often", log(max(1, min(counted)))
        yield "said again", sum(n > 1 for n in counted) / len(counted)
    else:
        yield "no word of its own", 1.0
    if words and not main and not pairs:
        yield "nameless", 1.0
    if main and all(word in COMMON or word in FAMOUS for word in main) and not pairs:
        yield "common names", 1.0
    if title in GENERAL or title in NOUNS:
        yield "general", 1.0
    yield f"whole {_bucket(facts.folded.count(key), _COUNTS)}", 1.0


def _terms(key: str, facts: Facts) -> Iterator[tuple[str, float]]:
    if not facts.terms:
        return
    top = facts.terms[0]
    held = [term for term in facts.terms[:6] if term.key in key]
    most = max((term.weight for term in held), default=0.0)
    yield "term's share", most / max(top.weight, 1.0)
    yield "term's weight", min(most, 8.0) / 4
    if top.key in key:
        yield "top term", 1.0
        yield f"top term {_bucket(int(top.weight), (1, 2, 3, 4, 6))}", 1.0
    if len(held) > 1:
        yield "two terms", 1.0


def _agreement(
    evidence: str, key: str, keys: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, float]]:
    """Yield which other kinds of evidence name the same, or a part or more of it."""
    holds, held = set(), set()
    for kind, other in keys:
        if kind != evidence:
            if other in key:
                holds.add(kind)
            elif key in other:
                held.add(kind)
    for kind in sorted(holds):
        yield f"holds a {kind}", 1.0
    for kind in sorted(held):
        yield f"stands in a {kind}", 1.0


def _bucket(value: float, bounds: Sequence[int]) -> int:
    return next((bound for bound in bounds if value <= bound), bounds[-1] + 1)
