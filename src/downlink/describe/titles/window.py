"""Text → its opening, in which titles are looked for: where its own words and its lines begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from downlink.describe.titles.english_words import STARTERS
from downlink.describe.titles.tidy import LINK, LOST, Style, style_of
from downlink.text.fold import to_simplified
from downlink.text.formulas import replace_formulas
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

WINDOW = 2000
"""Characters of a text that are looked at: what it is about shows within them."""

NUMBER = (
    r"(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}(?:[.、):]|\s)|0x[0-9a-fA-F]{2}"
    r"|\(?[一二三四五六七八九十〇]{1,3}[、.)]|[一二三四五六七八九十〇](?=\s)|第[0-9一二三四五六七八九十]{1,3}[章节讲篇部课][分:]?|[①-⑨])"
    rf"(?=\s|[A-Z{HAN}])\s*+)"
)
"""The number of a heading or of an item: `1.`, `二、`, `0x01`, `第三章`."""

_ASCII = str.maketrans("，：；？！（）", ",:;?!()")
_MARKS = re.compile(r"[\s#*>|=~•·●■◆★☆🔖📌📖📝🚀🔥💡-]+")
_NUMBER = re.compile(NUMBER)
_HEADING = re.compile(r"([^\s:,。;!?]{2,20})(?::|(?=\s)|$)")
# All of an address is blanked, up to white space or Chinese: what a bracket or comma in it parted
# would be taken for words of the article.
_ADDRESS = re.compile(rf"https?://[^\s{HAN}]+")
_LABEL = re.compile(
    r"(?:(?:论文|代码|项目|原文|官方|开源|源码|博客|参考|模型|数据集?|文章|视频|知乎|作者|转载|Github|GitHub|"
    r"Paper|Code|Project|Page|Link|arXiv|Arxiv)\s?){1,4}"
    r"(?:地址|链接|主页|仓库|代码|源码|出处|来源|单位|机构|自)?\s?:\s*+"
)
_DATED = re.compile(
    r"(?:作者|日期|时间|发布|更新|编辑|来源|标签|分类|阅读|转载|公众号)[^\s:]{0,4}:\s?[^\s]{1,30}\s"
)
# What many blogs put above an article: where it is talked about and in which languages it is, a
# list of names, or who mended it last and when, a word or a sentence.
_LISTED_ABOVE = re.compile(r"(?:Discussions?|Translations?|Available in|Also on)\s?:\s?")
_NAME_IN_LIST = re.compile(
    rf"(?!(?:{'|'.join(sorted(STARTERS))})\b)(?:[A-Z][\w/’'-]*+(?!\s?:)|r/\w++|\([^()]{{1,40}}\)|[0-9]{{1,3}}(?![0-9])|and\b)"
    r"[,.;]?\s*+"
)
_ABOVE = re.compile(
    r"(?:Markdown )?Revision\s?[0-9]{0,3}[;:,]?\s|(?:Date|Editors?|Contact"
    r"|Last (?:updated|modified)|Posted (?:on|by)|Published(?: on)?|Written by"
    r"|Image [Ss]ource|Photo by)\s?:\s?\S+\s+"
    r"|(?:Slides|Video|Extra resources|Table of [Cc]ontents|Contents)\s(?=[A-Z])"
    r"|(?:Updates?|Edit|Featured in|Watch)(?: \([^()]{1,30}\))?\s?: [^.!?\n]{1,120}[.!?]\s"
)
# Where a line began: behind a full stop and a space, where Chinese stands on both sides of a space
# (there is none within a line), behind an address, at a number.
_LINE = re.compile(
    rf"(?<=[。!?])[”\")]?\s++|(?<=[{HAN})”》])\s++(?=[{HAN}《“])|\s*\n\s*|(?<={LINK})\s++"
    rf"|(?<=\s)(?={NUMBER})|(?<=[{HAN}])\s++(?=[0-9]{{1,2}}[.、]\s?\S)"
)
_CLAUSE = re.compile(r"[。!?;,:]++[”\")]?\s*|(?<=\s)(?:—++|-++)\s++|——")
_GOES_ON = re.compile(r" (?:on|of|for|to|about|and|with|in)\b")
_STOP = re.compile(r"[。!?]")
_SPACED = re.compile(rf"[{HAN}] [A-Za-z]|[A-Za-z] [{HAN}]")
_UNSPACED = re.compile(rf"[{HAN}][A-Za-z]|[A-Za-z][{HAN}]")


@dataclass(frozen=True, slots=True)
class Opening:
    """A text's first `WINDOW` characters, with punctuation in one form, and addresses and formulas
    blanked out; the offsets are the text's own.

    Attributes:
        start: where the article's own words begin: behind addresses, labels, generic headings.
        lines: where a line or sentence began, in order; `start` is the first.
        spaced: whether the text puts spaces between Chinese and Latin, so that a space is no cue.
        style: how its titles are written.
    """

    text: str
    start: int
    lines: tuple[int, ...]
    spaced: bool
    style: Style


@dataclass(frozen=True, slots=True)
class Clause:
    """The part of a sentence from `start` to `end`; `begins` if a sentence or line does there."""

    start: int
    end: int
    begins: bool


def read_opening(body: str) -> Opening:
    """Return the opening of a text without truncation mark."""
    text = replace_formulas(body[:WINDOW], _lost).translate(_ASCII)
    start = _own_start(to_simplified(text))
    plain = _ADDRESS.sub(_link, text)
    spaced = len(_SPACED.findall(plain)) > len(_UNSPACED.findall(plain))
    return Opening(plain, start, _lines(plain, start), spaced, style_of(body[:WINDOW]))


def clauses(opening: Opening) -> Iterator[Clause]:
    """Yield the clauses of a text's own words; one falls apart where a line begins within it."""
    begins = set(opening.lines)
    start = opening.start
    ends = [
        *(match.span() for match in _CLAUSE.finditer(opening.text, start)),
        (len(opening.text),) * 2,
    ]
    for end, following in ends:
        cuts = sorted(place for place in begins if start < place < end)
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            if opening.text[left:right].strip():
                yield Clause(left, right, left in begins)
        if _STOP.search(opening.text, end, following):
            begins.add(following)
        start = following


def _lines(text: str, start: int) -> tuple[int, ...]:
    """Return where lines began, and where their words do behind a number."""
    lines = {start, *(match.end() for match in _LINE.finditer(text, start))}
    numbers = [_NUMBER.match(text, line) for line in lines]
    lines |= {match.end() for match in numbers if match}
    return tuple(sorted(line for line in lines if line < len(text))) or (start,)


def _own_start(text: str) -> int:
    start = 0
    while True:
        after = _skip(text, start)
        if after == start or not text[after:].strip():
            return start
        start = after


def _skip(text: str, start: int) -> int:
    """Return where what stands at `start` ends, `start` itself if it is the article's own."""
    for pattern in (_MARKS, _ADDRESS, _DATED, _ABOVE):
        match = pattern.match(text, start)
        if match:
            return match.end()
    listed = _LISTED_ABOVE.match(text, start)
    if listed:
        end = listed.end()
        while match := _NAME_IN_LIST.match(text, end):
            end = match.end()
        return end
    label = _LABEL.match(text, start)
    if label:
        address = _ADDRESS.match(text, label.end())
        if address:
            return address.end()
        lost = text[label.end() - 1].isspace() and "地址" in label.group()
        if lost or _generic(text, label.end()):
            return label.end()
    return _generic(text, start) or start


def _generic(text: str, start: int) -> int:
    """Return where a generic heading at `start` ends with its colon, 0 where there is none."""
    number = _NUMBER.match(text, start)
    match = _HEADING.match(text, number.end() if number else start)
    if not match or not is_generic(match.group(1)):
        return 0
    return 0 if _GOES_ON.match(text, match.end()) else match.end()


def _lost(formula: str) -> str:
    return LOST * len(formula)


def _link(match: re.Match[str]) -> str:
    return LINK * len(match.group())
