"""Query → results over the index of a built site; `search/browser/engine.js` answers the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from downlink.search.match import find_clause
from downlink.search.passage import Passage, passage_of
from downlink.search.query import Clause, Query, parse_query
from downlink.search.rank import MatchKind, TopicMatch, clauses_between, text_hits, topic_hits
from downlink.search.store import Store
from downlink.search.suggest import suggestions

MOST_SUGGESTIONS = 16


@dataclass(frozen=True, slots=True)
class Result:
    """A document that matches.

    Attributes:
        url: its path below the site's root.
        topics: ids of the topics that it is about.
    """

    url: str
    title: str
    passage: Passage
    topics: tuple[str, ...]
    match: MatchKind


@dataclass(frozen=True, slots=True)
class Answer:
    """All results, best first, those by text before those by topic; where there is none,
    `nearest` is the nearest query that has some.
    """

    results: tuple[Result, ...]
    nearest: str = ""


def search(folder: Path, text: str) -> Answer:
    """Return what the index below `folder` holds for the query `text`.

    Raises:
        ArchiveError: there is no index.
    """
    store = Store(folder)
    results = tuple(_results(parse_query(text), store))
    return Answer(results, "" if results else _nearest(parse_query(text), store))


def _results(query: Query, store: Store) -> Iterator[Result]:
    for match, documents in _matches(query, store):
        for document in documents:
            record = store.record(document)
            yield Result(
                record.url,
                record.title,
                passage_of(record.texts, query.clauses),
                tuple(store.topics[topic].id for topic in record.topics),
                match,
            )


def _matches(query: Query, store: Store) -> list[tuple[MatchKind, list[int]]]:
    if not query.clauses:
        return []
    found = [find_clause(clause, store) for clause in query.clauses]
    excluded = {
        item for clause in query.excluded for item in find_clause(clause, store).documents()
    }
    namings = _namings(query.clauses, store)
    by_text = [hit.document for hit in text_hits(found, namings, excluded)]
    by_topic = topic_hits(found, namings, excluded | set(by_text))
    return [("text", by_text), ("topic", [hit.document for hit in by_topic])]


def _namings(clauses: tuple[Clause, ...], store: Store) -> list[TopicMatch]:
    """Return which clauses name topics: from the first on, always as many together as do."""
    namings: list[TopicMatch] = []
    first = 0
    while first < len(clauses):
        for last in range(len(clauses), first, -1):
            topics = store.aliases.get(clauses_between(clauses, first, last))
            if topics:
                namings.append(TopicMatch(first, last, _levels(topics, store)))
                first = last - 1
                break
        first += 1
    return namings


def _levels(topics: list[int], store: Store) -> dict[int, int]:
    levels: dict[int, int] = {}
    for topic in topics:
        for document, level in store.levels(topic).items():
            levels[document] = min(level, levels.get(document, level))
    return levels


def _nearest(query: Query, store: Store) -> str:
    for number, text in enumerate(suggestions(query, store.names())):
        if number == MOST_SUGGESTIONS:
            break
        if any(documents for _, documents in _matches(parse_query(text), store)):
            return text
    return ""
