"""Chinese opening → the noun phrases that it holds: what a heading could say of it.

Nothing parts Chinese words. What tells is the small ones: a phrase ends where a particle, a
pronoun, a conjunction or a sentence's verb stands, and what is left between them is a name, or a
name with what is done with it (`训练深度学习模型`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.usage import usage
from downlink.describe.titles.vocabulary import NOUNS, STOPS
from downlink.describe.titles.window import Opening
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.terms import EDGES, ENDS
from downlink.text.scripts import HAN

_MOST, _MOST_JOINED, _MOST_MADE = 7, 3, 2
_SHORTEST, _LONGEST, _LONGEST_JOINED = 2, 18, 24

# Words of a sentence, not of a name; longer ones first. All begin with a character as it stands, so
# that the places where one may begin are found fast.
_WORDS = (
    rf"{STOPS}|具有|拥有|属于|包括|包含|成为|作为|在于|帮助|主要|非常|十分|比较|更加|其实|当然|因此|此外|另外|不过|"
    r"介绍|讲解|讨论|了解|看看|知道|希望|想要|想|觉得|叫做|叫|"
    r"称为|称作|名为|尽管|虽然|既然|无论|假如|假设|如今|刚刚|得到|变得|"
    r"随着|经过|经常|往往|任何|所有|各种|多种|其他|其它|"
)
_SMALL = (
    "的了是在把被让就都也而但又这那此我你他她它们呢吗吧很太不没和与及或给对从"
    "由为以将则其之该每各某另个些无会要得着过到来有能"
)
_PARTS = re.compile(
    f"{_WORDS}{'|'.join(_SMALL)}"
    r"|用(?<![使应利作采通常有费专信实引适复调].)(?![户途法例词量])"
    rf"| (?:(?=[{HAN}])|(?<=[{HAN}].))"
)
_POINTS = re.compile(rf"[^\w .+#/(){HAN}-]+")
_NAME = re.compile(rf"[A-Za-z{HAN}]")
_LEADING = re.compile(
    r"(?:[0-9]+[.、)]?\s*|一下|使用|利用|通过|采用|进行|当|用|做|讲|谈|说|看|去|上|下|中|里)+"
)
_TRAILING = re.compile(r"(?:时|上|中|里|下|后|前|等|内|外|进行|方面|一样|而言|来讲)+$")
_TRAILS = frozenset("时上中里下后前等内外行面样言讲")
# The last characters of these.

_OF = "的"
_LATIN_NAME = re.compile(
    r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9.+#-]{1,20}(?: [A-Z0-9][A-Za-z0-9.+#-]{0,20}){0,2}"
)


class _Phrase(NamedTuple):
    text: str
    start: int
    end: int


def chinese_phrases(opening: Opening, counts: Counter[str]) -> Iterator[Candidate]:
    """Yield the phrases of a text that say most of it, and two of them joined by `的`.

    Args:
        counts: how often each Latin word and pair of Chinese characters stands there.
    """
    found = list(_phrases(opening.text[: opening.start + WITHIN], opening.start))
    scores = _scores(found, counts)
    best: dict[str, tuple[float, _Phrase]] = {}
    for phrase, score in zip(found, scores, strict=True):
        if phrase.text not in best:
            best[phrase.text] = (score, phrase)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].start))
    for score, phrase in ranked[:_MOST]:
        yield from _as_candidate(opening, phrase, score, "a phrase of the text")
    yield from _joined(opening, found, scores)


def _phrases(text: str, start: int) -> Iterator[_Phrase]:
    last = start
    for begin, end in _parts(text, start):
        phrase = _phrase(text, last, begin) if begin - last >= _SHORTEST else None
        if phrase:
            yield phrase
        last = end


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where what parts phrases stands, the end of the text the last."""
    for points in _POINTS.finditer(text, start):
        begin, end = points.span()
        for match in _PARTS.finditer(text, start, begin):
            yield match.span()
        yield begin, end
        start = end
    for match in _PARTS.finditer(text, start):
        yield match.span()
    yield len(text), len(text)


def _phrase(text: str, start: int, end: int) -> _Phrase | None:
    if end - start > 3 * _LONGEST:
        return None
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    words = text[start:end]
    if words[-1:] in _TRAILS:
        words = _TRAILING.sub("", words)
    words = words.rstrip()
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not _SHORTEST <= len(words) <= _LONGEST + 10 * words.isascii():
        return None
    if "(" in words or ")" in words:
        return None
    if words in NOUNS or not _NAME.search(words) or is_generic(words):
        return None
    return _Phrase(words, start, start + len(words))


def _scores(found: list[_Phrase], counts: Counter[str]) -> list[float]:
    use = usage(english=False)
    tells, rarest = use.tells, use.rarest
    scores = []
    for phrase in found:
        words = [*map(stem, WORD.findall(phrase.text)), *PAIR.findall(phrase.text)]
        if not words:
            scores.append(0.0)
            continue
        told = [log(1 + counts.get(word, 0)) * tells.get(word, rarest) for word in words]
        edges = phrase.text[0] in EDGES or phrase.text[-1] in ENDS
        score = sum(told) / (len(told) + weights.CHINESE_FEW_WORDS)
        score *= weights.CHINESE_AT_EDGE if edges else 1.0
        distance = phrase.start - found[0].start
        scores.append(score / (1 + distance / weights.CHINESE_FADES))
    return scores


def _joined(opening: Opening, found: list[_Phrase], scores: list[float]) -> Iterator[Candidate]:
    """Yield two phrases that `的` joins: `Decoder的交互层`."""
    pairs = []
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        of = opening.text[first.end : second.start].strip() == _OF
        if of and second.end - first.start <= _LONGEST_JOINED:
            text = opening.text[first.start : second.end]
            score = (scores[at] + scores[at + 1]) / 2
            pairs.append((score, _Phrase(text, first.start, second.end)))
    pairs.sort(key=lambda item: (-item[0], item[1].start))
    for score, phrase in pairs[:_MOST_JOINED]:
        yield from _as_candidate(opening, phrase, score, "two phrases that 的 joins")


def _as_candidate(
    opening: Opening, phrase: _Phrase, score: float, reason: str
) -> Iterator[Candidate]:
    title = tidy(phrase.text, opening.style)
    if len(title) > 1 and title not in NOUNS:
        weight = weights.CHINESE_PHRASE + weights.CHINESE_PER_SCORE * score
        weight = round(min(weights.CHINESE_MOST, weight), 3)
        yield Candidate(title, "phrase", phrase.start, weight, reason)


def made_of_two(
    opening: Opening, candidates: list[Candidate], counts: Counter[str]
) -> Iterator[Candidate]:
    """Yield a Latin name with what the text says again beside it: `MySQL:查询缓存`."""
    names = [item for item in candidates if item.evidence in ("term", "definition")]
    names = [item for item in names if counts[stem(item.text.partition(" ")[0])] > 1]
    phrases = [item for item in candidates if item.evidence in ("phrase", "term")]
    again = [item for item in phrases if _recurs(item.text, counts)]
    for name in [item for item in names if _LATIN_NAME.fullmatch(item.text)][:_MOST_MADE]:
        for phrase in again:
            if name.text.casefold() not in phrase.text.casefold():
                title = tidy(f"{name.text}:{phrase.text}", opening.style)
                weight = round((name.weight + phrase.weight) / 2, 3)
                yield Candidate(title, "joined", name.offset, weight, "a name and a phrase")
                break


def _recurs(text: str, counts: Counter[str]) -> bool:
    """Whether a text says all of a Chinese phrase more than once."""
    pairs = PAIR.findall(text)
    return bool(pairs) and len(text) <= _LONGEST and all(counts[pair] > 1 for pair in pairs)
