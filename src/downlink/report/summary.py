"""Catalog → sentences for people: what was read, what needs attention, what a dump's lines are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from downlink.model.catalog import Catalog
from downlink.model.dump import Dump, LineReading, Unparsed
from downlink.read import jsonl, refusal, text_dump
from downlink.report.intake import place_of, top_of_catalog
from downlink.terminal import escaped, one_line

_SHOWN = 60
_TOLD_ALONE = 3
# Files that are refused for one reason and still told one by one.
_PARTS = 20
# Keys of a file that are named one by one.

_WRITTEN_BY_HAND = {
    text_dump.FORMAT: "neither a mark nor an excerpt (see 'downlink explain')",
    jsonl.FORMAT: "no object with a text, or with a title and an address",
}
# Formats in which a person can mend what was not understood.


def summary(catalog: Catalog) -> str:
    """Return one line with the archive's numbers."""
    excerpts = sum(len(dump.excerpts) for dump in catalog.dumps)
    unparsed = sum(len(dump.unparsed) for dump in catalog.dumps)
    addresses = sum(len(dump.addresses) for dump in catalog.dumps)
    refused = sum(dump.format == refusal.FORMAT for dump in catalog.dumps)
    return ", ".join(
        [
            counted(len(catalog.dumps) - refused, "dump"),
            counted(excerpts, "sighting"),
            counted(len(catalog.stubs), "stub"),
            counted(len(catalog.used_topics), "topic"),
            counted(unparsed, "unparsed line"),
            *([f"{addresses} known without a text"] if addresses else []),
            *([f"{counted(refused, 'file')} not read"] if refused else []),
        ]
    )


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural where there is not just one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warnings_of(catalog: Catalog) -> Iterator[str]:
    """Yield what could not be read or understood, one line each, with its place; many files of one
    folder that are refused for one reason are one line.
    """
    together = dict(_refused_together(catalog))
    sizes, told = Counter(together.values()), set[tuple[str, str]]()
    for dump in catalog.dumps:
        group = together.get(dump.path)
        if group is None:
            yield from _warnings_of_dump(dump)
        elif group not in told:
            told.add(group)
            count = sizes[group]
            yield f"{escaped(group[0])}: {count:,} files, such as {escaped(dump.path)}: {group[1]}"


def _refused_together(catalog: Catalog) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the path of each dump that is refused as many others are, with the folder and why."""
    groups: dict[tuple[str, str], list[str]] = {}
    top = top_of_catalog(catalog)
    for dump in catalog.dumps:
        if dump.format == refusal.FORMAT and len(dump.damage) == 1:
            reason = one_line(dump.damage[0].reason)
            groups.setdefault((place_of(dump, top), reason), []).append(dump.path)
    for group, paths in groups.items():
        if len(paths) > _TOLD_ALONE:
            yield from ((path, group) for path in paths)


def _warnings_of_dump(dump: Dump) -> Iterator[str]:
    path = escaped(dump.path)
    for damage in dump.damage:
        saved = f"{counted(len(dump.excerpts), 'excerpt')} of it in the catalog"
        yield f"{path}: at byte {damage.offset}: {one_line(damage.reason)}; {saved}"
    yield from (f"{path}: {one_line(note)}" for note in dump.notes)
    if dump.format in _WRITTEN_BY_HAND:
        yield from (f"{path}{line}" for line in _not_understood(dump))
    if not (dump.excerpts or dump.addresses or dump.damage):
        yield f"{path}: holds no excerpt: was the capture cut short?"


def _not_understood(dump: Dump) -> Iterator[str]:
    """Yield each line that is none of the format's, and each part of lines once, with its first
    line and how many lines have it.
    """
    what = _WRITTEN_BY_HAND[dump.format]
    parts: dict[str, list[Unparsed]] = {}
    for item in dump.unparsed:
        if item.part:
            parts.setdefault(item.part, []).append(item)
        else:
            yield f":{item.line}: {what}: {_shorten(item.text)}"
    for part, items in islice(parts.items(), _PARTS):
        place = f":{items[0].line}" if items[0].line else ""
        lines = counted(sum(item.count for item in items), "line")
        says = f"'{_shorten(part)}' is not understood and kept on the dump's page ({lines})"
        yield f"{place}: {says}: {_shorten(items[0].text)}"
    if len(parts) > _PARTS:
        further = counted(len(parts) - _PARTS, "further key")
        yield f": not understood, too: {further}"


def explain_lines(readings: Iterable[LineReading]) -> Iterator[str]:
    """Yield for each line of a text dump what it was taken for and why."""
    for reading in readings:
        yield f"{reading.line:>6}  {reading.kind:<9} {reading.reason}: {_shorten(reading.text)}"


def _shorten(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
