"""Terms and texts → how each term stands in them: whether it is a word, and whether a subject.

A piece of a longer word has always the same neighbours; what a blog's layout repeats has the same
words around it, or labels what follows.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import ahocorasick

from downlink.classify import weights
from downlink.classify.endings import is_glued, may_be_adjective, names_no_subject
from downlink.classify.people import is_name_of_person
from downlink.classify.term_mining import SHORTEST
from downlink.text import small_words
from downlink.text.common_words import common_words, everyday_words
from downlink.text.fold import fold, to_simplified
from downlink.text.grammar.terms import GRAMMAR
from downlink.text.scripts import HAN

_AROUND, _BESIDE = 8, 6
_LONGEST_WORD = 4
_SIZES = range(2, _LONGEST_WORD + 1)
_LOWER = {ord(letter): letter.lower() for letter in string.ascii_uppercase}
_DIGITS = re.compile("[0-9]+")
_HAN = re.compile(f"[{HAN}]+")
_AFFIXES = frozenset("式级性化度类量率型们者次种项条篇款章节本该此先使另")
# They end a word, count it or point at it, and seldom begin a longer one.

_KIND_SIGNS = frozenset("级们者")
# What they make of an everyday word is no term either (生产级).

_LABEL = re.compile(r"\s?[:：]")
_FOLLOWER = re.compile(r"[ -]([A-Za-z]{3,})")


@dataclass(slots=True)
class Standing:
    """How a term stands in texts: between which neighbours, in which passage of each, and in how
    many of them more than once, at the front, or as a label.
    """

    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    passages: list[str] = field(default_factory=list)
    beside: Counter[str] = field(default_factory=Counter)
    behind: dict[int, str] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)
    fronts: set[int] = field(default_factory=set)
    labels: int = 0
    names: int = 0
    leading: int = 0
    joined: int = 0
    places: int = 0
    cuts: int = 0
    starts: int = 0
    ends: int = 0

    @property
    def is_boilerplate(self) -> bool:
        """Whether most texts only begin with the term and do not come back to it, have it behind
        one and the same phrase, once and before one, or as a label of what follows.
        """
        most = weights.SAME_PASSAGE * len(self.passages)
        beside = (count for text, count in self.beside.items() if len(text) == _BESIDE)
        once = Counter(text for number, text in self.behind.items() if number not in self.again)
        repeated = max([*beside, *once.values()], default=0) > most
        return len(self.fronts - self.again) > most or repeated or self.labels > most

    @property
    def is_person(self) -> bool:
        """Whether a term mostly stands as a person's name or as a part of one."""
        return self.names > weights.SAME_PASSAGE * len(self.passages)

    @property
    def is_cut(self) -> bool:
        """Whether the term mostly begins or ends within an everyday word, or at a Latin one (语言
        of R语言), or hardly ever where another word ends or begins: 京大学 of 北京大学, 南京大学.
        """
        apart = weights.PARTED * self.places
        most = weights.SAME_PASSAGE * self.places
        return max(self.cuts, self.joined) > most or min(self.starts, self.ends) < apart

    def is_adjective(self, term: str) -> bool:
        """Whether a term looks like an adjective and mostly stands before what it belongs to."""
        most = weights.SAME_PASSAGE * len(self.passages)
        return is_glued(term) or (may_be_adjective(term) and self.leading > most)

    @property
    def has_varied_context(self) -> bool:
        """Whether a term stands between different neighbours (accessor variety, Feng et al.
        2004): a piece that the same character always follows is the beginning of a longer word,
        and texts that hold a term in the same passage say it only once.
        """
        if len(set(self.passages)) <= len(self.passages) * weights.SAME_PASSAGE:
            return False
        return all("" in sides or len(sides) > 1 for sides in (self.before, self.after))

    def is_word(self, term: str) -> bool:
        """Whether the texts show that a term is a word, and not only a piece or a notice."""
        if not self.has_varied_context or self.is_boilerplate or self.is_cut or self.is_person:
            return False
        if names_no_subject(term) or self.is_adjective(term):
            return False
        if term[0] in _AFFIXES and is_everyday(term[1:]):
            return False
        if term[-1] in _KIND_SIGNS and is_everyday(term[:-1]):
            return False
        if is_everyday(term) and len(self.again) < weights.SAME_PASSAGE * len(self.passages):
            return False
        short = len(term) == SHORTEST and not term.isascii()
        varied = min(len(self.before), len(self.after)) >= weights.VARIED
        return not short or (varied and len(self.passages) >= weights.LEAST_SHORT)


def standings(terms: Mapping[str, Collection[int]], texts: Sequence[str]) -> Mapping[str, Standing]:
    """Return how terms stand in the texts that hold them, all of them found in one pass.

    Args:
        terms: the terms, each with the numbers of these texts.
    """
    found = {term: Standing() for term in terms}
    finder = ahocorasick.Automaton()
    for term in terms:
        finder.add_word(term.translate(_LOWER), term)
    if terms:
        finder.make_automaton()
    for number, text in enumerate(texts if terms else ()):
        ends: dict[str, int] = {}
        plain = to_simplified(text)
        for last, term in finder.iter(text.translate(_LOWER)):
            start = last + 1 - len(term)
            if number in terms[term] and start >= ends.get(term, 0):
                own = found[term]
                own_before = _neighbour(text[max(0, start - 1) : start])
                own_after = _neighbour(text[last + 1 : last + 2])
                own.before.add(own_before)
                own.after.add(own_after)
                own.places += 1
                own.joined += not term[0].isascii() and _is_latin(text[max(0, start - 1) : start])
                own.cuts += _is_within_word(plain, start) or _is_within_word(plain, last + 1)
                own.starts += not own_before or term.isascii() or _ends_word(plain, start)
                own.ends += not own_after or term.isascii() or _begins_word(plain, last + 1)
                if term in ends:
                    own.again.add(number)
                else:
                    _add_first(own, number, text, start, last + 1)
                ends[term] = last + 1
    return found


def _add_first(own: Standing, number: int, text: str, start: int, end: int) -> None:
    """Add the first place of a term in a text."""
    own.passages.append(fold(_DIGITS.sub("", text[max(0, start - _AROUND) : end + _AROUND])))
    before = text[max(0, start - 2 * _BESIDE) : start]
    own.beside.update({before[-_BESIDE:], fold(_DIGITS.sub("", before))[-_BESIDE:]})
    if text[end : end + _BESIDE].strip():
        own.behind[number] = text[end : end + _BESIDE]
    follower = _FOLLOWER.match(text, end)
    own.leading += bool(follower and follower[1].casefold() not in small_words.ENGLISH)
    own.names += is_name_of_person(text, start, end)
    if not text[:start].strip():
        own.fronts.add(number)
    elif _LABEL.match(text, end):
        own.labels += 1


def is_everyday(term: str) -> bool:
    """Whether everyday words make up all of a term: 直接返回, but 系统设计 too."""
    term = to_simplified(term)
    reached = {0}
    for end in range(1, len(term) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        if any(start in reached and term[start:end] in everyday_words() for start in starts):
            reached.add(end)
    return len(term) in reached


def _ends_word(text: str, at: int) -> bool:
    """Whether an everyday word ends at a place."""
    return any(text[at - size : at] in everyday_words() for size in _SIZES if size <= at)


def _begins_word(text: str, at: int) -> bool:
    return any(text[at : at + size] in everyday_words() for size in _SIZES)


def _is_within_word(text: str, at: int) -> bool:
    """Whether a place is within an everyday word."""
    words = _words()
    return any(
        text[first:last] in words
        for first in range(max(0, at - _LONGEST_WORD + 1), at)
        for last in range(at + 1, first + _LONGEST_WORD + 1)
    )


@cache
def _words() -> frozenset[str]:
    return everyday_words() | {word for word in common_words() if _HAN.match(word)}


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _neighbour(character: str) -> str:
    """Return a Chinese character that could belong to the word, "" for what parts words."""
    return character if _HAN.match(character) and character not in GRAMMAR else ""
