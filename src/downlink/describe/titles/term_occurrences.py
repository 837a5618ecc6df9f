"""Opening → the terms that stand in it, and where: Latin words, runs of them, repeated Chinese."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from downlink.describe.titles.chinese_words import WHOLE_WORDS
from downlink.describe.titles.vocabulary import NAMELESS, NOUNS, STOPS
from downlink.describe.titles.window import Opening
from downlink.text.grammar.definitions import CALLED, POINTED_AT
from downlink.text.grammar.terms import EDGES, ENDS, INNER
from downlink.text.grammar.works import citations
from downlink.text.scripts import HAN

Span = tuple[int, int]
"""Where a term stands in a text: the offsets of its first character and behind its last."""

# Not `LATIN_NAME`: an underscore belongs to a name (`ROW_NUMBER`), and no part of a path is one.
_LATIN = re.compile(
    r"(?<![A-Za-z0-9_/\\.@-])[A-Za-z][A-Za-z0-9]*+(?:[.+_-][A-Za-z0-9]++)*+(?![/\\@])"
)
# In English, where words in small letters are no terms: `english.py` has their phrases.
_ENGLISH_NAME = re.compile(
    r"(?<![A-Za-z0-9_/\\.@-])(?:(?=[a-z]*[A-Z0-9_])[A-Za-z][A-Za-z0-9]*+"
    r"|(?<= )(?:of|for|and)(?= [A-Z]))"
    r"(?:[.+_-][A-Za-z0-9]++)*+(?![/\\@])"
)
_JOINTS = frozenset(["of", "from", "for", "with", "and", "in", "to", "the", "is"])
_LONGEST_RUN = 4
_CAPITAL = re.compile(r"[A-Z]")
_NAME = re.compile(r"[a-z][A-Z]|[A-Z]{2}|[A-Za-z][0-9]")
_SIGNS = frozenset("=*+/(<>")

_QUOTED = re.compile(r"(?<![A-Za-z])(?:[A-Za-z][A-Za-z0-9:,'-]*+ ){5,}+")

_HAN_RUN = re.compile(rf"[{HAN}]{{2,}}+")
_STOPS = re.compile(STOPS)
_GROWS = re.compile(
    rf"(?![{''.join(sorted(INNER))}和与及或等给对从由为以将则其之该每各某另])[{HAN}]"
)
_SHORTEST, _LONGEST = 3, 8
_REPEATED_WITHIN = 1000
_REVEALED = re.compile(
    rf"(?:{POINTED_AT}|{CALLED})"
    rf"([{HAN}]{{2,10}}?)(?=的|[,。;(])"
    rf"|(?<=[的,。;:!? ])([{HAN}]{{3,10}}?)(?=给了|给出|的(?:想法|做法|思路|核心|主张)是)"
    rf"|(?<=[。!? ])([{HAN}]{{4,7}}?)(?=用一|把|让|将|从)"
)
COUNTED = re.compile(
    r"[一二两三四五六七八九十百千万亿半几]+(?:[个张行条步类倍天年月层次份种秒人部边对样起段同共定般直旦]|分钟|小时|分之)"
    r"|[一二两三四五六七八九十百千万亿]{2,}|[同每]一"
)
"""A number and what it counts, at the beginning of what therefore is no term."""


def key_of(text: str) -> str:
    """Return what a term is counted by: without case, hyphens and spaces."""
    return text.replace(" ", "").replace("-", "").replace("_", "").replace("\t", "").casefold()


def term_occurrences(opening: Opening) -> Mapping[str, list[Span]]:
    """Return the terms of a text's own words by their keys, each with its occurrences in order."""
    chinese = _HAN_RUN.search(opening.text) is not None
    found = _latin(opening, chinese=chinese)
    text = opening.text[: opening.start + _REPEATED_WITHIN]
    for word in repeated(text[opening.start :]):
        found[word] = list(_occurrences(text, word, opening.start))
    for match in _REVEALED.finditer(opening.text, opening.start) if chinese else ():
        group = match.lastindex or 1
        word = match.group(group)
        if _is_noun(word) and not _STOPS.search(word):
            found[word] = sorted({*found[word], match.span(group)})
    return found


def _occurrences(text: str, word: str, start: int) -> Iterator[Span]:
    while (start := text.find(word, start)) >= 0:
        yield start, start + len(word)
        start += len(word)


def _latin(opening: Opening, *, chinese: bool) -> defaultdict[str, list[Span]]:
    cited = list(citations(opening.text))  # only what has the form of a name counts there
    if chinese:
        cited += [match.span() for match in _QUOTED.finditer(opening.text)]
    words = [
        match.span()
        for match in (_LATIN if chinese else _ENGLISH_NAME).finditer(opening.text, opening.start)
        if not _in_code(opening.text, match)
        and (
            not cited
            or _NAME.search(match.group())
            or not any(a <= match.start() < b for a, b in cited)
        )
    ]
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in _runs(opening.text, words):
        found[key_of(opening.text[slice(*span)])].append(span)
    # A word that stands alone somewhere counts wherever it stands: `Medusa` in `Medusa Head`.
    alone = {key for key, spans in found.items() if " " not in opening.text[slice(*spans[0])]}
    for word in words:
        key = key_of(opening.text[slice(*word)])
        if key in alone and word not in found[key]:
            found[key].append(word)
    for spans in found.values():
        spans.sort()
    return found


def _in_code(text: str, word: re.Match[str]) -> bool:
    """Whether a word in small letters stands in a formula or a line of code."""
    if not word.group().islower():
        return False
    start, end = word.span()
    before = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    return before in _SIGNS or text[end : end + 2].lstrip(" ")[:1] in _SIGNS


def _runs(text: str, words: list[Span]) -> Iterator[Span]:
    """Yield words, and runs of capitalised words as one; a long run is a sentence, no term."""
    index = 0
    while index < len(words):
        end = _run_end(text, words, index)
        if end - index <= _LONGEST_RUN:
            yield words[index][0], words[end - 1][1]
        else:
            yield from words[index:end]
        index = end


def _run_end(text: str, words: list[Span], index: int) -> int:
    """Return the index behind the last word of the run of capitalised words from `index`."""
    last = index + 1
    while text[words[index][0]].isupper() and _adjoin(text, words, last):
        joint = text[slice(*words[last])] in _JOINTS
        if joint and not _adjoin(text, words, last + 1):
            break
        word = text[slice(*words[last + joint])]
        before = [text[slice(*span)] for span in words[index:last]]
        # A word repeats one of the run, or abbreviates it: `MultiQuery Attention MQA`.
        anew = word in (*before, "".join(_CAPITAL.findall("".join(before))))
        if anew or word.casefold() in NAMELESS or not (word[0].isupper() or word[0] == "v"):
            break
        last += 1 + joint
    return last


def _adjoin(text: str, words: list[Span], index: int) -> bool:
    return index < len(words) and text[words[index - 1][1] : words[index][0]] == " "


def repeated(text: str) -> list[str]:
    """Return the Chinese strings that may be terms and that a text repeats, none of them a part
    of a longer one that it repeats as often.
    """
    pieces = [piece for run in _HAN_RUN.findall(text) for piece in _STOPS.split(run)]
    # What stands twice begins with three characters that do: few of all strings are looked at.
    begins = Counter(
        [piece[at : at + _SHORTEST] for piece in pieces for at in range(len(piece) + 1 - _SHORTEST)]
    )
    twice = {begin for begin, n in begins.items() if n > 1}
    if not twice:
        return []
    grams: list[str] = []
    for piece in pieces:
        last = len(piece) + 1
        for at in range(last - _SHORTEST):
            if piece[at : at + _SHORTEST] in twice and piece[at] not in EDGES:
                ends = range(at + _SHORTEST, min(at + _LONGEST + 1, last))
                grams += [piece[at:end] for end in ends]
    often = {gram: n for gram, n in Counter(grams).items() if n > 1 and _is_noun(gram)}
    longer: Counter[str] = Counter()
    for gram, n in often.items():
        for part in (gram[1:], gram[:-1]):
            longer[part] = max(longer[part], n)
    found = (_whole(gram, text) for gram, n in often.items() if longer[gram] < n)
    return list(dict.fromkeys(gram for gram in found if len(gram) <= _LONGEST + 2))


def _whole(gram: str, text: str) -> str:
    """Return a repeated string with the characters that stand beside it wherever it stands: with
    them it is a word, without them a piece of one (`轮对话应`, of 多轮对话应用).
    """
    places = [start for start, _ in _occurrences(text, gram, 0)]
    while len(gram) <= _LONGEST + 2:
        left = {text[at - 1 : at] for at in places}
        only = left.pop()
        if left or not _grows(only, only + gram[0]):
            break
        gram, places = only + gram, [at - 1 for at in places]
    while len(gram) <= _LONGEST + 2:
        right = {text[at + len(gram) : at + len(gram) + 1] for at in places}
        only = right.pop()
        if right or not _grows(only, gram[-1] + only):
            break
        gram += only
    return gram


def _grows(character: str, pair: str) -> bool:
    """Whether a character belongs to the term beside it, with whose edge it makes a pair."""
    return pair in WHOLE_WORDS or _GROWS.fullmatch(character) is not None


def _is_noun(gram: str) -> bool:
    edges = gram[0] in EDGES or gram[-1] in ENDS or COUNTED.match(gram)
    return not edges and gram not in NOUNS and INNER.isdisjoint(gram)
