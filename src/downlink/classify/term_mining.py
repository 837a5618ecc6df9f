"""Texts → the terms that several of them share and nobody has listed: Latin names, and runs of
Chinese characters.

Chinese is written without spaces, and no list holds the words to come. They show by how they
stand: a term comes again whole, in several texts, between different neighbours. Characters that
mostly do the work of grammar end a run; some others never begin or end a term.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from downlink.classify import weights
from downlink.text.common_words import common_words, everyday_words
from downlink.text.fold import to_simplified
from downlink.text.formulas import replace_formulas
from downlink.text.grammar.headings import is_generic
from downlink.text.grammar.terms import GRAMMAR
from downlink.text.matcher import AliasFinder
from downlink.text.scripts import HAN, LATIN_NAME, URL

SHORTEST, LONGEST = 2, 8
"""Characters of a Chinese term."""

MOST_WORDS, LONGEST_LATIN = 3, 60
"""Words and characters of a Latin term."""

_NEVER_FIRST = frozenset(
    "属零届像器者型率上下中里后前时有要会能可让给看到出来成好等第并且去做说用为对过得地不一两几十百千万亿半"
)
_NEVER_LAST = frozenset(
    "上中里后前时内外下有要会能可让给把做去说看到出来成好多少等第用次条张天年月日样点为对过得地不自"
    "一二三四五六七八九十两几"
)

_KINDS = frozenset(["model", "network"])
# Convolutional Neural is a piece of what it stands before.

_NUMBERS, _NUMBERED = "0123456789", 4
_HAN = re.compile(f"[{HAN}]+")
_ACCENTED = "\u00c0-\u024f\u1e00-\u1eff"
_NAME = re.compile(rf"(?<![A-Za-z0-9{_ACCENTED}])(?>{LATIN_NAME})(?![{_ACCENTED}])")
# Not what is left of a word that has accents: Ngu of Nguồn.

_URL = re.compile(URL)


def shared_terms(
    texts: Sequence[str], known: Iterable[str], least: int
) -> dict[str, tuple[int, ...]]:
    """Return the terms that at least `least` of the texts hold, each with the numbers of those
    texts. What `known` words cover, common words, and fragments of longer terms are none.
    """
    finder = AliasFinder(
        ("", word) for word in (*known, *filter(_HAN.match, sorted(common_words())))
    )
    bare = [_bare(text, finder) for text in texts]
    found = _latin_terms(bare, least)
    found.update(_repeated([tuple(_han_runs(text)) for text in bare], least))
    frequent = {
        term: held for term, held in found.items() if len(held) >= least and not _is_common(term)
    }
    return {term: tuple(sorted(frequent[term])) for term in _whole(frequent)}


def _latin_terms(texts: Sequence[str], least: int) -> dict[str, set[int]]:
    """Return the names and phrases that at least `least` of the texts hold. A word that is written
    with a capital has only the texts that write it so: to go, on the fly.
    """
    held: dict[str, set[int]] = defaultdict(set)
    titled: dict[str, set[int]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for number, text in enumerate(texts):
        for phrase in _phrases(text):
            key = phrase.casefold()
            held[key].add(number)
            forms[key][phrase] += 1
            if phrase.istitle():
                titled[key].add(number)
    held.update(
        {
            key: own
            for key, own in titled.items()
            if " " not in key and forms[key].most_common(1)[0][0].istitle()
        }
    )
    _add_plurals(held, forms)
    return {
        forms[key].most_common(1)[0][0]: own
        for key, own in held.items()
        if len(own) >= least and _is_name(key, forms[key])
    }


def _add_plurals(held: dict[str, set[int]], forms: Mapping[str, Counter[str]]) -> None:
    """Count the texts that hold a term's plural (LLMs, but not iOS) as the term's."""
    for key in sorted(held):
        single = key[:-1]
        written = any(form[:-1] in forms.get(single, ()) for form in forms[key] if form[-1] == "s")
        if written and not single.endswith("s"):
            held[single] |= held.pop(key)


def _bare(text: str, finder: AliasFinder) -> str:
    """Return the text with what holds no unknown term blanked. A known word within a longer Latin
    word (gate in GateFold) leaves that as it is.
    """
    bare = list(_URL.sub(_blank, replace_formulas(text, _lines)))
    for hit in finder.find("".join(bare)):
        end = hit.end + _is_plural(text, hit.start, hit.end)
        if not _within_word(text, hit.start, end):
            bare[hit.start : end] = "\n" * (end - hit.start)
    return "".join(bare)


def _blank(match: re.Match[str]) -> str:
    return _lines(match.group())


def _lines(text: str) -> str:
    return "\n" * len(text)


def _is_plural(text: str, start: int, end: int) -> bool:
    """Whether an s makes a plural of a Latin word."""
    return _is_latin(text[start : start + 2]) and text[end : end + 1] == "s"


def _within_word(text: str, start: int, end: int) -> bool:
    return _is_latin(text[end - 1 : end + 1]) or _is_latin(text[max(0, start - 1) : start + 1])


def _is_latin(pair: str) -> bool:
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def _is_common(term: str) -> bool:
    """Whether a term says nothing of a subject: an everyday word, a heading of any article."""
    folded, numbered = term.casefold(), term.rstrip(_NUMBERS)
    if term.istitle() and len(numbered) >= _NUMBERED:  # Part1, not HTTP2
        folded = numbered.casefold()
    everyday = to_simplified(term) in everyday_words()
    return everyday or folded in common_words() or is_generic(term)


def _is_name(word: str, forms: Counter[str]) -> bool:
    """Whether most of a word's forms are written as names are: not Deep, which is deep as well."""
    if " " in word:
        return True
    named = sum(count for form, count in forms.items() if any(map(str.isupper, form)))
    return named >= weights.NAMED * forms.total()


def _phrases(text: str) -> Iterator[str]:
    """Yield the Latin names of a text, and the phrases of words that no common one is among, unless
    it says what kind of thing two others name.
    """
    open_words: list[str] = []
    end = 0
    for match in _NAME.finditer(text):
        word = match.group()
        kind = word.removesuffix("s")
        if len(open_words) > 1 and text[end : match.start()] == " " and kind.casefold() in _KINDS:
            yield " ".join([*open_words[-2:], kind])
        if text[end : match.start()] not in (" ", "-") or word.casefold() in common_words():
            open_words = []
        if word.casefold() not in common_words() and len(word) > 1:
            open_words = [*open_words, word][-MOST_WORDS:]
            for size in range(1, len(open_words) + 1):
                phrase = " ".join(open_words[-size:])
                if len(phrase) <= LONGEST_LATIN:
                    yield phrase
        end = match.end()


def _han_runs(text: str) -> Iterator[str]:
    for match in _HAN.finditer(text):
        run = "".join("\n" if character in GRAMMAR else character for character in match.group())
        yield from (part for part in run.split("\n") if len(part) >= SHORTEST)


def _repeated(runs: Sequence[tuple[str, ...]], least: int) -> dict[str, set[int]]:
    """Return the pieces of the runs that stand in at least `least` texts, shorter ones first: a
    longer piece can be frequent only where both its shorter ones are.
    """
    found: dict[str, set[int]] = {}
    before: Collection[str] | None = None
    for size in range(SHORTEST, LONGEST + 1):
        counts: Counter[str] = Counter()
        for own in runs:
            counts.update(set(_pieces(own, size, before)))
        before = {piece for piece, count in counts.items() if count >= least}
        if not before:
            break
        for number, own in enumerate(runs):
            for piece in _pieces(own, size, None):
                if piece in before and _is_bounded(piece):
                    found.setdefault(piece, set()).add(number)
    return found


def _pieces(runs: Iterable[str], size: int, before: Collection[str] | None) -> Iterator[str]:
    for run in runs:
        for at in range(len(run) - size + 1):
            piece = run[at : at + size]
            if before is None or (piece[1:] in before and piece[:-1] in before):
                yield piece


def _is_bounded(piece: str) -> bool:
    return piece[0] not in _NEVER_FIRST and piece[-1] not in _NEVER_LAST


def _whole(found: Mapping[str, set[int]]) -> Iterator[str]:
    """Yield the terms that are no fragments: of most of their texts, no longer term holds them."""
    longer: dict[str, set[int]] = defaultdict(set)
    for term, held in found.items():
        for part in _parts(term):
            if part in found:
                longer[part] |= held
    for term, held in found.items():
        if len(held & longer[term]) < weights.WITHIN_LONGER * len(held):
            yield term


def _parts(term: str) -> Iterator[str]:
    """Yield the shorter terms that a term holds."""
    units = term.split(" ") if term.isascii() else list(term)
    joint = " " if term.isascii() else ""
    for size in range(1, len(units)):
        for at in range(len(units) - size + 1):
            yield joint.join(units[at : at + size])
