"""Records of articles.yml → entries: first those with an excerpt, then what continues and corrects
them, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from downlink.curation.register_entry import Captured, RegisterEntry
from downlink.curation.register_values import (
    TopicIds,
    captured_in,
    excerpt_in,
    hidden_in,
    link_in,
    slug_in,
    slugs_in,
    topics_in,
)
from downlink.curation.relations import check_relations
from downlink.curation.yaml_entries import Record
from downlink.errors import Faults
from downlink.terminal import quoted

_SAID = frozenset({"slug", "title", "topics", "source", "note"})
_RELATIONS = frozenset({"former", "same_as", "apart_from"})
_CAPTURED = frozenset({"link", "captured_title", "captured_date", "excerpt"})
_KEYS = _SAID | _RELATIONS | _CAPTURED | {"hidden", "no_address"}
_MARKS = frozenset({"salt", "passages", "addresses", "titles"})
_CONTINUATION_KEYS = _CAPTURED | {"continues"}


def make_entries(records: tuple[Record, ...], topic_ids: TopicIds) -> tuple[RegisterEntry, ...]:
    """Return the entries that the records make, in the order of those that hold their excerpts.

    Args:
        topic_ids: those that an entry may name; None for any.

    Raises:
        ArchiveError: it tells each value that is wrong, and records that contradict each other.
    """
    faults = Faults()
    entries: dict[str, RegisterEntry] = {}
    later: list[Record] = []
    for record in records:
        if _is_later(record, entries):
            later.append(record)
            continue
        entry = faults.attempt(None, _first, record, topic_ids)
        if entry:
            entries[entry.slug] = entry
    meant = _slugs_meant(records)
    for record in later:
        entry = faults.attempt(None, _later, record, entries, meant, topic_ids)
        if entry:
            entries[entry.slug] = entry
    faults.raise_any()
    check_relations(records, entries)
    return tuple(entries.values())


def _is_later(record: Record, entries: Mapping[str, RegisterEntry]) -> bool:
    """Whether a record is about an article that has its entry elsewhere in the file."""
    slug = record.values.get("slug")
    there = isinstance(slug, str) and slug in entries
    return there or "continues" in record.values or not _is_known(record)


def _is_known(record: Record) -> bool:
    """Whether a record says how its article is recognised, as only an entry does."""
    return "excerpt" in record.values or "passages" in record.values


def _slugs_meant(records: tuple[Record, ...]) -> frozenset[str]:
    """Return the slugs of entries, and what the slugs of broken ones may be."""
    return frozenset(
        slug
        for record in records
        if "continues" not in record.values
        and (_is_known(record) or not record.values.keys() <= _KEYS | _MARKS)
        for slug in record.names_meant("slug")
    )


def _first(record: Record, topic_ids: TopicIds) -> RegisterEntry:
    faults = Faults()
    entry = _said(record, topic_ids, faults)
    by_marks = "excerpt" not in record.values and "hidden" in record.values
    excerpt = "" if by_marks else faults.attempt("", excerpt_in, record)
    captured = faults.attempt(Captured(), captured_in, record)
    faults.raise_any()
    return replace(entry, excerpts=(excerpt,), captured=(captured,)) if excerpt else entry


def _later(
    record: Record,
    entries: Mapping[str, RegisterEntry],
    meant: frozenset[str],
    topic_ids: TopicIds,
) -> RegisterEntry | None:
    """Return the entry with what a continuation or a correction of it says; None where the entry
    is broken, which is told of the entry.
    """
    if "continues" in record.values:
        return _continued(record, entries, meant)
    return _corrected(record, entries, meant, topic_ids)


def _continued(
    record: Record, entries: Mapping[str, RegisterEntry], meant: frozenset[str]
) -> RegisterEntry | None:
    faults = Faults()
    faults.attempt(None, record.reject_unknown_keys, _CONTINUATION_KEYS)
    excerpt = ""
    if "excerpt" in record.values or not faults:
        excerpt = faults.attempt("", excerpt_in, record)
    captured = faults.attempt(Captured(), captured_in, record)
    slug = faults.attempt(None, record.text, "continues")
    slug = _now(slug, entries) if slug else slug
    if slug is not None and slug not in entries and slug not in meant:
        problem = f"continues {quoted(slug)}, which no entry has: correct the slug"
        faults.add(record.error(problem))
    faults.raise_any()
    entry = entries.get(slug or "")
    if entry is None:
        return None
    return replace(entry, excerpts=(*entry.excerpts, excerpt), captured=(*entry.captured, captured))


def _now(slug: str, entries: Mapping[str, RegisterEntry]) -> str:
    """Return the slug that the entry has now which once had this one."""
    if slug in entries:
        return slug
    return next((entry.slug for entry in entries.values() if slug in entry.former), slug)


def _corrected(
    record: Record,
    entries: Mapping[str, RegisterEntry],
    meant: frozenset[str],
    topic_ids: TopicIds,
) -> RegisterEntry | None:
    faults = Faults()
    said = _said(record, topic_ids, faults)
    entry = entries.get(_now(said.slug, entries))
    missing = entry is None and said.slug != "" and said.slug not in meant
    excerpt = ""
    if "excerpt" in record.values or missing:
        excerpt = faults.attempt("", excerpt_in, record)
    faults.raise_any()
    if entry is None:
        return None
    corrected = replace(
        entry,
        title=said.title or entry.title,
        topics=entry.topics if said.topics is None else said.topics,
        source=said.source or entry.source,
        note=said.note or entry.note,
        former=tuple(dict.fromkeys((*entry.former, *said.former))),
        same_as=said.same_as or entry.same_as,
        apart_from=tuple(dict.fromkeys((*entry.apart_from, *said.apart_from))),
        hidden=said.hidden or entry.hidden,
    )
    known = "excerpt" not in record.values or excerpt in entry.excerpts
    if not known or corrected == entry:
        raise record.error(f"slug '{said.slug}' is already in line {entry.line}: change this one")
    return corrected


def _said(record: Record, topic_ids: TopicIds, faults: Faults) -> RegisterEntry:
    """Return what a record says, without its excerpt; each value that is wrong is noted, and empty
    in the entry.
    """
    faults.attempt(None, record.reject_unknown_keys, _KEYS, _MARKS)
    misspelt = bool(faults)  # the slug may then stand under a wrong key
    slug = "" if misspelt and "slug" not in record.values else faults.attempt("", slug_in, record)
    return RegisterEntry(
        slug=slug,
        excerpts=(),
        title=" ".join(faults.attempt("", record.text, "title").split()),
        topics=faults.attempt(None, topics_in, record, topic_ids),
        source=faults.attempt("", link_in, record, "source"),
        note=faults.attempt("", record.text, "note"),
        line=record.line,
        former=faults.attempt((), slugs_in, record, "former"),
        same_as=faults.attempt("", _same_as, record),
        apart_from=faults.attempt((), slugs_in, record, "apart_from"),
        hidden=faults.attempt(None, hidden_in, record),
    )


def _same_as(record: Record) -> str:
    return slug_in(record, "same_as") if "same_as" in record.values else ""
