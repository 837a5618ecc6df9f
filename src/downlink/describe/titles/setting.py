"""A candidate and its text → what the text does where the candidate stands: whether it announces
there what it is about, says what a thing is, compares, lists; and how far it comes back to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from downlink.describe.titles.window import Opening
from downlink.text.grammar.comparisons import compared, given_as_example, is_aside, listed
from downlink.text.grammar.definitions import defined, revealed, worked_on

SETTING_NAMES: tuple[str, ...] = (
    *("announced", "behind what announces", "sentence", "sentences that hold it", "spread"),
    *("defined there", "led up to", "worked on", "compared there", "in a list", "an aside"),
    *("code", "a name in brackets", "a sentence's subject"),
)
"""The features, in their order."""

_ANNOUNCES = re.compile(
    r"本(?:文|节|章|篇|课|讲|系列|教程|项目|仓库|书|页|指南|专题|周)"
    r"|这(?:篇|一[篇章节讲]|[个份]教程)|我们将|将会?(?:介绍|学习|讨论|讲解)"
    r"|(?:下面|接下来|今天|主要)(?:我们?)?(?:来|介绍|讨论|学习|看|讲|聊)"
    r"|(?:介绍|讲解|聊聊|谈谈|总结|记录|分享)"
    r"|\b(?=[TtWwIYyLlHhaipde])(?:"
    r"(?:[Tt]his|[Tt]oday[’']s) (?:\w+ )?(?:post|article|chapter|section|lesson|tutorial|guide"
    r"|page|paper|note|unit|module|document|series|blog|book|recipe|work|report|talk|plugin|package"
    r"|project|release)\b"
    r"|(?:[Ww]e|I|[Yy]ou)(?:[’']ll| will|[’']re going to| want(?:ed)? to| need(?:ed)? to)\b"
    r"|[Ll]et[’']?s\b|[Hh]ere(?:[’']s| is| are)\b|[Hh]ow to\b"
    r"|announc|introduc|present|describ|propos|explain|discuss|explor)"
)
_STOP = re.compile(r"[。!?;]|(?<=[a-z0-9)])\.(?=\s)|\n")
_CODE = re.compile(
    r"[_/\\=<>{}\[\]]|\w\(|\.(?:py|js|md|sh|go|java|cpp|c|h|json|ya?ml|txt)\b|^[a-z]+[A-Z]|\w\.\w"
)
_SUBJECT = re.compile(
    r"\s?(?:\([^()]{1,60}\)\s?)?(?:是|在|的|与|和|可以|能|有|is|are|was|has|can|allows?|provides?|lets?)"
)
_BEFORE, _AFTER, _LOOKED_AT, _FAR = 16, 40, 4, 200.0
# Characters around an occurrence, and occurrences, that are looked at.

_NOT_THERE = -1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentences of an opening.

    Attributes:
        folded: its text in small letters.
        sentences: where its own sentences begin, in order.
        announcing: of each where what announces ends, -1 where nothing does.
        asides: whether each gives examples or tells what was before.
    """

    opening: Opening
    folded: str
    sentences: tuple[int, ...]
    announcing: tuple[int, ...]
    asides: tuple[float, ...]


def setting_of(opening: Opening, within: int) -> Setting:
    """Return the sentences of an opening's first own characters."""
    text = opening.text[: opening.start + within]
    ends = [match.end() for match in _STOP.finditer(text, opening.start)]
    starts = sorted({opening.start, *(_word(text, end) for end in ends if end < len(text))})
    announcing, asides = [], []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        found = _ANNOUNCES.search(text, start, end)
        announcing.append(found.end() if found else -1)
        asides.append(float(is_aside(text, start)))
    folded = text.casefold()
    same = len(folded) == len(text)
    return Setting(
        opening,
        folded if same else text,
        tuple(starts),
        tuple(announcing),
        tuple(asides),
    )


def _word(text: str, start: int) -> int:
    return start + 1 if text[start : start + 1] == " " else start


def setting_features(title: str, offset: int, setting: Setting) -> tuple[float, ...]:
    """Return the features of a candidate, as `SETTING_NAMES` names them."""
    start = setting.opening.start
    places = _places(title.casefold(), setting.folded, start)
    code = float(_CODE.search(title) is not None)
    if not places:
        number = _sentence(max(offset, start), setting)
        announced = float(setting.announcing[number] >= 0)
        return (announced, _NOT_THERE, float(number), *(_NOT_THERE,) * 8, code, 0.0, 0.0)
    numbers = [_sentence(place, setting) for place in places]
    ends = [setting.announcing[number] for number in numbers]
    behind = [place - end for place, end in zip(places, ends, strict=True) if end >= 0]
    behind = [distance for distance in behind if distance >= -len(title)]
    return (
        float(max(ends) >= 0),
        min(behind, default=_FAR),
        float(numbers[0]),
        float(len(set(numbers))),
        (places[-1] - places[0]) / max(1, len(setting.opening.text) - start),
        *_around(len(title), places[:_LOOKED_AT], setting.opening.text),
        min([setting.asides[number] for number in numbers]),
        code,
        *_form(len(title), places[:_LOOKED_AT], setting),
    )


def _around(length: int, places: Sequence[int], text: str) -> tuple[float, ...]:
    before = [_before(text[max(0, at - _BEFORE) : at]) for at in places]
    after = [_after(text[at + length : at + length + _AFTER]) for at in places]
    reveals, works, compares = zip(*before, strict=True)
    defines, lists = zip(*after, strict=True)
    return max(defines), max(reveals), max(works), min(compares), min(lists)


def _before(words: str) -> tuple[float, float, float]:
    """Whether some words reveal what is behind them, say what is done with it, compare it."""
    compares = compared(words) or given_as_example(words)
    return float(revealed(words)), float(worked_on(words)), float(compares)


def _after(words: str) -> tuple[float, float]:
    """Whether some words define what is before them, whether they list it."""
    return float(defined(words)), float(listed(words))


def _form(length: int, places: Sequence[int], setting: Setting) -> tuple[float, float]:
    text, bracketed, subject = setting.opening.text, 1.0, 0.0
    for at in places:
        end = at + length
        if text[at - 1 : at] + text[end : end + 1] != "()":
            bracketed = 0.0
        if at in setting.sentences and _SUBJECT.match(text, end):
            subject = 1.0
    return bracketed, subject


def _places(title: str, text: str, start: int) -> list[int]:
    found = []
    while (start := text.find(title, start)) >= 0:
        found.append(start)
        start += len(title)
    return found


def _sentence(place: int, setting: Setting) -> int:
    return bisect_right(setting.sentences, place) - 1
