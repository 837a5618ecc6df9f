"""What a text says that it does: `本文介绍X`, `致力于X`, `We propose X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.vocabulary import NOUNS
from downlink.describe.titles.window import Opening
from downlink.text.fold import to_simplified
from downlink.text.grammar.definitions import CALLED
from downlink.text.scripts import HAN

_REST = r"[^,。;!?\ue000\ue001]"
_STOP = re.compile(r"[,。;!?\ue000\ue001]")
_PURPOSE = re.compile(
    r"(?P<who>本文|这篇(?:文章|博客|论文|笔记)?|本篇(?:文章|博客)?|本(?:章|节|书|教程|项目|次|期|系列)|全文|该(?:论文|文章)|文章|论文|作者|今天|我们|笔者|接下来|下面)"
    r"[^,。;:!?\ue000\ue001]{0,14}?(?:介绍|讲解|讲讲|梳理|总结|回顾|讨论|探讨|分析|解读|提出|研究|分享|整理|聊聊|聊一聊|"
    r"谈谈|谈一下|谈|说说|学习|了解|演示|展示|讲述|剖析|解析|说明|描述|记录|掌握|关注|致力于|就是(?=将|把|用)|解决|带来的?(?:依然|还|就)?是|探一?探|讲一讲|看一?看)"
    r"(?![者师率器库集期完过]|自于?|人员|材料|资料|目标|任务|中|时|内容)(?:了|一下|一种|一个|一类|一篇|下|的是|一些|另一种|关于|如何){0,3}"
    rf"(?P<what>{_REST}{{2,40}})"
)
_HELPS = (
    r"(?:(?:帮助|让|使|协助)[^,。;]{1,12}?(?:更好地?|快速|深入|系统地?)?"
    r"(?:理解|掌握|了解|学习|使用|构建))?(?!帮助|协助)"
)
# Whom it helps is not what it is about.
_EFFORT = re.compile(rf"(?:致力于|旨在|目的是|为了解决|用来解决){_HELPS}(?P<what>{_REST}{{4,24}})")
_WE = re.compile(
    r"\b(?:[Ww]e|I|This (?:post|paper|article)) (?:\w{1,12} )?(?:introduces?|"
    r"presents?|proposes?|explains?|describes?|discuss(?:es)?|trains?|covers?) "
    r"(?P<what>(?:[\w+-]{1,30} ?){1,6})"
)
_NAMED = re.compile(
    rf"{CALLED}\s?[“\"]?([A-Za-z][\w.+ -]{{1,30}}|[{HAN}]{{2,10}}?)(?=[”\"的,。;(]|$)"
)
_NO_PURPOSE = re.compile(
    r"^(?:[的了它这那其该到我和与及者自于过很并中]|(?:整理|总结|分析|归纳|梳理|[和与及])+$|任何|各种|中的|里的|成为|如何看|读者|大家|[出起下]来|[使让能把将对给]|成果|[一两三四五六七八几][个种点些篇下步])|如下|以下|下面|进行了"
)
_MODIFIERS = re.compile(r"^(?:简单有效|比较有意思|非常|十分|很|有趣|简单|高效){0,3}的(?=.{3})")
_PART = re.compile(rf":|——|\s的|(?<=[{HAN}])\s(?=[{HAN}])")
_AND_SO_ON = re.compile(r"等(?:内容|知识|方法|问题)?$")

_EARLY = 200


def purposes(opening: Opening) -> Iterator[Candidate]:
    """Yield what the text says that it is about."""
    chinese = not opening.text.isascii()
    text = opening.simplified
    for match in _PURPOSE.finditer(text, opening.start) if chinese else ():
        own = match["who"].startswith(("本", "这篇", "全文"))
        yield from _aim(opening, match, weights.PURPOSE_OWN if own else weights.PURPOSE_OTHER)
    for match in _EFFORT.finditer(text, opening.start) if chinese else ():
        yield from _aim(opening, match, weights.PURPOSE_AIMED)
    for match in _WE.finditer(opening.text, opening.start):
        yield from _aim(opening, match, weights.PURPOSE_IN_ENGLISH)


def _aim(opening: Opening, match: re.Match[str], weight: float) -> Iterator[Candidate]:
    what = opening.text[slice(*match.span("what"))]
    named = _NAMED.search(what)
    words = named.group(1) if named else _MODIFIERS.sub("", _PART.split(what, maxsplit=1)[0])
    title = tidy(_AND_SO_ON.sub("", words), opening.style)
    cut = (
        match.re is not _WE
        and match.end() < len(opening.text)
        and not _STOP.match(opening.text, match.end())
    )
    if title in NOUNS or (cut and what.endswith(words)) or _NO_PURPOSE.search(to_simplified(title)):
        return
    late = weights.PURPOSE_LATE if match.start() - opening.start > _EARLY else 0.0
    reason = "what the text says it does"
    yield Candidate(title, "purpose", match.start("what"), weight - late, reason)
