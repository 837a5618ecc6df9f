"""Opening → headings that it begins with: flattening left a space where each ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate, Evidence
from downlink.describe.titles.tidy import LONGEST, tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.heading_cues import CODE, HeadingCue, asks, cue_of, may_end
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.labels import LABEL
from downlink.text.grammar.numbering import CHAPTER, NEXT_NUMBER
from downlink.text.grammar.one_form import LINK, LOST

_LONGEST, _LONGEST_LATIN, _LONGEST_LINE = 70, 150, 40
_SPACE = re.compile(r"\s+")
_OVER = re.compile(rf"[。;!{LOST}{LINK}]|\?.|,.*,.*,")
_MARKS = re.compile(f"[。;!?,{LOST}{LINK}]")
_LABEL = re.compile(LABEL)
_NUMBER_ENDS = frozenset("0123456789一二三四五六七八九十.、,，")
_PROSE = re.compile(
    r"我们|笔者|本文|这是|就是|如下|大家|其中|因为|所以|如果|[他她它]们?|正在|有着|可以|需要"
)
_LEADS_IN = re.compile(
    r"从.{1,20}(?:说起|讲起|谈起|开始|出发)|[写说]在.{1,6}|(?:复现|学习|阅读|实验)?记录"
)


def leading_headings(opening: Opening) -> Iterator[Candidate]:
    """Yield what may be a heading at the beginning, one for each place where it may end."""
    text, start = opening.text, opening.start
    for space in _SPACE.finditer(text, start + 1, start + _LONGEST_LATIN):
        words = text[start : space.start()]
        if _is_over(words):
            return
        if CHAPTER.fullmatch(words):
            continue
        rest = text[space.end() : space.end() + 60]
        cue = _cue(words, space.group(), rest, spaced=opening.spaced)
        title = tidy(words, opening.style) if cue else ""
        if cue and title and not is_generic(title):
            evidence: Evidence = "question" if words.endswith("?") else "heading"
            yield Candidate(title, evidence, start, weights.HEADING[cue] - _penalty(words), cue)


def _is_over(words: str) -> bool:
    """Whether no heading holds all these words."""
    long = len(words) > _LONGEST and not words.isascii()
    return bool(
        long
        or (_MARKS.search(words) and _OVER.search(words))
        or (":" in words and _LABEL.search(words))
        or CODE.match(words)
        or (words[-1:] in _NUMBER_ENDS and NEXT_NUMBER.search(words))
    )


def _cue(words: str, space: str, rest: str, *, spaced: bool) -> HeadingCue | None:
    """Return what shows that the words are a heading, None if nothing does."""
    short = len(words) <= LONGEST and not words.endswith((".", ",", ":"))
    if "\n" in space and short and rest and not rest[0].islower() and not is_generic(words):
        return "a line of its own"
    return cue_of(words, rest, spaced=spaced) if rest and may_end(words, rest) else None


def _penalty(words: str) -> float:
    """How much weight the words lose as a heading by what they say."""
    penalty = weights.HEADING_WITH_COMMA if "," in words else 0.0
    if len(words) > _LONGEST_LINE and not words.isascii():
        penalty += weights.HEADING_LONG
    if _LEADS_IN.fullmatch(words):
        penalty += weights.HEADING_LEADING_IN
    if _PROSE.search(words) and not asks(words):
        penalty += weights.HEADING_AS_PROSE
    return penalty
