"""Where a flattened text shows a heading: the words that only head, and headings at the front."""

from __future__ import annotations

import re

GENERIC = frozenset(
    [
        *("背景", "概述", "简介", "前言", "引言", "引言与背景", "背景与引言", "背景介绍"),
        *("问题引入", "问题背景", "模型概述", "模型简介", "简短总结", "总结", "小结", "摘要"),
        *("介绍", "导语", "导言", "序言", "推导", "原理", "原理分析", "模型架构", "网络架构"),
        *("方法", "实验", "结论", "参考文献", "Introduction", "Background", "Overview"),
        *("Abstract", "Summary", "Preface", "Motivation", "Conclusion"),
    ]
)
"""Headings that any article may have: they say nothing of what it is about."""

_LONGEST = 40
_WORD = r"(?:[^\s()\[\]《》]|\([^()]*\)|\[[^\]]*\]|《[^》]*》)+"
_FIRST = re.compile(rf"\s*({_WORD})(?=\s)")
_NUMBER = re.compile(r"^\s*[0-9]{1,2}[.、)]\s*")
_SENTENCE = re.compile(r"[,;。、！？，；]|(?<![0-9])\.(?![0-9])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_ALONE = re.compile(r"[\u3400-\u9fff]{2,20}")
_LATIN = re.compile(r"[A-Za-z]")
_LABEL = re.compile(r"(?:[A-Z][A-Za-z]{2,9}|(?:论文|代码|项目|作者)[\u4e00-\u9fff]{0,2})\s?[:：]")
_HEADED = re.compile(r"[0-9]|(?![的是在和与中])[\u3400-\u9fff]")
_TITLE_MARK = re.compile(r".[:：].|——|.\([^()]{3,}\)$|[?？]$")


def generic_heading(body: str, start: int = 0) -> tuple[int, int] | None:
    """Return the place (start, end) of a generic heading at `start`, if one stands there alone."""
    match = _FIRST.match(body, start)
    if match and match.group(1).rstrip(":：") in GENERIC:
        return match.span(1)
    return None


def front_heading(body: str, start: int = 0) -> tuple[int, int] | None:
    """Return the place (start, end) of a heading of the article's own at `start`.

    The first words are a heading if a space parts them from the text, they hold no sentence, and
    one of these holds: the text repeats how they begin; they have a title's form (`A:B`, `A——B`,
    `A(B)`, a question); Chinese and Latin stand in them unspaced, so that the space must mean
    something; Chinese stands on both sides of it, where none is ever written; a label (`Paper:`)
    follows.
    """
    number = _NUMBER.match(body[start:])
    begin = start + (number.end() if number else 0)
    match = _FIRST.match(body, begin)
    if not match or len(match.group(1)) > _LONGEST:
        return None
    words, rest = match.group(1), body[match.end() :].lstrip()
    if _SENTENCE.search(_NUMBER.sub("", words)) or "://" in words or words.endswith((":", "：")):
        return None
    own_form = _TITLE_MARK.search(words) or _LABEL.match(rest)
    if own_form or repeats(words, rest) or (number and _LATIN.search(words)):
        return match.span(1)
    if _HAN_ALONE.fullmatch(words) and _HAN.match(rest):
        return match.span(1)
    mixed = _HAN.search(words) and _LATIN.search(words) and "是" not in words
    return match.span(1) if mixed and _HEADED.match(rest) else None


def repeats(heading: str, following: str) -> bool:
    """Whether the text after a heading takes up the word that the heading begins with."""
    first = re.match(r"[A-Za-z0-9.]+|[\u3400-\u9fff]{2,}", heading)
    return first is not None and len(first.group()) > 1 and following.startswith(first.group())
