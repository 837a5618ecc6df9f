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
from downlink.describe.titles.chinese_words import PARTING, WHOLE, begins_whole, ends_whole
from downlink.describe.titles.counts import PAIR, WITHIN, WORD, stem
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.usage import usage
from downlink.describe.titles.vocabulary import NOUNS
from downlink.describe.titles.window import Opening
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.terms import EDGES, ENDS
from downlink.text.scripts import HAN

_MOST, _MOST_JOINED, _MOST_PARTS, _MOST_MADE = 5, 4, 3, 2
_SHORTEST, _SHORTEST_ALONE, _LONGEST_GENERIC = 2, 3, 8
_LONGEST, _LONGEST_JOINED, _WIDEST_JOINT, _SHORT_TEXT = 18, 24, 4, 40

_NUMBER = r" [0-9]{1,2}(?:(?:\.[0-9]{1,2})+\.?|[.、)])(?= |(?=[^\x00-\xff]))"
_PARTS_AND_SPACES = re.compile(rf"{PARTING}|{_NUMBER}| (?:(?=[{HAN}])|(?<=[{HAN}].))")
_PARTS_AND_LINES = re.compile(rf"{PARTING}|{_NUMBER}|(?<=[{HAN}]) (?=[{HAN}])")
# Where a text puts spaces between Chinese and Latin, one there parts nothing.
_POINTS = re.compile(rf"[^\w .+#/{HAN}-]+|\.(?= )")
_NAME = re.compile(rf"[A-Za-z{HAN}]")
_LEADING = re.compile(
    rf"(?:(?=[0-9一使利通采进当用做讲谈说看去上下中里])(?!{WHOLE})(?:[0-9]+(?:\.[0-9]+)*(?![0-9A-Za-z.])[.、)]?\s*"
    r"|一下|使用|利用|通过|采用|进行|[当用做讲谈说看去上下中里])"
    r"|(?<=[一这两几每某各此该])[个种篇款门份位张项件套句堆批番])+"
)
_LEADS = frozenset("0123456789一使利通采进当用做讲谈说看去上下中里个种篇款门份位张项件套句堆批番")
_TRAILING = re.compile(
    r"(?:[时上中里下后前等内外可]|(?<![方双单反正定面横纵导逆同异垂有无趋倾流转走指朝])向|进行|方面|一样|而言|来讲)$"
)
_TRAILS = frozenset("时上中里下后前等内外可向行面样言讲")
# The first characters of those, and the last ones of these.

_JOINTS = frozenset(["的", "和", "与", "與", "及", "以及"])
_GLOSS = re.compile(r"\s?\([A-Za-z][A-Za-z0-9 ,.+-]{1,40}\)")
_CHINESE_NAME = re.compile(rf"(?:[A-Za-z]+ ?)?[{HAN}]{{2,12}}")
_LATIN_NAME = re.compile(
    r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9.+#-]{1,20}(?: [A-Z0-9][A-Za-z0-9.+#-]{0,20}){0,2}"
)


class _Phrase(NamedTuple):
    """What stands between two small words; `alone` if it can be a title without another."""

    text: str
    start: int
    end: int
    alone: bool = True


def chinese_phrases(opening: Opening, counts: Counter[str]) -> Iterator[Candidate]:
    """Yield the phrases of a text that say most of it, and those that `的` or `和` joins.

    Args:
        counts: how often each Latin word and pair of Chinese characters stands there.
    """
    found = list(_phrases(opening))
    scores = _scores(found, counts)
    best: dict[str, tuple[float, _Phrase]] = {}
    for phrase, score in zip(found, scores, strict=True):
        if phrase.alone and phrase.text not in best:
            best[phrase.text] = (score, phrase)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].start))
    for score, phrase in ranked[:_MOST]:
        yield from _as_candidate(opening, phrase, score, "a phrase of the text")
    yield from _glossed(opening, ranked[: 2 * _MOST])
    yield from _joined(opening, found, scores)


def _phrases(opening: Opening) -> Iterator[_Phrase]:
    own, last = opening.text[: opening.start + WITHIN], opening.start
    text = opening.simplified[: len(own)]
    parting = _PARTS_AND_LINES if opening.spaced else _PARTS_AND_SPACES
    for begin, end in _parts(text, last, parting):
        # What the end of the excerpt cuts may be no word.
        whole = begin < len(text) or last - opening.start < _SHORT_TEXT
        # What stands in 《》 is a work's title: `cited_works.py` has it.
        whole = whole and not (text[last - 1 : last] == "《" and text[begin : begin + 1] == "》")
        phrase = _phrase(text, own, last, begin) if whole and begin - last >= _SHORTEST else None
        if phrase:
            yield phrase
        last = end


def _parts(text: str, start: int, parting: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where what parts phrases stands, the end of the text the last."""
    for points in _POINTS.finditer(text, start):
        begin, end = points.span()
        for match in parting.finditer(text, start, begin):
            if match.lastgroup is None:
                yield match.span()
        yield begin, end
        start = end
    for match in parting.finditer(text, start):
        if match.lastgroup is None:
            yield match.span()
    yield len(text), len(text)


def _phrase(text: str, own: str, start: int, end: int) -> _Phrase | None:
    """Return the phrase between two places, None for none; in the text's own script."""
    if end - start > 3 * _LONGEST:
        return None
    lead = _LEADING.match(text, start, end) if text[start] in _LEADS else None
    start = lead.end() if lead else start
    while text[end - 1] in _TRAILS and not ends_whole(text, end):
        trail = _TRAILING.search(text, start, end)
        if not trail:
            break
        end = trail.start()
    words = text[start:end].rstrip()
    if " " in words and text[end : end + 1] == ":" and text[:start].rstrip().endswith(":"):
        words = words.rpartition(" ")[0]  # the value of one label; behind it stands the next
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not _SHORTEST <= len(words) <= _LONGEST + 10 * words.isascii():
        return None
    if not _NAME.search(words):
        return None
    if len(words) > _SHORTEST_ALONE:
        alone = words not in NOUNS and (len(words) > _LONGEST_GENERIC or not is_generic(words))
    else:
        again = words.isascii() or text.count(words, start) > 1
        alone = again and words not in NOUNS and not is_generic(words)
    end = start + len(words)
    return _Phrase(own[start:end], start, end, alone)


def _scores(found: list[_Phrase], counts: Counter[str]) -> list[float]:
    use = usage(english=False)
    tell, rarest, count = use.tells.get, use.rarest, counts.get
    scores = []
    for phrase in found:
        words = [*map(stem, WORD.findall(phrase.text)), *PAIR.findall(phrase.text)]
        if not words:
            scores.append(0.0)
            continue
        told = [log(1 + count(word, 0)) * tell(word, rarest) for word in words]
        edges = _has_edge(phrase.text)
        score = sum(told) / (len(told) + weights.CHINESE_FEW_WORDS)
        score *= weights.CHINESE_AT_EDGE if edges else 1.0
        distance = phrase.start - found[0].start
        scores.append(score / (1 + distance / weights.CHINESE_FADES))
    return scores


def _glossed(opening: Opening, ranked: list[tuple[float, _Phrase]]) -> Iterator[Candidate]:
    """Yield the first phrase that the text names in Latin letters too: `残差网络(ResNet)`."""
    for score, phrase in sorted(ranked, key=lambda item: item[1].start):
        match = _GLOSS.match(opening.text, phrase.end)
        if match and _CHINESE_NAME.fullmatch(phrase.text):
            whole = _Phrase(opening.text[phrase.start : match.end()], phrase.start, match.end())
            yield from _as_candidate(opening, whole, score, "a phrase with its other name")
            return


def _has_edge(words: str) -> bool:
    """Whether a phrase begins or ends with a character as no term does."""
    begins = words[0] in EDGES and not begins_whole(words, 0)
    return begins or (words[-1] in ENDS and not ends_whole(words, len(words)))


def _joined(opening: Opening, found: list[_Phrase], scores: list[float]) -> Iterator[Candidate]:
    """Yield two or three phrases that small words join: `Decoder的交互层`, `栈和队列的实现`."""
    runs = []
    for at, first in enumerate(found):
        for last in range(at + 1, min(at + _MOST_PARTS, len(found))):
            begin, end = found[last - 1].end, found[last].end
            if found[last].start - begin > _WIDEST_JOINT:
                break
            between = opening.text[begin : found[last].start].strip()
            if between not in _JOINTS or end - first.start > _LONGEST_JOINED:
                break
            if any(phrase.alone for phrase in found[at : last + 1]):
                score = sum(scores[at : last + 1]) / (last + 1 - at)
                text = opening.text[first.start : end]
                runs.append((score, _Phrase(text, first.start, end)))
    runs.sort(key=lambda item: (-item[0], item[1].start))
    for score, phrase in runs[:_MOST_JOINED]:
        yield from _as_candidate(opening, phrase, score, "phrases that a small word joins")


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
