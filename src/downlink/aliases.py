"""Aliases of topics → where they stand in a text, whatever hyphens, spaces and case were lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

_SHORT = 4
# An alias of this many letters or fewer, all capitals (SD, RNN), is matched as written: in lower
# case it would be somebody's variable or a part of a word.


@dataclass(frozen=True, slots=True)
class Hit:
    """An alias in a text: `owner` is what it stands for, `start` and `end` its place."""

    owner: str
    alias: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Compact:
    """A text's letters and digits, folded; for each its place in the text, and whether a word
    begins there. One more place and beginning stands for the end.
    """

    text: str
    places: tuple[int, ...]
    begins: tuple[bool, ...]


class AliasFinder:
    """Finds thousands of aliases in one pass over a text (Aho-Corasick)."""

    def __init__(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Take pairs (owner, alias); an alias without letters and digits never matches."""
        owners: dict[str, list[tuple[str, str]]] = {}
        for owner, alias in aliases:
            key = _compact(alias).text
            if key:
                owners.setdefault(key, []).append((owner, alias))
        self._automaton = ahocorasick.Automaton()
        for key, values in owners.items():
            self._automaton.add_word(key, (len(key), tuple(values)))
        self._empty = not owners
        if owners:
            self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the aliases that stand in `text` as whole words, in the order of their places.

        A plural s is allowed after a Latin alias. Where hits of one owner overlap, all are given.
        """
        if self._empty:
            return ()
        compact = _compact(text)
        return tuple(sorted(self._hits(text, compact), key=lambda hit: (hit.start, hit.end)))

    def _hits(self, text: str, compact: _Compact) -> Iterator[Hit]:
        for last, (length, values) in self._automaton.iter(compact.text):
            begin, end = last + 1 - length, last + 1
            if not compact.begins[begin] or not _ends_word(compact, end):
                continue
            start, stop = compact.places[begin], compact.places[last] + 1
            for owner, alias in values:
                if not _as_written(alias) or _stands_alone(text, start, stop, alias):
                    yield Hit(owner, alias, start, stop)


def _ends_word(compact: _Compact, end: int) -> bool:
    plural = compact.text[end : end + 1] == "s" and compact.begins[end + 1]
    return compact.begins[end] or plural


def _stands_alone(text: str, start: int, stop: int, alias: str) -> bool:
    """Whether the alias stands there as written and no letter before it (HiPPO is not PPO)."""
    before = text[start - 1 : start] if start else ""
    return text[start:stop] == alias and not (before.isascii() and before.isalpha())


def _as_written(alias: str) -> bool:
    return len(alias) <= _SHORT and alias.isascii() and alias.isupper()


def _compact(text: str) -> _Compact:
    characters: list[str] = []
    places: list[int] = []
    begins: list[bool] = []
    before = ""
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).casefold():
            if part.isalnum():
                characters.append(part)
                places.append(place)
                begins.append(_begins_word(before, character))
                before = character
            else:
                before = ""
    return _Compact("".join(characters), (*places, len(text)), (*begins, True))


def _begins_word(before: str, character: str) -> bool:
    """A word begins after what is no letter or digit, where letters and digits or scripts meet,
    and where a capital follows a small letter (PrefixTuning).
    """
    if not before or _script(before) != _script(character) or _script(character) == "other":
        return True
    return before.islower() and character.isupper()


def _script(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "latin" if "LATIN" in unicodedata.name(character, "") else "other"
