"""Dumps → what each line or entry of them was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from downlink.files import is_there
from downlink.model.dump import Dump, Unparsed
from downlink.read import jsonl, refusal
from downlink.read.asides import BY_BYTES
from downlink.report.summary import counted, explain_lines
from downlink.terminal import escaped, one_line

_SHOWN = 60


class Place(NamedTuple):
    """A dump's file, and the number of the record in it, "" for all of them."""

    file: Path
    record: str


def place_of_dump(what: str, folders: Iterable[Path]) -> Place | None:
    """Return the file below the first of the folders that `what` names, None where it names none.

    It is a path, with `#` and a number behind it, as warnings print it, for a file that holds
    several records.
    """
    file, _, number = what.rpartition("#")
    named = [Place(Path(what), "")]
    if file and number.isdecimal():
        named.append(Place(Path(file), number))
    for folder in folders:
        for place in named:
            path = folder / place.file
            if is_there(path) and path.is_file():
                return Place(path, place.record)
    return None


def explain_dumps(dumps: Iterable[Dump], record: str = "") -> Iterator[str]:
    """Yield a line for each line or entry of the dumps; of one record, where that is named."""
    for dump in dumps:
        if record and not dump.path.endswith(f"#{record}"):
            continue
        yield _verdict(dump)
        yield from _remedy(dump)
        for damage in () if is_refused(dump) else dump.damage:
            yield f"  damage at byte {damage.offset}: {one_line(damage.reason)}"
        yield from (f"  note: {one_line(note)}" for note in dump.notes)
        yield from explain_lines(dump.lines)
        for number, excerpt in enumerate(() if dump.lines else dump.excerpts, 1):
            title = one_line(excerpt.details.title) or repr(excerpt.text[:_SHOWN])
            yield f"{number:>6}  entry     {title}"
        for known in dump.addresses:
            yield f"{'':>6}  address   {one_line(known.title)} {known.link}"
        for item in _not_in_lines(dump):
            line = item.line or ""
            what = f"{one_line(item.part)} " if item.part else ""
            why = why_unparsed(dump, item)
            yield f"{line:>6}  unparsed  {what}{why}: {one_line(item.text[:_SHOWN])}"


def explain_folder(dumps: Iterable[Dump]) -> Iterator[str]:
    """Yield a line for each file, or record of one: what became of it, and why."""
    for dump in dumps:
        entries = f": {counted(len(dump.excerpts), 'excerpt')}" if not _is_said(dump) else ""
        yield f"{_verdict(dump)}{entries}"


def is_refused(dump: Dump) -> bool:
    """Whether a dump shows nothing, and says why."""
    return dump.format == refusal.FORMAT


def _is_said(dump: Dump) -> bool:
    return is_refused(dump) or dump.aside is not None


def _verdict(dump: Dump) -> str:
    path = escaped(dump.path)
    if dump.aside:
        return f"{path}: passed over: {dump.aside.kind}, by {one_line(dump.aside.evidence)}"
    if is_refused(dump):
        return f"{path}: refused: {'; '.join(one_line(item.reason) for item in dump.damage)}"
    return f"{path}: read as {dump.format}"


def _remedy(dump: Dump) -> Iterator[str]:
    """Yield how a file is read all the same."""
    if dump.aside and dump.aside.evidence != BY_BYTES:
        yield f"  if it is a capture: downlink keep {escaped(dump.path)}"


def why_unparsed(dump: Dump, item: Unparsed) -> str:
    """Return why words of a dump belong to no entry, as far as they themselves tell it."""
    if item.part:
        known = {"date": "cannot be told for certain", "link": "can be no link"}
        return known.get(item.part, "says nothing of an entry that is known")
    if dump.format != jsonl.FORMAT:
        return "belongs to no entry: it stands outside of all that were found"
    record = jsonl.parse_object(item.text)
    if record is None:
        return "is no JSON object: write one on each line"
    keys = ", ".join(one_line(key) for key in record) or "none"
    return f"is an object without a text and an address (its keys: {keys[:_SHOWN]})"


def _not_in_lines(dump: Dump) -> Iterator[Unparsed]:
    shown = {(reading.line, reading.text) for reading in dump.lines}
    return (item for item in dump.unparsed if item.part or (item.line, item.text) not in shown)
