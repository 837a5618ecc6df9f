"""A title and the true one → whether it says the same, as far as the excerpt could tell.

Nobody can title an excerpt with a word that it does not hold. So what counts are the main words of
the true title that the excerpt holds: Latin words whatever their ending, and pairs of Chinese
characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from downlink.text.scripts import HAN

Verdict = Literal["right", "wrong", "untold"]

LONGEST, LONGEST_LATIN = 60, 80
"""Characters, and of Latin letters alone: a longer title is a sentence, whatever it holds."""

_LEAST, _MOST_SPARE, _TOLD = 0.5, 0.8, 0.34
_SAYS, _OF_FRAGMENT = 0.4, 0.3
_PAIR = 0.5
# A pair of Chinese characters is half a word: a word of three has two of them.

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+#]*[A-Za-z0-9+#]|[A-Za-z]|[0-9]+(?:\.[0-9]+)+")
_HAN = re.compile(rf"[{HAN}]{{2,}}")
_ENDING = re.compile(r"(?:ings?|ed|es|s|e|ies|y|ization|izing|ation|ator|ers?|ors?)$")
_SHORTEST_STEM = 3
_EMPTY = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for"),
        *("from", "how", "i", "if", "in", "into", "is", "it", "its", "my", "new", "not"),
        *("of", "on", "or", "our", "out", "the", "their", "this", "to", "up", "us", "use"),
        *("used", "using", "via", "vs", "was", "we", "what", "when", "which", "why"),
        *("will", "with", "you", "your", "part", "chapter", "section", "introduction"),
        *("intro", "guide", "tutorial", "notes", "note", "overview", "release", "released"),
        *("announcing", "announcement", "released", "update", "updates", "week", "day"),
        *("about", "understanding", "getting", "started", "basics", "more", "all", "first"),
        *("one", "two", "conclusion", "unit", "lab", "homework"),
    ]
)
_EMPTY_HAN = re.compile(
    r"第[0-9一二三四五六七八九十百]+[章节讲篇部课回期]|的|了|是|和|与|及|或|在|把|被|之|中|一个|一种|如何|什么|怎么|为什么|"
    r"简介|介绍|概述|总结|详解|解析|教程|入门|笔记|学习|浅析|浅谈|基础|知识|常见|面试题?|实战|实践|精读|深入|理解|分析|原理"
)
_NO_END = re.compile(
    r"(?:…|\.\.\.|[,，、:：(（《“]|(?<!是)(?<!么)(?<!是如何..)(?<!是如何...)(?<!是怎么..)(?<!是怎么...)(?<!是怎么....)的|[与和及或在把被对从为以并且]"
    r"|\s(?:of|for|with|and|or|in|on|to|by|from|the|a|an|via|is|are|that|which|we|it))$"
)
_NO_BEGINNING = re.compile(r"^(?:[,，。、:：;；)）》”]|的(?!士)|了(?!解)|re |ve |ll |s )")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Ll]et's)\b(?=.* .* )|(?:我们|本文|笔者|大家|你可以)")
_ASKS = re.compile(r"(?:How|What|Why|When|Should|Can|Do|Does) |.*[?？]$")
_PLAIN = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Truth:
    """The main words of a true title that an excerpt holds, each with its weight.

    Attributes:
        told: the share of the title's words that the excerpt holds, 0 to 1.
    """

    words: tuple[tuple[str, float], ...]
    told: float


def truth_of(title: str, text: str) -> Truth:
    """Return what of a true title its excerpt lets anybody know."""
    weights = _words(title)
    there = _plain(text)
    held = tuple((word, weight) for word, weight in weights.items() if word in there)
    every = sum(weights.values())
    return Truth(held, sum(weight for _, weight in held) / every if every else 0.0)


def verdict(title: str, truth: Truth) -> Verdict:
    """Return whether a title says at least half of what could be known, not much else, is short,
    and no fragment; `untold` where the excerpt holds less than a third of the true title.
    """
    if truth.told < _TOLD:
        return "untold"
    says = share(title, truth) >= _LEAST and spare(title, truth) <= _MOST_SPARE
    return "right" if says and not is_fragment(title) else "wrong"


def relevance(title: str, truth: Truth) -> float:
    """Return how well a title says what could be known, 0 to 1: half of it for being right, half
    for how much it says and how little else; a fragment is worth a third.
    """
    says = share(title, truth) * (_SAYS + (1 - _SAYS) * max(0.0, 1 - spare(title, truth)))
    whole = _OF_FRAGMENT if is_fragment(title) else 1.0
    return 0.5 * (verdict(title, truth) == "right") + 0.5 * says * whole


def share(title: str, truth: Truth) -> float:
    """Return how much of what could be known a title says, 0 to 1."""
    plain = _plain(title)
    every = sum(weight for _, weight in truth.words)
    held = sum(weight for word, weight in truth.words if word in plain)
    return held / every if every else 0.0


def spare(title: str, truth: Truth) -> float:
    """Return the share of a title's main words that the true one has not, 0 to 1."""
    weights = _words(title)
    true = {word for word, _ in truth.words}
    every = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word not in true) / max(every, 0.5)


def is_fragment(title: str) -> bool:
    """Whether a title is too long, cut, begins or ends within a sentence, or speaks to its
    reader as prose does.
    """
    longest = LONGEST_LATIN if title.isascii() else LONGEST
    cut = len(title) > longest or _NO_END.search(title) or _NO_BEGINNING.search(title)
    return bool(cut or (_SPOKEN.search(title) and not _ASKS.match(title)))


def _words(title: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in _LATIN.findall(title.replace("-", "")):
        folded = word.casefold()
        if folded not in _EMPTY:
            stem = _ENDING.sub("", folded) if folded.isalpha() and not word.isupper() else folded
            found[stem if len(stem) >= _SHORTEST_STEM else folded] = 1.0
    for run in _HAN.findall(_EMPTY_HAN.sub(" ", title)):
        found.update((run[at : at + 2], _PAIR) for at in range(len(run) - 1))
    return found


def _plain(text: str) -> str:
    return _PLAIN.sub("", text).casefold()
