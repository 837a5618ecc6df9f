"""topics.yml → the topics: ids, names, aliases and parents, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from downlink.curation.yaml_entries import Record, read_records
from downlink.errors import Faults
from downlink.files import is_portable_name, is_there
from downlink.model.topic import ContextRule, Taxonomy, Topic
from downlink.terminal import quoted
from downlink.text.matcher import is_findable
from downlink.text.slug_rules import LONGEST

DEFAULT = Path(__file__).parents[1] / "data" / "topics.yml"
"""The taxonomy that ships with the package: machine learning, in Chinese and English."""

MOST_LEVELS = 40
"""Levels that topics may have: far more than a reader follows."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HINTS_BEFORE = "signs"
# What `hints` was called; taxonomies written then stay valid.

_KEYS = frozenset(
    [
        *("id", "name", "names", "aliases", "terms", "hints", _HINTS_BEFORE),
        *("description", "parent", "broad"),
    ]
)
_ALIAS_KEYS = frozenset({"alias", "near", "unless"})

_Alias = tuple[str, ContextRule | None]
# An alias, and the context that it requires or excludes, if any.


def read_taxonomy(path: Path) -> Taxonomy:
    """Return the topics of the file at `path` in its order, or the default's if it is missing.

    Raises:
        ArchiveError: the file is broken, two topics have one id, an id cannot be an address, or
            a parent is unknown, its own descendant or too many levels above. It tells all that is
            wrong with its values, and what is wrong with its syntax first and alone.
    """
    records = _records(path)
    known = _names_meant(records)
    faults = Faults()
    topics: dict[str, Topic] = {}
    by_id: dict[str, Record] = {}
    for record in records:
        faults.attempt(None, _check_once, record, by_id)
        topic = faults.attempt(None, _topic, record, known)
        if topic:
            topics.setdefault(topic.id, topic)
    _check_levels(topics, by_id, faults)
    faults.raise_any()
    return Taxonomy(tuple(topics.values()))


def read_topic_ids(path: Path) -> frozenset[str]:
    """Return the ids that the taxonomy at `path` gives to topics, broken ones too: what a broken
    topic may be called is among them.

    Raises:
        ArchiveError: the file cannot be read, or is not YAML.
    """
    return _names_meant(_records(path))


def _records(path: Path) -> tuple[Record, ...]:
    return read_records(path if is_there(path) else DEFAULT, key="topics", misshapen=True)


def _names_meant(records: tuple[Record, ...]) -> frozenset[str]:
    return frozenset(name for record in records for name in record.names_meant("id"))


def _check_once(record: Record, by_id: dict[str, Record]) -> None:
    topic_id = record.values.get("id")
    if isinstance(topic_id, str) and ID.fullmatch(topic_id):
        first = by_id.setdefault(topic_id, record)
        if first is not record:
            raise record.error(f"topic '{topic_id}' is already in line {first.line}: rename one")


def _topic(record: Record, known: frozenset[str]) -> Topic:
    """Return the topic of a record whose parent is one of the `known` ids.

    Raises:
        ArchiveError: it tells each value that is wrong.
    """
    faults = Faults()
    faults.attempt(None, record.reject_unknown_keys, _KEYS)
    misspelt = bool(faults)  # what is missing may then stand under a wrong key
    topic_id = "" if misspelt and "id" not in record.values else faults.attempt("", _id, record)
    name = "" if misspelt and "name" not in record.values else faults.attempt("", _name, record)
    aliases, terms, hints, earlier = (
        faults.attempt((), _aliases, record, key)
        for key in ("aliases", "terms", "hints", _HINTS_BEFORE)
    )
    names = faults.attempt({}, _names, record)
    description = faults.attempt("", record.text, "description")
    parent = faults.attempt("", _parent, record, known)
    broad = faults.attempt("", _broad, record)
    faults.raise_any()
    return Topic(
        id=topic_id,
        name=name,
        aliases=tuple(alias for alias, _ in aliases),
        description=description,
        parent=parent,
        names=names,
        terms=tuple(term for term, _ in terms),
        hints=tuple(hint for hint, _ in (*hints, *earlier)),
        broad=broad == "true",
        context={word: rule for word, rule in (*aliases, *terms, *hints, *earlier) if rule},
    )


def _id(record: Record) -> str:
    topic_id = record.text("id")
    if not ID.fullmatch(topic_id):
        problem = f"topic id {quoted(topic_id)} cannot be an address: use a-z, 0-9 and hyphens"
        raise record.error(problem)
    if len(topic_id) > LONGEST:
        problem = f"topic id {quoted(topic_id)} is longer than {LONGEST} characters: shorten it"
        raise record.error(problem)
    if not is_portable_name(topic_id):
        raise record.error(f"topic id '{topic_id}' is a reserved name: choose another")
    return topic_id


def _name(record: Record) -> str:
    name = " ".join(record.text("name").split())
    if not name:
        raise record.error(f"topic {_shown_id(record)} has no name: give it one")
    return name


def _broad(record: Record) -> str:
    said = record.text("broad")
    if said not in ("", "true", "false"):
        raise record.error(f"topic {_shown_id(record)} is neither broad nor not: write broad: true")
    return said


def _parent(record: Record, known: frozenset[str]) -> str:
    parent = record.text("parent")
    if parent and parent not in known:
        problem = f"topic {_shown_id(record)} has the unknown parent {quoted(parent)}"
        raise record.error(f"{problem}: add that topic or correct the name")
    return parent


def _shown_id(record: Record) -> str:
    topic_id = record.values.get("id")
    return quoted(topic_id) if isinstance(topic_id, str) else "without id"


def _aliases(record: Record, key: str) -> tuple[_Alias, ...]:
    faults = Faults()
    aliases = [faults.attempt(("", None), _alias, item) for item in record.items(key)]
    faults.raise_any()
    return tuple(aliases)


def _alias(item: str | Record) -> _Alias:
    """Return an alias and the context that it requires or excludes, if any."""
    if isinstance(item, str):
        return item, None
    faults = Faults()
    faults.attempt(None, item.reject_unknown_keys, _ALIAS_KEYS)
    misspelt = bool(faults)
    alias = "" if misspelt and "alias" not in item.values else faults.attempt("", _word, item)
    requires, excludes = (faults.attempt(None, item.texts, key) for key in ("near", "unless"))
    rule = ContextRule(requires or (), excludes or ())
    words = (*rule.requires, *rule.excludes)
    if not words and not faults:
        problem = f"alias {quoted(alias)} names no context: write it alone, or add near or unless"
        faults.add(item.error(problem))
    for word in words:
        if not is_findable(word):
            problem = f"{quoted(word)} near alias {quoted(alias)} has no letter or digit: remove it"
            faults.add(item.error(problem))
    faults.raise_any()
    return alias, rule


def _word(item: Record) -> str:
    alias = item.text("alias")
    if not is_findable(alias):
        raise item.error(
            "an alias with a context needs its text: write {alias: FLASH, near: [GAU]}"
        )
    return alias


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


def _check_levels(topics: Mapping[str, Topic], by_id: Mapping[str, Record], faults: Faults) -> None:
    """Note each circle of parents once, and the first topic of each branch that is too deep; the
    walk ends at a topic that is broken itself.
    """
    levels: dict[str, int] = {}
    for start in topics:
        way: dict[str, None] = {}
        current = start
        while current in topics and current not in levels and current not in way:
            way[current] = None
            current = topics[current].parent
        if current in way:
            first = min(_circle(current, topics), key=lambda member: by_id[member].line)
            problem = f"topic '{first}' is its own ancestor: break the circle of parents"
            faults.add(by_id[first].error(problem))
            levels |= dict.fromkeys(way, 0)
            continue
        above = levels.get(current, 0)
        for level, topic_id in enumerate(reversed(way), start=above + 1):
            levels[topic_id] = level
            if level == MOST_LEVELS + 1:
                problem = f"topic '{topic_id}' is more than {MOST_LEVELS} levels deep"
                faults.add(by_id[topic_id].error(f"{problem}: give it a nearer parent"))


def _circle(member: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """Yield the ids of the circle of parents of which `member` is one."""
    yield member
    current = topics[member].parent
    while current != member:
        yield current
        current = topics[current].parent
