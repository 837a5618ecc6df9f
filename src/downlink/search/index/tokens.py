"""Text → the tokens by which it is found; `search/browser/tokens.js` is the same in JavaScript.

Scripts that put no space between words (Chinese, Japanese, Korean, Thai …) are found by runs of
characters: overlapping bigrams, and the last character of a run alone. Words of other scripts are
found whole, by their parts (split at case changes, digits, hyphens) and by every run of parts.
Both sides fold width, case, accents and traditional characters. `tests/search/vectors.json` keeps
the two tokenisers equal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from downlink.text.fold import to_simplified

LONGEST_KEY = 64
"""Characters of a key; a longer word is found by its first ones."""

LONGEST_JOIN = 6
"""Parts of a word that are found together, besides the whole word."""

STARTS, ENDS = 2, 1
"""Flags of an occurrence: it begins where a word begins, it ends where a word ends."""

SPACELESS = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF)),
    *((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x3096), (0x309D, 0x309F)),
    *((0x30A1, 0x30FA), (0x30FC, 0x318F), (0x31A0, 0x31BF), (0x31F0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
    *((0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)
"""First and last code points of the scripts without spaces between words (and Hangul, whose
words take endings)."""

_JOINTS = frozenset("-_'’\u2010\u2011")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_LONGEST_CLUSTER = 32  # a text of marks alone must not become one character
_MARKS = ((0x300, 0x36F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_ACCENTED = ((0xC0, 0x52F), (0x1E00, 0x1FFF))  # Latin, Greek and Cyrillic: accents are left out
_SHORTEST_PART = 3
_SOUND_MARKS = "\uff9e\uff9f"  # half-width kana's own letters for voicing, which NFKC composes


class Char(NamedTuple):
    """A folded character, what it is, and its place in the text.

    Attributes:
        kind: `c` of a script without spaces, `l` letter, `d` digit, else the character's role:
            `j` joint, `p` plus or number sign, `.`, or a space for all that separates.
    """

    value: str
    kind: str
    upper: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters or a word of a text.

    Attributes:
        atoms: the run's characters, or the word's parts.
        places: for each atom its place in the text, (start, end) in characters.
        position: the first atom's place among all atoms; the others follow. Where something
            separates two tokens one position stays free.
        separable: for a word: whether each part can stand as a word by itself, since a sign or
            digit parts it from the next, or both have three letters.
    """

    kind: Literal["run", "word"]
    atoms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    position: int
    separable: bool = False

    @property
    def end(self) -> int:
        """The position after the last atom."""
        return self.position + len(self.atoms)


class Key(NamedTuple):
    """What an occurrence is found by: its text, position, number of atoms and flags."""

    text: str
    position: int
    span: int
    flags: int


def tokens(text: str, position: int = 0) -> list[Token]:
    """Return the runs and words of `text`; the first stands at `position`."""
    chars = list(_chars(text))
    found: list[Token] = []
    at = 0
    parted = False
    while at < len(chars):
        if chars[at].kind not in "cld":
            parted, at = True, at + 1
            continue
        if found:
            position = found[-1].end + parted
        token, at = (
            _run(chars, at, position) if chars[at].kind == "c" else _word(chars, at, position)
        )
        found.append(token)
        parted = False
    return found


def keys(token: Token) -> Iterator[Key]:
    """Yield all that a token of a text is found by."""
    count = len(token.atoms)
    if token.kind == "run":
        for at in range(count):
            text = "".join(token.atoms[at : at + 2])
            yield Key(text, token.position + at, min(2, count - at), STARTS | ENDS)
        return
    for first in range(count):
        for last in range(first, min(count, first + LONGEST_JOIN)):
            yield _join(token, first, last)
    if count > LONGEST_JOIN:
        yield _join(token, 0, count - 1)


def _join(token: Token, first: int, last: int) -> Key:
    text = "".join(token.atoms[first : last + 1])[:LONGEST_KEY]
    flags = STARTS * (first == 0) | ENDS * (last == len(token.atoms) - 1)
    return Key(text, token.position + first, last - first + 1, flags)


def compact(text: str) -> str:
    """Return the letters, digits and signs of `text` as its tokens have them: what names of
    topics are compared by.
    """
    return "".join("".join(token.atoms) for token in tokens(text))


def _run(chars: list[Char], at: int, position: int) -> tuple[Token, int]:
    end = at
    while end < len(chars) and chars[end].kind == "c":
        end += 1
    own = chars[at:end]
    places = tuple((char.start, char.end) for char in own)
    return Token("run", tuple(char.value for char in own), places, position), end


def _word(chars: list[Char], at: int, position: int) -> tuple[Token, int]:
    atoms: list[str] = []
    places: list[tuple[int, int]] = []
    separable = True
    while True:
        end = _number_end(chars, at) if chars[at].kind == "d" else _letters_end(chars, at)
        signs = _signs_end(chars, at, end)
        atoms.append("".join(char.value for char in chars[at:signs]))
        places.append((chars[at].start, chars[signs - 1].end))
        following = signs + (_kind(chars, signs) == "j")
        if _kind(chars, following) not in ("l", "d") or signs > end:
            return Token("word", tuple(atoms), tuple(places), position, separable), signs
        if following == signs and chars[signs].kind == chars[signs - 1].kind:
            following_length = _letters_end(chars, signs) - signs
            shortest = min(len(atoms[-1]), following_length)
            separable = separable and shortest >= _SHORTEST_PART
        at = following


def _kind(chars: list[Char], at: int) -> str:
    return chars[at].kind if at < len(chars) else ""


def _number_end(chars: list[Char], at: int) -> int:
    while _kind(chars, at) == "d" or (_kind(chars, at) == "." and _kind(chars, at + 1) == "d"):
        at += 1
    return at


def _letters_end(chars: list[Char], at: int) -> int:
    """Letters end before a capital that follows a small letter or begins a capitalised word; the
    s of GPUs begins none.
    """
    start = at
    while _kind(chars, at) == "l":
        if at > start and chars[at].upper:
            follows_small = not chars[at - 1].upper
            begins_word = (
                _kind(chars, at + 1) == "l"
                and not chars[at + 1].upper
                and not (chars[at + 1].value == "s" and _kind(chars, at + 2) != "l")
            )
            if follows_small or begins_word:
                break
        at += 1
    return at


def _signs_end(chars: list[Char], start: int, at: int) -> int:
    """The signs of C++, C# and B+ belong to their word; + and # not if a word follows at once."""
    end = at
    while _kind(chars, end) == "p":
        end += 1
    signs = "".join(char.value for char in chars[at:end])
    single = at - start == 1 and (start == 0 or chars[start - 1].kind not in ("l", "d", "j"))
    is_last = _kind(chars, end) not in ("l", "d")
    belongs = signs == "++" or (single and is_last and signs in ("+", "#"))
    return end if belongs and chars[start].kind == "l" else at


def _chars(text: str) -> Iterator[Char]:
    at = 0
    length = len(text)
    while at < length:
        end = at + 1
        while end < min(length, at + _LONGEST_CLUSTER) and _continues(text[end - 1], text[end]):
            end += 1
        for value, kind, upper in _fold(text[at:end]):
            yield Char(value, kind, upper, at, end)
        at = end


def _continues(before: str, character: str) -> bool:
    """Whether a character is composed with the one before: a mark, or a Hangul vowel or final."""
    if character < "\u0300":
        return False
    if "\u1160" <= character <= "\u11ff":
        return "\u1100" <= before <= "\u11ff"
    return character in _SOUND_MARKS or unicodedata.category(character)[0] == "M"


@cache
def _fold(cluster: str) -> tuple[tuple[str, str, bool], ...]:
    folded: list[tuple[str, str, bool]] = []
    for character in unicodedata.normalize("NFKC", cluster):
        if unicodedata.category(character) == "Cf":
            continue
        lower = character.lower()
        upper = lower != character
        for letter in _LETTERS.get(lower, lower):
            for part in _without_accents(letter):
                value = to_simplified(part)
                folded.append((value, _kind_of(value), upper))
                upper = False
    return tuple(folded)


def _without_accents(letter: str) -> str:
    if _is_within(letter, _MARKS):
        return ""
    if not _is_within(letter, _ACCENTED):
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def _kind_of(value: str) -> str:
    category = unicodedata.category(value)
    if category[0] == "N":
        return "c" if category != "Nd" and _is_within(value, SPACELESS) else "d"
    if category[0] in "LM":
        return "c" if _is_within(value, SPACELESS) else "l"
    if value in _JOINTS:
        return "j"
    return {"+": "p", "#": "p", ".": "."}.get(value, " ")


def _is_within(character: str, ranges: Iterable[tuple[int, int]]) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in ranges)
