"""Words around a name → whether a text says there what it is: `X是…`, `X的思路是…`, `所谓X`.

The expressions read text in one form. `revealed` looks at what stands before a name, `defined` and
`in_full` at what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from downlink.text.grammar.words_before import WordsBefore
from downlink.text.scripts import HAN, LATIN_NAME

_DEGREE = "总体|整体|基本|关键|主要|核心|最大|本质"
_IDEA = (
    "想法|思路|思想|做法|核心|改动|出发点|办法|主张|目标|目的|原理|关键|准则|创新|贡献|概念|动机|灵感|作用|意思|定义|"
    "特点|本质|全称|全名|英文名|缩写|基本单元"
)
_KIND = "模型|方法|算法|技术|机制|框架|网络|架构|策略|任务|函数"
_ADVERB = "本身|其实|本质上|本质|实际上|通常|主要|就|也|则|都|正|便|只|恰好?"

_PLAINLY = r"是指|指的?是|(?:本身|其实|本质上|实际上)?是(?!这样[,。]|如此)|又称|又叫"
IS = (
    rf"(?:是指|指的是|指(?!标|令|数)|(?:{_ADVERB}){{0,3}}是(?!这样[,。]|如此)|即(?!使|便)"
    r"|又称|又叫|全称|称为|属于|作为(?=[^,。;]{0,24}(?:一[种个项类款]|重要|核心)))"
)
"""What joins a name to what it is."""

IDEA = rf"的?(?:{_DEGREE})?(?:{_IDEA})点?(?:就|很|由来|其实|也|是|在于|来自|:)"
"""What joins it to the idea of it: `的核心思想是`."""

GLOSS = r"\s?\([^()]{2,60}\)"
"""What stands in brackets behind a name."""

CALLED = r"(?<![又也])(?:叫做?|称为|称作|称之为|名为|取名)"
"""What stands before a name that something is given."""

POINTED_AT = r"[这那它便就正即][就便正]?是"
"""What stands before what a text leads up to."""

_SAID_OF_IT = rf"的?(?:{_DEGREE})?(?:{_IDEA})[^。,;:!?]{{0,8}}(?:是|在于|来自|:)"
_DOES = "做了|给了|给出|换了|提出|引入|采用|旨在|把|将|用|同样"
_ENGLISH = r"\s?(?:is|are|was|refers? to|means|stands for)\b"
_DEFINED = re.compile(rf"(?:{GLOSS})?\s?(?:{_KIND})?\s?(?:{IS}|{_SAID_OF_IT}|由|旨在|{_ENGLISH})")
_SPOKEN_OF = re.compile(rf"\s?(?:{_PLAINLY}|{_SAID_OF_IT}|{_DOES})")
_NAME = rf"{LATIN_NAME}(?:[ -]{LATIN_NAME}){{0,4}}"
_BRACKET = re.compile(rf"\s?\(\s*(?:({_NAME}(?:\s*[,;/]\s*{_NAME})?)|([{HAN}]{{2,12}}))\s*\)")
_BEFORE = re.compile(rf"(?:[{HAN}]{{2,12}}|{_NAME})$")
_LONGEST_NAME = 60
_FULL = re.compile(r"[A-Z][A-Za-z]*[ -][A-Za-z -]{3,44}")
_PARTS = re.compile(r"\s*[,;/]\s*")
_IN_FULL = re.compile(r"\s?\(\s?[A-Za-z][^()]{2,60}\)")
_LONG_NAME = re.compile(r"\s?\([A-Za-z]+[ -]?[A-Z]?[a-z]+[A-Za-z ,-]{4}")

_GAP = r"(?:了|一下|一[个套种款类篇]|的)?[\s“\"《]{0,3}$"
_GAP_ENDS = frozenset("了下个套种款类篇的")
_REVEALED = WordsBefore(
    re.compile(
        rf"(?:{POINTED_AT}|{CALLED}|简称|所谓|什么是|何为|何谓|(?:办法|答案|回答|做法|主角|讲的|说的|主张)是"
        r"|[看弄搞读]懂|深入理解|聊聊|说说|谈谈|介绍|提出了?|换成了?"
        rf"|[Ww]hat is| called| (?:introduce|present|propose)s?){_GAP}"
    ),
    _GAP_ENDS | frozenset("是叫做为作名称谓懂解聊说谈绍出成sdet"),
)
_CHOSEN = WordsBefore(
    re.compile(rf"(?:(?:方法|任务|工具|主题|重点)是|改[为成]|换成|替换[为成]){_GAP}"),
    _GAP_ENDS | frozenset("是为成"),
)
_WORKED_ON = WordsBefore(
    re.compile(
        r"(?:即|再到|理解|认识|分享|讲解|解读|梳理|详解|手写|实现|复现|部署了?|推出了?|发布了?|开源了?)"
        rf"{_GAP}"
    ),
    _GAP_ENDS | frozenset("即到解识享读理写现署出布源"),
)


def revealed(before: str) -> bool:
    """Whether some words lead up to the name behind them: `这就是`, `所谓`, `介绍`."""
    return _REVEALED.end(before)


def chosen(before: str) -> bool:
    """Whether some words say that the text's task, tool or subject is the name behind them."""
    return _CHOSEN.end(before)


def worked_on(before: str) -> bool:
    """Whether some words say what is done with the name behind them: `实现`, `复现`."""
    return _WORKED_ON.end(before)


def defined(after: str) -> bool:
    """Whether some words say what the name before them is, or what the idea of it is."""
    return _DEFINED.match(after) is not None


def spoken_of(after: str) -> bool:
    """Whether some words say what the name before them is, or does."""
    return _SPOKEN_OF.match(after) is not None


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name with others for the same in brackets behind it: `强化学习(reinforcement learning,RL)`.

    Attributes:
        name: the words before the bracket, up to what is no part of a name; in Chinese with what
            stands before it in its sentence.
        others: those in the bracket.
    """

    name: str
    others: tuple[str, ...]


def glosses(text: str) -> Iterator[Gloss]:
    """Yield the names of a text beside others for the same."""
    for match in _BRACKET.finditer(text):
        start = max(0, match.start() - _LONGEST_NAME)
        name = _BEFORE.search(text, start, match.start())
        if name:
            yield Gloss(name.group(), tuple(_PARTS.split(match[1] or match[2])))


def in_full(after: str) -> bool:
    """Whether the name before some words is given in Latin letters in brackets behind it."""
    return _IN_FULL.match(after) is not None


def long_name(after: str) -> bool:
    """Whether the name before some words is given in several Latin words behind it."""
    return _LONG_NAME.match(after) is not None


def is_long_name(name: str) -> bool:
    """Whether a name is one in full: several words, the first with a capital."""
    return _FULL.fullmatch(name) is not None
