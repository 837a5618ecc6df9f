"""Aliases of topics → where they stand in a text, whatever hyphens, spaces and case were lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

import ahocorasick

from downlink.text.boundaries import CUT, begins_word, ends_word, is_cut, letters_of, script_of

_SHORT = 4
# An alias of this many letters or fewer, all capitals (SD, K-NN), is matched as written: in small
# letters it would be a variable or a part of a word.

_NAME = 6
# A name of this many letters or fewer with capitals within (SiT, ELMo, ALBERT) is matched as
# written, or all in capitals, where it stands in a Latin sentence: in small letters it would be a
# word (sit). Chinese texts write such names in any case.

_JOINING = frozenset("'’`\"“”*_/·")
_JOINING_KINDS = frozenset(["Pd", "Cf", "Mn"])  # dashes, invisible characters, combining marks
# What may stand between the words of an alias, besides spaces. Other punctuation separates them:
# 更大,模型 is not 大模型.

_NAME_SIGNS = frozenset("+#.*@")
# Signs at an alias's ends that are part of its name: C++, C#, .NET, A*.


class Hit(NamedTuple):
    """An alias in a text: `owner` is what it stands for, `start` and `end` its place."""

    owner: str
    alias: str
    start: int
    end: int


_BESIDE = 24
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[a-z]\W?\s+$"), re.compile(r"\W?\s+[A-Z]?[a-z]{2}")

_NO_SPACES: frozenset[int] = frozenset()
_PLACE = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class _Known:
    """An alias as it is looked for.

    Attributes:
        letters: its letters, if they must stand as written: anywhere, or in a sentence only.
        in_sentence: whether the latter.
        before, after: the signs that stand around them.
        punctuated: whether punctuation stands within.
        core: the alias from its first letter to its last: spaces may stand at its joints.
    """

    owner: str
    alias: str
    letters: str
    in_sentence: bool
    before: str
    after: str
    punctuated: bool
    core: str


class _Key(NamedTuple):
    """Folded letters that are looked for.

    Attributes:
        begins, ends: whether a word must begin and end there; Chinese ones do anywhere.
        short: whether they are Chinese and so few that a neighbour can take one of them.
    """

    length: int
    begins: bool
    ends: bool
    short: bool

    @classmethod
    def of(cls, letters: str) -> _Key:
        begins, ends = script_of(letters[0]) != "other", script_of(letters[-1]) != "other"
        return cls(len(letters), begins, ends, len(letters) <= CUT and not (begins and ends))


class AliasFinder:
    """Finds thousands of aliases in one pass over a text (Aho-Corasick)."""

    def __init__(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Take pairs (owner, alias); an alias without letters and digits never matches."""
        known: dict[str, list[_Known]] = {}
        for owner, alias in aliases:
            letters, item = _know(owner, alias)
            if item:
                known.setdefault(letters, []).append(item)
        self._automaton = ahocorasick.Automaton()
        for key, values in known.items():
            self._automaton.add_word(key, (_Key.of(key), tuple(values)))
        self._empty = not known
        if known:
            self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the aliases that stand in `text` as whole words, in the order of their places.

        A plural s or a version (v3) may follow a Latin alias. Where hits overlap, all are given.
        """
        if self._empty:
            return ()
        return tuple(sorted(self._hits(text), key=_PLACE))

    def _hits(self, text: str) -> Iterator[Hit]:
        letters, places = _compact(text)
        for last, (key, values) in self._automaton.iter(letters):
            start, stop = places[last + 1 - key.length], places[last] + 1
            if key.begins and (_goes_on(text, start) or not begins_word(text, start)):
                continue
            if key.ends and not ends_word(text, stop):
                continue
            if key.short and is_cut(text, start, stop):
                continue
            within = text[start:stop]
            apart = len(within) > key.length
            broken = apart and _is_broken(within)
            spaces = _spaces_in(within) if apart else _NO_SPACES
            for known in values:
                if (
                    broken <= known.punctuated
                    and (not spaces or spaces <= _joints_of(known.core))
                    and _as_written(text, start, stop, known)
                ):
                    begin, end = start - len(known.before), stop + len(known.after)
                    yield Hit(known.owner, known.alias, begin, end)


def _goes_on(text: str, at: int) -> bool:
    """Whether two small Latin letters meet there, so that no word begins."""
    pair = text[max(0, at - 1) : at + 1]
    return len(pair) > 1 and pair.isascii() and pair.isalpha() and pair.islower()


def is_findable(alias: str) -> bool:
    """Whether an alias holds a letter or digit to look for."""
    return any(map(letters_of, alias))


@lru_cache(maxsize=1 << 15)
def _know(owner: str, alias: str) -> tuple[str, _Known | None]:
    """Return the folded letters of an alias and how it is looked for: once for each, since an
    archive that is served is built again and again.
    """
    folded, places = _compact(alias)
    if not folded:
        return "", None
    start, stop = places[0], places[-1] + 1
    letters = "".join(filter(str.isalnum, alias))
    is_short, is_name = _is_short_capitals(letters), _has_capitals_within(letters)
    known = _Known(
        owner=owner,
        alias=alias,
        letters=letters if is_short or is_name else "",
        in_sentence=not is_short,
        before="".join(filter(_NAME_SIGNS.__contains__, alias[:start])),
        after="".join(filter(_NAME_SIGNS.__contains__, alias[stop:])),
        punctuated=_is_broken(alias[start:stop]),
        core=alias[start:stop],
    )
    return folded, known


def _is_short_capitals(letters: str) -> bool:
    return len(letters) <= _SHORT and letters.isascii() and letters.isupper()


def _has_capitals_within(letters: str) -> bool:
    return len(letters) <= _NAME and letters.isascii() and letters[1:] != letters[1:].lower()


def _spaces_in(text: str) -> frozenset[int]:
    """Return before which of the letters of a text, counted from its first, a space stands."""
    found: set[int] = set()
    letters, gap = 0, False
    for character in text:
        count = len(letters_of(character))
        if count and gap:
            found.add(letters)
        letters += count
        gap = character.isspace() or (gap and not count)
    return frozenset(found)


@cache
def _joints_of(alias: str) -> frozenset[int]:
    """Return before which letters of an alias a space may stand: where it has a space or sign
    itself, and where a word begins within it (FlashAttention, GPT4).
    """
    found: set[int] = set()
    letters = 0
    for place, character in enumerate(alias):
        count = len(letters_of(character))
        following = alias[place + 1 : place + 2]
        is_start = (
            character.isupper() and alias[place - 1 : place].isupper() and following.islower()
        )
        if count and place and (begins_word(alias, place) or is_start):
            found.add(letters)
        letters += count
    return frozenset(found)


def _compact(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, folded, and for each its place in the text."""
    parts = list(map(letters_of, text))
    letters = "".join(parts)
    places = list(compress(range(len(parts)), parts))
    if len(places) < len(letters):  # some characters fold to several
        places = [place for place, part in enumerate(parts) for _ in part]
    return letters, places


def _is_broken(text: str) -> bool:
    """Whether punctuation parts the text, or a space two of its Chinese characters."""
    before = ""  # the script before a run of what is no letter
    gap = False
    for character in text:
        script = script_of(character)
        if script:
            if gap and before == script == "other":
                return True
            before, gap = script, False
        elif not _joins(character):
            return True
        else:
            gap = True
    return False


@cache
def _joins(character: str) -> bool:
    kind = unicodedata.category(character)
    return character.isspace() or character in _JOINING or kind in _JOINING_KINDS


def _as_written(text: str, start: int, stop: int, known: _Known) -> bool:
    """Whether the alias's signs stand around it, and its capitals as they are written where they
    must; before short ones no letter (HiPPO is not PPO).
    """
    if known.before and text[max(0, start - len(known.before)) : start] != known.before:
        return False
    if known.after and text[stop : stop + len(known.after)] != known.after:
        return False
    if not known.letters:
        return True
    letters = "".join(filter(str.isalnum, text[start:stop]))
    if known.in_sentence:
        if start and text[start - 1].isascii() and text[start - 1].isalpha():  # HotSpot is no SPoT
            return letters == known.letters
        return letters in (known.letters, letters.upper()) or not _in_sentence(text, start, stop)
    before = text[start - 1 : start] if start else ""
    return letters == known.letters and not (before.isascii() and before.isalpha())


def _in_sentence(text: str, start: int, stop: int) -> bool:
    """Whether a word of small Latin letters stands beside a place, only space between them."""
    before, after = text[max(0, start - _BESIDE) : start], text[stop : stop + _BESIDE]
    return bool(_WORD_BEFORE.search(before) or _WORD_AFTER.match(after))
