"""A capture as received, and what was found in it, as immutable values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Details:
    """What a capture says of an entry beside its text; "" or () where it says nothing.

    Attributes:
        link: the article's own address, http or https.
        date: when it was published (ISO 8601, of the precision that was said: `2004` is a year).
    """

    title: str = ""
    link: str = ""
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    r"""One article entry of a structured capture: its text with formulas as `\(TeX\)` or
    `\[TeX\]`, and what the capture says of it.
    """

    text: str
    details: Details = Details()


@dataclass(frozen=True, slots=True)
class Dump:
    """One raw capture as received, decoded but not interpreted.

    A text capture has lines, to be parsed by a dialect; a structured one has entries.

    Attributes:
        path: its address in the archive, with forward slashes (`seeds/000.txt`); a record of a
            file that holds several has the record's number behind it (`seeds/a.warc.gz#2`).
        format: the name of the reader that read it.
        captured: when it was captured (ISO 8601), where the capture says so.
        source: the address that was captured, where the capture says so.
        unparsed: parts of a structured capture that belong to no entry.
        addresses: entries without a text.
        damage: what could not be read.
    """

    path: str
    format: str
    captured: str | None = None
    lines: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    source: str = ""
    entries: tuple[Entry, ...] | None = None
    unparsed: tuple[Unparsed, ...] = ()
    addresses: tuple[KnownAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One article entry as a dump shows it; its position is its place among the dump's excerpts.

    Attributes:
        text: the text as received, truncation mark included.
        body: the text without its truncation mark; equal to `text` where it has none.
    """

    text: str
    body: str
    details: Details = Details()


@dataclass(frozen=True, slots=True)
class ParsedDump:
    """A dump and what was found in it; `page` of `pages` is what its pager said, if it has one."""

    path: str
    format: str
    captured: str | None
    excerpts: tuple[Excerpt, ...]
    page: int | None
    pages: int | None
    unparsed: tuple[Unparsed, ...]
    damage: tuple[Damage, ...] = ()
    source: str = ""
    addresses: tuple[KnownAddress, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """The fact that a dump showed an article at a position (from 1)."""

    dump: str
    position: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A place of a dump that could not be read as it stood.

    Attributes:
        offset: bytes from the start of the file.
        reason: what was wrong there and what was kept, one sentence.
    """

    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An article of which a capture shows the address and no text: it is no excerpt.

    Attributes:
        title: as the capture gives it, "" where it does not.
        link: http or https; never "".
        date: when it was published, as in `Details`.
    """

    title: str
    link: str
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Words of a dump that belong to no excerpt, as received.

    Attributes:
        line: the line that they are, or the number of the feed's item that they are a part of,
            from 1; 0 if they are said of the whole capture.
        part: what a structured capture calls them (`description`, `date`, a key of its own); ""
            for a line that is neither a known mark nor an excerpt.
        count: how many lines have such a part, where `text` is the first one's.
    """

    line: int
    text: str
    part: str = ""
    count: int = 1
