"""Clauses of a query and postings → where they stand; `search/browser/match.js` is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from downlink.search.index.tokens import ENDS, LONGEST_KEY, STARTS, Token
from downlink.search.query import Clause
from downlink.search.store import Occurrences

WHOLE = STARTS | ENDS
_SHORTEST_OPEN = 2  # characters of a word that may go on: a letter alone would find everything


class Span(NamedTuple):
    """Where something stands: first position, the one after the last, and its flags."""

    start: int
    end: int
    flags: int


Places = dict[int, list[Span]]
"""Document → where something stands in it."""


@dataclass(slots=True)
class Found:
    """Where something stands in titles and texts; `lengths` are those of titles, in positions."""

    titles: Places = field(default_factory=dict)
    texts: Places = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)

    def documents(self) -> set[int]:
        """Return the documents in which it stands."""
        return self.titles.keys() | self.texts.keys()


class Source(Protocol):
    """Where occurrences come from: an index, or one text."""

    def exact(self, key: str) -> list[Occurrences]:
        """Return the occurrences of `key`."""

    def within(self, prefix: str) -> list[Occurrences]:
        """Return the occurrences of all keys that begin with `prefix`."""


def find_clause(clause: Clause, source: Source) -> Found:
    """Return where all elements of the clause stand one after the other."""
    last = len(clause.elements) - 1
    return chain(
        [
            _element(element, source, goes_on=clause.open and at == last)
            for at, element in enumerate(clause.elements)
        ]
    )


def chain(parts: Sequence[Found]) -> Found:
    """Return where the parts stand one after the other, with at most one position between them."""
    found = parts[0]
    for part in parts[1:]:
        lengths = found.lengths | part.lengths
        found = Found(_joined(found.titles, part.titles), _joined(found.texts, part.texts), lengths)
    return found


def _joined(first: Places, second: Places) -> Places:
    joined: Places = {}
    for document in first.keys() & second.keys():
        following: dict[int, list[Span]] = defaultdict(list)
        for other in second[document]:
            following[other.start].append(other)
        spans = [
            Span(one.start, other.end, one.flags & STARTS | other.flags & ENDS)
            for one in first[document]
            for start in (one.end, one.end + 1)
            for other in following.get(start, ())
        ]
        if spans:
            joined[document] = sorted(set(spans))
    return joined


def _element(element: Token, source: Source, *, goes_on: bool) -> Found:
    if element.kind == "run":
        return _run(element.atoms, source)
    found = _word("".join(element.atoms)[:LONGEST_KEY], source, goes_on=goes_on)
    if len(element.atoms) == 1 or not element.separable:
        return found
    last = len(element.atoms) - 1
    parts = [
        _word(atom[:LONGEST_KEY], source, goes_on=goes_on and at == last)
        for at, atom in enumerate(element.atoms)
    ]
    return _united([found, chain(parts)])


def _word(word: str, source: Source, *, goes_on: bool) -> Found:
    """A word stands where its key does; one that may go on, where longer keys do, too."""
    is_open = goes_on and len(word) >= _SHORTEST_OPEN and any(map(str.isalpha, word))
    items = source.within(word) if is_open else source.exact(word)
    return _united(
        _found(item, item.flags if item.key in (word, f"{word}s") else item.flags & STARTS)
        for item in items
    )


def _run(characters: Sequence[str], source: Source) -> Found:
    """Every other bigram and the last one: they hold each character beside its neighbours."""
    if len(characters) == 1:
        return _united(_found(item, WHOLE, span=1) for item in source.within(characters[0]))
    last = len(characters) - 2
    offsets = sorted({*range(0, last, 2), last})
    grams = ["".join(characters[at : at + 2]) for at in offsets]
    parts = [_united(_found(item, WHOLE) for item in source.exact(gram)) for gram in grams]
    return Found(
        _aligned([part.titles for part in parts], offsets, len(characters)),
        _aligned([part.texts for part in parts], offsets, len(characters)),
        parts[0].lengths,
    )


def _aligned(parts: Sequence[Places], offsets: Sequence[int], length: int) -> Places:
    """Return where each part stands at its offset from one place."""
    common = set(parts[0]).intersection(*parts[1:])
    aligned: Places = {}
    for document in common:
        starts = set.intersection(
            *(
                {span.start - offset for span in part[document]}
                for part, offset in zip(parts, offsets, strict=True)
            )
        )
        if starts:
            aligned[document] = [Span(start, start + length, WHOLE) for start in sorted(starts)]
    return aligned


def _found(item: Occurrences, flags: int, span: int = 0) -> Found:
    length = span or item.span
    return Found(
        {
            document: [Span(start, start + length, flags) for start in positions]
            for document, (_, positions) in item.titles.items()
        },
        {
            document: [Span(start, start + length, flags) for start in positions]
            for document, positions in item.texts.items()
        },
        {document: size for document, (size, _) in item.titles.items()},
    )


def _united(parts: Iterable[Found]) -> Found:
    every = list(parts)
    lengths: dict[int, int] = {}
    for part in every:
        lengths.update(part.lengths)
    titles, texts = (part.titles for part in every), (part.texts for part in every)
    return Found(_in_order(titles), _in_order(texts), lengths)


def _in_order(parts: Iterable[Places]) -> Places:
    """Return all places of the parts, each once."""
    found: dict[int, list[list[Span]]] = defaultdict(list)
    for part in parts:
        for document, spans in part.items():
            found[document].append(spans)
    return {
        document: own[0] if len(own) == 1 else sorted(set().union(*own))
        for document, own in found.items()
    }
