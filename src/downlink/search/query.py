"""What a reader typed → units that must all be found, and units that must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from downlink.search.index.tokens import Piece, pieces

LONGEST_QUERY = 300
"""Characters of a query that count."""

_QUOTES = '"“”„＂「」『』'
_PART = re.compile(rf"([-－]?)(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+))")


@dataclass(frozen=True, slots=True)
class Unit:
    """Pieces that must stand one after the other, whatever spaces and signs are between them.

    Attributes:
        text: as it was typed, without quotes.
        open: whether the last word may go on (`atten` finds attention); not so in quotes.
    """

    text: str
    elements: tuple[Piece, ...]
    open: bool

    @property
    def compact(self) -> str:
        """The unit's letters, digits and signs: what names of topics are compared by."""
        return "".join("".join(piece.atoms) for piece in self.elements)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: all of `units`, none of `excluded`."""

    units: tuple[Unit, ...]
    excluded: tuple[Unit, ...] = ()


def parse_query(text: str) -> Query:
    """Return the query that `text` states: words mean all of them, quotes a phrase, -word none."""
    units: list[Unit] = []
    excluded: list[Unit] = []
    for match in _PART.finditer(text[:LONGEST_QUERY]):
        sign, quoted, word = match.groups()
        target = excluded if sign else units
        if quoted is not None:
            elements = tuple(pieces(quoted))
            if elements:
                target.append(Unit(quoted.strip(), elements, open=False))
        else:
            target.extend(_units(word))
    return Query(tuple(units), tuple(excluded))


def _units(word: str) -> list[Unit]:
    """What stands together is one unit: LoRA微调; what a sign separates is several."""
    found: list[list[Piece]] = []
    for piece in pieces(word):
        if found and piece.position == found[-1][-1].end:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [
        Unit(word[own[0].places[0][0] : own[-1].places[-1][1]], tuple(own), open=True)
        for own in found
    ]
