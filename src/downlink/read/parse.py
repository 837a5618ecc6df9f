"""Dump → its excerpts, pager and unparsed lines, after a dialect. No line is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable

from downlink.model.dump import Dump, Excerpt, ParsedDump, Unparsed
from downlink.read.lines import read_lines
from downlink.settings.dialect import TRANSMISSION, Dialect, matches


def parse_all(dumps: Iterable[Dump], dialect: Dialect = TRANSMISSION) -> tuple[ParsedDump, ...]:
    """Return what each of `dumps` shows, in their order."""
    return tuple(map(Parser(dialect).parse, dumps))


class Parser:
    """Parses the dumps of one archive, keeping one value for all repeats of a text: memory grows
    with the number of distinct excerpts, not with their repeats.
    """

    def __init__(self, dialect: Dialect = TRANSMISSION) -> None:
        self._dialect = dialect
        self._excerpts: dict[object, Excerpt] = {}

    def parse(self, dump: Dump) -> ParsedDump:
        """Return what `dump` shows."""
        if dump.entries is not None:
            return self._of_structured(dump)
        excerpts: list[Excerpt] = []
        unparsed = list(dump.unparsed)
        page: tuple[int, int] | None = None
        for reading in read_lines(dump.lines, self._dialect):
            if reading.kind == "excerpt":
                excerpts.append(self._excerpt(reading.text))
            elif reading.kind == "unparsed" or (reading.kind == "pager" and page):
                unparsed.append(Unparsed(reading.line, reading.text))
            elif reading.kind == "pager":
                page = self._dialect.read_pager(reading.text.strip())
        return self._parsed(dump, tuple(excerpts), tuple(unparsed), page)

    def _of_structured(self, dump: Dump) -> ParsedDump:
        """Take the entries as they are; of the rest, what is a mark of the dialect is known."""
        excerpts = tuple(
            self._excerpts.setdefault(
                entry, Excerpt(entry.text, self._dialect.body(entry.text), entry.details)
            )
            for entry in dump.entries or ()
        )
        marks = (*self._dialect.banner, *self._dialect.section)
        pages = [
            None if item.part else self._dialect.read_pager(item.text.strip())
            for item in dump.unparsed
        ]
        unparsed = tuple(
            item
            for item, pager in zip(dump.unparsed, pages, strict=True)
            if item.part or not (pager or matches(marks, item.text.strip()))
        )
        return self._parsed(dump, excerpts, unparsed, next(filter(None, pages), None))

    def _excerpt(self, text: str) -> Excerpt:
        known = self._excerpts.get(text)
        if known is None:
            known = self._excerpts[text] = Excerpt(text, self._dialect.body(text))
        return known

    def _parsed(
        self,
        dump: Dump,
        excerpts: tuple[Excerpt, ...],
        unparsed: tuple[Unparsed, ...],
        page: tuple[int, int] | None,
    ) -> ParsedDump:
        return ParsedDump(
            path=dump.path,
            format=dump.format,
            captured=dump.captured,
            excerpts=excerpts,
            page=page[0] if page else None,
            pages=page[1] if page else None,
            unparsed=unparsed,
            damage=dump.damage,
            source=dump.source,
            addresses=dump.addresses,
        )
