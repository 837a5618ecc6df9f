"""A capture's content → the reader of its format. The format is told by the content; a name is a
hint at most. What a person said that a file is (`downlink keep`) comes before all of this.
"""

from __future__ import annotations

from dataclasses import replace

from downlink.model.aside import Aside
from downlink.model.dump import Dump, Excerpt, Unparsed
from downlink.read import asides, feed, lynx, plain, text_dump
from downlink.read.dates import date_of
from downlink.read.decode import (
    guessed_encoding,
    head_of,
    replace_lone_surrogates,
    told_guess,
)
from downlink.read.html import page
from downlink.read.json_text import read_json
from downlink.read.kept import read_kept
from downlink.read.kinds import (
    LYNX,
    is_page,
    is_page_behind_words,
    known_binary,
    known_export,
    known_markup,
    known_page,
    known_text,
)
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.prologue import skip_prologue
from downlink.read.refusal import FORMAT as UNREAD
from downlink.read.refusal import refused
from downlink.read.wayback import NOTE as COPY
from downlink.read.wayback import undone
from downlink.settings.dialect import BY_BLANK, TRANSMISSION, Dialect
from downlink.text.links import safe_link

_HEAD = 2048
_LOOKED_AT = 1 << 16
_LAST = 1 << 12


def read_content(
    address: str,
    content: bytes,
    origin: Origin = UNKNOWN,
    dialect: Dialect = TRANSMISSION,
    known: dict[str, Excerpt] | None = None,
) -> Dump:
    """Return the dump of one capture, by the reader that its content asks for.

    Args:
        origin: what of it can be no link or no time is kept as unparsed.
        dialect: the archive's.
        known: excerpts of text dumps (see `text_dump.read`).
    """
    helper = None if origin.read_as else asides.by_address(origin.source)
    if helper:
        return asides.beside(address, helper)
    capture = undone(address, content, origin)
    content, origin = capture.content, capture.origin
    link, time = safe_link(origin.source), date_of(origin.captured or "")
    usable = replace(origin, source=link, captured=time or None)
    dump = _by_format(address, content, usable, dialect, known)
    said = (("source", origin.source, link), ("captured", origin.captured or "", time))
    unread = [
        Unparsed(0, replace_lone_surrogates(words), part)
        for part, words, read in said
        if words and not read
    ]
    notes = [COPY] if capture.is_copy else []
    if dump.format not in (UNREAD, text_dump.FORMAT) and dump.aside is None:
        notes += told_guess(guessed_encoding(content, origin.charset))
    if not (unread or notes):
        return dump
    return replace(dump, unparsed=(*unread, *dump.unparsed), notes=(*dump.notes, *notes))


def _by_format(
    address: str,
    content: bytes,
    origin: Origin,
    dialect: Dialect,
    known: dict[str, Excerpt] | None,
) -> Dump:
    if origin.read_as:
        return read_kept(address, content, origin, dialect)
    start = _first_element(content)
    if feed.is_feed(start) or feed.is_feed_behind_words(content):
        export = known_export(head_of(content, _LOOKED_AT))
        return refused(address, export) if export else feed.read(address, content, origin, dialect)
    is_a_page = is_page(start)
    if not is_a_page and not start.startswith(("{", "[")):
        return _text(address, content, start, origin, (dialect, known))
    hint = asides.by_name(address, origin.source)
    if is_a_page and not asides.is_template(hint):
        return _page(address, content, origin, dialect)
    found = None if is_a_page else read_json(address, content, origin, dialect, hint)
    return found or _text(address, content, start, origin, (dialect, known))


def _page(address: str, content: bytes, origin: Origin, dialect: Dialect) -> Dump:
    start = head_of(content, _HEAD)
    helper, reason = asides.by_page(start), known_page(start)
    if helper or reason:
        return asides.beside(address, helper) if helper else refused(address, reason)
    return page.read(address, content, origin, dialect)


def _text(
    address: str,
    content: bytes,
    start: str,
    origin: Origin,
    reading: tuple[Dialect, dict[str, Excerpt] | None],
) -> Dump:
    """Return the dump of what is neither a feed nor a page nor JSON by its beginning: of a text
    with a dialect's marks or of the plain shape, or of what is passed over or refused.
    """
    dialect, known = reading
    aside, reason = asides.by_bytes(content[: asides.HEAD]), known_binary(content)
    if aside or reason:
        return asides.beside(address, aside) if aside else refused(address, reason)
    text = text_dump.opened(content, origin.charset)
    if text_dump.has_marks(text.lines, dialect) or not any(map(str.strip, text.lines)):
        return text_dump.read(address, text, origin, dialect, known)
    return _unmarked(address, content, (start, text), origin, reading)


def _unmarked(
    address: str,
    content: bytes,
    parts: tuple[str, text_dump.Text],
    origin: Origin,
    reading: tuple[Dialect, dict[str, Excerpt] | None],
) -> Dump:
    (start, text), (dialect, known) = parts, reading
    hint = asides.by_name(address, origin.source)
    shape = plain.STRANGE if text.is_strange else plain.shape_of(text.lines, dialect)
    is_dump = not shape.problem
    aside = (None if is_dump and shape.is_cut else hint) or asides.by_root(start)
    if aside:
        return asides.beside(address, aside)
    marked = b"<" in content or start.startswith(("{", "["))
    beginning = head_of(content, _LOOKED_AT) if marked else ""
    last = content[-_LAST:]
    end = last.decode("utf-8", "ignore") if b"References\n" in last else ""
    reason = "" if text.is_strange else known_text(start, end)
    if not reason and is_page_behind_words(start, beginning):
        return _page(address, content, origin, dialect)
    if reason == LYNX and dialect.separator == BY_BLANK:
        listing = lynx.read(address, text, origin, dialect)
        if listing is not None:
            return listing
    if not reason and is_dump:
        return text_dump.read(address, text, origin, dialect, known)
    reason = reason or known_markup(address, origin.source)
    aside = None if reason or text.is_strange else _by_lines(text, shape)
    if aside:
        return asides.beside(address, aside)
    lines = () if reason or known is not None else plain.readings(text.lines, dialect)
    return replace(refused(address, reason or shape.problem), lines=tuple(lines))


def _by_lines(text: text_dump.Text, shape: plain.Shape) -> Aside | None:
    no_prose = Aside("unknown text", "its lines, which are no prose and have no mark of a dump")
    return asides.by_lines(text.lines) or (no_prose if shape == plain.NO_PROSE else None)


def _first_element(content: bytes) -> str:
    """Return the beginning of the text behind its prologue, however long that is."""
    size = _HEAD
    while True:
        start = head_of(content, size)
        at = skip_prologue(start)
        open_ended = at > len(start) // 2 or start.startswith(("<!--", "<?"), at)
        if not open_ended or size >= len(content):
            return start[at:]
        size *= 2
