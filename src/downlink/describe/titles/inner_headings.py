"""Opening → headings further down: what a text takes up again, what it asks; what heads English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.english_words import FUNCTION
from downlink.describe.titles.tidy import LONGEST_LATIN, tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.heading_cues import CODE, takes_up
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

_LONGEST = 40
_LINE = re.compile(r"([^\s,。;:!?()]{1,40}(?: [A-Za-z0-9.]{1,20}){0,4})\s+")
_SPACES = re.compile(r"\s+")
_TWICE = re.compile(
    r"(?<![A-Za-z])([A-Z][A-Za-z0-9.+-]{2,30}(?: [A-Za-z][A-Za-z0-9.]{0,20}){0,3}) "
    r"(?=\1(?![A-Za-z0-9]))"
)
_NOUN = rf"([A-Za-z{HAN}][^,。;:!?\s]{{1,20}}?)"
_QUESTION = re.compile(rf"(?:什么是\s?{_NOUN}|{_NOUN}是什么)\?")
_POINTING = ("这", "那", "它")

_TITLE_CASE = re.compile(
    r"[A-Z][\w'-]* (?:(?:[A-Z][\w'-]*|[a-z]{1,4}|[0-9]+) ){1,8}(?=[A-Z][a-z]+,? [a-z])"
)
_INNER_TITLE = re.compile(
    r"(?<=[.!?:] )([A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|and|for|in|to|with|on)){0,6} [A-Z][\w'-]*) "
    r"(?=(?:The|An?|This|These|In|When|If|We|You|It|As|To|Let|Given|How|For|Here|There|Suppose|One"
    r"|Consider) [a-z])"
)
_ENGLISH_QUESTION = re.compile(
    r"(?<=[.!?:] )(?:What (?:is|are)|How (?:do|does|to|can)|Why (?:do|does|is|are|use)) "
    r"(?!you\b|we\b|I\b|it\b|this\b|that\b|they\b)(?:[\w'/+.-]+ ){0,7}[\w'/+.-]+\?"
)
_INNER, _MOST_INNER = 350, 2
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n|\Z")
_MOST_WORDS = 12


def section_headings(opening: Opening) -> Iterator[Candidate]:
    """Yield headings between the parts of a text, which the text shows by taking them up again.

    Where the text began with a generic heading (`背景`), the first of them is what its
    introduction led to.
    """
    found = dict(_taken_up(opening))
    for number, (title, offset) in enumerate(found.items()):
        weight = weights.SECTION_OF_SEVERAL
        if len(found) == 1:
            weight = (
                weights.SECTION_BEHIND_INTRODUCTION
                if opening.start and not number
                else weights.SECTION_ONLY
            )
        yield Candidate(title, "section", offset, weight, "a heading that the text takes up")


def _taken_up(opening: Opening) -> Iterator[tuple[str, int]]:
    places: dict[str, int] = {}
    for line in opening.lines[1:]:
        words = _heading_of(line, opening.text)
        if words:
            places.setdefault(words, line)
    for match in _TWICE.finditer(opening.text, opening.start + 1):
        places.setdefault(match.group(1), match.start())
    for words, offset in places.items():
        title = tidy(words, opening.style)
        if title and not is_generic(title):
            yield title, offset


def _heading_of(line: int, text: str) -> str:
    """Return the words at the front of a line whose first the rest takes up, as many as may be; ""
    where there are none.
    """
    match = _LINE.match(text, line)
    for space in reversed(list(_SPACES.finditer(text, line, match.end()))) if match else ():
        words = text[line : space.start()]
        named = FUNCTION.isdisjoint(words.casefold().split()) and not CODE.match(words)
        if named and takes_up(words, text[space.end() : space.end() + _LONGEST]):
            return words
    return ""


def inner_questions(opening: Opening) -> Iterator[Candidate]:
    """Yield the first thing that the text asks for (`什么是X?`, `X是什么?`)."""
    if "什么" not in opening.text:
        return
    for match in _QUESTION.finditer(opening.text, opening.start):
        title = tidy(match.group(1) or match.group(2), opening.style)
        if title and not is_generic(title) and not title.startswith(_POINTING):
            yield Candidate(
                title, "question", match.start(), weights.INNER_QUESTION, "the text asks what it is"
            )
            return


def english_headings(opening: Opening) -> Iterator[Candidate]:
    """Yield what heads an English text: a run of capitalised words, a short first sentence."""
    if CODE.match(opening.text, opening.start):
        return
    match = _TITLE_CASE.match(opening.text, opening.start)
    if match:
        title = tidy(match.group(), opening.style)
        yield Candidate(
            title, "heading", opening.start, weights.CAPITALISED, "a run of capitalised words"
        )
    yield from _inner_capitalised(opening)
    yield from _asked(opening)
    end = _SENTENCE_END.search(opening.text, opening.start)
    words = opening.text[opening.start : end.start()] if end else ""
    if 1 < len(words.split()) <= _MOST_WORDS and len(words) <= LONGEST_LATIN:
        title = tidy(words, opening.style)
        yield Candidate(
            title, "heading", opening.start, weights.SHORT_SENTENCE, "a short sentence at the front"
        )


def _inner_capitalised(opening: Opening) -> Iterator[Candidate]:
    """Yield headings further down, which end where a sentence begins."""
    places = _INNER_TITLE.finditer(opening.text, opening.start + 1, opening.start + _INNER)
    for match in islice(places, _MOST_INNER):
        title = tidy(match.group(1), opening.style)
        if title and not is_generic(title):
            weight = weights.SECTION_OF_SEVERAL
            yield Candidate(title, "section", match.start(1), weight, "a run of capitalised words")


def _asked(opening: Opening) -> Iterator[Candidate]:
    """Yield the first question of an English text that asks for a thing and speaks to nobody."""
    match = _ENGLISH_QUESTION.search(opening.text, opening.start + 1, opening.start + _INNER)
    if match:
        title = tidy(match.group(), opening.style)
        reason = "the text asks what it is"
        yield Candidate(title, "question", match.start(), weights.INNER_QUESTION, reason)
