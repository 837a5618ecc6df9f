"""Text → the works that it names by their titles: in 《》, behind a label, in a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from downlink.model.stub import Reference
from downlink.text.fold import fold, to_simplified
from downlink.text.grammar.labels import LABEL, TITLE_LABEL
from downlink.text.grammar.one_form import LINK, LOST, one_form
from downlink.text.scripts import HAN, LATIN_WORD

WorkKind = Literal["bracketed", "quoted", "labelled", "listed"]
"""How a text names a work: in 《》, in quotes behind `论文`, behind a label (`论文名称:`), in a
bibliography.
"""


@dataclass(frozen=True, slots=True)
class Work:
    """A title in a text: it stands from `start` to `end`, with its marks.

    Attributes:
        at: where the title itself begins.
        label: what it stands behind, where that is a label.
        sure: whether the text shows both of its ends, and that it is a work's: a short name in 《》
            may be a film's or a law's.
    """

    start: int
    end: int
    title: str
    kind: WorkKind
    at: int
    label: str = ""
    sure: bool = True


_BRACKETED = re.compile(r"《([^《》]{2,200})》")
_CUE = re.compile(r"(?:论文|文章|综述|报告|教材|专著|著作|书籍|书|[Pp]apers?)\s?:?\s*$")
_QUOTED = re.compile(
    r"(?:论文|文章|综述|[Pp]aper)\s?:?\s*[“\"「『]([^“”\"「」『』]{6,200})[”\"」』]"
)
_DATE = r"(?:(?:19|20)[0-9]{2}(?:[./-][0-9]{1,2}){0,2}\s++)?"
_NO_TITLE = rf"(?!{LINK}|https?:|(?:已经?|即将|将|被|待|尚未|暂无?|未)[^A-Za-z]{{1,6}})"
# `论文:已被ACL录用` says what became of it.
_LABELLED = re.compile(f"{TITLE_LABEL}{_DATE}{_NO_TITLE}")
_END_OF_LABELLED = re.compile(
    rf"\s*+(?:{LABEL}|(?:链接|地址|年份|时间|摘要|简介|背景|概述)[^\s:]{{0,4}}[:\s]"
    rf"|https?://|[{LOST}{LINK}🔖。\n])|$"
)
_LONGEST = 200

# A bibliography's line: surnames with initials, then the title. Titles end at a mark of their kind
# ([C], [J/OL]: GB/T 7714), or at a full stop behind which a year follows.
_NAME = r"[A-Z][a-zA-Z'’-]{1,20}(?: [A-Z][a-zA-Z'’-]{1,20})?"
_INITIAL = r"[A-Z](?![a-z])\.?"
_AUTHOR = rf"{_NAME},? {_INITIAL}(?:[ -]?{_INITIAL}){{0,2}}+"
_AUTHORS = rf"(?<![A-Za-z]){_AUTHOR}(?:(?:, |,? and |,? & ){_AUTHOR}){{0,20}}+(?:,? et al\.?)?"
_INITIALS = re.compile(r" [A-Z](?:[ .-]{0,2}[A-Z]){0,2}(?:[,.]| and| &| \()")
_SEVERAL = (
    rf"(?<![A-Za-z]){_AUTHOR}"
    rf"(?:(?:(?:, |,? and |,? & ){_AUTHOR}){{1,20}}+(?:,? et al\.?)?|,? et al\.?)"
)
_TITLE = r"([A-Z0-9][^\[\]\n。]{9,200}?)"
_YEAR = r"(?:19|20)[0-9]{2}"
_BIBLIOGRAPHY = (
    re.compile(rf"{_AUTHORS}\.? {_TITLE}\s?\[[A-Z]{{1,2}}(?:/[A-Z]{{2}})?\]"),
    re.compile(rf"{_AUTHORS} ?\({_YEAR}[a-z]?\)\. {_TITLE}[.?]"),
    re.compile(rf"{_SEVERAL}\.? {_TITLE}[.?] (?=[^。\n]{{0,80}}\b{_YEAR}\b)"),
    re.compile(r"(?:et al\.|[A-Z]\. [A-Z][a-z]+),? [“\"]([^“”\"]{10,200}?)[,.]?[”\"]"),
)
_CUT = re.compile(
    rf"{_SEVERAL}\.? (?!(?:It|They|This|We)\s)([A-Z][^.\[\]{LOST}{LINK}]{{10,160}})[.\[]"
)
# The end of it may be the capture's.
_CITED = re.compile(rf"《[^《》]{{2,200}}》|{_SEVERAL}[^{LOST}{LINK}{HAN}《》]{{10,200}}")

_LATIN_WORD = re.compile(LATIN_WORD)
_HAN = re.compile(f"[{HAN}]")
_FEWEST_WORDS, _FEWEST_HAN = 3, 5


def find_works(body: str) -> Iterator[Work]:
    """Yield the works that a text surely names, in its order; no two overlap."""
    found = sorted((work for work in _whole(body, one_form(body)) if work.sure), key=_place)
    end = 0
    for work in found:
        if work.start >= end:
            end = work.end
            yield work


def works_in(body: str) -> Iterator[Work]:
    """Yield what may be a work's title, those behind labels first, then each kind in the order of
    the text.
    """
    text = one_form(body)
    yield from _whole(body, text)
    for match in _CUT.finditer(text) if _has_authors(text) else ():
        title = _clean(body[slice(*match.span(1))])
        yield Work(match.start(), match.end(1), title, "listed", match.start(1), sure=False)


def _whole(body: str, text: str) -> Iterator[Work]:
    """Yield the works whose ends a text shows, and what stands behind a label."""
    yield from _labelled(body, text)
    for match in _BRACKETED.finditer(text):
        title = _clean(body[slice(*match.span(1))])
        cue = _CUE.search(text, max(0, match.start() - 8), match.start())
        sure = is_title(title) or cue is not None
        yield Work(match.start(), match.end(), title, "bracketed", match.start(1), sure=sure)
    yield from _of_patterns(body, text, "quoted", (_QUOTED,))
    if _has_authors(text):
        yield from _of_patterns(body, text, "listed", _BIBLIOGRAPHY)


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names within 《》 stand, without these."""
    return (match.span(1) for match in _BRACKETED.finditer(text))


def citations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that are somebody else's: names in 《》, lines of a bibliography from
    their authors on.
    """
    pattern = _CITED if _has_authors(text) else _BRACKETED
    return (match.span() for match in pattern.finditer(text))


def work_reference(title: str) -> Reference:
    """Return the reference of a work that is known by its title only.

    Its id is the folded title, so that captures that lost hyphens, or write it in another case,
    name the same work.
    """
    return Reference("work", fold(title), "", title)


def is_title(text: str) -> bool:
    """Whether a text is long enough to be a work's title without a cue, and holds no address."""
    words, han = len(_LATIN_WORD.findall(text)), len(_HAN.findall(text))
    return (words >= _FEWEST_WORDS or han >= _FEWEST_HAN) and "://" not in text


def _has_authors(text: str) -> bool:
    """Whether a text may hold a bibliography's line: most have no initials, and need no search."""
    return "et al" in text or _INITIALS.search(text) is not None


def _labelled(body: str, text: str) -> Iterator[Work]:
    if not _LABELLED.search(text):
        return
    text = to_simplified(text)  # character by character: places stay
    for match in _LABELLED.finditer(text):
        end = _END_OF_LABELLED.search(text, match.end(), match.end() + _LONGEST)
        if not end:
            continue
        words = body[match.end() : end.start()]
        title = _clean(words)
        shown = bool(end.group().strip() or "\n" in end.group()) and "。" not in end.group()
        sure = shown and is_title(title) and not set("《》") & set(words)
        yield Work(match.start(), end.start(), title, "labelled", match.end(), match[1], sure)


def _of_patterns(
    body: str, text: str, kind: WorkKind, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[Work]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            title = _clean(body[slice(*match.span(1))])
            if is_title(title):
                yield Work(match.start(), match.end(), title, kind, match.start(1))


def _clean(title: str) -> str:
    return " ".join(title.split()).strip(" ,.;:，。；：、")


def _place(work: Work) -> tuple[int, int]:
    return work.start, -work.end
