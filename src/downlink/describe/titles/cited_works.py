"""Papers that a text names: labels (`论文名称:…`), 《…》, lines of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening
from downlink.text.fold import to_simplified
from downlink.text.scripts import HAN

_LABELLED = re.compile(
    rf"(?<![{HAN}A-Za-z])(论文(?:名称|标题|题目|名)?|文章(?:标题|题目)|标题|题目|原文|Title|Paper|Article)\s?:\s*+"
    r"(?:[0-9]{4}(?:\.[0-9]{1,2})?\s++)?(?!\ue001|(?:已经?|即将|将|被|待|尚未|暂无?|未)[^A-Za-z]{1,6})"
)
_END = re.compile(
    r"\s*+(?:(?:论文|代码|项目|作者|会议|期刊|链接|地址|单位|机构|年份|时间|摘要|简介|背景|概述)[^\s:]{0,4}[:\s]"
    r"|(?:Github|GitHub|Code|Authors?|Link|Url|URL|Year|Abstract)\s?:|[\ue000\ue001🔖。\n]|$)"
)
_LABELS_OF_TITLES = ("标题", "题目", "名称", "论文名", "Title")
_WORK = re.compile(r"《([^《》\ue000\ue001]{4,160})》")
_SUBJECT = re.compile(r"(?:论文|工作|文章|这篇|本文|来自|解读|精读|阅读|的)[^。;!?]{0,12}$")
_ELSEWHERE = re.compile(
    r"(?:见|参[见考阅]|回看|回顾|可以看|前置文章|上一?篇|前一篇|系列|之前|另一篇|教程|文档|链接)[^。;!?《]{0,12}$"
)
# What a reader is sent to is another article.

_SHORT_NAME = re.compile(
    r"\s?,?\s?\(?(?:简称|即|也就是[^,。A-Za-z]{0,10})\s?([A-Za-z][\w.+-]{1,20})"
)
_NAME_FOLLOWS = re.compile(r"[A-Z][A-Za-z0-9 ,:-]{20,120},即([A-Za-z][\w.+-]{1,20})")
_BIBLIOGRAPHY = re.compile(
    r"(?:[A-Z][A-Za-z'-]{1,20} [A-Z]{1,2}, ){1,8}(?:et al\.|[A-Z][A-Za-z'-]{1,20} [A-Z]{1,2}\.)\s?"
    r"([A-Z][^.\[\]\ue000\ue001]{10,160})[.\[]"
)
_LABEL_WITHIN, _FRONT, _LONGEST = 200, 160, 200
_OF_TITLE, _OF_WORK = 0.95, 0.75
_CITED, _CITED_LATER, _AS_SUBJECT = 0.72, 0.4, 0.06
_SENT_TO = 0.2
_LISTED, _LISTED_LATER, _NAMED = 0.6, 0.35, 0.8


def works(opening: Opening) -> Iterator[Candidate]:
    """Yield the papers that a text names, as one of them may be its subject."""
    yield from _labelled(opening)
    for match in _WORK.finditer(opening.text):
        weight = _CITED if match.start() - opening.start < _FRONT else _CITED_LATER
        before = opening.text[max(0, match.start() - 20) : match.start()]
        if _ELSEWHERE.search(before):
            weight = _SENT_TO
        elif _SUBJECT.search(before) or match.start() == opening.start:
            weight += _AS_SUBJECT
        title = tidy(match.group(1), opening.style)
        yield Candidate(title, "work", match.start(), weight, "a cited work")
        named = _SHORT_NAME.match(opening.text, match.end())
        if named:
            yield _short_name(opening, named)
    for match in _NAME_FOLLOWS.finditer(opening.text, opening.start):
        yield _short_name(opening, match)
    for match in _BIBLIOGRAPHY.finditer(opening.text):
        weight = _LISTED if match.start() - opening.start < _FRONT else _LISTED_LATER
        title = tidy(match.group(1), opening.style)
        yield Candidate(title, "work", match.start(1), weight, "a line of a bibliography")


def _labelled(opening: Opening) -> Iterator[Candidate]:
    text = to_simplified(opening.text)  # character by character: places stay
    for match in _LABELLED.finditer(text, 0, _LABEL_WITHIN):
        end = _END.search(text, match.end(), match.end() + _LONGEST)
        words = opening.text[match.end() : end.start()] if end else ""
        weight = _OF_TITLE if match.group(1).endswith(_LABELS_OF_TITLES) else _OF_WORK
        title = tidy(words.strip("《》 "), opening.style)
        yield Candidate(title, "label", match.end(), weight, f"behind '{match.group(1)}:'")


def _short_name(opening: Opening, match: re.Match[str]) -> Candidate:
    title = tidy(match.group(1), opening.style)
    return Candidate(title, "work", match.start(1), _NAMED, "the short name of a cited work")
