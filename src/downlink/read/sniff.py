"""A capture's content → the reader of its format. The format is told by the content, not by the
name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from downlink.model.dump import Dump, Excerpt, Unparsed
from downlink.read import feed, feed_json, jsonl, text_dump
from downlink.read.dates import date_of
from downlink.read.decode import (
    decode,
    decode_page,
    guessed_encoding,
    head_of,
    replace_lone_surrogates,
    split_lines,
)
from downlink.read.html import page
from downlink.read.kinds import (
    is_page,
    is_page_behind_words,
    known_binary,
    known_text,
)
from downlink.read.no_article import why_no_article
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.prologue import skip_prologue
from downlink.read.refusal import FORMAT as UNREAD
from downlink.read.refusal import refused
from downlink.read.wayback import NOTE as COPY
from downlink.read.wayback import undone
from downlink.settings.dialect import TRANSMISSION, Dialect, matches
from downlink.text.links import safe_link

_HEAD = 2048
_LOOKED_AT = 1 << 16
_LAST = 1 << 12
_LONGEST_MARK = 200
_GUESSED = "declares no encoding: read as {}, a guess; save it as UTF-8 if its words are wrong"
_BROKEN_OBJECT = re.compile(r'\{\s*"[^"]*"\s*:.*\}')
# A line that was to be an object: the lines behind it are no excerpts either.


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
    capture = undone(address, content, origin)
    content, origin = capture.content, capture.origin
    link, time = safe_link(origin.source), date_of(origin.captured or "")
    usable = Origin(link, time or None, origin.charset)
    dump = _by_format(address, content, usable, dialect, known)
    said = (("source", origin.source, link), ("captured", origin.captured or "", time))
    unread = [
        Unparsed(0, replace_lone_surrogates(words), part)
        for part, words, read in said
        if words and not read
    ]
    notes = [COPY] if capture.is_copy else []
    guessed = "" if dump.format == UNREAD else guessed_encoding(content, origin.charset)
    notes += [_GUESSED.format(guessed)] if guessed else []
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
    start = _first_element(content)
    if feed.is_feed(start) or feed.is_feed_behind_words(content):
        return feed.read(address, content, origin, dialect)
    if is_page(start):
        return _page(address, content, origin, dialect)
    if start.startswith("{"):
        decoded = decode(content)[0]
        document = jsonl.parse_object(decoded) or {}
        if feed_json.JSON_FEED in str(document.get("version")):
            return feed_json.read(address, content, origin, dialect)
        first = next((line for line in split_lines(decoded) if line.strip()), "")
        if jsonl.parse_object(first) is not None or _BROKEN_OBJECT.fullmatch(first.strip()):
            return jsonl.read(address, content, origin, dialect)
    return _text(address, content, start, origin, (dialect, known)) or _page(
        address, content, origin, dialect
    )


def _page(address: str, content: bytes, origin: Origin, dialect: Dialect) -> Dump:
    reason = why_no_article(decode_page(content, origin.charset)[0])
    return refused(address, reason) if reason else page.read(address, content, origin, dialect)


def _text(
    address: str,
    content: bytes,
    start: str,
    origin: Origin,
    reading: tuple[Dialect, dict[str, Excerpt] | None],
) -> Dump | None:
    """Return the dump of a text, or of what is refused by name; None where it is a page that begins
    with words. A dialect's marks make a text dump of anything.
    """
    dialect, known = reading
    marked = b"<" in content or start.startswith(("{", "["))
    beginning = head_of(content, _LOOKED_AT) if marked else ""
    last = content[-_LAST:]
    end = last.decode("utf-8", "ignore") if b"References\n" in last else ""
    reason = known_binary(content) or known_text(start, beginning, end)
    is_a_page = not reason and is_page_behind_words(start, beginning)
    if (reason or is_a_page) and not _has_marks(decode(content)[0], dialect):
        return refused(address, reason) if reason else None
    return text_dump.read(address, content, origin, dialect, known)


def _has_marks(decoded: str, dialect: Dialect) -> bool:
    """Whether a line of a text is a banner or a heading of the archive's dumps."""
    marks = (*dialect.banner, *dialect.section)
    lines = (line.strip() for line in split_lines(decoded) if len(line) <= _LONGEST_MARK)
    return any(matches(marks, line) for line in lines)


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
