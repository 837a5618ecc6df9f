"""Judgements and what was found → figures: key terms in titles, precision, recall and F1."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from evaluation.gold import Judgement

LONGEST_TITLE = 80
"""Characters: a longer title is an opening sentence, whatever it holds."""

GENERIC_HEADINGS = frozenset(
    [
        *("背景", "概述", "简介", "前言", "引言", "引言与背景", "问题引入", "模型概述", "简短总结"),
        *("动机", "方法", "做法", "推导", "原理分析", "论文信息", "基本思路", "问题在哪", "现象"),
        *(
            "总结",
            "摘要",
            "介绍",
            "实验",
            "结论",
            "回顾",
            "思路",
            "论文名称",
            "论文标题",
            "论文地址",
        ),
        *("introduction", "background", "overview", "abstract", "summary", "motivation"),
    ]
)
"""Headings that any article may have, written here and not taken from the code that is judged."""

_SHORT = 4
_GAP = r"[-\s]*"
_NO_WORD = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Score:
    """How many of what was found are right, are wrong, and how many right ones were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the right that was found; 1 where there is none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def holds_key_term(title: str, judgement: Judgement) -> bool:
    """Whether a title of readable length holds one of the key terms; case, hyphens and spaces do
    not count, and a short Latin term (SD, GAN) must be a word of its own.
    """
    if len(title) > LONGEST_TITLE:
        return False
    return any(_pattern(term).search(title) for term in judgement.key_terms)


def _pattern(term: str) -> re.Pattern[str]:
    letters = re.sub(_GAP, "", term)
    words = _GAP.join(map(re.escape, letters))
    if letters.isascii() and len(letters) <= _SHORT:
        words = rf"(?<![A-Za-z]){words}(?![A-Za-z])"
    return re.compile(words, re.IGNORECASE)


def is_generic(title: str) -> bool:
    """Whether a title is made of generic headings alone."""
    words = _NO_WORD.sub(" ", title).casefold().split()
    return all(word in GENERIC_HEADINGS for word in words)


def topic_score(found: Collection[str], judgement: Judgement) -> Score:
    """Return the score of the topics that an article was found to be about."""
    wrong = set(found) - judgement.about - judgement.either
    right = judgement.about.intersection(found)
    return Score(len(right), len(wrong), len(judgement.about) - len(right))


def term_score(found: Iterable[str], wanted: Iterable[str], either: Iterable[str]) -> Score:
    """Return the score of suggested terms, each compared without case, hyphens and spaces."""
    plain = {_plain(term) for term in found}
    right = {_plain(term) for term in wanted}
    wrong = plain - right - {_plain(term) for term in either}
    return Score(len(plain & right), len(wrong), len(right - plain))


def _plain(term: str) -> str:
    return re.sub(_GAP, "", term).casefold()
