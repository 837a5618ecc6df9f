"""What a person corrects → the register with it; each correction can be taken back.

A correction is planned on what the register holds when it is written, so that nothing that another
command or build has added meanwhile is lost. It is written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.file_lock import locked
from downlink.curation.journal import Journal
from downlink.curation.record_edits import Edit, edited
from downlink.curation.register import Draft, extended
from downlink.curation.register_entries import make_entries
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.relations import target
from downlink.curation.yaml_entries import Record, parse_records
from downlink.errors import ArchiveError
from downlink.files import is_there, read_text, within_size, write_atomically
from downlink.terminal import quoted


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds when a correction is planned.

    Attributes:
        entries: by slug.
    """

    path: Path
    records: tuple[Record, ...]
    entries: Mapping[str, RegisterEntry]

    def entry(self, slug: str) -> RegisterEntry:
        """Return the entry that has a slug, or had it.

        Raises:
            ArchiveError: none has.
        """
        for entry in (self.entries.get(slug), *self.entries.values()):
            if entry and slug in (entry.slug, *entry.former):
                return entry
        problem = f"no entry is called {quoted(slug)}: 'downlink catalog' lists the slugs"
        raise ArchiveError(problem, path=self.path)

    def visible(self, slug: str) -> RegisterEntry:
        """Return the entry of the article that has a slug and is not hidden.

        Raises:
            ArchiveError: none has, or it is hidden.
        """
        entry = self.entries[target(self.entry(slug).slug, self.entries)]
        hidden = next((item for item in self.group(entry) if item.hidden), None)
        if hidden:
            problem = (
                f"{quoted(slug)} is hidden: 'downlink undo' takes that back right afterwards;"
                " later, remove its entry and accept the article again"
            )
            raise ArchiveError(problem, path=self.path, line=hidden.line)
        return entry

    def group(self, entry: RegisterEntry) -> tuple[RegisterEntry, ...]:
        """Return the entries that a person said to be one article with `entry`, itself first."""
        goal = target(entry.slug, self.entries)
        others = (item for item in self.entries.values() if item is not entry)
        return (entry, *(item for item in others if target(item.slug, self.entries) == goal))

    def record(self, entry: RegisterEntry) -> Record:
        """Return the record that makes an entry."""
        return next(record for record in self.records if record.line == entry.line)

    def later(self, entry: RegisterEntry) -> tuple[Record, ...]:
        """Return the records that continue or correct an entry, in the file's order."""
        slugs = (entry.slug, *entry.former)
        return tuple(
            record
            for record in self.records
            if record.line != entry.line
            and (record.values.get("slug") in slugs or record.values.get("continues") in slugs)
        )


Plan = Callable[[Held], Sequence[Edit]]
"""What to change in what the register holds.

Raises:
    ArchiveError: that cannot be done.
"""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The register's text before and after a correction."""

    before: str
    after: str


def correct(
    path: Path,
    plan: Plan,
    topic_ids: frozenset[str] | None,
    journal: Journal | None,
    drafts: Iterable[Draft] = (),
) -> Corrected:
    """Carry out a correction of the register at `path`.

    Args:
        drafts: of new articles that the correction is about; they are registered with it.
        topic_ids: those that an entry may name; None for any.
        journal: where it is noted, to be taken back; None for a trial that changes nothing.

    Raises:
        ArchiveError: it cannot be done, or would leave a register that cannot be read.
    """
    with locked(path):
        before = read_text(path) if is_there(path) else ""
        opened = extended(before, path, drafts)
        edits = plan(held_in(opened, path, topic_ids))
        after = edited(opened, path, edits) if edits else opened
        held_in(after, path, topic_ids)
        if journal and after != before:
            content = within_size(after.encode(), path)
            with journal.noting(path, before, after):
                write_atomically(path, content)
    return Corrected(before, after)


def held_in(content: str, path: Path, topic_ids: frozenset[str] | None) -> Held:
    """Return what the register at `path`, whose text is `content`, holds.

    Raises:
        ArchiveError: it is broken.
    """
    records = parse_records(content, path, key="articles") if content else ()
    entries = make_entries(records, topic_ids)
    return Held(path, records, {entry.slug: entry for entry in entries})


def check_undo(path: Path, before: str, after: str, appended: str) -> None:
    """Check that what was appended to a register since a correction goes with what was before it.

    Raises:
        ArchiveError: it continues entries to which the correction gave other relations, or the
            register could not be read any more.
    """
    if not appended:
        return
    problem = "cannot be taken back, since what was registered since builds on it: undo it by hand"
    old, new = held_in(before, path, None), held_in(after, path, None)
    try:
        both = held_in(before + appended, path, None)
    except ArchiveError as error:
        raise ArchiveError(problem, path=path) from error
    continued = any("continues" in record.values for record in both.records[len(old.records) :])
    if continued and _related(old) != _related(new):
        raise ArchiveError(problem, path=path)


def _related(held: Held) -> dict[str, tuple[object, ...]]:
    return {
        slug: (entry.former, entry.same_as, entry.apart_from, entry.hidden)
        for slug, entry in held.entries.items()
    }
