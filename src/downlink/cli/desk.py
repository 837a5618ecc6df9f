"""What the commands share by which a person corrects the register."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import working
from downlink.curation.corrections import Plan, correct
from downlink.curation.decisions import read_decisions
from downlink.curation.journal import Journal
from downlink.curation.register import Draft, Register
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.relations import target
from downlink.errors import ArchiveError
from downlink.settings.options import Archive, load_archive
from downlink.terminal import escaped, quoted

if TYPE_CHECKING:
    from downlink.model.stub import Stub
    from downlink.publish.build import ArchiveState

_LONGEST = 160


@dataclass(frozen=True)
class Desk:
    """An archive whose register is to be corrected."""

    archive: Archive
    register: Register
    topic_ids: frozenset[str]

    @cached_property
    def state(self) -> ArchiveState:
        """What the archive's dumps show: read when it is asked for."""
        from downlink.publish.build import read_archive

        with working("Reading dumps"):
            return read_archive(self.archive)

    def entry(self, slug: str) -> RegisterEntry | None:
        """Return the entry that has or had a slug, None where none has."""
        entries = self.register.entries
        return next((item for item in entries if slug in (item.slug, *item.former)), None)

    def stub(self, slug: str) -> Stub | None:
        """Return the article that has or had a slug, None where no dump shows it."""
        stubs = self.state.catalog.stubs
        return next((item for item in stubs if slug in (item.slug, *item.former)), None)

    def drafts(self, slugs: Iterable[str]) -> tuple[Draft, ...]:
        """Return what registers those of the articles that are drafts.

        Raises:
            ArchiveError: neither the register nor a draft has one of the slugs.
        """
        found: list[Draft] = []
        for slug in dict.fromkeys(slugs):
            own = [] if self.entry(slug) else [d for d in self.state.drafts if d.slug == slug]
            if not own and not self.entry(slug):
                problem = f"no article is called {quoted(slug)}: 'downlink catalog' lists the slugs"
                raise ArchiveError(problem)
            found += own
        return tuple(found)

    def group(self, slug: str) -> tuple[RegisterEntry, ...]:
        """Return the entries that are one article with that of a slug, as the register says or the
        dumps show.
        """
        entries = {item.slug: item for item in self.register.entries}
        own, stub = self.entry(slug), self.stub(slug)
        known = {own.slug} if own else set[str]()
        known |= {stub.slug, *stub.former} if stub else set()
        goals = {target(name, entries) for name in known if name in entries}
        found = [item for item in entries.values() if target(item.slug, entries) in goals]
        return tuple(sorted(found, key=lambda item: item is not own))


def _journal_path(archive: Archive) -> Path:
    return archive.root / ".cache" / "downlink" / "undo.json"


def open_journal(config_file: Path) -> tuple[Path, Journal]:
    """Return an archive's register, and where its last correction is kept; even where the register
    cannot be read.
    """
    archive = load_archive(config_file)
    return archive.register, Journal(_journal_path(archive))


def open_desk(config_file: Path) -> Desk:
    """Return the desk of the archive whose mkdocs.yml is `config_file`.

    Raises:
        ArchiveError: a file of it is missing or broken.
    """
    archive = load_archive(config_file)
    taxonomy, register = read_decisions(archive.topics, archive.register)
    return Desk(archive, register, frozenset(taxonomy.by_id))


def carry_out(desk: Desk, plan: Plan, slugs: Iterable[str], said: str, *, dry_run: bool) -> bool:
    """Correct the register, say what was done and how to take it back; return whether it changed.

    Args:
        slugs: of the articles concerned; those that are drafts are registered with it.
        said: what the archive holds then, a sentence.

    Raises:
        ArchiveError: it cannot be done.
    """
    journal = None if dry_run else Journal(_journal_path(desk.archive), said)
    path = desk.archive.register
    done = correct(path, plan, desk.topic_ids, journal, desk.drafts(slugs))
    changed = done.after != done.before
    if dry_run:
        click.echo(f"would change {path.name}: {said}" if changed else "nothing would change")
        show_changes(done.before, done.after, path.name)
    else:
        click.echo(said if changed else f"nothing to do: {said}")
        if changed:
            click.echo("take it back with: downlink undo")
    return changed


def show_changes(before: str, after: str, name: str) -> None:
    """Print in which lines two texts of a file differ."""
    texts = (before.splitlines(), after.splitlines())
    for line in difflib.unified_diff(*texts, name, name, lineterm="", n=1):
        click.echo(f"{escaped(line[:_LONGEST])}{'…' if len(line) > _LONGEST else ''}")
