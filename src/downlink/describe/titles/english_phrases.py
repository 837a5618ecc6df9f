"""English opening → its noun phrases: runs of words that are neither function words nor verbs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from downlink.describe.titles.counts import stem
from downlink.describe.titles.english_verbs import (
    BASES,
    MODALS,
    OBJECT_BEGINS,
    PARTICLES,
    PREPOSITIONS,
    THIRD,
    TRAILING,
)
from downlink.describe.titles.english_words import ADVERBS, FUNCTION, JOINTS, VERBS, words_of
from downlink.text.grammar.one_form import LINK, LOST

WITHIN = 600
"""Characters in which phrases are counted."""

_MOST_IN_RUN, _SHORT_WORD, _LONGEST_LIST_NUMBER = 6, 4, 2
_WORD = re.compile(r"@?[A-Za-z][\w.+#/’'-]*[\w+#]|[A-Za-z]\b|\d[\d.]*(?:[A-Za-z]\w*)?\b")
_BREAK = re.compile(
    rf"[.,;:!?()\[\]{{}}\"“”|=>*—–`~•·\\\u2190-\u2bff\ufe0f\U0001f000-\U0001faff{LOST}{LINK}]"
    r"|#|--|\s-\s|\s\s"
)
_NO_NOUN = re.compile(r"[’'](?:re|ve|ll|d|m|s|t)$|^q\d{1,2}$")
# A contraction; what numbers an exercise.

_SENTENCE_BEFORE = re.compile(r"(?:[.!?:]|^)[\s\"“(]*$")
_PLAIN_CAPITAL = re.compile(r"[A-Z][a-z]+$")
_NUMBERED_SECTION = re.compile(r"(\d{1,2}\.)\d")
_COUNTS = re.compile(r"\d[\d.]*(?:st|nd|rd|th|am|pm)?$")
_SIGNS = words_of("DEFINITION THEOREM LEMMA PROPOSITION COROLLARY EXAMPLE PROOF REMARK FIGURE")
# What heads a part of a text of mathematics.

_TIME_GOES_ON = words_of("series step steps complexity zone zones travel management")
_BEFORE_TIME = words_of("real run compile build response training inference boot load")
# With what `time` makes one word.

_ENDS_SENTENCE = re.compile(r"[.)]\s")


class Phrase(NamedTuple):
    """A run of words: as they stand there, as they are counted, and from where to where."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    start: int
    end: int


class _Token(NamedTuple):
    """A word with what tells whether it belongs to a noun phrase.

    Attributes:
        apart: whether a mark stands between it and the word before.
        begins: whether a sentence begins with it.
    """

    word: str
    folded: str
    start: int
    end: int
    apart: bool
    begins: bool


def noun_phrases(text: str, start: int) -> list[Phrase]:
    """Return the noun phrases of a text's first characters from `start` on, in their order."""
    tokens = _tokens(text, start)
    small = {token.word for token in tokens if token.word == token.folded}
    section = _NUMBERED_SECTION.match(text, start)
    number = section.group(1) if section else None
    found: list[Phrase] = []
    run: list[_Token] = []
    end = len(text.rstrip())
    if tokens and tokens[-1].end == end:
        tokens.pop()
    for at, token in enumerate(tokens):
        heads = token.word in _SIGNS or (number is not None and token.word.startswith(number))
        anew = run and (token.apart or _begins_anew(token, run[-1], small))
        ends = heads or (_ends_run(token.folded) and not _is_time(tokens, at))
        if run and (anew or ends or _is_verb(tokens, at, run)):
            found += _run(run, text)
            run = []
            ends = ends or not anew
        if not ends and (run or not _is_verb(tokens, at, run)):
            run.append(token)
    return [*found, *_run(run, text)]


def _tokens(text: str, start: int) -> list[_Token]:
    tokens: list[_Token] = []
    last = start
    for match in _WORD.finditer(text, start, start + WITHIN):
        word, (at, end) = match.group(), match.span()
        gap = text[last:at]
        apart = begins = False
        if gap != " ":
            apart = _BREAK.search(gap) is not None and not (gap == " #" and word.isdigit())
            begins = at == start or (apart and _SENTENCE_BEFORE.search(gap) is not None)
        tokens.append(_Token(word, word.casefold(), at, end, apart, begins))
        last = end
    return tokens


def _begins_anew(token: _Token, before: _Token, small: set[str]) -> bool:
    """Whether a heading or sentence begins with a word: it has a capital behind a small word, and
    the text writes it small elsewhere, so that it is no name.
    """
    if token.folded not in small or token.word == token.folded or not before.word.islower():
        return False
    return _PLAIN_CAPITAL.match(token.word) is not None


@lru_cache(maxsize=1 << 13)
def _ends_run(word: str) -> bool:
    """Whether a word, in small letters, stands in no noun phrase, wherever it stands."""
    if _NO_NOUN.search(word) or word in FUNCTION or word in ADVERBS or word in VERBS:
        return True
    if word in THIRD or word in MODALS:
        return True
    base = word.removesuffix("s")
    if word != base and (base in VERBS or base.removesuffix("e") in VERBS):
        return True
    return word.endswith("ly") and len(word) > _SHORT_WORD


def _is_verb(tokens: Sequence[_Token], at: int, run: Sequence[_Token]) -> bool:
    """Whether a word is a verb where it stands: behind what it follows, before its object."""
    token = tokens[at]
    before = "" if token.apart or not at else tokens[at - 1].folded
    base = token.folded in BASES
    if before in MODALS or (run and _is_past(token.folded)):
        return True
    if not run and base and (before == "to" or token.begins):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.apart:
        return False
    if following.word in OBJECT_BEGINS:
        return bool(run) or before not in PREPOSITIONS
    going_on = token.folded.endswith("ing") and following.folded in PARTICLES
    return bool(run) and (going_on or (base and run[-1].folded.endswith("s")))


def _is_time(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word is the `time` of `real time systems` or `time series`."""
    if tokens[at].folded != "time":
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = following is not None and not following.apart and following.folded in _TIME_GOES_ON
    return goes_on or (at > 0 and tokens[at - 1].folded in _BEFORE_TIME)


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > _SHORT_WORD


def _run(run: Sequence[_Token], text: str) -> Iterator[Phrase]:
    while run and _COUNTS.match(run[0].word):
        run = run[1:]
    while run and (run[-1].folded in TRAILING or _is_list_number(run[-1], text)):
        run = run[:-1]
    if run and len(run) <= _MOST_IN_RUN and (len(run) > 1 or len(run[0].word) > 1):
        words = tuple([token.word for token in run])
        yield Phrase(words, tuple(map(stem, words)), run[0].start, run[-1].end)


def _is_list_number(token: _Token, text: str) -> bool:
    """Whether a number belongs to the item of a list that begins behind it: `Setup 1. Get …`."""
    short = token.word.isdigit() and len(token.word) <= _LONGEST_LIST_NUMBER
    return short and _ENDS_SENTENCE.match(text, token.end) is not None


def joined(found: Sequence[Phrase], text: str) -> Iterator[Phrase]:
    """Yield two or three phrases with what joins them: `interfaces for language models`. What goes
    on with `of` is no phrase without it.
    """
    for at, (first, second) in enumerate(pairwise(found)):
        participle = len(first.words) == 1 and _is_past(first.words[0])
        if participle or not JOINTS.fullmatch(text, first.end, second.start):
            continue
        both = _together(first, second)
        goes_on = text.startswith(" of ", second.end)
        if not goes_on:
            yield both
        third = found[at + 2] if at + 2 < len(found) else None
        if third and JOINTS.fullmatch(text, second.end, third.start):
            yield _together(both, third)


def _together(first: Phrase, second: Phrase) -> Phrase:
    return Phrase(
        (*first.words, *second.words), (*first.stems, *second.stems), first.start, second.end
    )


def runs_of(found: Sequence[Phrase]) -> Counter[tuple[str, ...]]:
    """Return how often each sequence of two or more words stands in the phrases."""
    return Counter(
        [
            phrase.stems[at : at + size]
            for phrase in found
            for size in range(2, len(phrase.stems) + 1)
            for at in range(len(phrase.stems) - size + 1)
        ]
    )


def recurring(phrase: Phrase, runs: Counter[tuple[str, ...]], text: str) -> Phrase | None:
    """Return the longest part of a phrase that comes more often than the whole, None where there
    is none: `proof search` of `proof search strength`.
    """
    stems, size, whole = phrase.stems, len(phrase.stems), runs[phrase.stems]
    for length in range(size - 1, 1, -1):
        for at in range(size - length + 1):
            if runs[stems[at : at + length]] > whole:
                return _part(phrase, at, at + length, text)
    return None


def _part(phrase: Phrase, first: int, last: int, text: str) -> Phrase:
    start = phrase.start
    for word in phrase.words[:first]:
        start = text.index(word, start) + len(word)
    start = end = text.index(phrase.words[first], start)
    for word in phrase.words[first:last]:
        end = text.index(word, end) + len(word)
    return Phrase(phrase.words[first:last], phrase.stems[first:last], start, end)
