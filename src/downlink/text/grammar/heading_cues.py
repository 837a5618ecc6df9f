"""Words and what follows them → what shows that a heading ends between the two.

`words` are what may be a heading, `rest` what stands behind the space at its end, both in one form.
What each cue weighs is for those to say who ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.labels import LABEL_OF_SOURCE
from downlink.text.grammar.numbering import LIST_BEGINS, NUMBER
from downlink.text.grammar.one_form import LINK
from downlink.text.scripts import HAN

_FEWEST_WORDS, _LONGEST_LINE = 3, 40
_FIRST = re.compile(rf"[A-Za-z][A-Za-z0-9.+-]*|[{HAN}]{{2,}}")
_LETTER = re.compile(r"[A-Za-z]")
_HAN = re.compile(rf"[{HAN}]")
_HAN_END = re.compile(rf"[{HAN}]$")
_HAN_NEXT = re.compile(rf"[{HAN}《“]")
_WORD_NEXT = re.compile(rf"[{HAN}A-Z0-9]")
_NAME_NEXT = re.compile(r"[A-Za-z]{2}")
_LABEL_NEXT = re.compile(rf"{LINK}|🔖|{LABEL_OF_SOURCE}")
_OPEN = re.compile(r"[(《“\[][^)》”\]]*$")
_VARIABLE = re.compile(r"[a-z](?<!\S.)(?!\S)")
_UNFINISHED = re.compile(r"[:,、—-]$")
_FORM = re.compile(
    r"[^:,。]{2,30}(?::(?![\s\d])|(?<=[A-Za-z0-9]):\s(?=[A-Z])|——).{3,}"
    r"|[^():,。]{2,24}\s?\([^()]{2,50}\)"
)
_GLOSSED = re.compile(r"[^:,。]{2,20}\s?\([^()]{2,50}\):")
_NUMBERED_NAME = re.compile(rf"{NUMBER}([A-Za-z][A-Za-z0-9_+-]{{2,}})")
_SUFFIX = re.compile(
    r"(?:详解|解读|笔记|总结|入门|教程|实践|实战|综述|浅析|解析|指南|对比|区别|小记|读后感?|心得|记录|剖析|盘点|汇总|原理|"
    r"原理与实现|源码分析|论文阅读|精读|手册|踩坑|避坑|初探|漫谈|Explained|Tutorial|Guide|Notes)$"
)
_GAP = re.compile(rf"(?:^|\s)\S$|[{HAN}] [A-Za-z]|[A-Za-z] [{HAN}]|:\s")
_VERB = re.compile(r"[是把被]|[了着](?=.{2})|包括|包含|通常")
_ASKS = re.compile(r"为什么|为何|如何|怎么|怎样|什么|究竟|吗$|多少|哪")
_ASKING_END = re.compile(r"(?:[吗呢么]|(?:怎么|如何|为什么|为何|哪里|谁|多少|几|怎样|什么).{0,8})$")

HeadingCue = Literal[
    "a line of its own",
    "a question on a line of its own",
    "the text takes up its first word",
    "an address or a label follows",
    "it has the form of a title",
    "a name with its gloss before a colon",
    "a numbered word",
    "it ends as titles do",
    "a list or a numbered part follows",
    "a space between Chinese characters ends a line",
    "a run of capitalised words",
    "a sentence in another language",
    "a heading follows",
    "a question, and a space before Latin letters",
    "the text has no other space between Chinese and Latin",
]
"""What shows that some words are a heading; of several, the first counts."""

CODE = re.compile(
    r"(?:import|from|def|class|return|pip3? install|git clone|sudo|SELECT|INSERT|CREATE) "
)
"""What a line of code begins with, and no heading, as it is written."""


def takes_up(words: str, rest: str) -> bool:
    """Whether the rest takes up the first word of a heading (three characters of Chinese)."""
    first = _FIRST.match(words) if words[:1] == rest[:1] else None
    if not first or len(first.group()) == 1:
        return False
    latin = first.group().isascii()
    head = first.group() if latin else first.group()[:3]
    if not rest.startswith(head) or (latin and _LETTER.match(rest, len(head))):
        return False
    return not is_generic(first.group())


def may_end(words: str, rest: str) -> bool:
    """Whether a heading may end between the words and the rest: nothing is open there, and no two
    Latin words belong together.
    """
    latin = words[-1].isascii() and words[-1].isalnum() and _LETTER.match(rest)
    if latin and not (
        takes_up(words, rest)
        or _before_label(words, rest)
        or _before_heading(words, rest)
        or is_numbered_name(words)
    ):
        return False
    if _OPEN.search(words) or _VARIABLE.search(words) or is_generic(words):
        return False
    return not _UNFINISHED.search(words) or _GLOSSED.fullmatch(words) is not None


def is_numbered_name(words: str) -> bool:
    """Whether the words are a Latin name behind a number."""
    return _NUMBERED_NAME.fullmatch(words) is not None


def asks(words: str) -> bool:
    """Whether some words ask something."""
    return _ASKS.search(words) is not None


def cue_of(words: str, rest: str, *, spaced: bool) -> HeadingCue | None:
    """Return the first cue that the words are a heading, None where nothing shows it.

    Args:
        spaced: whether the text puts spaces between Chinese and Latin (see `is_spaced`).
    """
    tests = _TESTS if spaced else _ALL_TESTS
    return next((cue for cue, holds in tests if holds(words, rest)), None)


def _by_space(words: str, rest: str) -> bool:
    mixed = _HAN.search(words) and _LETTER.search(words)
    said = _GAP.search(words) or (_VERB.search(words) and not _ASKS.search(words))
    return bool(mixed and not said and _WORD_NEXT.match(rest))


def _asked(words: str, rest: str) -> bool:
    """Whether the words ask something, and a name or word follows, no variable."""
    return bool(_ASKING_END.search(words) and _NAME_NEXT.match(rest))


def _line_of_chinese(words: str, rest: str) -> bool:
    short = len(words) < _LONGEST_LINE
    return bool(short and _HAN_END.search(words) and _HAN_NEXT.match(rest))


def _capitalised(words: str, rest: str) -> bool:
    parts = words.split()
    capital = sum(part[0].isupper() for part in parts)
    title = len(parts) >= _FEWEST_WORDS and capital > len(parts) / 2
    return bool(title and not _HAN.search(words) and _HAN_NEXT.match(rest))


def _foreign_sentence(words: str, rest: str) -> bool:
    sentence = words.endswith(".") and len(words.split()) > _FEWEST_WORDS
    return bool(sentence and not _HAN.search(words) and _HAN_NEXT.match(rest))


def _question(words: str, _rest: str) -> bool:
    return words.endswith("?") and len(words) > len("为什么?")


def _before_label(_words: str, rest: str) -> bool:
    return _LABEL_NEXT.match(rest) is not None


def _formed(words: str, _rest: str) -> bool:
    return _FORM.fullmatch(words) is not None


def _glossed(words: str, _rest: str) -> bool:
    return _GLOSSED.fullmatch(words) is not None


def _suffixed(words: str, _rest: str) -> bool:
    return _SUFFIX.search(words) is not None


def _before_list(_words: str, rest: str) -> bool:
    return LIST_BEGINS.match(rest) is not None


def _before_heading(_words: str, rest: str) -> bool:
    following = [] if rest[:1].islower() else rest.split(maxsplit=1)
    return bool(following) and is_generic(following[0])


_Test = tuple[HeadingCue, Callable[[str, str], bool]]
_TESTS: tuple[_Test, ...] = (
    ("a question on a line of its own", _question),
    ("the text takes up its first word", takes_up),
    ("an address or a label follows", _before_label),
    ("it has the form of a title", _formed),
    ("a name with its gloss before a colon", _glossed),
    ("a numbered word", lambda words, _rest: is_numbered_name(words)),
    ("it ends as titles do", _suffixed),
    ("a list or a numbered part follows", _before_list),
    ("a space between Chinese characters ends a line", _line_of_chinese),
    ("a run of capitalised words", _capitalised),
    ("a sentence in another language", _foreign_sentence),
    ("a heading follows", _before_heading),
)
_BY_SPACE: tuple[_Test, ...] = (
    ("a question, and a space before Latin letters", _asked),
    ("the text has no other space between Chinese and Latin", _by_space),
)
_ALL_TESTS = (*_TESTS, *_BY_SPACE)
