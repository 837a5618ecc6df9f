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

from downlink.text.common_words import everyday_pairs
from downlink.text.fold import fold

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

_CUT = 3
# A Chinese alias of this many characters or fewer is none where a neighbour takes one of them into
# an everyday word: 码本 in 代码本身, 内部表 in 内部表示, 行存 in 进行存储.

_BESIDE_WORDS = frozenset("上下中内外里前后时来去越")
# What may follow any noun, so that its last character belongs to the noun all the same: 知识库中.

_TAIL = re.compile(
    r"(?:agnostic|assisted|augmented|aware|based|centric|compatible|driven|enabled|enhanced|"
    r"free|generated|guided|inspired|level|like|native|only|oriented|powered|specific|style|trained|"
    r"tuned)"
)
# What a hyphen joined to a name, and what follows it right away since flattening lost the hyphen:
# GANbased, Mambastyle, RLHFtrained.

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
        begins, ends = _script(letters[0]) != "other", _script(letters[-1]) != "other"
        return cls(len(letters), begins, ends, len(letters) <= _CUT and not (begins and ends))


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
            if key.begins and not _begins_word(text, start):
                continue
            if key.ends and not _ends_word(text, stop):
                continue
            if key.short and _is_cut(text, start, stop):
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


def is_findable(alias: str) -> bool:
    """Whether an alias holds a letter or digit to look for."""
    return any(map(_letters, alias))


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
        count = len(_letters(character))
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
        count = len(_letters(character))
        following = alias[place + 1 : place + 2]
        is_start = (
            character.isupper() and alias[place - 1 : place].isupper() and following.islower()
        )
        if count and place and (_begins_word(alias, place) or is_start):
            found.add(letters)
        letters += count
    return frozenset(found)


def _compact(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, folded, and for each its place in the text."""
    parts = list(map(_letters, text))
    letters = "".join(parts)
    places = list(compress(range(len(parts)), parts))
    if len(places) < len(letters):  # some characters fold to several
        places = [place for place, part in enumerate(parts) for _ in part]
    return letters, places


@cache
def _letters(character: str) -> str:
    """Return the letters and digits that a character folds to."""
    return "".join(filter(str.isalnum, fold(character)))


def _begins_word(text: str, at: int) -> bool:
    """Whether a word begins at `at`: after what is no letter or digit, where letters and digits
    or scripts meet, where a capital follows a small letter (PrefixTuning), at the text's end.
    """
    if at in (0, len(text)):
        return True
    before, here = text[at - 1], text[at]
    script = _script(here)
    return (
        script in ("", "other")
        or script != _script(before)
        or (before.islower() and here.isupper())
    )


def _ends_word(text: str, stop: int) -> bool:
    if _begins_word(text, stop):
        return True
    if text[stop] == "s" and _begins_word(text, stop + 1):
        return True
    if text[stop] == "v" and text[stop + 1 : stop + 2].isdigit():
        return True
    tail = _TAIL.match(text, stop)
    return tail is not None and _begins_word(text, tail.end())


def _is_cut(text: str, start: int, stop: int) -> bool:
    """Whether a neighbour and the first or last of the characters are an everyday word, and those
    beyond would not be one if they were left alone (智能体系统 is 智能体 and 系统).
    """
    everyday = everyday_pairs()
    return bool(
        (
            text[max(0, start - 1) : start + 1] in everyday
            and text[max(0, start - 2) : start] not in everyday
        )
        or (
            text[stop - 1 : stop + 1] in everyday
            and text[stop] not in _BESIDE_WORDS
            and text[stop : stop + 2] not in everyday
        )
    )


@cache
def _script(character: str) -> str:
    """Return which script a letter or digit belongs to, "" for what is neither."""
    if not _letters(character):
        return ""
    if character.isdigit():
        return "digit"
    return "latin" if "LATIN" in unicodedata.name(character, "") else "other"


def _is_broken(text: str) -> bool:
    """Whether punctuation parts the text, or a space two of its Chinese characters."""
    before = ""  # the script before a run of what is no letter
    gap = False
    for character in text:
        script = _script(character)
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
