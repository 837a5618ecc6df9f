"""English opening → candidates of its own kinds: headings, aims, and what it speaks of again.

English has no spaces that mean something, and no marks that part a heading from a text. What
tells is words: a sentence begins with `The`, `In`, `We`; an aim stands behind `how to` or `this
post describes`; a noun phrase ends where a function word or a verb stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.counts import stem
from downlink.describe.titles.english_words import ADVERBS, FUNCTION, JOINTS, STARTERS, VERBS
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.heading_cues import CODE
from downlink.text.grammar.one_form import LINK, LOST

_WITHIN, _FRONT, _MOST_PHRASES = 600, 260, 6
# Characters in which phrases are counted; those in which they may begin.

_MOST_WORDS, _MOST_IN_RUN, _SHORT_WORD, _SHORTEST_FIRST, _FEWEST_NOTES = 7, 6, 4, 2, 2

_WORD = re.compile(r"@?[A-Za-z][\w.+#/’'-]*[\w+#]|[A-Za-z]|\d[\d.]*\b")
_BREAK = re.compile(rf"[.,;:!?()\[\]{{}}\"“”|=>*—–{LOST}{LINK}]|\s-\s")
_HEADING_WORD = re.compile(r"\S+")
_ENDS_HEADING = re.compile(rf"[.;!?{LOST}{LINK}]$|^[-–—]+$")
_MOST_IN_HEADING, _LONGEST_HEADING = 9, 60
_SENTENCE_FOLLOWS = "a sentence begins behind it"
_NOTES_ON = re.compile(r"(?:Notes|Thoughts|Lessons|Remarks|Reflections|Tips)$")
_CONTRACTION = re.compile(r"(?:[’'](?:re|ve|ll|d|m|s|t))$")
_REST = r"(?P<what>(?:[^.;:!?()\n\ue000\ue001]|\.(?=[0-9])){4,90})"
_AIMS = (
    (
        weights.AIM,
        "what the text says it does",
        re.compile(
            r"\b(?:announc(?:e|ed|ing)|introduc(?:e|es|ed|ing)|present(?:s|ing)?|describ(?:e|es|ing)|"
            r"explain(?:s|ing)?|explor(?:e|es|ing)|cover(?:s|ing)|discuss(?:es|ing)?|publish(?:ed)?|"
            r"releas(?:ed|ing)|propos(?:e|es|ing)|"
            r"learn(?:ing)? about|talk(?:ing)? about|div(?:e|ing) into|look(?:ing)? at|"
            r"overview of|guide to|introduction to|post (?:on|about)|article (?:on|about)|"
            r"tutorial (?:on|for)|talk (?:on|about)|"
            rf"release of|availability of|welcome to) {_REST}"
        ),
    ),
    (
        weights.AIM_HOW_TO,
        "what the text shows how to do",
        re.compile(
            r"\b(?:how to|(?:[Ww]ant(?:ed)?|need(?:ed)?|tr(?:y|ied|ying)|going|figured out how|"
            r"[Ll]et's|lets? you|allows? you|used?|able|way|ways|makes? it (?:possible|easy)|"
            rf"managed) to|let's) {_REST}"
        ),
    ),
    (
        weights.AIM_DONE,
        "what is done",
        re.compile(rf"\b(?:for|by|of|about|on|when|into|with) (?=[a-z]{{3,}}ing ){_REST}"),
    ),
)
_AIM_STOP = re.compile(
    r"\s(?:so|because|since|which|that|who|where|when|while|if|but|and (?:we|I|then|you)|"
    r"as (?:we|I|a part)|including|along|we|I|you|they|it|this|these|has|have|is|are|was|were|will|"
    r"can|could|should|would)\s|,\s",
)
_LONGEST_AIM = 9
_LEADING = re.compile(
    r"^(?:(?:the|a|an|our|my|your|some|these|this|that|its|their|new|first|just|"
    r"you|to|us|how|more|be|do)\s+)+",
    re.IGNORECASE,
)


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    stems: tuple[str, ...]
    start: int
    end: int


def english_candidates(opening: Opening) -> Iterator[Candidate]:
    """Yield the candidates of an English text, beside those of any language."""
    if CODE.match(opening.text, opening.start):
        return
    yield from _headings(opening)
    yield from _aims(opening)
    yield from _phrases(opening)


def _headings(opening: Opening) -> Iterator[Candidate]:
    """Yield the words at the front behind which a sentence begins, as its first word tells."""
    text, start = opening.text, opening.start
    words: list[re.Match[str]] = []
    for match in _HEADING_WORD.finditer(text, start, start + 2 * _LONGEST_HEADING):
        word = match.group().strip(',:"“(')
        if words and word in STARTERS:
            yield from _heading(opening, start, words[-1].end())
            return
        words.append(match)
        if (
            _NOTES_ON.match(words[0].group())
            and len(words) > _FEWEST_NOTES
            and match.group().endswith(".")
        ):
            title = tidy(text[start : match.end()], opening.style)
            yield Candidate(title, "heading", start, weights.NOTES_ON, _SENTENCE_FOLLOWS)
            return
        if len(words) > _MOST_IN_HEADING or _ENDS_HEADING.search(match.group()):
            return


def _heading(opening: Opening, start: int, end: int) -> Iterator[Candidate]:
    words = opening.text[start:end]
    first = words.split(maxsplit=1)[0]
    if end - start > _LONGEST_HEADING or (
        first in STARTERS and not first.startswith(("How", "Wh"))
    ):
        return
    title = tidy(words, opening.style)
    if title:
        yield Candidate(title, "heading", start, weights.SENTENCE_FOLLOWS, _SENTENCE_FOLLOWS)


def _aims(opening: Opening) -> Iterator[Candidate]:
    for weight, reason, pattern in _AIMS:
        for number, match in enumerate(
            pattern.finditer(opening.text, opening.start, opening.start + _WITHIN)
        ):
            if number > 1:
                break
            words = _AIM_STOP.split(match["what"], maxsplit=1)[0].split()[:_LONGEST_AIM]
            title = tidy(_LEADING.sub("", " ".join(words)), opening.style)
            if len(title) > len("LoRA") and title.casefold() not in FUNCTION:
                yield Candidate(capital(title), "purpose", match.start("what"), weight, reason)


def _phrases(opening: Opening) -> Iterator[Candidate]:
    found = list(_noun_phrases(opening.text, opening.start))
    stems = Counter([word for phrase in found for word in phrase.stems])
    whole = Counter([" ".join(phrase.stems) for phrase in found])
    best: dict[str, tuple[float, _Phrase]] = {}
    for phrase in [*found, *_joined(found, opening.text)]:
        distance = phrase.start - opening.start
        if distance > _FRONT or len(phrase.words) > _MOST_WORDS:
            continue
        key = " ".join(phrase.stems)
        if key not in best:
            best[key] = (_score(phrase, stems, whole[key], distance), phrase)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].start))
    for score, phrase in ranked[:_MOST_PHRASES]:
        title = tidy(opening.text[phrase.start : phrase.end], opening.style)
        if len(title) > 1:
            weight = min(weights.PHRASE_MOST, weights.PHRASE + weights.PHRASE_PER_SCORE * score)
            reason = "a phrase of the text"
            yield Candidate(capital(title), "phrase", phrase.start, round(weight, 3), reason)


def _score(phrase: _Phrase, stems: Counter[str], whole: int, distance: int) -> float:
    """Return how much a phrase says of its text.

    Args:
        stems: how often each word stands in the text's phrases.
        whole: how often the phrase itself is one of them.
        distance: characters between it and the text's beginning.
    """
    words, size = phrase.words, len(phrase.stems)
    often = sum([stems[word] for word in phrase.stems]) / size
    counted = min(len(words), weights.PHRASE_WORDS)
    score = often + weights.PHRASE_AGAIN * whole + weights.PHRASE_PER_WORD * counted
    score -= distance / weights.PHRASE_FADES
    return score + sum([word[0].isupper() for word in words]) / size


def _noun_phrases(text: str, start: int) -> Iterator[_Phrase]:
    """Yield runs of words that are neither function words nor verbs."""
    run: list[re.Match[str]] = []
    last = start
    for match in _WORD.finditer(text, start, start + _WITHIN):
        word = match.group()
        if run and text[last : match.start()] != " " and _BREAK.search(text, last, match.start()):
            yield from _run(run)
            run = []
        last = match.end()
        folded = word.casefold()
        if _ends_run(folded) or (run and _is_past(folded)):
            if run:
                yield from _run(run)
                run = []
        else:
            run.append(match)
    yield from _run(run)


@lru_cache(maxsize=1 << 13)
def _ends_run(word: str) -> bool:
    """Whether a word, in small letters, stands in no noun phrase, wherever it stands."""
    if _CONTRACTION.search(word) or word in FUNCTION or word in ADVERBS or word in VERBS:
        return True
    stem = word.removesuffix("s")
    if word != stem and (stem in VERBS or stem.removesuffix("e") in VERBS):
        return True
    return word.endswith("ly") and len(word) > _SHORT_WORD


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > _SHORT_WORD


def _run(run: list[re.Match[str]]) -> Iterator[_Phrase]:
    while run and run[0].group()[0].isdigit():
        run = run[1:]
    if run and len(run) <= _MOST_IN_RUN:
        words = tuple([match.group() for match in run])
        if len(words) > 1 or len(words[0]) > 1:
            yield _Phrase(words, tuple(map(stem, words)), run[0].start(), run[-1].end())


def _joined(found: list[_Phrase], text: str) -> Iterator[_Phrase]:
    """Yield two phrases with what joins them: `interfaces for language models`."""
    for first, second in pairwise(found):
        if JOINTS.fullmatch(text, first.end, second.start):
            words, stems = (*first.words, *second.words), (*first.stems, *second.stems)
            yield _Phrase(words, stems, first.start, second.end)


def capital(title: str) -> str:
    """Return an English title with a capital at its front, unless it begins with a name or code."""
    first = title.split(maxsplit=1)[0]
    return (
        title[0].upper() + title[1:]
        if first.isalpha() and first.islower() and len(first) > _SHORTEST_FIRST
        else title
    )
