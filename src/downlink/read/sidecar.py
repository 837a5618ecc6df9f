"""What a person knows of a capture that does not say it itself: `<file>.meta.yml` beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from downlink.curation.yaml_entries import Record, parse_record
from downlink.errors import ArchiveError, Faults
from downlink.files import is_there, read_text
from downlink.model.dump import Dump
from downlink.read.dates import date_of
from downlink.read.origin import Origin
from downlink.terminal import quoted
from downlink.text.links import safe_link

SUFFIX = ".meta.yml"

_KEYS = frozenset({"captured", "source", "read_as"})
KINDS = ("text", "html", "feed", "jsonl")
"""What a person may say that a file is, whatever it looks like."""

_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sidecar:
    """When a file was captured (ISO 8601) and from which address, and what it is read as (one of
    `KINDS`); None and "" if not said.
    """

    captured: str | None = None
    source: str = ""
    read_as: str = ""

    @property
    def origin(self) -> Origin:
        """What a reader is told of the file before it reads it: its links may be relative."""
        return Origin(self.source, self.captured, read_as=self.read_as)

    def apply(self, dump: Dump) -> Dump:
        """Return the dump with what this says of it."""
        if not self.captured and not self.source:
            return dump
        captured, source = self.captured or dump.captured, self.source or dump.source
        return replace(dump, captured=captured, source=source)


_NOTHING = Sidecar()


def read_sidecar(file: Path, address: str) -> Sidecar:
    """Return what the sidecar of a capture says; nothing where there is none.

    Raises:
        ArchiveError: it is broken, or says something that is no time or address: all of it is told.
    """
    path = Path(f"{file}{SUFFIX}")
    if not is_there(path):
        return _NOTHING
    place = address + SUFFIX
    record = parse_record(read_text(path, shown=place, most=_MOST_BYTES), place)
    if record is None:
        raise ArchiveError("holds nothing: say 'captured' or 'source', or remove it", path=place)
    faults = Faults()
    faults.attempt(None, record.reject_unknown_keys, _KEYS)
    captured = faults.attempt(None, _captured, record)
    source = faults.attempt("", _source, record)
    read_as = faults.attempt("", _read_as, record)
    faults.raise_any()
    return Sidecar(captured, source, read_as)


def _captured(record: Record) -> str | None:
    captured = record.text("captured")
    if captured and not date_of(captured):
        raise record.error(f"{quoted(captured)} is no time: write 2024-05-31T10:00:00Z")
    return date_of(captured) or None


def _source(record: Record) -> str:
    source = record.text("source")
    if source and not safe_link(source):
        raise record.error(f"{quoted(source)} is no address: begin it with https://")
    return safe_link(source)


def _read_as(record: Record) -> str:
    said = record.text("read_as")
    if said and said not in KINDS:
        raise record.error(f"nothing is read as {quoted(said)}: write one of {', '.join(KINDS)}")
    return said
