"""Catalog → sentences for people: what was read, what needs attention, what a dump's lines are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from downlink.lines import Reading
from downlink.model import Catalog
from downlink.readers import jsonl, text
from downlink.terminal import one_line

_SHOWN = 60


def summary(catalog: Catalog) -> str:
    """Return one line with the archive's numbers."""
    excerpts = sum(len(dump.excerpts) for dump in catalog.dumps)
    unparsed = sum(len(dump.unparsed) for dump in catalog.dumps)
    topics = {topic.id for stub in catalog.stubs for topic in stub.topics}
    return ", ".join(
        [
            counted(len(catalog.dumps), "dump"),
            counted(excerpts, "sighting"),
            counted(len(catalog.stubs), "stub"),
            counted(len(topics), "topic"),
            counted(unparsed, "unparsed line"),
        ]
    )


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural where there is not just one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warnings_of(catalog: Catalog) -> Iterator[str]:
    """Yield what could not be read or understood, one line each, with its place."""
    for dump in catalog.dumps:
        for damage in dump.damage:
            saved = f"{counted(len(dump.excerpts), 'excerpt')} of it in the catalog"
            yield f"{dump.path}: at byte {damage.offset}: {damage.reason}; {saved}"
        if dump.format in (text.FORMAT, jsonl.FORMAT):
            for line in dump.unparsed:
                what = "neither a mark nor an excerpt (see 'downlink explain')"
                yield f"{dump.path}:{line.line}: {what}: {_shorten(line.text)}"
        if not dump.excerpts and not dump.damage:
            yield f"{dump.path}: holds no excerpt: was the capture cut short?"


def explain_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield for each line of a text dump what it was taken for and why."""
    for reading in readings:
        yield f"{reading.line:>6}  {reading.kind:<9} {reading.reason}: {_shorten(reading.text)}"


def _shorten(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
