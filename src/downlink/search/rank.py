"""What was found for each unit of a query → the matching documents, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from downlink.search.match import WHOLE, Found, Places, chain
from downlink.search.query import Unit

MatchKind = Literal["text", "topic"]

EXACT_TITLE, TITLE_FRONT, TITLE, ABOUT, PHRASE, TITLE_PARTS, PARTS = 0, 1, 2, 3, 6, 7, 8
"""How good a match is, best first: its title is the query; its title begins with it; its title
holds the words; it is about a topic that the query names (three levels: its first topic, another,
a broader one); its text holds the phrase; its title holds the words as parts or beginnings; its
text does.
"""


class Hit(NamedTuple):
    """A document and how it matches; the smaller the rank, the better."""

    rank: int
    document: int


@dataclass(frozen=True, slots=True)
class Naming:
    """That the units from `first` to before `last` name topics; `levels` of documents for these."""

    first: int
    last: int
    levels: Mapping[int, int]


def text_hits(found: Sequence[Found], namings: Sequence[Naming], excluded: set[int]) -> list[Hit]:
    """Return the documents whose title or text holds every unit."""
    documents = set.intersection(*(own.documents() for own in found)) - excluded
    phrase = chain(found)
    hits = (Hit(_rank(document, found, phrase, namings), document) for document in documents)
    return sorted(hits)


def topic_hits(found: Sequence[Found], namings: Sequence[Naming], without: set[int]) -> list[Hit]:
    """Return the documents that are about what the query names and hold its other units.

    Args:
        without: documents to leave out: those found by their text, and the excluded ones.
    """
    if not namings:
        return []
    candidates = set().union(*(naming.levels for naming in namings)) - without
    named = {at for naming in namings for at in range(naming.first, naming.last)}
    hits: list[Hit] = []
    for document in candidates:
        held = [document in own.titles or document in own.texts for own in found]
        if not all(held[at] for at in range(len(found)) if at not in named):
            continue
        levels = [
            naming.levels.get(document, 0 if all(held[naming.first : naming.last]) else None)
            for naming in namings
        ]
        if None not in levels:
            hits.append(Hit(max(level for level in levels if level is not None), document))
    return sorted(hits)


def _rank(document: int, found: Sequence[Found], phrase: Found, namings: Sequence[Naming]) -> int:
    title = phrase.titles.get(document, ())
    at_front = [span.end for span in title if span.flags == WHOLE and span.start == 0]
    if at_front:
        return EXACT_TITLE if phrase.lengths[document] in at_front else TITLE_FRONT
    if all(_whole(own.titles, document) for own in found) or _whole(phrase.titles, document):
        return TITLE
    levels = [naming.levels[document] for naming in namings if document in naming.levels]
    if levels:
        return ABOUT + min(levels)
    if _whole(phrase.texts, document):
        return PHRASE
    return TITLE_PARTS if all(document in own.titles for own in found) else PARTS


def _whole(places: Places, document: int) -> bool:
    return any(span.flags == WHOLE for span in places.get(document, ()))


def units_between(units: Sequence[Unit], first: int, last: int) -> str:
    """Return what the units from `first` to before `last` would be as a topic's name."""
    return "".join(unit.compact for unit in units[first:last])
