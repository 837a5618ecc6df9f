"""Entries that refer to each other: one article, another article, a slug of before; checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from downlink.curation.register_entry import RegisterEntry
from downlink.curation.yaml_entries import Record
from downlink.errors import ArchiveError, Faults
from downlink.terminal import quoted


def check_relations(records: Sequence[Record], entries: Mapping[str, RegisterEntry]) -> None:
    """Check what entries say of each other.

    Args:
        records: the file's, of which `entries` (by slug) were made.

    Raises:
        ArchiveError: it names each slug that no entry has, entries that are one in a circle, one
            article and another one at once, and slugs of before that are another entry's.
    """
    faults = Faults()
    faults.add(*_unknown(records, entries))
    faults.add(*_taken_twice(records, entries))
    faults.raise_any()
    faults.add(*_circles(records, entries))
    faults.raise_any()
    faults.add(*_contradictions(records, entries))
    faults.raise_any()


def target(slug: str, entries: Mapping[str, RegisterEntry]) -> str:
    """Return the slug of the entry whose article the entry `slug` is; its own where it has one.

    Args:
        entries: by slug, checked.
    """
    while entries[slug].same_as:
        slug = entries[slug].same_as
    return slug


def apart(entries: Mapping[str, RegisterEntry]) -> Mapping[str, frozenset[str]]:
    """Return for the slugs of articles those of the ones that a person held apart from them; what
    one entry says of another holds for both.

    Args:
        entries: by slug, checked.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries.values():
        own = target(entry.slug, entries)
        for slug in entry.apart_from:
            other = target(slug, entries)
            found[own].add(other)
            found[other].add(own)
    return {slug: frozenset(others) for slug, others in found.items()}


def _unknown(
    records: Sequence[Record], entries: Mapping[str, RegisterEntry]
) -> Iterator[ArchiveError]:
    for record in records:
        for key in ("same_as", "apart_from"):
            said = record.values.get(key) or ()
            for slug in (said,) if isinstance(said, str) else said:
                if slug not in entries:
                    problem = f"{key} {quoted(slug)}, which no entry has: correct the slug"
                    yield record.error(problem)


def _taken_twice(
    records: Sequence[Record], entries: Mapping[str, RegisterEntry]
) -> Iterator[ArchiveError]:
    owners: dict[str, str] = {}
    for entry in entries.values():
        for slug in entry.former:
            owner = slug if slug in entries else owners.setdefault(slug, entry.slug)
            if owner != entry.slug:
                problem = (
                    f"{entry.slug} was called '{slug}' before, which {entries[owner].slug} in line"
                    f" {entries[owner].line} is or was: take it from one of them"
                )
                yield _place(records, entry, "former").error(problem)
            elif slug == entry.slug:
                problem = f"'{slug}' is its slug and one of before: take it from 'former'"
                yield _place(records, entry, "former").error(problem)


def _circles(
    records: Sequence[Record], entries: Mapping[str, RegisterEntry]
) -> Iterator[ArchiveError]:
    told: set[str] = set()
    for start in entries:
        way = [start]
        while (following := entries[way[-1]].same_as) and following not in way:
            way.append(following)
        if following and start == following and told.isdisjoint(way):
            told.update(way)
            circle = " → ".join((*way, start))
            problem = f"same_as leads in a circle ({circle}): take it from one of them"
            yield _place(records, entries[start], "same_as").error(problem)


def _contradictions(
    records: Sequence[Record], entries: Mapping[str, RegisterEntry]
) -> Iterator[ArchiveError]:
    for entry in entries.values():
        for other in entry.apart_from:
            if target(entry.slug, entries) == target(other, entries):
                what = "itself" if other == entry.slug else f"{other}, which is the same article"
                problem = f"{entry.slug} is apart from {what}: take one of both out"
                yield _place(records, entry, "apart_from").error(problem)


def _place(records: Sequence[Record], entry: RegisterEntry, key: str) -> Record:
    """Return the last record of an entry that has a key: that is where a person wrote it."""
    return next(
        record
        for record in reversed(records)
        if record.values.get("slug") in (entry.slug, *entry.former) and key in record.values
    )
