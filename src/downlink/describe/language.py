"""Text → the language it is written in, as an IETF tag.

Most scripts are one language's. Languages that share one are told by their small words and by the
letters that few others have; in a text too short to show them the script's most frequent language
stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from downlink.describe.language_words import (
    ARABIC_LETTERS,
    ARABIC_WORDS,
    CYRILLIC_LETTERS,
    CYRILLIC_WORDS,
    DEVANAGARI_WORDS,
    LATIN_LETTERS,
    SMALL_WORDS,
)
from downlink.text.scripts import ANY_HAN, LATIN_WORD, URL

_WITHOUT_SPACES = {
    "ja": re.compile(r"[\u3041-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "zh": re.compile(f"[{ANY_HAN}]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "lo": re.compile(r"[\u0e80-\u0eff]"),
    "my": re.compile(r"[\u1000-\u109f]"),
    "km": re.compile(r"[\u1780-\u17ff]"),
    "bo": re.compile(r"[\u0f00-\u0fff]"),
}
_WITH_SPACES = {
    "ru": "\u0400-\u052f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
}
# The language that most texts in a script are in → the script (Unicode, Blocks.txt).
_OTHER_WORDS = {
    language: re.compile(f"[{letters}][{letters}\u0300-\u036f]+")
    for language, letters in _WITH_SPACES.items()
}
_HAN = _WITHOUT_SPACES["zh"]
_RARE = re.compile(
    "|".join(
        [letter.pattern for letter in _WITHOUT_SPACES.values() if letter is not _HAN]
        + [f"[{letters}]" for letters in _WITH_SPACES.values()]
    )
)
# The letters of all but Chinese and Latin, which most texts have none of.
_LATIN_WORD = re.compile(LATIN_WORD)
_URL = re.compile(URL)
_WORD = re.compile(r"[^\W\d_]+(?:[·'’][^\W\d_]+)*")
_DEVANAGARI_WORD = re.compile("[\u0900-\u0963\u0966-\u097f]+")

_SHARE = 0.1
# Chinese technical prose is full of English terms, English prose has hardly any Chinese: a tenth
# of all words is enough to tell.

_PER_WORD = 2
# Characters: the usual length of a Chinese word.
_LONGEST = 20_000
# Characters that are looked at for small words.
_LEAST, _MARGIN, _PER_LETTER = 3, 1.15, 1.0
# Hits that a language needs beside English, how many times English's they must be, and what a
# letter of its own counts.


@dataclass(frozen=True, slots=True)
class _Small:
    """Small words, with the languages that have each."""

    languages: tuple[str, ...]
    of_word: Mapping[str, tuple[str, ...]]


def _by_word(small: Mapping[str, frozenset[str]]) -> _Small:
    of_word: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for language, words in small.items():
        for word in words:
            of_word[word] += (language,)
    return _Small(tuple(small), MappingProxyType(dict(of_word)))


_LATIN, _CYRILLIC = _by_word(SMALL_WORDS), _by_word(CYRILLIC_WORDS)
_ARABIC, _DEVANAGARI = _by_word(ARABIC_WORDS), _by_word(DEVANAGARI_WORDS)
_SHARED = ("ru", "ar", "hi")
# Whose script several languages share.


def language_of(text: str) -> str:
    """Return the language in whose letters a tenth of the words are written, if these are not
    Latin; of a text in Latin letters, and of one without any, the one whose small words are most
    frequent in it, English where that is open.
    """
    counts = _counts(text) if _RARE.search(text) else {"zh": len(_HAN.findall(text)) / _PER_WORD}
    total = sum(counts.values()) + len(_LATIN_WORD.findall(text))
    for language, count in counts.items():
        if count and count >= _SHARE * total:
            return _within_script(text, language)
    return _of_latin(_URL.sub(" ", text[:_LONGEST]))


def _counts(text: str) -> dict[str, float]:
    """Return how many words of a text are in the letters of each language, other than Latin."""
    counts = {
        language: len(letter.findall(text)) / _PER_WORD
        for language, letter in _WITHOUT_SPACES.items()
    }
    counts |= {language: float(len(word.findall(text))) for language, word in _OTHER_WORDS.items()}
    return counts


def _within_script(text: str, language: str) -> str:
    """Return which of the languages that share the script of this one the text is in."""
    if language not in _SHARED:
        return language
    text = _URL.sub(" ", text[:_LONGEST])
    if language == "ru":
        return _told(text, _CYRILLIC, CYRILLIC_LETTERS, language)
    if language == "ar":
        return _told(text, _ARABIC, ARABIC_LETTERS, language)
    words = Counter(_DEVANAGARI_WORD.findall(text))
    return _most(_hits(words, _DEVANAGARI), language)


def _of_latin(text: str) -> str:
    words = Counter(_WORD.findall(text.casefold()))
    hits = _with_letters(_hits(words, _LATIN), text, LATIN_LETTERS)
    best = _most(hits, "en")
    return best if hits[best] >= max(_LEAST, _MARGIN * hits["en"]) else "en"


def _told(text: str, words: _Small, letters: Mapping[str, str], usual: str) -> str:
    hits = _hits(Counter(_WORD.findall(text.casefold())), words)
    return _most(_with_letters(hits, text, letters), usual)


def _hits(words: Counter[str], small: _Small) -> dict[str, float]:
    hits = dict.fromkeys(small.languages, 0.0)
    for word, count in words.items():
        for language in small.of_word.get(word, ()):
            hits[language] += count
    return hits


def _with_letters(
    hits: dict[str, float], text: str, letters: Mapping[str, str]
) -> dict[str, float]:
    if text.isascii():
        return hits
    folded = text.casefold()
    return {
        language: count + _PER_LETTER * sum(map(folded.count, letters.get(language, "")))
        for language, count in hits.items()
    }


def _most(hits: Mapping[str, float], usual: str) -> str:
    """Return the language with most hits; of several the usual one, or the first."""
    most = max(hits.values(), default=0.0)
    if hits.get(usual, 0.0) == most:
        return usual
    return next(language for language, count in hits.items() if count == most)
