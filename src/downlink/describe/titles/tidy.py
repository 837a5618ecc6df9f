"""Words found in a text → a title to show: one line, short, whole words, balanced brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from downlink.describe.hyphens import restore_hyphens, spellings_of
from downlink.describe.titles.chinese_words import ends_whole
from downlink.text.formulas import replace_formulas
from downlink.text.grammar.one_form import LINK, LOST
from downlink.text.scripts import HAN, MONTH

LONGEST, LONGEST_LATIN = 60, 80
"""Characters of a title, and of one in Latin letters alone, which are narrow; a longer one ends in
an ellipsis.
"""

SHORT = 12
"""Characters below which a part of an English title says too little."""

_LONGEST_WORDS = 400

_PAIRS = {"(": ")", "[": "]", "{": "}", "《": "》", "“": "”", "【": "】", "「": "」", "（": "）"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_BRACKET = re.compile(r"[()\[\]{}《》“”【】「」（）]")
_BLANK = re.compile(f"[{LOST}{LINK}]|https?://")
_BEFORE = re.compile(r"(?:(?!<[^<>\s]{1,30}>)[^\w()\[\]{}《》“”\"'【】「」（）]|_)++")
# Not what a tag or a special token begins with: `<|endoftext|>`.

_NUMBER = re.compile(
    rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,2}}[.、]?\s+(?=[A-Za-z{HAN}])|[一二三四五六七八九十〇]\s+(?=[A-Za-z{HAN}])|"
    r"[0-9]{1,2}[.、)](?!\d)|0x[0-9a-fA-F]{2}\s|\(?[一二三四五六七八九十〇]{1,3}[、.)]|[①-⑨])\s*"
)
_LEAD = re.compile(
    r"(?:因此|所以|但是|然而|不过|而且|并且|其中|此外|另外|同时|首先|于是|那么|接下来|下面|简单来说|"
    r"众所周知|大家都知道|回顾一下|先来看看?|我们知道|事实上|其实|具体来说|一般来说|通常来说|总的来说),?"
)
_NUMBER_BEGINS = frozenset("0123456789一二三四五六七八九十〇(①②③④⑤⑥⑦⑧⑨")
_LEAD_BEGINS = frozenset("因所但然不而并其此另同首于那接下简众大回先我事具一通总")
# The characters with which these begin.

_LISTED = re.compile(r"(?<=.{4})[:：]\s?(?:1[.、)](?!\d)|一、).*$")
# A list that begins behind the colon is no part of the title.

_AFTER = re.compile(r"[\s,。;:、·|<#*=~–—!.，：；！-]++$")
_AFTERS = frozenset(" ,。;:、·|<#*=~–—!.，：；！-")
_PARTICLES = re.compile(
    rf"(?<=[{HAN}])(?:以及|并且|而且|,即|[的了着和与及或等是在把被对从为以就也都而但又之将让使并且吧呢啊])$"
)
_PARTICLE_ENDS = frozenset("及且即的了着和与及或等是在把被对从为以就也都而但又之将让使并吧呢啊")
_WHOLE = re.compile(r"是[^是]*的$|不[是在对会]$|(?:涉及|认为|即将)$")
# `是怎么做到的` and `网络不是` end in a particle and are whole, and so are verbs with one.

_DANGLING = re.compile(
    r"\s(?:of|for|with|and|or|in|on|to|by|from|the|a|an|via|using|as|at|is|are|this|these|we|our|your"
    rf"|tl;?(?:dr)?|{MONTH}\.?,? (?:19|20)[0-9]{{2}})$",
    re.IGNORECASE,
)
_WORD_END = re.compile(
    rf"\s|[,。;、:!?，：；]|(?<=[{HAN}])(?=[A-Za-z0-9(《])|(?<=[)》A-Za-z0-9])(?=[{HAN}])"
)
_HEAD = re.compile(r"([^:：]{3,}?)[:：]")
_PART = re.compile(
    r" (?:for|with|in|on|via|using|by|from|of|to|as|through|without|towards?) ", re.IGNORECASE
)
_LETTERS = re.compile(r"\w+")
_QUOTES = "“”\"'"
_ASCII_POINT = re.compile(rf"(?<=[{HAN}》”）)])[,:;?!(]|[,:;?!)](?=[{HAN}《“（]|$)|\((?=[{HAN}])")
_POINTS = frozenset(",:;?!()")
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text's titles are written.

    Attributes:
        spellings: words that the text writes with hyphens (see `hyphens.spellings_of`).
        wide: whether the text kept its Chinese punctuation.
    """

    spellings: Mapping[str, tuple[int, ...]]
    wide: bool


def style_of(text: str) -> Style:
    """Return the style of the text as it was received."""
    return Style(spellings_of(text), text.count("，") > text.count(","))


def tidy(words: str, style: Style) -> str:
    """Return the words as a title; "" where nothing is left of them."""
    words = words[:_LONGEST_WORDS]
    if LOST in words or LINK in words or "http" in words:
        words = _BLANK.split(words, maxsplit=1)[0]
    line = " ".join(words.split())
    if not line.isprintable():
        line = "".join(character for character in line if character.isprintable())
    if line and not line[0].isalnum():
        match = _BEFORE.match(line)
        line = line[match.end() :] if match else line
    for pattern, begins in ((_NUMBER, _NUMBER_BEGINS), (_LEAD, _LEAD_BEGINS)):
        match = pattern.match(line) if line[:1] in begins else None
        line = line[match.end() :] if match else line
    if ":" in line or "：" in line:
        line = _LISTED.sub("", line)
    title = _shorten(restore_hyphens(_trim(_balance(line)), style.spellings))
    return _widen(title) if style.wide else title


def first_part(title: str, longest: int) -> str:
    """Return what an English title says before a preposition, in `longest` characters at most;
    "" where that is too little.
    """
    parts = [match.start() for match in _PART.finditer(title[: longest + 2])]
    return title[: parts[-1]] if parts and parts[-1] > SHORT else ""


def plain(text: str) -> str:
    """Return the first words of a text that offers no title; an ellipsis if it has no words."""
    shown = replace_formulas(text.lstrip()[:_LONGEST_WORDS], lambda _: " ")
    words = _LETTERS.findall("".join(item if item.isprintable() else " " for item in shown))
    return " ".join(words)[:LONGEST].rstrip() or "…"


def _trim(line: str) -> str:
    """Drop what no title ends in: punctuation, particles, English function words."""
    before = ""
    while line != before:
        before = line
        if line[-1:] in _AFTERS:
            line = _AFTER.sub("", line)
        if " " in line:
            line = _DANGLING.sub("", line)
        if line[-1:] in _PARTICLE_ENDS and len(line) > len("是的") and not _is_whole(line):
            line = _PARTICLES.sub("", line)
        if line.count('"') % 2 or line.count("“") != line.count("”"):
            line = line.strip(_QUOTES)
    return line


def _is_whole(line: str) -> bool:
    """Whether the particle at a line's end is a part of its last word (规则, 行为)."""
    return _WHOLE.search(line) is not None or ends_whole(line, len(line))


def _balance(line: str) -> str:
    """Cut the line before what it opens and does not close, and leave out what it only closes, or
    opens with nothing before it.
    """
    if not _BRACKET.search(line):
        return line
    stack: list[tuple[str, int]] = []
    kept: list[str] = []
    for character in line:
        if character in _PAIRS:
            stack.append((character, len(kept)))
        elif character in _OPENERS:
            if not stack or stack[-1][0] != _OPENERS[character]:
                continue
            stack.pop()
        kept.append(character)
    if stack and not "".join(kept[: stack[0][1]]).strip():
        return _balance("".join(kept[stack[0][1] + 1 :]).lstrip())
    return "".join(kept[: stack[0][1]] if stack else kept)


def _shorten(line: str) -> str:
    """Cut a long line at its colon, or where a word ends and mark the cut."""
    longest = LONGEST_LATIN if line.isascii() else LONGEST
    if len(line) <= longest:
        return line
    head = _HEAD.match(line[:longest])
    if head:
        return _trim(_balance(head.group(1)))
    places = [match.start() for match in _WORD_END.finditer(line, longest // 2, longest - 1)]
    cut = _trim(_balance(line[: places[-1] if places else longest - 1]))
    return f"{cut[: longest - 1]}…" if cut else ""


def _widen(title: str) -> str:
    """Write punctuation beside Chinese as the text does; brackets only in pairs."""
    if _POINTS.isdisjoint(title):
        return title
    wide = _ASCII_POINT.sub(lambda match: match.group().translate(_WIDE), title)
    return wide if _balance(wide) == wide else title
