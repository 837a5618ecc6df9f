"""Papers that a text names: labels (`论文名称:…`), 《…》, lines of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.one_form import LINK, LOST
from downlink.text.grammar.works import Work, works_in

_LABELS_OF_TITLES = ("标题", "题目", "名称", "论文名", "Title")
_SUBJECT = re.compile(r"(?:论文|工作|文章|这篇|本文|来自|解读|精读|阅读|的)[^。;!?]{0,12}$")
_ELSEWHERE = re.compile(
    r"(?:见|参[见考阅]|回看|回顾|可以看|前置文章|上一?篇|前一篇|系列|之前|另一篇|教程|文档|链接)[^。;!?《]{0,12}$"
)
# What a reader is sent to is another article.

_GROUNDS = re.compile(
    r"(?:根据|依据|依照|按照|遵照)(?:[^。;]{0,30}《[^》]{2,40}》){0,6}[^。;《》]{0,30}$"
)
# A law on which another one rests.

_SHORT_NAME = re.compile(
    r"\s?,?\s?\(?(?:简称|即|也就是[^,。A-Za-z]{0,10})\s?([A-Za-z][\w.+-]{1,20})"
)
_NAME_FOLLOWS = re.compile(r"[A-Z][A-Za-z0-9 ,:-]{20,120},即([A-Za-z][\w.+-]{1,20})")
_LABELS_FOLLOW = re.compile(r"\s[A-Z][a-z]+: (?=\S+ [A-Z][a-z]+: )")
# `Owner: X Status: Y` behind a title ends it; one colon may be its own.
_CUT = re.compile(f"[{LOST}{LINK}]")
# A name within which a formula or an address stands.

_LABEL_WITHIN, _FRONT, _SENTENCE, _SHORTEST = 200, 160, 120, 4


def works(opening: Opening) -> Iterator[Candidate]:
    """Yield the papers that a text names, as one of them may be its subject."""
    for work in works_in(opening.text):
        if _CUT.search(work.title) or len(work.title) < _SHORTEST:
            continue
        if work.kind == "labelled":
            yield from _labelled(opening, work)
        elif work.kind == "listed":
            weight = weights.LISTED if _is_early(opening, work) else weights.LISTED_LATER
            yield _candidate(opening, work, weight, "a line of a bibliography")
        else:
            yield from _cited(opening, work)
    followed = ",即" in opening.text
    for match in _NAME_FOLLOWS.finditer(opening.text, opening.start) if followed else ():
        yield _short_name(opening, match)


def _cited(opening: Opening, work: Work) -> Iterator[Candidate]:
    weight = weights.CITED if _is_early(opening, work) else weights.CITED_LATER
    if _GROUNDS.search(opening.text, max(0, work.start - _SENTENCE), work.start):
        return
    before = opening.text[max(0, work.start - 20) : work.start]
    if _ELSEWHERE.search(before):
        weight = weights.CITED_ELSEWHERE
    elif _SUBJECT.search(before) or work.start == opening.start:
        weight += weights.CITED_AS_SUBJECT
    yield _candidate(opening, work, weight, "a cited work")
    named = _SHORT_NAME.match(opening.text, work.end)
    if named:
        yield _short_name(opening, named)


def _labelled(opening: Opening, work: Work) -> Iterator[Candidate]:
    if work.start < _LABEL_WITHIN:
        weight = (
            weights.LABEL_OF_TITLE
            if work.label.endswith(_LABELS_OF_TITLES)
            else weights.LABEL_OF_WORK
        )
        words = _LABELS_FOLLOW.split(work.title.strip("《》 "), maxsplit=1)[0]
        title = tidy(words, opening.style)
        yield Candidate(title, "label", work.at, weight, f"behind '{work.label}:'")


def _candidate(opening: Opening, work: Work, weight: float, reason: str) -> Candidate:
    return Candidate(tidy(work.title, opening.style), "work", work.start, weight, reason)


def _is_early(opening: Opening, work: Work) -> bool:
    return work.start - opening.start < _FRONT


def _short_name(opening: Opening, match: re.Match[str]) -> Candidate:
    title = tidy(match.group(1), opening.style)
    return Candidate(
        title, "work", match.start(1), weights.SHORT_NAME, "the short name of a cited work"
    )
