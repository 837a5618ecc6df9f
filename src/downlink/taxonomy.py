"""topics.yml → the topics: ids, names, aliases and parents, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from downlink.aliases import is_findable
from downlink.files import is_portable_name
from downlink.model import Company, Topic
from downlink.records import Record, is_there, read_records
from downlink.slugs import LONGEST
from downlink.terminal import quoted

DEFAULT = Path(__file__).with_name("data") / "topics.yml"
"""The taxonomy that ships with the package: machine learning, in Chinese and English."""

MOST_LEVELS = 40
"""Levels that topics may have: far more than a reader follows."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = frozenset({"id", "name", "names", "aliases", "terms", "signs", "description", "parent"})
_ALIAS_KEYS = frozenset({"alias", "near", "unless"})


def read_taxonomy(path: Path) -> tuple[Topic, ...]:
    """Return the topics of the file at `path` in its order, or the default's if it is missing.

    Raises:
        ArchiveError: the file is broken, two topics have one id, an id cannot be an address, or
            a parent is unknown, its own descendant or too many levels above.
    """
    records = read_records(path if is_there(path) else DEFAULT, key="topics")
    topics: dict[str, Topic] = {}
    lines: dict[str, Record] = {}
    for record in records:
        topic = _topic(record)
        if topic.id in topics:
            first = lines[topic.id].line
            raise record.error(f"topic '{topic.id}' is already in line {first}: rename one")
        topics[topic.id] = topic
        lines[topic.id] = record
    for topic in topics.values():
        _check_parents(topic, topics, lines)
    return tuple(topics.values())


def _topic(record: Record) -> Topic:
    record.only(_KEYS)
    topic_id = record.text("id")
    if not ID.fullmatch(topic_id):
        problem = f"topic id {quoted(topic_id)} cannot be an address: use a-z, 0-9 and hyphens"
        raise record.error(problem)
    if len(topic_id) > LONGEST:
        problem = f"topic id {quoted(topic_id)} is longer than {LONGEST} characters: shorten it"
        raise record.error(problem)
    if not is_portable_name(topic_id):
        raise record.error(f"topic id '{topic_id}' is a reserved name: choose another")
    name = " ".join(record.text("name").split())
    if not name:
        raise record.error(f"topic '{topic_id}' has no name: give it one")
    aliases = tuple(_alias(item) for item in record.items("aliases"))
    terms = tuple(_alias(item) for item in record.items("terms"))
    signs = tuple(_alias(item) for item in record.items("signs"))
    return Topic(
        id=topic_id,
        name=name,
        aliases=tuple(alias for alias, _ in aliases),
        description=record.text("description"),
        parent=record.text("parent"),
        names=_names(record),
        terms=tuple(term for term, _ in terms),
        signs=tuple(sign for sign, _ in signs),
        company={word: company for word, company in (*aliases, *terms, *signs) if company},
    )


def _alias(item: str | Record) -> tuple[str, Company | None]:
    """Return an alias and the company that it demands or forbids, if any."""
    if isinstance(item, str):
        return item, None
    item.only(_ALIAS_KEYS)
    alias = item.text("alias")
    if not is_findable(alias):
        raise item.error("an alias with company needs its text: write {alias: FLASH, near: [GAU]}")
    company = Company(item.texts("near") or (), item.texts("unless") or ())
    words = (*company.near, *company.unless)
    if not words:
        raise item.error(
            f"alias {quoted(alias)} names no company: write it alone, or add near or unless"
        )
    for word in words:
        if not is_findable(word):
            raise item.error(
                f"{quoted(word)} near alias {quoted(alias)} has no letter or digit: remove it"
            )
    return alias, company


def _names(record: Record) -> dict[str, str]:
    names = record.values.get("names") or {}
    if not isinstance(names, dict) or any(
        isinstance(name, (list, dict)) for name in names.values()
    ):
        raise record.error("'names' must be a mapping of texts: write {en: Name}")
    found = {str(language): " ".join((name or "").split()) for language, name in names.items()}
    if not all(found.values()):
        raise record.error("'names' holds an empty name: write {en: Name}")
    return found


def _check_parents(topic: Topic, topics: dict[str, Topic], lines: dict[str, Record]) -> None:
    seen = {topic.id}
    current = topic
    while current.parent:
        if current.parent not in topics:
            known = f"topic '{current.id}' has the unknown parent {quoted(current.parent)}"
            raise lines[current.id].error(f"{known}: add that topic or correct the name")
        if current.parent in seen:
            problem = f"topic '{topic.id}' is its own ancestor: break the circle of parents"
            raise lines[topic.id].error(problem)
        if len(seen) == MOST_LEVELS:
            problem = f"topic '{topic.id}' is more than {MOST_LEVELS} levels deep"
            raise lines[topic.id].error(f"{problem}: give it a nearer parent")
        seen.add(current.parent)
        current = topics[current.parent]


def ancestors(topic_id: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the ids of the topic's parent, its parent's parent and so on, nearest first."""
    found: list[str] = []
    while parent := topics[topic_id].parent:
        found.append(parent)
        topic_id = parent
    return tuple(found)
