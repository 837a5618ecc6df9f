"""English opening → candidates of its own kinds: headings, aims, and what it speaks of again.

English has no spaces that mean something, and no marks that part a heading from a text. What
tells is words: a sentence begins with `The`, `In`, `We`; an aim stands behind `how to` or `this
post describes`; a noun phrase ends where a function word or a verb stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from downlink.describe.hyphens import restore_hyphens
from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.english_aims import aims
from downlink.describe.titles.english_phrases import (
    Phrase,
    joined,
    noun_phrases,
    recurring,
    runs_of,
)
from downlink.describe.titles.english_titles import capital
from downlink.describe.titles.english_words import STARTERS, words_of
from downlink.describe.titles.tidy import LONGEST_LATIN, tidy
from downlink.describe.titles.window import Opening
from downlink.text.grammar.english_fronts import HEADING_ENDS
from downlink.text.grammar.heading_cues import CODE
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.one_form import LINK, LOST

_FRONT, _MOST_PHRASES, _MOST_WORDS_ALONE, _MOST_WORDS, _FEWEST_NOTES = 320, 8, 3, 8, 2
# In how many characters phrases may begin; how many of them there are, of several words and of one;
# how many words a phrase has.

_HEADING_WORD = re.compile(r"\S+")
_ENDS_HEADING = re.compile(rf"[.;!?{LOST}{LINK}]$|^[-–—]+$")
_MOST_IN_HEADING, _LONGEST_HEADING = 9, 60
_SENTENCE_FOLLOWS = "a sentence begins behind it"
_NOTES_ON = re.compile(r"(?:Notes|Thoughts|Lessons|Remarks|Reflections|Tips)$")
_WITHIN_TITLE = words_of("A An The And Or For In On With From To By At As Over Using")
# Words with which a sentence begins, and that titles write with a capital too.

_LONGEST_ENDED, _FEWEST_ENDED, _MOST_SUBJECTS = 130, 2, 2
_SENTENCE_END = re.compile(r"[.!?;]\s|\b(?:is|are|was|were|we|we've|I|you)\b")
_SUBJECT = re.compile(
    r"(?:\A|(?<=[.!?] )|(?<=\n))(?:The |An? |Our |Your )?"
    r"(?P<what>[A-Za-z][\w’'+#/-]*(?: [\w’'+#/.-]*[\w+#]){1,7}?) "
    r"(?=(?:is|are|was|were|has|have|can|refers?|allows?|lets?|provides?|enables?|makes?|gives?"
    r"|helps?|means|requires?|consists?|supports?|offers?|describes?|defines?|represents?|aims?"
    r"|often|usually|typically|plays?|will|may|does|do)\s)"
)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|we|we’ve|we've|I|you|they|it|he|she|this|these|there|is|are|was|has|have"
    r"|why|sometimes|then|first|after|before|once|when|if|what|how|while|because|as|not|so|such|here|also|now|can|will|only)\b",
    re.IGNORECASE,
)


def english_candidates(opening: Opening) -> Iterator[Candidate]:
    """Yield the candidates of an English text, beside those of any language."""
    if CODE.match(opening.text, opening.start):
        return
    yield from _headings(opening)
    yield from _ended(opening)
    yield from aims(opening)
    yield from _subjects(opening)
    yield from _phrases(opening)


def _headings(opening: Opening) -> Iterator[Candidate]:
    """Yield the words at the front behind which a sentence begins, as its first word tells."""
    text, start = opening.text, opening.start
    words: list[re.Match[str]] = []
    for match in _HEADING_WORD.finditer(text, start, start + 2 * _LONGEST_HEADING):
        word = match.group().strip(',:"“(')
        if words and word in STARTERS and not _goes_on(words, word, text[match.end() :]):
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


def _goes_on(words: list[re.Match[str]], word: str, rest: str) -> bool:
    """Whether a heading in capitals goes on with a word: all before it and the next have one."""
    capitals = rest[1:2].isupper() and all(item.group()[0].isupper() for item in words)
    return word in _WITHIN_TITLE and capitals


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


def _ended(opening: Opening) -> Iterator[Candidate]:
    """Yield the words at the front behind which a date or the first section stands."""
    text, start = opening.text, opening.start
    end = HEADING_ENDS.search(text, start + 1, start + _LONGEST_ENDED)
    words = text[start : end.start()] if end else ""
    if len(words.split()) < _FEWEST_ENDED or _SENTENCE_END.search(words) or is_generic(words):
        return
    title = tidy(words, opening.style)
    yield Candidate(title, "heading", start, weights.HEADING_ENDED, "a date or a section follows")


def _subjects(opening: Opening) -> Iterator[Candidate]:
    """Yield what the first sentences are about, whole, as far as their verb shows it."""
    text, start = opening.text, opening.start
    for number, match in enumerate(_SUBJECT.finditer(text, start, start + _FRONT)):
        if number >= _MOST_SUBJECTS:
            return
        words = match["what"]
        first = words.split(maxsplit=1)[0]
        if first in STARTERS or _CLAUSE.search(words) or "  " in words:
            continue
        title = tidy(words, opening.style)
        reason = "the subject of a first sentence"
        yield Candidate(capital(title), "phrase", match.start("what"), weights.SUBJECT_OF, reason)


def _phrases(opening: Opening) -> Iterator[Candidate]:
    text = opening.text
    found = noun_phrases(text, opening.start)
    stems = Counter([word for phrase in found for word in phrase.stems])
    runs = runs_of(found)
    whole = Counter([phrase.stems for phrase in found])
    best: dict[tuple[str, ...], tuple[float, Phrase]] = {}
    front = [phrase for phrase in found if phrase.start - opening.start <= _FRONT]
    parts = (recurring(phrase, runs, text) for phrase in front if len(phrase.stems) > 1)
    for phrase in [*front, *filter(None, parts), *joined(front, text)]:
        if text.startswith(" of ", phrase.end):
            continue
        if phrase.stems not in best and len(phrase.words) <= _MOST_WORDS:
            again = max(whole[phrase.stems], runs[phrase.stems])
            score = _score(phrase, stems, again, phrase.start - opening.start)
            best[phrase.stems] = (score, phrase)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].start))
    several = [item for item in ranked if len(item[1].words) > 1][:_MOST_PHRASES]
    single = [item for item in ranked if len(item[1].words) == 1][:_MOST_WORDS_ALONE]
    for score, phrase in (*several, *single):
        words = " ".join(text[phrase.start : phrase.end].split())
        if words.isprintable() and 1 < len(words) <= LONGEST_LATIN:
            title = restore_hyphens(words, opening.style.spellings)
            weight = min(weights.PHRASE_MOST, weights.PHRASE + weights.PHRASE_PER_SCORE * score)
            reason = "a phrase of the text"
            yield Candidate(capital(title), "phrase", phrase.start, round(weight, 3), reason)


def _score(phrase: Phrase, stems: Counter[str], whole: int, distance: int) -> float:
    """Return how much a phrase says of its text.

    Args:
        stems: how often each word stands in the text's phrases.
        whole: how often the phrase itself stands there.
        distance: characters between it and the text's beginning.
    """
    words, size = phrase.words, len(phrase.stems)
    often = sum([stems[word] for word in phrase.stems]) / size
    counted = min(len(words), weights.PHRASE_WORDS)
    score = often + weights.PHRASE_AGAIN * whole + weights.PHRASE_PER_WORD * counted
    score -= distance / weights.PHRASE_FADES
    return score + sum([word[0].isupper() for word in words]) / size
