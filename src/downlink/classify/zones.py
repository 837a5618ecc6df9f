"""A text and its blocks → what the text does where a word stands: heads, defines, opens, compares.

What a text defines or puts above a part of it is what it is about, rather than what it names in a
comparison, in a list, or to tell what was before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from downlink.model.stub import Block
from downlink.model.topic import Zone
from downlink.text.scripts import URL

_Span = tuple[int, int]

_AROUND = 24
# Characters before a word in which its place shows; after it, a bracket may hold more.

_URL = re.compile(URL)
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。!?！？;；\n]+")
_LEADS = re.compile(
    r"(?:^|[。!?！？;；:：.)\]…]\s+|\n)\s*(?:[0-9一二三四五六七八九十]{1,3}[.、)]\s*)?$"
)
# What stands before the first word of a line: flattened lines are parted by a space only.

_KIND = r"(?:模型|方法|算法|技术|机制|框架|网络|架构|策略|任务|函数)?"
_ASPECT = (
    r"(?:核心|关键|基本|主要|总体|整体|最大|本质)?"
    r"(?:思路|思想|想法|做法|目标|出发点|创新|原理|主张|概念|目的|改动|作用|全称|特点|本质)"
)
_DEFINES = re.compile(
    rf"\s*(?:[(（][^()（）]{{2,80}}[)）])?\s*{_KIND}\s*"
    rf"(?:是|指|即|旨在|本质上|由|的{_ASPECT}|(?:is|are|was|refers? to|means|stands for)\b)"
)
_NAMES = (
    *(f"{noun}{verb}" for noun in "就便正它" for verb in ("是", "叫", "叫做")),
    *(f"{noun}是" for noun in ("办法", "方法", "答案", "任务", "工具", "主题", "重点")),
    *("称为", "称作", "称之为", "叫做", "名为", "简称", "所谓", "什么是", "何为", "何谓"),
    *("提出", "提出了", "介绍", "介绍一下", "谈谈", "聊聊", "深入理解"),
    *("改为", "改成", "换成", "替换为", "替换成"),
    *(" called", " introduce", " introduces", " present", " presents", "What is", "what is"),
    *(" propose", " proposes"),
)
_CENTRE = re.compile(r"\s*为[中心核主例基]")
_ABBREVIATED = re.compile(r"\s*[(（]\s*[A-Za-z][^()（）]{2,60}[)）]")

_COMPARES = (
    *(
        "除了",
        "不同于",
        "区别于",
        "有别于",
        "相比",
        "相较",
        "相对于",
        "对比",
        "比起",
        "而非",
        "不是",
        "不像",
    ),
    *(
        "例如",
        "比如",
        "诸如",
        "譬如",
        "包括",
        "以及",
        "像",
        "如",
        "与",
        "和",
        "跟",
        "另外",
        "顺带",
        "无论是",
    ),
    *(f"{time}{of}" for time in ("之前", "传统", "早期", "过去") for of in ("", "的")),
    *("以往", "后来的", "nlike", " compared to", " compared with", "uch as", "e.g.", " versus"),
    *(" vs", " vs.", " than", " not"),
)
_LISTS = ("、", "/")
_QUOTES = ' \t\n“"《'
_BESIDE = re.compile(
    r"(?:比如|例如|譬如|随着|众所周知|之前|此前|以前|以往|过去|传统|早期|现有的|目前的|已有的|前人|一般来说|"
    r"Previously|Traditional|Existing|Prior)"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """A text with what is known of its parts; offsets count in the text.

    Attributes:
        headings: where its headings stand; those at its front stand for its title.
        after: for each of them where the words behind it begin.
        sentences: where its sentences begin.
        opening: its first sentence after the headings at its front.
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
        if leads and _stands_alone(self.text[start:end], after):
            return "heading"
        if self._is_beside(start) or _is_aside(before, after):
            return "aside"
        return "opening" if _within(start, end, (self.opening,)) else "text"

    def _leads(self, start: int, before: str) -> bool:
        """Whether a line begins with the word, as far as a flattened text shows."""
        ahead = bisect_right(self.headings, start, key=_end_of)
        return bool((ahead and start <= self.after[ahead - 1]) or _LEADS.search(before))

    def _is_beside(self, start: int) -> bool:
        """Whether the word's sentence gives examples, or tells what was before the subject."""
        sentence = self.sentences[bisect_right(self.sentences, start) - 1]
        return bool(_BESIDE.match(self.text, sentence))


def find_zones(text: str, blocks: Sequence[Block]) -> Zones:
    """Return the places of a text (without its truncation mark) with these blocks."""
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
        opening=(begin, next((end for end in ends if end > begin), len(text))),
        links=tuple(match.span() for match in _URL.finditer(text)),
    )


def _after_front(text: str, headings: Sequence[_Span]) -> int:
    """Return where the text begins after the headings at its front."""
    begin = 0
    for start, stop in headings:
        if text[begin:start].strip():
            break
        begin = stop
    return begin


class _Words:
    """Where the words of a text begin; a run of white space may hold the ends of many sentences."""

    def __init__(self, text: str) -> None:
        self._spaces = [match.span() for match in _SPACE.finditer(text)]

    def begin(self, start: int) -> int:
        """Return the first place from `start` on that is no white space."""
        at = bisect_right(self._spaces, start, key=_start_of) - 1
        return max(start, self._spaces[at][1]) if at >= 0 else start


def _is_definition(before: str, after: str, *, leads: bool) -> bool:
    bare = before.rstrip(_QUOTES)
    return (
        bare.endswith(_NAMES)
        or (leads and _DEFINES.match(after) is not None)
        or _ABBREVIATED.match(after) is not None
        or (bare.endswith("以") and _CENTRE.match(after) is not None)
    )


def _stands_alone(word: str, after: str) -> bool:
    """Whether a line's first word is all of it: it comes again, or a space parts it from Chinese,
    where none is written but at the end of a line.
    """
    following = after.lstrip()
    return following.startswith(word) or (after[:1].isspace() and not following[:1].isascii())


def _is_aside(before: str, after: str) -> bool:
    bare = before.rstrip(_QUOTES)
    return bare.endswith((*_COMPARES, *_LISTS)) or after.lstrip().startswith((*_LISTS, "等"))


def _within(start: int, end: int, spans: Sequence[_Span]) -> bool:
    """Whether one of the spans, in their order, covers the place."""
    begun = bisect_right(spans, start, key=_start_of)
    return begun > 0 and end <= spans[begun - 1][1]


def _start_of(span: _Span) -> int:
    return span[0]


def _end_of(span: _Span) -> int:
    return span[1]
