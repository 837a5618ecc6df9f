"""What was found for each clause of a query → the matching documents, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from downlink.search.match import WHOLE, Found, Places, chain
from downlink.search.query import Clause

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
class TopicMatch:
    """That the clauses from `first` to before `last` name topics, with the documents' `levels`."""

    first: int
    last: int
    levels: Mapping[int, int]


def text_hits(
    found: Sequence[Found], namings: Sequence[TopicMatch], excluded: set[int]
) -> list[Hit]:
    """Return the documents whose title or text holds every clause."""
    documents = set.intersection(*(own.documents() for own in found)) - excluded
    phrase = chain(found)
    hits = (Hit(_rank(document, found, phrase, namings), document) for document in documents)
    return sorted(hits)


def topic_hits(
    found: Sequence[Found], namings: Sequence[TopicMatch], without: set[int]
) -> list[Hit]:
    """Return the documents that are about what the query names and hold its other clauses.

    Args:
        without: documents to leave out: those found by their text, and the excluded ones.
    """
    if not namings:
        return []
    candidates = set().union(*(topic_match.levels for topic_match in namings)) - without
    named = {at for topic_match in namings for at in range(topic_match.first, topic_match.last)}
    hits: list[Hit] = []
    for document in candidates:
        held = [document in own.titles or document in own.texts for own in found]
        if not all(held[at] for at in range(len(found)) if at not in named):
            continue
        levels = [
            topic_match.levels.get(
                document, 0 if all(held[topic_match.first : topic_match.last]) else None
            )
            for topic_match in namings
        ]
        if None not in levels:
            hits.append(Hit(max(level for level in levels if level is not None), document))
    return sorted(hits)


def _rank(
    document: int, found: Sequence[Found], phrase: Found, namings: Sequence[TopicMatch]
) -> int:
    title = phrase.titles.get(document, ())
    at_front = [span.end for span in title if span.flags == WHOLE and span.start == 0]
    if at_front:
        return EXACT_TITLE if phrase.lengths[document] in at_front else TITLE_FRONT
    if all(_whole(own.titles, document) for own in found) or _whole(phrase.titles, document):
        return TITLE
    levels = [
        topic_match.levels[document] for topic_match in namings if document in topic_match.levels
    ]
    if levels:
        return ABOUT + min(levels)
    if _whole(phrase.texts, document):
        return PHRASE
    return TITLE_PARTS if all(document in own.titles for own in found) else PARTS


def _whole(places: Places, document: int) -> bool:
    return any(span.flags == WHOLE for span in places.get(document, ()))


def clauses_between(clauses: Sequence[Clause], first: int, last: int) -> str:
    """Return what the clauses from `first` to before `last` would be as a topic's name."""
    return "".join(clause.compact for clause in clauses[first:last])
