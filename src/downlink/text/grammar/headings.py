"""Headings that any article may have: they say nothing of what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from downlink.text.fold import fold, letters_of, simplified_forms

GENERIC = frozenset(
    [
        *("背景", "概述", "简介", "前言", "引言", "引言与背景", "背景与引言", "背景介绍"),
        *("问题引入", "问题背景", "模型概述", "模型简介", "简短总结", "总结", "小结", "摘要"),
        *("介绍", "导语", "导言", "序言", "推导", "原理", "原理分析", "模型架构", "网络架构"),
        *("方法", "实验", "结论", "参考文献", "Introduction", "Background", "Overview"),
        *("Abstract", "Summary", "Preface", "Motivation", "Conclusion"),
    ]
)
"""Headings that any article may have: they say nothing of what it is about. `is_generic` knows
these and what is put together in the same way (`研究动机`, `1. 背景与意义`, `Related work`).
"""

_OF_ANY = (
    "模型|方法|算法|论文|文章|本文|研究|问题|基本|基础|核心|主要|整体|总体|相关|网络|参考|技术|简短|具体|"
    "工作|知识|任务|系统|项目|代码|实验|数学|理论|公式|关键|实现|训练|推理|数据|结果|课程|学习|阅读|详细|"
    "一些|几个|常见|重要|主体|全文|内容"
)
_HEADS = (
    "背景|概述|概要|概览|总览|综述|简介|介绍|前言|引言|引子|导语|导言|导读|序言|序|绪论|动机|引入|缘起|起因|"
    "回顾|由来|总结|小结|摘要|推导|原理|分析|架构|结构|框架|流程|步骤|方法|实验|结果|结论|结语|后记|讨论|概念|定义|"
    "思想|思路|贡献|创新|创新点|内容|目录|附录|正文|致谢|文献|资料|链接|优点|缺点|优缺点|优势|特点|意义|"
    "目的|目标|描述|说明|实现|细节|基础|基础知识|工作|信息|解读|笔记|写在前面|写在最后|参考|要点|部分|问题|"
    "关键词|简述|题记|题目|题解|题意|解题思路|习题|作业|课程简介|课程介绍|学习目标|本章目标|知识点|更新日志|推荐阅读|延伸阅读|"
    "前置知识|正题|开篇|开场白|闲话|楔子|声明|版权声明|免责声明|系列文章|往期回顾|速览|核心概要|"
    "代码|数据集|环境|准备|快速开始|使用方法|设置|评估|评价指标|应用场景|展望|未来工作|解决方案|解决方法"
)
_ENGLISH = (
    "introduction|background|overview|abstract|summary|preface|motivation|conclusions?|relatedworks?|"
    "methods?|methodology|approach|experiments?|results?|discussion|references|contents|tldr|"
    "preliminar(?:y|ies)|gettingstarted|notes?|analysis|implementation|evaluation|intent|tableofcontents|"
    "slides|prerequisites|requirements|installation|usage|setup|faq|furtherreading|learningobjectives|"
    "acknowledge?ments?|disclaimer|update|question|answer|problem|solution|objectives?|goals?|changelog"
)
_LONGEST = 40
_NUMBERED = r"(?:第?[0-9一二三四五六七八九十]{1,3}[章节部分]{0,2})?"


def _longest_first(words: str) -> str:
    """An expression for any of the words that never goes back on its choice."""
    return f"(?>{'|'.join(sorted(set(words.split('|')), key=lambda word: (-len(word), word)))})"


_CHINESE = re.compile(_NUMBERED + rf"(?:{_longest_first(f'{_OF_ANY}|{_HEADS}')}[与和及的]?+)++")
_HEADING = re.compile(_longest_first(_HEADS))
_ENGLISH_ONE = re.compile(_NUMBERED + rf"(?:{_ENGLISH})(?:and(?:{_ENGLISH}))?")


_LATIN = re.compile("[A-Za-z]")
_HAN = re.compile("[\u4e00-\u9fa5]")
# Not `HAN`: a rarer character may fold to one of these words, and is left to the expressions.

_FIRST = frozenset(word[0] for word in f"{_OF_ANY}|{_HEADS}".split("|")) | set(
    "第一二三四五六七八九十章节部分"
)
_LAST = frozenset(word[-1] for word in f"{_OF_ANY}|{_HEADS}".split("|")) | set("与和及的")
# The characters with which the Chinese ones begin and end.


@lru_cache(maxsize=1 << 14)
def is_generic(words: str) -> bool:
    """Whether a heading says nothing of what an article is about, however it is numbered."""
    if words in GENERIC or len(words) > _LONGEST:
        return words in GENERIC
    if words.isascii():
        return _ENGLISH_ONE.fullmatch(letters_of(words.lower())) is not None
    if _is_other(words):
        return False
    folded = fold(words)
    chinese = _CHINESE.fullmatch(folded) and _HEADING.search(folded)
    return bool(chinese or _ENGLISH_ONE.fullmatch(folded))


def _is_other(words: str) -> bool:
    """Whether some words are sure to be none of these: they are in two scripts, or begin or end
    with a Chinese character as none does.
    """
    if not _HAN.search(words):
        return False
    if _LATIN.search(words):
        return True
    simple = simplified_forms().get
    first, last = words[0], words[-1]
    return bool(
        (_HAN.match(first) and simple(ord(first), first) not in _FIRST)
        or (_HAN.match(last) and simple(ord(last), last) not in _LAST)
    )


# Brackets hold together what stands within them.
_FIRST_WORD = re.compile(r"(?:[^\s()\[\]《》]|\([^()]*\)|\[[^\]]*\]|《[^》]*》)+(?=\s)")


def first_word(body: str, start: int = 0) -> tuple[int, int] | None:
    """Return the place (start, end) of what a space parts from the text behind it, in Chinese a
    line; None where that is longer than a heading: it can be as long as the text.
    """
    places = range(start, len(body))
    begin = next((at for at in places if not body[at].isspace()), len(body))
    match = _FIRST_WORD.match(body, begin, begin + _LONGEST + 1)
    return match.span() if match else None


def generic_heading(body: str, start: int = 0) -> tuple[int, int] | None:
    """Return the place (start, end) of a generic heading at `start`, if one stands there alone."""
    place = first_word(body, start)
    return place if place and is_generic(body[slice(*place)]) else None
