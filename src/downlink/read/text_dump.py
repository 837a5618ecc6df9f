"""Plain text captures: lines, read by the archive's dialect. No line is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from downlink.model.dump import Damage, Dump, Excerpt, LineReading, Unparsed
from downlink.read.decode import read_bytes, split_lines, told_guess
from downlink.read.lines import read_lines
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.refusal import refused
from downlink.settings.dialect import BY_BLANK, BY_LINE, TRANSMISSION, Dialect, matches

FORMAT = "text"
_HEAD_LINES, _LOOKED_AT = 20, 500
_LONGEST_MARK = 200
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_UNREADABLE_SHARE = 0.1
# Of a text's characters; pictures and programs have far more controls and invalid bytes.


_NO_TEXT = "is neither text nor a web page nor a feed: take it out"


@dataclass(frozen=True, slots=True)
class Text:
    """A text's lines; bytes that no encoding explains are U+FFFD there, and are told with their
    offset in `damage`. `guessed` names the encoding where that had to be guessed.
    """

    lines: list[str]
    damage: tuple[Damage, ...]
    guessed: str = ""

    @property
    def is_strange(self) -> bool:
        """Whether it is no text at all, but a picture or a program."""
        start = "\n".join(self.lines[:_HEAD_LINES])[:_LOOKED_AT]
        return len(_STRANGE.findall(start)) > _UNREADABLE_SHARE * len(start)


def opened(content: bytes, charset: str = "") -> Text:
    """Return the text that the bytes are; `charset` is what a server said of the encoding."""
    decoded = read_bytes(content, [charset])
    return Text(split_lines(decoded.text), decoded.damage, decoded.guessed)


def has_marks(lines: Iterable[str], dialect: Dialect) -> bool:
    """Whether one of the lines is a banner or a heading of the archive's dumps, or the mark that
    the archive itself gives for what stands between two excerpts.
    """
    parting = () if dialect.separator in (BY_LINE, BY_BLANK) else (dialect.separator,)
    marks = (*dialect.banner, *dialect.section, *parting)
    return any(len(line) <= _LONGEST_MARK and matches(marks, line.strip()) for line in lines)


def read(
    path: str,
    text: Text,
    origin: Origin = UNKNOWN,
    dialect: Dialect = TRANSMISSION,
    known: dict[str, Excerpt] | None = None,
) -> Dump:
    """Return the dump at `path` that is this text.

    Args:
        known: excerpts by their texts, which are taken from there and added; most lines of an
            archive's dumps are repeats. The dump then does not tell how its lines were read.
    """
    if text.is_strange:
        return refused(path, _NO_TEXT)
    notes = told_guess(text.guessed)
    dump = Dump(
        path, FORMAT, origin.captured, damage=text.damage, source=origin.source, notes=notes
    )
    return with_lines(dump, text.lines, dialect, known)


def with_lines(
    dump: Dump,
    lines: Sequence[str],
    dialect: Dialect,
    known: dict[str, Excerpt] | None = None,
) -> Dump:
    """Return the dump with what its lines show: excerpts, the first pager, and what is neither.

    Args:
        known: as for `read`.
    """
    shared = {} if known is None else known
    excerpts: list[Excerpt] = []
    readings: list[LineReading] = []
    for reading in read_lines(lines, dialect, shared if known else {}):
        if isinstance(reading, Excerpt):
            excerpts.append(reading)
        else:
            readings.append(reading)
            if reading.kind == "excerpt":
                excerpts.append(_excerpt(reading.text, dialect, shared))
    pager = next((reading for reading in readings if reading.kind == "pager"), None)
    pages = dialect.read_pager(pager.text.strip()) if pager else None
    left = [
        Unparsed(reading.line, reading.text)
        for reading in readings
        if reading.kind == "unparsed" or (reading.kind == "pager" and reading is not pager)
    ]
    return replace(
        dump,
        excerpts=tuple(excerpts),
        page=pages[0] if pages else None,
        pages=pages[1] if pages else None,
        unparsed=(*dump.unparsed, *left),
        lines=tuple(readings) if known is None else (),
    )


def _excerpt(text: str, dialect: Dialect, known: dict[str, Excerpt]) -> Excerpt:
    found = known.get(text)
    if found is None:
        found = known[text] = Excerpt(text, dialect.body(text))
    return found
