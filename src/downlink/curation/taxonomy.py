"""topics.yml → the topics: ids, names, aliases and parents, checked."""

from __future__ import annotations

import re
from pathlib import Path

from downlink.curation.yaml_entries import Record, read_records
from downlink.files import is_portable_name, is_there
from downlink.model.topic import ContextRule, Taxonomy, Topic
from downlink.terminal import quoted
from downlink.text.matcher import is_findable
from downlink.text.slugify import LONGEST

DEFAULT = Path(__file__).parents[1] / "data" / "topics.yml"
"""The taxonomy that ships with the package: machine learning, in Chinese and English."""

MOST_LEVELS = 40
"""Levels that topics may have: far more than a reader follows."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HINTS_BEFORE = "signs"
# What `hints` was called; taxonomies written then stay valid.

_KEYS = frozenset(
    {"id", "name", "names", "aliases", "terms", "hints", _HINTS_BEFORE, "description", "parent"}
)
_ALIAS_KEYS = frozenset({"alias", "near", "unless"})


def read_taxonomy(path: Path) -> Taxonomy:
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
    return Taxonomy(tuple(topics.values()))


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
    hints = tuple(_alias(item) for key in ("hints", _HINTS_BEFORE) for item in record.items(key))
    return Topic(
        id=topic_id,
        name=name,
        aliases=tuple(alias for alias, _ in aliases),
        description=record.text("description"),
        parent=record.text("parent"),
        names=_names(record),
        terms=tuple(term for term, _ in terms),
        hints=tuple(hint for hint, _ in hints),
        context={word: rule for word, rule in (*aliases, *terms, *hints) if rule},
    )


def _alias(item: str | Record) -> tuple[str, ContextRule | None]:
    """Return an alias and the context that it requires or excludes, if any."""
    if isinstance(item, str):
        return item, None
    item.only(_ALIAS_KEYS)
    alias = item.text("alias")
    if not is_findable(alias):
        raise item.error(
            "an alias with a context needs its text: write {alias: FLASH, near: [GAU]}"
        )
    rule = ContextRule(item.texts("near") or (), item.texts("unless") or ())
    words = (*rule.requires, *rule.excludes)
    if not words:
        raise item.error(
            f"alias {quoted(alias)} names no context: write it alone, or add near or unless"
        )
    for word in words:
        if not is_findable(word):
            raise item.error(
                f"{quoted(word)} near alias {quoted(alias)} has no letter or digit: remove it"
            )
    return alias, rule


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
