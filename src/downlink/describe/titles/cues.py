"""An occurrence of a term → cues in the words around it: how far the text speaks about it there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from downlink.describe.titles import weights
from downlink.describe.titles.term_occurrences import Span, key_of
from downlink.describe.titles.window import Opening
from downlink.text.grammar.comparisons import compared
from downlink.text.grammar.definitions import long_name, revealed, spoken_of, worked_on
from downlink.text.grammar.works import bracketed
from downlink.text.scripts import HAN


def _is_revealed(before: str) -> bool:
    return revealed(before) or worked_on(before)


_BEFORE: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
    ("revealed", weights.REVEALED, _is_revealed),
    ("compared", weights.COMPARED, compared),
)
_DESCRIBED = re.compile(rf"\s?[{HAN}]{{1,4}}(?:又叫|又称|是指|指的是|是一[个种类])")
_DOES = re.compile(r"\s?(?:给了|给出|提出|做了|换了|的(?:想法|做法|思路|核心)是)")
_AS_SUBJECT = re.compile(rf"\s?[的了]?(?![和与及或])[{HAN}]")
_AFTER: tuple[tuple[str, float, Callable[[str], object]], ...] = (
    ("defined", weights.DEFINED_THERE, spoken_of),
    ("in full", weights.IN_FULL, long_name),
    ("described", weights.DESCRIBED, _DESCRIBED.match),
    ("does", weights.DOES, _DOES.match),
    ("as subject", weights.AS_SUBJECT, _AS_SUBJECT.match),
)
_MEASURED = re.compile(rf"(?:[{HAN}]{{0,4}}上)(?=[,:从的错涨掉超只\d]|\s\d|[比好高低])|\s\d\d?\.\d")
_PEOPLE = re.compile(r"等人|以来|在(?:19|20)\d\d年?|后来|团队|的(?:团队|论文|博客|同事|作者)")
_LATE, _POINTING = 150, ("这就是", "这是", "这叫")
# A new name far from the front is an outlook as often as the subject, unless `这就是` points at it.

_GLOSSED = re.compile(rf"[{HAN}]{{3}}\($")
_ANYWHERE = frozenset(["in full", "does"])
# What follows a name says as much in the middle of a sentence.

_SENTENCE = re.compile(r"(?:^|[。!?\ue001])[”\"]?\s?$")
_SENTENCE_ENDS, _SPAN = frozenset("。!?\ue001"), 4
# What ends a sentence, and how near it must stand.

_CLAUSE = re.compile(r"[;,:][”\"]?\s?$")
_LATIN_BEFORE = re.compile(r"[a-z] $")
_HEADED = re.compile(rf"(?:的[{HAN}]{{2,8}}|的?[一二两三四五六七八九十]个[{HAN}]{{2,6}})?\s+(?=\S)")
SHORT_LINE = re.compile(r"([^\s,。;:!?()、\ue000\ue001]{2,16})\s")
"""A line that may be a heading between the parts of a text."""

_HAN = re.compile(f"[{HAN}]")
_REPOSITORY = re.compile(r"github\.com/[\w.-]{1,60}/([\w.-]{1,80})", re.ASCII)


@dataclass(frozen=True, slots=True)
class TermContext:
    """The text around the terms, by which their occurrences are judged.

    Attributes:
        headings: short lines without punctuation, behind the first.
        works: the names of cited works.
        repositories: the names of the repositories that the text links to, as a key.
    """

    opening: Opening
    lines: frozenset[int]
    headings: tuple[Span, ...]
    works: tuple[Span, ...]
    repositories: str


def term_context(opening: Opening, body: str) -> TermContext:
    """Return the context of a text; `body` is what `opening` shows, with its addresses."""
    short = (
        None if opening.spaced else SHORT_LINE.match(opening.text, at) for at in opening.lines[1:]
    )
    names = " ".join(match.group(1) for match in _REPOSITORY.finditer(body[: len(opening.text)]))
    return TermContext(
        opening,
        frozenset(opening.lines),
        tuple(match.span(1) for match in short if match),
        tuple(bracketed(opening.text)),
        key_of(names),
    )


def cues_at(span: Span, context: TermContext) -> Mapping[str, float]:
    """Return the cues at an occurrence, each with what it adds; `""` is the occurrence itself."""
    start, end = span
    before, after = (
        context.opening.text[max(0, start - 14) : start],
        context.opening.text[end : end + 40],
    )
    cues = {"": weights.OCCURRENCE}
    for name, value, holds in _BEFORE:
        if holds(before):
            far = name == "revealed" and start - context.opening.start > _LATE
            late = far and not before.endswith(_POINTING)
            cues[name] = value * weights.REVEALED_LATE if late else value
            break
    sentence = _begins_sentence(start, before, context)
    begins = sentence or _CLAUSE.search(before)
    for name, value, shows in _AFTER:
        if (begins or name in _ANYWHERE) and shows(after):
            whole = sentence or name in _ANYWHERE
            cues[name] = value if whole else value * weights.IN_CLAUSE
            break
    cues |= _beside(before, after)
    if start in context.lines and _HEADED.match(after):
        cues["as heading"] = weights.AS_HEADING
    elif _within(span, context.headings):
        cues["in a heading"] = weights.IN_HEADING
    if _within(span, context.works):
        cues["in a cited work"] = weights.IN_WORK
    return cues


def _beside(before: str, after: str) -> Mapping[str, float]:
    """Return what shows a benchmark (`X上`), people (`X等人`), a name beside its Chinese one."""
    cues = {}
    following = after[:1]
    if not following.isascii() or following.isspace():
        if _MEASURED.match(after):
            cues["measured on"] = weights.MEASURED_ON
        elif _PEOPLE.match(after):
            cues["people"] = weights.PEOPLE
    elif following == ")" and _GLOSSED.search(before):
        cues["beside its name"] = weights.BESIDE_ITS_NAME
    return cues


def begins_line(span: Span, context: TermContext) -> bool:
    """Whether a line or sentence begins with the term and goes on in Chinese, without a space."""
    text = context.opening.text
    begins = span[0] in context.lines or text[max(0, span[0] - 1) : span[0]] in ("。", "!", "?")
    return begins and _HAN.match(text, span[1]) is not None


def _begins_sentence(start: int, before: str, context: TermContext) -> bool:
    if start in context.lines:
        return True
    ended = len(before) < _SPAN or not _SENTENCE_ENDS.isdisjoint(before[-_SPAN:])
    if ended and _SENTENCE.search(before):
        return True
    return not context.opening.spaced and _LATIN_BEFORE.search(before) is not None


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return bool(spans) and any(start <= span[0] and span[1] <= end for start, end in spans)
