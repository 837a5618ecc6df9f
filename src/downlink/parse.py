"""Dump → its excerpts, pager and unparsed lines, after a dialect. No line is dropped in silence."""

from __future__ import annotations

from downlink.dialect import TRANSMISSION, Dialect, read_pager
from downlink.model import Dump, Excerpt, ParsedDump, Unparsed


def parse(dump: Dump, dialect: Dialect = TRANSMISSION) -> ParsedDump:
    """Return what `dump` shows: each line is blank, a mark of the dialect, an excerpt or unparsed.

    Excerpts stand below the section heading; a dump without one holds them from its first line.
    A pager stands at the end of the dump or before the banner of the next one in the same file.
    """
    lines = [(number, line) for number, line in enumerate(dump.lines, 1) if line.strip()]
    in_section = not any(dialect.is_section(line) for _, line in lines)
    excerpts: list[Excerpt] = []
    unparsed: list[Unparsed] = []
    page: tuple[int, int] | None = None
    for index, (number, line) in enumerate(lines):
        at_end = index + 1 == len(lines) or dialect.is_banner(lines[index + 1][1])
        pager = read_pager(line) if at_end else None
        if dialect.is_section(line):
            in_section = True
        elif dialect.is_banner(line):
            continue
        elif pager:
            page = page or pager
        elif in_section and _is_excerpt(line, dialect):
            position = len(excerpts) + 1
            excerpts.append(Excerpt(dump.path, position, number, line, dialect.body(line)))
        else:
            unparsed.append(Unparsed(number, line))
    return ParsedDump(
        path=dump.path,
        format=dump.format,
        captured=dump.captured,
        excerpts=tuple(excerpts),
        page=page[0] if page else None,
        pages=page[1] if page else None,
        unparsed=tuple(unparsed),
        damage=dump.damage,
    )


def _is_excerpt(line: str, dialect: Dialect) -> bool:
    return len(line.strip()) >= dialect.shortest or dialect.body(line) != line
