"""Text → the language it is written in, as an IETF tag, from the scripts that it uses."""

from __future__ import annotations

import re

from downlink.text.scripts import ANY_HAN, LATIN_WORD

_LETTERS = {
    "ja": re.compile(r"[\u3041-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "zh": re.compile(f"[{ANY_HAN}]"),
}
_LATIN_WORD = re.compile(LATIN_WORD)

_SHARE = 0.1
# Chinese technical prose is full of English terms, English prose has hardly any Chinese: a tenth
# of all words is enough to tell.

_PER_WORD = 2
# Characters: the usual length of a Chinese word.


def language_of(text: str) -> str:
    """Return `ja`, `ko` or `zh` where a tenth of the words are written so, else `en`."""
    counts = {language: len(letter.findall(text)) for language, letter in _LETTERS.items()}
    words = {language: count / _PER_WORD for language, count in counts.items()}
    total = sum(words.values()) + len(_LATIN_WORD.findall(text))
    for language, count in words.items():
        if count and count >= _SHARE * total:
            return language
    return "en"
