"""articles.yml: the permanent record of articles, their slugs and what a person corrected.

An entry recognises its article by `excerpt`, the fullest text of it when it was first seen. Where
a later build meets a text that this alone would not recognise for sure (a longer one, an edit of
an edit), it adds a record `continues: <slug>`. A further entry with the same slug, and the same
excerpt or none, corrects the first, as `downlink check` prints them: what it says counts. What
stands in the file is never touched: drafts are appended to its text, so comments, order and
formatting stay a person's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.file_lock import locked
from downlink.curation.record_text import with_added
from downlink.curation.register_entries import make_entries
from downlink.curation.register_entry import Captured, RegisterEntry
from downlink.curation.yaml_entries import Record, parse_records, read_records
from downlink.errors import ArchiveError
from downlink.files import is_there, read_text, within_size, write_atomically

HEADER = """\
# The register: one entry per article, added by `downlink accept`. A slug is an address and never
# changes. You may add or correct `title`, `topics` (what the article is about), `source` (its
# address on the blog) and `note`; `excerpt` and `link` are how Downlink recognises the article. A
# later entry with the same slug, as `downlink check` prints them, corrects the first.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that waits for consent: a new article's entry, or a further text of a known one.

    Attributes:
        captured: what captures of this text gave with it.
    """

    slug: str
    excerpt: str
    continues: bool = False
    captured: Captured = Captured()


@dataclass(frozen=True, slots=True)
class Register:
    """The entries in the order in which they were added."""

    entries: tuple[RegisterEntry, ...] = ()


def read_register(path: Path, topic_ids: Iterable[str] | None) -> Register:
    """Return the register in the file at `path`; an empty one where there is no file.

    Args:
        topic_ids: those that an entry may name; None where nobody knows them, and any is taken.

    Raises:
        ArchiveError: the file is broken, a slug is bad, stands twice for two articles or twice
            with nothing to correct, a topic is unknown. It tells all that is wrong with its
            values, and what is wrong with its syntax first and alone.
    """
    if not is_there(path):
        return Register()
    records = read_records(path, key="articles", misshapen=True)
    return Register(make_entries(records, None if topic_ids is None else frozenset(topic_ids)))


def extend_register(path: Path, drafts: Iterable[Draft]) -> None:
    """Append the drafts to the file at `path`, creating it where it is missing.

    What another build has added meanwhile stays, and is not added again.

    Raises:
        ArchiveError: the file cannot be written, is written in a way that nothing can be appended
            to, or another build gave one of the slugs to another article; it is then unchanged.
    """
    wanted = tuple(drafts)
    if wanted:
        with locked(path):
            _extend(path, wanted)


def _extend(path: Path, wanted: tuple[Draft, ...]) -> None:
    old = read_text(path) if is_there(path) else ""
    new = extended(old, path, wanted)
    if new != old:
        write_atomically(path, within_size(new.encode(), path))


def extended(old: str, path: Path, wanted: Iterable[Draft]) -> str:
    """Return `old`, the text of the register at `path`, with the drafts that it lacks.

    Raises:
        ArchiveError: as `extend_register`.
    """
    content = old or HEADER
    before = parse_records(content, path, key="articles")
    records = [_as_mapping(draft) for draft in _missing(before, wanted, path)]
    if not records:
        return old
    new = with_added(content, records, is_empty=not before)
    try:
        after = parse_records(new, path, key="articles")
    except ArchiveError:
        after = ()
    expected = [dict(record.values) for record in before] + records
    if [dict(record.values) for record in after] != expected:
        problem = "cannot be added to: write each entry as a '- slug: …' item at the left margin"
        raise ArchiveError(problem, path=path)
    return new


def _missing(before: Iterable[Record], wanted: Iterable[Draft], path: Path) -> Iterator[Draft]:
    """Yield the drafts that are not there yet: another build may have been quicker."""
    there = {
        (record.text(key), record.text("excerpt"))
        for record in before
        for key in ("slug", "continues")
        if key in record.values
    }
    slugs = {slug for slug, _ in there}
    for draft in wanted:
        if (draft.slug, draft.excerpt) in there:
            continue
        if draft.continues != (draft.slug in slugs):
            problem = f"another build changed '{draft.slug}' while this one ran: build again"
            raise ArchiveError(problem, path=path)
        slugs.add(draft.slug)
        yield draft


def _as_mapping(draft: Draft) -> dict[str, str]:
    key = "continues" if draft.continues else "slug"
    return {key: draft.slug, **captured_values(draft.captured), "excerpt": draft.excerpt}


def captured_values(captured: Captured) -> dict[str, str]:
    """Return what a capture gave with a text as values of a record."""
    said = {
        "link": captured.link,
        "captured_title": captured.title,
        "captured_date": captured.date,
    }
    return {key: value for key, value in said.items() if value}
