"""Text → its opening, in which titles are looked for: where its own words and its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from downlink.describe.titles.english_words import STARTERS
from downlink.describe.titles.tidy import Style, style_of
from downlink.text.fold import to_simplified
from downlink.text.grammar.english_fronts import NOTICE
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.labels import ADDRESS_FOLLOWS
from downlink.text.grammar.lines import is_spaced, line_starts
from downlink.text.grammar.numbering import NUMBERED
from downlink.text.grammar.one_form import ADDRESS, one_form, without_addresses, without_formulas
from downlink.text.scripts import MONTH

WINDOW = 2000
"""Characters of a text that are looked at: what it is about shows within them."""

_MARKS = re.compile(r"[\s#*>|=~•·●■◆★☆🔖📌📖📝🚀🔥💡-]+")
_HEADING = re.compile(r"([^\s:,。;!?]{2,20})(?::|(?=\s)|$)")
_LABEL = re.compile(ADDRESS_FOLLOWS)
_DATED = re.compile(
    r"(?:(?:作者|译者|校对|日期|时间|发布|更新|编辑|来源|标签|分类|阅读|转载|公众号|状态|版本|主办|嘉宾|场地|纪要|出版)"
    r"[^\s:]{0,4}|(?:Authors?|Owner|Status|E?[Mm]ail|License|Tags?|Categor(?:y|ies)|Keywords?))"
    r":\s?[^\s]{1,30}\s"
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
_WHERE_ELSE = (
    r"(?i:paper|code|talk|github|gitee|zhihu|blog|homepage|models?|demo|project|video|slides|arxiv"
    r"|pdf|weights|datasets?|website|page|bilibili|论文|代码|视频|知乎|主页|链接|项目|博客|原文)"
)
# A row of links, a date, `tl;dr`: what stands above notes on a paper.
_ROW_ABOVE = re.compile(
    rf"{_WHERE_ELSE}(?:\s?[|｜/·]\s?{_WHERE_ELSE})+\s|{MONTH}\.?,? (?:19|20)[0-9]{{2}}\s"
    r"|(?i:tl;?\s?dr)\s?:?\s|[*^$]{1,3}\s?[Ee]qual contribution\S*\s"
)
_CLAUSE = re.compile(r"[。!?;,:]++[”\")]?\s*|(?<=\s)(?:—++|-++)\s++|——")
_GOES_ON = re.compile(r" (?:on|of|for|to|about|and|with|in)\b")
_STOP = re.compile(r"[。!?]")


@dataclass(frozen=True, slots=True)
class Opening:
    """A text's first `WINDOW` characters, with punctuation in one form, and addresses and formulas
    blanked out; the offsets are the text's own.

    Attributes:
        start: where the article's own words begin: behind addresses, labels, generic headings.
        lines: where a line or sentence began, in order; `start` is the first.
        spaced: whether the text puts spaces between Chinese and Latin, so that a space is no cue.
        style: how its titles are written.
        simplified: the text in simplified characters, each in its place.
    """

    text: str
    start: int
    lines: tuple[int, ...]
    spaced: bool
    style: Style
    simplified: str


@dataclass(frozen=True, slots=True)
class Clause:
    """The part of a sentence from `start` to `end`; `begins` if a sentence or line does there."""

    start: int
    end: int
    begins: bool


def read_opening(body: str, shared: int = 0) -> Opening:
    """Return the opening of a text without truncation mark.

    Args:
        shared: how many characters it has in front that are other articles' too.
    """
    text = one_form(without_formulas(body[:WINDOW]))
    simplified = to_simplified(text)
    start = _own_start(simplified, min(shared, len(text)))
    plain = without_addresses(text)
    if plain != text:
        simplified = to_simplified(plain)
    lines = line_starts(plain, start)
    style = style_of(body[:WINDOW])
    return Opening(plain, start, lines, is_spaced(plain), style, simplified)


def clauses(opening: Opening) -> Iterator[Clause]:
    """Yield the clauses of a text's own words; one falls apart where a line begins within it."""
    lines, start = opening.lines, opening.start
    begins = set(lines)
    ends = (match.span() for match in _CLAUSE.finditer(opening.text, start))
    for end, following in chain(ends, [(len(opening.text),) * 2]):
        cuts = lines[bisect_right(lines, start) : bisect_left(lines, end)]
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            if opening.text[left:right].strip():
                yield Clause(left, right, left in begins)
        if _STOP.search(opening.text, end, following):
            begins.add(following)
        start = following


def _own_start(text: str, start: int) -> int:
    while True:
        after = _skip(text, start)
        if after == start or not text[after:].strip():
            return start
        start = after


def _skip(text: str, start: int) -> int:
    """Return where what stands at `start` ends, `start` itself if it is the article's own."""
    for pattern in (_MARKS, ADDRESS, _ROW_ABOVE, _DATED, _ABOVE, NOTICE):
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
        address = ADDRESS.match(text, label.end())
        if address:
            return address.end()
        lost = text[label.end() - 1].isspace() and "地址" in label.group()
        if lost or _generic(text, label.end()):
            return label.end()
    return _generic(text, start) or start


def _generic(text: str, start: int) -> int:
    """Return where a generic heading at `start` ends with its colon, 0 where there is none."""
    number = NUMBERED.match(text, start)
    match = _HEADING.match(text, number.end() if number else start)
    if not match or not is_generic(match.group(1)):
        return 0
    return 0 if _GOES_ON.match(text, match.end()) else match.end()
