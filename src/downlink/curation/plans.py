"""The corrections that a person can ask for, as changes of the register's records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from downlink.curation.corrections import Held, Plan
from downlink.curation.hidden import Hidden
from downlink.curation.record_edits import Edit
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.yaml_entries import Record
from downlink.errors import ArchiveError
from downlink.terminal import quoted

_ORDER = (
    *("slug", "continues", "same_as", "former", "apart_from", "title", "topics", "source", "note"),
    *("hidden", "no_address", "salt", "passages", "addresses", "titles"),
    *("link", "captured_title", "captured_date", "excerpt"),
)
_REFERRING = ("slug", "continues", "same_as", "apart_from")


def retitled(slug: str, title: str) -> Plan:
    """Return the plan by which an article has a title; "" leaves it to Downlink."""
    return lambda held: tuple(_said(held, held.visible(slug), "title", title or None))


def retopiced(slug: str, topics: Sequence[str] | None) -> Plan:
    """Return the plan by which an article is about topics; None leaves them to Downlink."""
    chosen = None if topics is None else list(dict.fromkeys(topics))
    return lambda held: tuple(_said(held, held.visible(slug), "topics", chosen))


def _said(held: Held, entry: RegisterEntry, key: str, value: Any) -> Iterator[Edit]:
    """Yield the edits by which an entry says something, and no later record another thing."""
    yield Edit(held.record(entry), changed(held.record(entry).values, key, value))
    for record in held.later(entry):
        if key in record.values:
            left = changed(record.values, key, None)
            says = left.keys() - {"slug", "excerpt"}
            yield Edit(record, left if says else None)


def changed(values: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """Return a record's values with another one under `key`, in its place; None takes it out."""
    kept = {name: item for name, item in values.items() if name != key or value is not None}
    if value is None or key in kept:
        return kept | ({} if value is None else {key: value})
    rank = _ORDER.index(key)
    before = {name: item for name, item in kept.items() if _ORDER.index(name) < rank}
    return before | {key: value} | kept


def renamed(slug: str, new: str) -> Plan:
    """Return the plan by which an article has another slug, to which the one of before leads."""

    def plan(held: Held) -> Sequence[Edit]:
        entry = held.entry(slug)
        _check_free(held, entry, new)
        former = [name for name in (*entry.former, entry.slug) if name != new]
        edits: list[Edit] = []
        for record in held.records:
            values = _referring(record, entry.slug, new)
            if record.line == entry.line:
                values = changed(values, "former", former)
            elif "former" in values and record in held.later(entry):
                values = changed(values, "former", None)
            if values != dict(record.values):
                edits.append(Edit(record, values))
        return edits

    return plan


def _referring(record: Record, slug: str, new: str) -> dict[str, Any]:
    """Return a record's values with the new slug wherever they name the old one."""
    values = dict(record.values)
    for key in _REFERRING:
        value = values.get(key)
        if value == slug:
            values[key] = new
        elif isinstance(value, list) and slug in value:
            values[key] = [new if item == slug else item for item in value]
    return values


def _check_free(held: Held, entry: RegisterEntry, new: str) -> None:
    if new == entry.slug:
        raise ArchiveError(f"{quoted(new)} is its slug already", path=held.path, line=entry.line)
    for other in held.entries.values():
        if other is not entry and new in (other.slug, *other.former):
            is_or_was = "is" if new == other.slug else "was"
            problem = f"{quoted(new)} {is_or_was} the slug of another article: choose another"
            raise ArchiveError(problem, path=held.path, line=other.line)


def merged(slug: str, other: str) -> Plan:
    """Return the plan by which the article `other` is the article `slug`, and leads to it."""

    def plan(held: Held) -> Sequence[Edit]:
        entry, joined = held.visible(slug), held.visible(other)
        if entry is joined:
            problem = f"{quoted(slug)} and {quoted(other)} are one article already"
            raise ArchiveError(problem, path=held.path, line=joined.line)
        groups = ({item.slug for item in held.group(item)} for item in (entry, joined))
        one, two = groups
        edits: list[Edit] = []
        for record in held.records:
            values = dict(record.values)
            for ours, theirs in ((one, two), (two, one)):
                if values.get("slug") in ours and isinstance(values.get("apart_from"), list):
                    left = [item for item in values["apart_from"] if item not in theirs]
                    values = changed(values, "apart_from", left or None)
            if record.line == joined.line:
                values = changed(values, "same_as", entry.slug)
            if values != dict(record.values):
                edits.append(Edit(record, values))
        return edits

    return plan


def withheld(slug: str, hidden: Hidden, others: Sequence[str] = ()) -> Plan:
    """Return the plan by which nothing is left of an article but the marks of `hidden`; what leads
    to it is hidden with it.

    Args:
        others: the slugs of further entries that turned out to be this article.
    """

    def plan(held: Held) -> Sequence[Edit]:
        edits: list[Edit] = []
        first = held.visible(slug)
        found = {entry.slug: entry for entry in held.group(first)}
        found |= {name: held.entries[name] for name in others if name in held.entries}
        for entry in found.values():
            record = held.record(entry)
            kept = ("slug", "same_as", "former", "apart_from")
            values = {key: record.values[key] for key in kept if key in record.values}
            relations = {"former": list(entry.former), "apart_from": list(entry.apart_from)}
            values |= {key: value for key, value in relations.items() if value}
            same_as = entry.same_as or ("" if entry.slug == first.slug else first.slug)
            values |= {"same_as": same_as} if same_as else {}
            edits.append(Edit(record, values | _marks(hidden), plain=True))
            edits += [Edit(later, None) for later in held.later(entry)]
        return edits

    return plan


def _marks(hidden: Hidden) -> dict[str, Any]:
    values = {"hidden": hidden.reason, "no_address": "" if hidden.has_address else "yes"}
    lists = {
        "passages": list(hidden.passages),
        "addresses": list(hidden.addresses),
        "titles": list(hidden.titles),
    }
    found: dict[str, Any] = {**values, "salt": hidden.salt, **lists}
    return {key: value for key, value in found.items() if value}


def pruned(slugs: Sequence[str]) -> Plan:
    """Return the plan by which entries are gone, with what continues them."""

    def plan(held: Held) -> Sequence[Edit]:
        entries = [held.entries[slug] for slug in slugs if slug in held.entries]
        gone = [record for entry in entries for record in (held.record(entry), *held.later(entry))]
        return [Edit(record, None) for record in gone]

    return plan


def prunable(held: Held, unseen: Sequence[str]) -> tuple[RegisterEntry, ...]:
    """Return the entries that no dump shows any more and of which nobody said anything.

    Args:
        unseen: the slugs that no dump shows.
    """
    named = {slug for entry in held.entries.values() for slug in (entry.same_as, *entry.apart_from)}
    return tuple(
        entry
        for entry in held.entries.values()
        if entry.slug in unseen and entry.slug not in named and not _is_corrected(entry)
    )


def _is_corrected(entry: RegisterEntry) -> bool:
    plain = RegisterEntry(
        slug=entry.slug, excerpts=entry.excerpts, line=entry.line, captured=entry.captured
    )
    return entry != plain
