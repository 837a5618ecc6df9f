"""A text and its blocks → what the text does where a word stands: heads, defines, opens, compares.

What a text defines or puts above a part of it is what it is about, rather than what it names in a
comparison, in a list, as a means, or to tell what was before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from downlink.model.stub import Block
from downlink.model.topic import Zone
from downlink.text.grammar.comparisons import compared, given_as_example, is_aside, listed
from downlink.text.grammar.definitions import chosen, defined, in_full, revealed
from downlink.text.grammar.numbering import BARE_NUMBER
from downlink.text.grammar.one_form import one_form
from downlink.text.grammar.words_before import QUOTES, WordsBefore
from downlink.text.scripts import HAN, URL

_Span = tuple[int, int]

_AROUND = 24
# Characters before a word in which its place shows; after it, a bracket may hold more.

_URL = re.compile(URL)
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。!?;\n]+")
_STOP = re.compile(rf"(?<=[a-z0-9)\]\"'])[.!?]\s+(?=[^a-z\s{HAN}])")
_ENGLISH_OPENING = 3
# English sentences that a text has to say what it is about: the first often only leads up to it.

_LEADS = re.compile(rf"(?:^|[。!?;:.)\]…]\s+|\n)\s*(?:{BARE_NUMBER}\s*)?$")
_OF_NUMBERS = "章节讲篇部课分"
# What stands before the first word of a line: flattened lines are parted by a space only.

_USED = WordsBefore(
    re.compile(r"(?:(?<=[^。!?;:\s])(?:使用|利用|借助|采用)了?|通过)\s?$"),
    frozenset("用助了过"),
)
# What stands before a means: 在训练集上使用SGD. At the beginning of a sentence only 通过 tells of
# one, for 使用LangGPT优化提示词 is a task, or a heading.

_CENTRE = re.compile(r"\s*为[中心核主例基]")


@dataclass(frozen=True, slots=True)
class Zones:
    """A text in one form with what is known of its parts; offsets count in the text.

    Attributes:
        headings: where its headings stand; those at its front stand for its title.
        after: for each of them where the words behind it begin.
        sentences: where its sentences begin.
        opening: its first sentence after the headings at its front; in English its first few.
    """

    text: str
    headings: tuple[_Span, ...]
    after: tuple[int, ...]
    sentences: tuple[int, ...]
    opening: _Span
    links: tuple[_Span, ...]

    def zone_of(self, start: int, end: int) -> Zone:
        """Return what the text does with the word from `start` to `end`."""
        if _within(start, end, self.headings):
            return "heading"
        if _within(start, end, self.links):
            return "link"
        before = self.text[max(0, start - _AROUND) : start]
        after = self.text[end : end + 4 * _AROUND]
        leads = self._leads(start, before)
        if _is_definition(before, after, leads=leads):
            return "definition"
        if self._is_beside(start) or _is_aside(before, after):
            return "aside"
        if _within(start, end, (self.opening,)):
            return "opening"
        return "aside" if _USED.end(before) else "text"

    def _leads(self, start: int, before: str) -> bool:
        """Whether a line begins with the word, as far as a flattened text shows."""
        ahead = bisect_right(self.headings, start, key=_end_of)
        if ahead and start <= self.after[ahead - 1]:
            return True
        within = before[-1:].isalpha() and before[-1] not in _OF_NUMBERS
        return not within and _LEADS.search(before) is not None

    def _is_beside(self, start: int) -> bool:
        """Whether the word's sentence gives examples, or tells what was before the subject."""
        sentence = self.sentences[bisect_right(self.sentences, start) - 1]
        return is_aside(self.text, sentence)


def find_zones(text: str, blocks: Sequence[Block]) -> Zones:
    """Return the places of a text (without its truncation mark) with these blocks."""
    links = tuple(match.span() for match in _URL.finditer(text))
    text = one_form(text)
    headings = tuple(
        (block.offset, block.offset + len(block.text))
        for block in blocks
        if block.kind == "heading"
    )
    begin = _after_front(text, headings)
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    starts = sorted({0, begin, *ends, *(stop for _, stop in headings)})
    words = _Words(text)
    return Zones(
        text=text,
        headings=headings,
        after=tuple(words.begin(stop) for _, stop in headings),
        sentences=tuple(map(words.begin, starts)),
        opening=(begin, _opening_end(text, begin, ends)),
        links=links,
    )


def _after_front(text: str, headings: Sequence[_Span]) -> int:
    """Return where the text begins after the headings at its front."""
    begin = 0
    for start, stop in headings:
        if text[begin:start].strip():
            break
        begin = stop
    return begin


def _opening_end(text: str, begin: int, ends: Sequence[int]) -> int:
    """Return where the first sentence ends, or the first few of English."""
    stops = [match.start() + 1 for match in islice(_STOP.finditer(text, begin), _ENGLISH_OPENING)]
    end = next((end for end in ends if end > begin and end not in stops), len(text))
    return min(end, stops[-1]) if len(stops) == _ENGLISH_OPENING else end


class _Words:
    """Where the words of a text begin; a run of white space may hold the ends of many sentences."""

    def __init__(self, text: str) -> None:
        self._spaces = [match.span() for match in _SPACE.finditer(text)]

    def begin(self, start: int) -> int:
        """Return the first place from `start` on that is no white space."""
        at = bisect_right(self._spaces, start, key=_start_of) - 1
        return max(start, self._spaces[at][1]) if at >= 0 else start


def _is_definition(before: str, after: str, *, leads: bool) -> bool:
    return (
        revealed(before)
        or chosen(before)
        or (leads and defined(after))
        or in_full(after)
        or (before.rstrip(QUOTES).endswith("以") and _CENTRE.match(after) is not None)
    )


def _is_aside(before: str, after: str) -> bool:
    return compared(before) or given_as_example(before) or listed(after)


def _within(start: int, end: int, spans: Sequence[_Span]) -> bool:
    """Whether one of the spans, in their order, covers the place."""
    begun = bisect_right(spans, start, key=_start_of)
    return begun > 0 and end <= spans[begun - 1][1]


def _start_of(span: _Span) -> int:
    return span[0]


def _end_of(span: _Span) -> int:
    return span[1]
