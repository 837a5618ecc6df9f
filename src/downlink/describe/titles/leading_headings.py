"""Opening → headings that it begins with: flattening left a space where each ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from downlink.describe.titles.candidate import Candidate, Evidence
from downlink.describe.titles.tidy import LINK, LONGEST, LOST, tidy
from downlink.describe.titles.window import NUMBER, Opening
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

_LONGEST, _LONGEST_LATIN, _LONGEST_LINE = 70, 150, 40
_FEWEST_WORDS = 3
_SPACE = re.compile(r"\s+")
_OVER = re.compile(rf"[。;!{LOST}{LINK}]|\?.|,.*,.*,")
_OPEN = re.compile(r"[(《“\[][^)》”\]]*$")
_VARIABLE = re.compile(r"(?:^|\s)[a-z](?:\s|$)")
_UNFINISHED = re.compile(r"[:,、—-]$")

_FIRST = re.compile(rf"[A-Za-z][A-Za-z0-9.+-]*|[{HAN}]{{2,}}")
_HAN = re.compile(rf"[{HAN}]")
_HAN_END = re.compile(rf"[{HAN}]$")
_HAN_NEXT = re.compile(rf"[{HAN}《“]")
_WORD_NEXT = re.compile(rf"[{HAN}A-Z0-9]")
_LETTER = re.compile(r"[A-Za-z]")
_LABEL_NEXT = re.compile(
    rf"{LINK}|🔖|(?:论文|代码|项目|原文|Paper|Code|Github|GitHub|arXiv)[^\s:]{{0,6}}\s?:"
)
_LABEL = re.compile(r"(?:Paper|Code|Git[Hh]ub|arXiv|(?:论文|代码|项目)(?:地址|链接|主页)?)\s?:")
_LIST_NEXT = re.compile(r"(?:[0-9]{1,2}|[一二三])[.、](?!\d)\s?\S")
_FORM = re.compile(
    r"[^:,。]{2,30}(?::(?![\s\d])|(?<=[A-Za-z0-9]):\s(?=[A-Z])|——).{3,}"
    r"|[^():,。]{2,24}\s?\([^()]{2,50}\)"
)
_GLOSSED = re.compile(r"[^:,。]{2,20}\s?\([^()]{2,50}\):")
_NEXT_NUMBER = re.compile(
    r".\s(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.、,]?|[一二三四五六七八九十][、,，]?)$"
)
# Behind the number of the next heading nothing belongs to this one.

_NUMBER_ALONE = re.compile(r"第[0-9一二三四五六七八九十百]{1,4}[章节讲篇部课回期]")
CODE = re.compile(
    r"(?:import|from|def|class|return|pip3? install|git clone|sudo|SELECT|INSERT|CREATE) "
)
"""What a line of code begins with, and no heading, as it is written."""

_NUMBERED = re.compile(rf"{NUMBER}([A-Za-z][A-Za-z0-9_+-]{{2,}})")
_SUFFIX = re.compile(
    r"(?:详解|解读|笔记|总结|入门|教程|实践|实战|综述|浅析|解析|指南|对比|区别|小记|读后感?|心得|记录|剖析|盘点|汇总|原理|"
    r"原理与实现|源码分析|论文阅读|精读|手册|踩坑|避坑|初探|漫谈|Explained|Tutorial|Guide|Notes)$"
)
_GAP = re.compile(rf"(?:^|\s)\S$|[{HAN}] [A-Za-z]|[A-Za-z] [{HAN}]|:\s")
_VERB = re.compile(r"[是把被]|[了着](?=.{2})|包括|包含|通常")

_PROSE = re.compile(
    r"我们|笔者|本文|这是|就是|如下|大家|其中|因为|所以|如果|[他她它]们?|正在|有着|可以|需要"
)
_ASKS = re.compile(r"为什么|为何|如何|怎么|怎样|什么|究竟|吗$|多少|哪")
_ASKING_END = re.compile(r"(?:[吗呢么]|(?:怎么|如何|为什么|为何|哪里|谁|多少|几|怎样|什么).{0,8})$")
_NAME_NEXT = re.compile(r"[A-Za-z]{2}")
_LEADS_IN = re.compile(
    r"从.{1,20}(?:说起|讲起|谈起|开始|出发)|[写说]在.{1,6}|(?:复现|学习|阅读|实验)?记录"
)
_LESS_WITH_COMMA, _LESS_IF_LONG, _LESS_IF_LEADING_IN, _LESS_AS_PROSE = 0.15, 0.1, 0.3, 0.2


def leading_headings(opening: Opening) -> Iterator[Candidate]:
    """Yield what may be a heading at the beginning, one for each place where it may end."""
    text, start = opening.text, opening.start
    for space in _SPACE.finditer(text, start + 1, start + _LONGEST_LATIN):
        words = text[start : space.start()]
        long = len(words) > _LONGEST and not words.isascii()
        if long or _OVER.search(words) or _LABEL.search(words) or CODE.match(words):
            return
        if _NEXT_NUMBER.search(words):
            return
        if _NUMBER_ALONE.fullmatch(words):
            continue
        rest = text[space.end() : space.end() + 60]
        found = _line_end(words, space.group(), rest)
        if not found and rest and _may_end(words, rest):
            found = _cue(opening, words, rest)
        title = tidy(words, opening.style) if found else ""
        if found and title and not is_generic(title):
            weight, reason = found
            evidence: Evidence = "question" if words.endswith("?") else "heading"
            yield Candidate(title, evidence, start, weight - _penalty(words), reason)


def _line_end(words: str, space: str, rest: str) -> tuple[float, str] | None:
    """Return the cue of a line of its own: a capture kept its end, and a new sentence follows."""
    short = len(words) <= LONGEST and not words.endswith((".", ",", ":"))
    if "\n" in space and short and rest and not rest[0].islower() and not is_generic(words):
        return 0.9, "a line of its own"
    return None


def repeats(words: str, rest: str) -> bool:
    """Whether the rest takes up the first word of a heading (three characters of Chinese)."""
    first = _FIRST.match(words)
    if not first or len(first.group()) == 1 or is_generic(first.group()):
        return False
    latin = first.group().isascii()
    head = first.group() if latin else first.group()[:3]
    return rest.startswith(head) and not (latin and _LETTER.match(rest, len(head)))


def _may_end(words: str, rest: str) -> bool:
    """Whether a heading may end between the words and the rest: nothing is open there, and no two
    Latin words belong together.
    """
    if is_generic(words) or _OPEN.search(words) or _VARIABLE.search(words):
        return False
    if _UNFINISHED.search(words):
        return _GLOSSED.fullmatch(words) is not None
    if not (words[-1].isascii() and words[-1].isalnum() and _LETTER.match(rest)):
        return True
    return bool(
        repeats(words, rest)
        or _before_label(words, rest)
        or _before_heading(words, rest)
        or _numbered(words, rest)
    )


def _penalty(words: str) -> float:
    """How much weight the words lose as a heading by what they say."""
    penalty = _LESS_WITH_COMMA if "," in words else 0.0
    if len(words) > _LONGEST_LINE and not words.isascii():
        penalty += _LESS_IF_LONG
    if _LEADS_IN.fullmatch(words):
        penalty += _LESS_IF_LEADING_IN
    if _PROSE.search(words) and not _ASKS.search(words):
        penalty += _LESS_AS_PROSE
    return penalty


def _cue(opening: Opening, words: str, rest: str) -> tuple[float, str] | None:
    """Return the first cue that the words are a heading: its weight and the reason."""
    for weight, reason, holds in _CUES:
        if holds(words, rest):
            return weight, reason
    if not opening.spaced and _asked(words, rest):
        return 0.8, "a question, and a space before Latin letters"
    if not opening.spaced and _by_space(words, rest):
        return 0.74, "the text has no other space between Chinese and Latin"
    return None


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


def _numbered(words: str, _rest: str) -> bool:
    return _NUMBERED.fullmatch(words) is not None


def _suffixed(words: str, _rest: str) -> bool:
    return _SUFFIX.search(words) is not None


def _before_list(_words: str, rest: str) -> bool:
    return _LIST_NEXT.match(rest) is not None


def _before_heading(_words: str, rest: str) -> bool:
    following = rest.split(maxsplit=1)
    return bool(following) and not rest[0].islower() and is_generic(following[0])


_CUES: tuple[tuple[float, str, Callable[[str, str], bool]], ...] = (
    (0.9, "a question on a line of its own", _question),
    (0.92, "the text takes up its first word", repeats),
    (0.9, "an address or a label follows", _before_label),
    (0.88, "it has the form of a title", _formed),
    (0.82, "a name with its gloss before a colon", _glossed),
    (0.7, "a numbered word", _numbered),
    (0.85, "it ends as titles do", _suffixed),
    (0.8, "a list or a numbered part follows", _before_list),
    (0.78, "a space between Chinese characters ends a line", _line_of_chinese),
    (0.7, "a run of capitalised words", _capitalised),
    (0.6, "a sentence in another language", _foreign_sentence),
    (0.8, "a heading follows", _before_heading),
)
"""Cues of a heading: weight, reason, test of (its words, the rest); the first that holds counts."""
