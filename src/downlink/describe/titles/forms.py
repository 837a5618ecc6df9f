"""A title → how it is written: whether it tells, asks, speaks to a reader, ends as titles do."""

from __future__ import annotations

import re

from downlink.describe.titles.english_words import FUNCTION, STARTERS, VERBS
from downlink.text.grammar.terms import EDGES

_SPOKEN = re.compile(
    r"\b(?=[IiWwYyTtmo])(?:[Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|my|our|your)\b|[’'](?:m|ve|re|ll)\b"
)
_SPOKEN_HAN = re.compile(
    r"[我你您他她它咱]|本文|笔者|大家|读者|本[章节篇]|前面|上面|下面|这[里是个些种]"
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|will|can|could|would|should)\b")
_SAYS_HAN = re.compile(r"[是把被让了着]|已经|可以|需要|通过|进行|都|会|就")
_ASKS = ("如何", "为什么", "怎么", "什么是", "How ", "What ", "Why ")
_ASKS_HAN = ("如何", "怎么", "为何")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = re.compile(
    r"\b(?=[wmtjfasond])(?:Week|Month|Today|January|February|March|April"
    r"|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_TIME_HAN = re.compile(r"[年月日]|今天|最近|前几天")
_VERB_FIRST = re.compile(
    r"(?:使用|利用|通过|实现|安装|部署|训练|构建|编译|基于|理解|掌握|学习|了解|解决|提出|推荐|支持|提供|采用|设计)"
)
_TITLE_END = re.compile(
    r"(?:详解|解读|笔记|总结|入门|教程|实践|实战|综述|浅析|解析|指南|对比|区别|小记|心得|原理|手册|算法|模型|方法|"
    r"框架|机制|网络|系统|技术|模式|协议|问题|优化|部署|微调|量化|架构|结构|函数|配置|环境|应用|模块|分析|设计|实现)$"
)
_NUMBERED = re.compile(r"\s\d+(?:\.\d+)*$")


def form_of(title: str, *, han: bool, latin: bool) -> tuple[float, ...]:
    """Return the features of a title that its text does not matter to, in their order.

    Args:
        han: whether Chinese characters are in it.
        latin: whether Latin words are.
    """
    words = title.split()
    return (
        float((_SAYS_HAN if han else _SAYS).search(title) is not None),
        float(title[0].isdecimal() or (title[-1].isdecimal() and _is_numbered(title))),
        float(_speaks(title, han=han, latin=latin)),
        float(_asks(title, han=han)),
        float(_is_of_time(title, han=han, latin=latin)),
        float("与" in title),
        float(":" in title or "：" in title),
        float("(" in title or "（" in title),
        float("," in title or "，" in title),
        float("…" in title),
        float("_" in title),
        float(han and latin),
        float(len(words) - 1),
        float(han and _TITLE_END.search(title) is not None),
        float((han and _VERB_FIRST.match(title) is not None) or words[0].casefold() in VERBS),
        *_english_form(words),
        float(title[0] in EDGES) + float(title[-1] in EDGES),
    )


def _is_numbered(title: str) -> bool:
    return _NUMBERED.search(title) is not None


def _speaks(title: str, *, han: bool, latin: bool) -> bool:
    """Whether somebody speaks in a title, or is spoken to."""
    return (latin and _SPOKEN.search(title) is not None) or (
        han and _SPOKEN_HAN.search(title) is not None
    )


def _asks(title: str, *, han: bool) -> bool:
    return (
        title.endswith(("?", "？"))
        or title.startswith(_ASKS)
        or (han and any(word in title for word in _ASKS_HAN))
    )


def _is_of_time(title: str, *, han: bool, latin: bool) -> bool:
    """Whether a title names a date or a time."""
    year = ("19" in title or "20" in title) and _YEAR.search(title) is not None
    return (
        year
        or (latin and _TIME.search(title) is not None)
        or (han and _TIME_HAN.search(title) is not None)
    )


def _english_form(words: list[str]) -> tuple[float, ...]:
    first, folded = words[0], [word.casefold() for word in words]
    last = folded[-1]
    return (
        float(first in STARTERS),
        float(first.endswith("ing") and len(first) > len("thing")),
        float(last in FUNCTION or last in VERBS),
        sum([word[0].isupper() for word in words]) / len(words),
        sum([word in FUNCTION for word in folded]) / len(words),
    )
