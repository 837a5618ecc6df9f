"""A candidate for a title → its features: the facts by which the judge tells good titles from bad.

Each is a number with a name; the names are what `explain` shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from downlink.describe.titles.candidate import EVIDENCE
from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.english_words import FUNCTION, STARTERS, VERBS
from downlink.describe.titles.pool import Contender, Pool
from downlink.describe.titles.term_occurrences import key_of
from downlink.describe.titles.term_scoring import Term
from downlink.describe.titles.usage import Usage, usage
from downlink.describe.titles.vocabulary import COMMON, EDGES, FAMOUS, GENERAL, NAMELESS, NOUNS
from downlink.describe.titles.window import Opening
from downlink.text.scripts import HAN

_HAN = re.compile(f"[{HAN}]")
_SPOKEN = re.compile(
    r"\b(?:[Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|my|our|your)\b|[’'](?:m|ve|re|ll)\b"
    r"|[我你您他她它咱]|本文|笔者|大家|读者|本[章节篇]|前面|上面|下面|这[里是个些种]"
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|will|can|could|would|should)\b")
_SAYS_HAN = re.compile(r"[是把被让了着]|已经|可以|需要|通过|进行|都|会|就")
_ASKS = re.compile(r"[?？]$|^(?:如何|为什么|怎么|什么是|How |What |Why )|(?:如何|怎么|为何)")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|[年月日]|今天|最近|前几天|\b(?:Week|Month|Today|January|February|March|April"
    r"|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"(?:使用|利用|通过|实现|安装|部署|训练|构建|编译|基于|理解|掌握|学习|了解|解决|提出|推荐|支持|提供|采用|设计)"
)
_TITLE_END = re.compile(
    r"(?:详解|解读|笔记|总结|入门|教程|实践|实战|综述|浅析|解析|指南|对比|区别|小记|心得|原理|手册|算法|模型|方法|"
    r"框架|机制|网络|系统|技术|模式|协议|问题|优化|部署|微调|量化|架构|结构|函数|配置|环境|应用|模块|分析|设计|实现)$"
)
_NUMBERED = re.compile(r"^\d|\s\d+(?:\.\d+)*$")
_MOST_WORDS, _MOST_TOLD = 12, 10
_NOT_THERE = -1.0
_OUTSIDE, _SPACE, _POINT, _HAN_BESIDE, _LATIN_BESIDE = range(5)
# What stands beside a candidate in its text.

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
        tuple(_features(item, key, facts, keys, best))
        for item, (_, key) in zip(pool.contenders, keys, strict=True)
    )


def _facts(pool: Pool, use: Usage) -> Facts:
    opening = pool.opening
    text = opening.text[opening.start : opening.start + WITHIN]
    weights = {
        word: (1 + log(count)) * use.rarity(word)
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
        key_of(text), pool.counts, weights, told, pool.terms, opening, frozenset(opening.lines),
        shared, use,
    )  # fmt: skip


def _features(
    item: Contender, key: str, facts: Facts, keys: Sequence[tuple[str, str]], best: float
) -> Iterator[float]:
    found, title = item.candidate, item.candidate.text
    for kind in EVIDENCE:
        yield float(found.evidence == kind)
    yield found.weight
    yield float(min(item.rank, 9))
    yield _FORM[item.form]
    yield float(item.is_first)
    yield best - found.weight
    yield from _place(title, found.offset, facts)
    yield from _form(title)
    yield from _words_of(title, key, facts)
    yield from _terms(key, facts)
    yield from _agreement(found.evidence, key, keys)
    yield from facts.shared
    first = WORD.match(title)
    yield float(facts.counts[stem(first.group()) if first else title[:2]])


def _place(title: str, offset: int, facts: Facts) -> Iterator[float]:
    opening = facts.opening
    yield float(len(title))
    yield float(len(_HAN.findall(title)))
    yield float(len(WORD.findall(title)))
    place = max(0, offset - opening.start)
    yield float(place)
    yield place / max(1, len(opening.text) - opening.start)
    yield float(offset == opening.start)
    yield float(offset in facts.lines)
    if opening.text.startswith(title, offset):
        yield float(_beside(opening.text[max(0, offset - 1) : offset]))
        yield float(_beside(opening.text[offset + len(title) : offset + len(title) + 1]))
    else:
        yield _NOT_THERE
        yield _NOT_THERE


def _beside(character: str) -> int:
    if not character:
        return _OUTSIDE
    if character.isspace():
        return _SPACE
    if _HAN.match(character):
        return _HAN_BESIDE
    return _LATIN_BESIDE if character.isalnum() else _POINT


def _form(title: str) -> Iterator[float]:
    words = title.split()
    han = _HAN.search(title) is not None
    yield float((_SAYS_HAN if han else _SAYS).search(title) is not None)
    yield float(_NUMBERED.search(title) is not None)
    yield float(_SPOKEN.search(title) is not None)
    yield float(_ASKS.search(title) is not None)
    yield float(_TIME.search(title) is not None)
    yield float("与" in title)
    yield float(":" in title or "：" in title)
    yield float("(" in title or "（" in title)
    yield float("," in title or "，" in title)
    yield float("…" in title)
    yield float("_" in title)
    yield float(han and WORD.search(title) is not None)
    yield float(len(words) - 1)
    yield float(_TITLE_END.search(title) is not None)
    yield float(
        _VERB_FIRST.match(title) is not None or title.split(maxsplit=1)[0].casefold() in VERBS
    )
    yield from _english_form(words)
    yield float(title[0] in EDGES) + float(title[-1] in EDGES)


def _english_form(words: list[str]) -> Iterator[float]:
    first, last = words[0], words[-1].casefold()
    yield float(first in STARTERS)
    yield float(first.endswith("ing") and len(first) > len("thing"))
    yield float(last in FUNCTION or last in VERBS)
    yield sum(word[0].isupper() for word in words) / len(words)
    yield sum(word.casefold() in FUNCTION for word in words) / len(words)


def _words_of(title: str, key: str, facts: Facts) -> Iterator[float]:
    words = [stem(word) for word in WORD.findall(title)]
    named = [word for word in words if word not in FUNCTION and word not in VERBS]
    main = [word for word in named if word not in NAMELESS]
    pairs = PAIR.findall(title)
    counted = [*main, *pairs]
    often = [facts.counts[word] for word in counted] or [0]
    yield float(min(9, facts.folded.count(key)))
    yield sum(log(max(1, n)) for n in often) / len(often)
    yield float(max(often))
    yield float(min(often))
    yield sum(n > 1 for n in often) / len(often)
    yield float(bool(words) and not main and not pairs)
    yield float(bool(main) and not pairs and all(word in COMMON or word in FAMOUS for word in main))
    yield float(title in GENERAL or title in NOUNS)
    yield from _usage(dict.fromkeys([*named, *pairs]), facts)


def _usage(words: Mapping[str, None], facts: Facts) -> Iterator[float]:
    use = facts.use
    rare = [use.rarity(word) for word in words] or [0.0]
    titled = [use.titled(word) for word in words] or [0.0]
    weights = [facts.weights.get(word, 0.0) for word in words] or [0.0]
    yield sum(rare) / len(rare)
    yield max(rare)
    yield min(rare)
    yield sum(titled) / len(titled)
    yield min(titled)
    yield sum(weights) / facts.told[0]
    again = sum(facts.weights.get(word, 0.0) for word in words if facts.counts[word] > 1)
    yield again / facts.told[1]
    yield max(weights)
    yield sum(weights) / len(weights)


def _terms(key: str, facts: Facts) -> Iterator[float]:
    held = [(rank, term) for rank, term in enumerate(facts.terms[:8]) if term.key in key]
    most = max((term.weight for _, term in held), default=0.0)
    yield most / max(facts.terms[0].weight, 1.0) if facts.terms else 0.0
    yield most
    yield float(held[0][0] if held else 9)
    yield float(len(held))
    yield sum(len(term.key) for _, term in held[:1]) / max(1, len(key))


def _agreement(evidence: str, key: str, keys: Sequence[tuple[str, str]]) -> Iterator[float]:
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
    yield float(len(held))
    yield float(len(holds))
    yield float(more)
    yield float(less)
