"""Dumps → what each line or entry of them was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from downlink.files import is_there
from downlink.model.dump import Dump, Unparsed
from downlink.report.summary import explain_lines
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
        yield f"{escaped(dump.path)}: read as {dump.format}"
        for damage in dump.damage:
            yield f"  damage at byte {damage.offset}: {one_line(damage.reason)}"
        yield from (f"  note: {one_line(note)}" for note in dump.notes)
        yield from explain_lines(dump.lines)
        for number, excerpt in enumerate(() if dump.lines else dump.excerpts, 1):
            title = one_line(excerpt.details.title) or repr(excerpt.text[:_SHOWN])
            yield f"{number:>6}  entry     {title}"
        for known in dump.addresses:
            yield f"{'':>6}  address   {one_line(known.title)} {known.link}"
        for item in _not_in_lines(dump):
            what = one_line(item.part) or "belongs to no entry"
            yield f"{'':>6}  unparsed  {what}: {one_line(item.text[:_SHOWN])}"


def _not_in_lines(dump: Dump) -> Iterator[Unparsed]:
    shown = {(reading.line, reading.text) for reading in dump.lines}
    return (item for item in dump.unparsed if item.part or (item.line, item.text) not in shown)
