"""Text → the works that it names by their titles: in 《》, behind a label, in a bibliography.

A title counts only where the text shows both of its ends: not one that the capture cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from downlink.model.stub import Reference
from downlink.text.fold import fold
from downlink.text.scripts import HAN, LATIN_WORD


@dataclass(frozen=True, slots=True)
class Work:
    """A title in a text: it stands from `start` to `end`, with its marks."""

    start: int
    end: int
    title: str


_BRACKETED = re.compile(r"《([^《》]{2,200})》")
_CUE = re.compile(r"(?:论文|文章|综述|报告|教材|专著|著作|书籍|书|[Pp]apers?)\s?[:：]?\s*$")
_QUOTED = re.compile(
    r"(?:论文|文章|综述|[Pp]aper)\s?[:：]?\s*[“\"「『]([^“”\"「」『』]{6,200})[”\"」』]"
)
_NEXT_LABEL = (
    rf"\s*(?:(?:论文|代码|项目|原文|开源|官方|作者|发表|机构|会议)[{HAN}]{{0,4}}\s?[:：]"
    r"|(?:Paper|PDF|Code|Project|Authors?|Venue|Link|URL|arXiv|(?i:github))\s?[:：]|https?://)"
)
_LABELLED = re.compile(
    r"(?:论文(?:名称|名|标题|题目)?|标题|题目|Paper|Title)\s?[:：]\s*"
    r"(?:(?:19|20)[0-9]{2}(?:[./-][0-9]{1,2}){0,2}\s+)?"
    rf"((?!https?:)[^\s](?:(?!https?:)[^\n。《》]){{5,200}}?)(?={_NEXT_LABEL}|\n)"
)

# A bibliography's line: surnames with initials, then the title. Titles end at a mark of their kind
# ([C], [J/OL]: GB/T 7714), or at a full stop behind which a year follows.
_NAME = r"[A-Z][a-zA-Z'’]{1,20}(?: [A-Z][a-zA-Z'’]{1,20})?"
_AUTHOR = rf"{_NAME},? (?:[A-Z]\.?[ -]?){{1,3}}+"
_AUTHORS = rf"(?<![A-Za-z]){_AUTHOR}(?:(?:, |,? and |,? & ){_AUTHOR}){{0,20}}+(?:,? et al\.?)?"
_TITLE = r"([A-Z0-9][^\[\]\n。]{9,200}?)"
_BIBLIOGRAPHY = (
    re.compile(rf"{_AUTHORS}(?<=[.\w])\.? {_TITLE}\s?\[[A-Z]{{1,2}}(?:/[A-Z]{{2}})?\]"),
    re.compile(rf"{_AUTHORS} ?\((?:19|20)[0-9]{{2}}[a-z]?\)\. {_TITLE}[.?]"),
    re.compile(rf"{_AUTHORS}(?<=[.\w])\.? {_TITLE}[.?] (?=[^。\n]{{0,80}}\b(?:19|20)[0-9]{{2}}\b)"),
    re.compile(r"(?:et al\.|[A-Z]\. [A-Z][a-z]+),? [“\"]([^“”\"]{10,200}?)[,.]?[”\"]"),
)

_LATIN_WORD = re.compile(LATIN_WORD)
_HAN = re.compile(f"[{HAN}]")
_FEWEST_WORDS, _FEWEST_HAN = 3, 5
# A shorter name in 《》 may be a film's or a law's: it counts behind "论文" and the like.


def find_works(body: str) -> Iterator[Work]:
    """Yield the works that a text names, in its order; no two overlap."""
    found = sorted(_candidates(body), key=lambda work: (work.start, -work.end))
    end = 0
    for work in found:
        if work.start >= end:
            end = work.end
            yield work


def work_reference(title: str) -> Reference:
    """Return the reference of a work that is known by its title only.

    Its id is the folded title, so that captures that lost hyphens, or write it in another case,
    name the same work.
    """
    return Reference("work", fold(title), "", title)


def _candidates(body: str) -> Iterator[Work]:
    for match in _BRACKETED.finditer(body):
        title = _clean(match.group(1))
        if is_title(title) or _CUE.search(body, max(0, match.start() - 8), match.start()):
            yield Work(match.start(), match.end(), title)
    for pattern in (_QUOTED, _LABELLED, *_BIBLIOGRAPHY):
        for match in pattern.finditer(body):
            title = _clean(match.group(1))
            if is_title(title):
                yield Work(match.start(), match.end(), title)


def is_title(text: str) -> bool:
    """Whether a text is long enough to be a work's title without a cue, and holds no address."""
    words, han = len(_LATIN_WORD.findall(text)), len(_HAN.findall(text))
    return (words >= _FEWEST_WORDS or han >= _FEWEST_HAN) and "://" not in text


def _clean(title: str) -> str:
    return " ".join(title.split()).strip(" ,.;:，。；：、")
