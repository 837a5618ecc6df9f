"""Plain text captures: lines, read by the archive's dialect. No line is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from downlink.model.dump import Dump, Excerpt, Unparsed
from downlink.read.decode import decode, split_lines
from downlink.read.lines import read_lines
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.refusal import refused
from downlink.settings.dialect import TRANSMISSION, Dialect

FORMAT = "text"
_HEAD_LINES, _LOOKED_AT = 20, 500
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_UNREADABLE_SHARE = 0.1
# Of a text's characters; pictures and programs have far more controls and invalid bytes.


def read(
    path: str,
    content: bytes,
    origin: Origin = UNKNOWN,
    dialect: Dialect = TRANSMISSION,
    known: dict[str, Excerpt] | None = None,
) -> Dump:
    """Return the dump at `path` whose bytes are `content`; bytes that no encoding explains become
    U+FFFD and are reported as damage with their offset.

    Args:
        known: excerpts by their texts, which are taken from there and added; most lines of an
            archive's dumps are repeats. The dump then does not tell how its lines were read.
    """
    decoded, damage = decode(content, origin.charset)
    lines = split_lines(decoded)
    start = "\n".join(lines[:_HEAD_LINES])[:_LOOKED_AT]
    if len(_STRANGE.findall(start)) > _UNREADABLE_SHARE * len(start):
        return refused(path, "is neither text nor a web page nor a feed: take it out")
    dump = Dump(path, FORMAT, origin.captured, damage=damage, source=origin.source)
    return with_lines(dump, lines, dialect, known)


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
    readings = tuple(read_lines(lines, dialect))
    pagers = [reading for reading in readings if reading.kind == "pager"]
    pages = dialect.read_pager(pagers[0].text.strip()) if pagers else None
    left = [
        Unparsed(reading.line, reading.text)
        for reading in readings
        if reading.kind == "unparsed" or (reading.kind == "pager" and reading is not pagers[0])
    ]
    excerpts = (reading.text for reading in readings if reading.kind == "excerpt")
    return replace(
        dump,
        excerpts=tuple(_excerpt(text, dialect, shared) for text in excerpts),
        page=pages[0] if pages else None,
        pages=pages[1] if pages else None,
        unparsed=(*dump.unparsed, *left),
        lines=readings if known is None else (),
    )


def _excerpt(text: str, dialect: Dialect, known: dict[str, Excerpt]) -> Excerpt:
    found = known.get(text)
    if found is None:
        found = known[text] = Excerpt(text, dialect.body(text))
    return found
