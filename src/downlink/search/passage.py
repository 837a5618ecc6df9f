"""A document's texts and a query → the passage to show, and what to mark in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from downlink.search.index.tokens import Token, keys, tokens
from downlink.search.match import Places, chain, find_clause
from downlink.search.query import Clause
from downlink.search.store import Occurrences

LENGTH = 160
"""Characters of a passage, but for words at its ends, which stay whole."""

_BEFORE = 40
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text; `marks` are the places of matches in it, in order, none touching."""

    text: str
    marks: tuple[tuple[int, int], ...]


class TextSource:
    """One text as a source of occurrences: document 0; only tokens that hold a key are read."""

    def __init__(self, content: Sequence[Token]) -> None:
        self._content = [("".join(token.atoms), token) for token in content]

    def exact(self, key: str) -> list[Occurrences]:
        """Return the occurrences of `key`."""
        return self._select(key, key.__eq__)

    def within(self, prefix: str) -> list[Occurrences]:
        """Return the occurrences of all keys that begin with `prefix`."""
        return self._select(prefix, lambda text: text.startswith(prefix))

    def _select(self, part: str, is_wanted: Callable[[str], bool]) -> list[Occurrences]:
        places: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        for whole, token in self._content:
            if part in whole:
                for text, position, span, flags in keys(token):
                    if is_wanted(text):
                        places[text, span, flags].append(position)
        return [
            Occurrences(text, span, flags, {}, {0: positions})
            for (text, span, flags), positions in places.items()
        ]


def marks_in(text: str, clauses: Sequence[Clause]) -> tuple[list[tuple[int, int]], int | None]:
    """Return the places in `text` where clauses stand, and where the best one begins: that of all
    clauses as a phrase, else the first; None if no clause stands there.
    """
    content = tokens(text)
    source = TextSource(content)
    found = [find_clause(clause, source) for clause in clauses]
    offsets = {
        token.position + at: place for token in content for at, place in enumerate(token.places)
    }
    places = sorted(place for own in found for place in _shortest(own.texts, offsets))
    phrase = _shortest(chain(found).texts, offsets) if found else []
    best = min(phrase)[0] if phrase else places[0][0] if places else None
    return _merged(places), best


def passage_of(texts: Sequence[str], clauses: Sequence[Clause]) -> Passage:
    """Return the passage around the best match: of the first text that has one, or the opening."""
    for text in texts:
        marks, best = marks_in(text, clauses)
        if best is not None:
            return _cut(text, marks, max(0, best - _BEFORE))
    return _cut(texts[0] if texts else "", [], 0)


def _shortest(places: Places, offsets: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places in the text of what stands at positions; of those that begin at one
    place the shortest.
    """
    ends: dict[int, int] = {}
    for span in places.get(0, ()):
        ends[span.start] = min(span.end, ends.get(span.start, span.end))
    return sorted((offsets[start][0], offsets[end - 1][1]) for start, end in ends.items())


def _merged(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, marks: Sequence[tuple[int, int]], start: int) -> Passage:
    start = _boundary(text, start, -1)
    end = _boundary(text, min(len(text), start + LENGTH), 1)
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    shift = len(head) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return Passage(head + text[start:end] + tail, inside)


def _boundary(text: str, at: int, step: int) -> int:
    """Move from the middle of a Latin word to its beginning or end, unless that is far."""
    for moved in range(_LONGEST_WORD):
        place = at + moved * step
        if not 0 < place < len(text) or not (_is_latin(text[place - 1]) and _is_latin(text[place])):
            return place
    return at


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
