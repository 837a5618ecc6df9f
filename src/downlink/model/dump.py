"""A capture and what was found in it, as immutable values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from downlink.model.aside import Aside


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote below an article, without any e-mail or computer's address.

    Attributes:
        author: the name that was given, "" where none was.
        date: as in `Details`.
    """

    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What a capture says of an entry beside its text; "" or () where it says nothing.

    Attributes:
        link: the article's own address, http or https.
        date: when it was published (ISO 8601, of the precision that was said: `2004` is a year).
        aliases: other addresses that lead to it, as the capture says: a GUID, a short link, the
            one at which it was captured.
        continued: the address of the page on which it goes on.
        comments: what readers wrote below it, in their order.
    """

    title: str = ""
    link: str = ""
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    continued: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    r"""One article entry as a dump shows it; its position is its place among the dump's excerpts.

    Attributes:
        text: the text as received, truncation mark included; formulas of a structured capture
            stand in it as `\(TeX\)` or `\[TeX\]`.
        body: the text without its truncation mark; equal to `text` where it has none.
        content: the text as blocks, where the capture shows them, packed by `content_document`; its
            plain text is `text`.
    """

    text: str
    body: str
    details: Details = Details()
    content: bytes = b""


LineKind = Literal["blank", "banner", "section", "pager", "separator", "excerpt", "unparsed"]


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a line, or an excerpt's run of lines, was taken for; `line` counts from 1."""

    line: int
    kind: LineKind
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Dump:
    """One raw capture and what was found in it.

    Attributes:
        path: its address in the archive, with forward slashes (`seeds/000.txt`); a record of a
            file that holds several has the record's number behind it (`seeds/a.warc.gz#2`).
        format: the name of the reader that read it.
        captured: when it was captured (ISO 8601), where the capture says so.
        page, pages: what its pager said, if it has one: its own number and the last one's.
        unparsed: what belongs to no excerpt.
        damage: what could not be read.
        source: the address that was captured, where the capture says so.
        addresses: entries without a text.
        lines: how each line of a text dump was read, where that was asked for.
        withheld: the positions of excerpts that a person hid; they are not among `excerpts`.
        aside: what it is where it is no capture; a catalog counts it and does not list it.
        notes: what a person should know of how it was read, and that is no damage; one sentence
            each.
    """

    path: str
    format: str
    captured: str | None = None
    excerpts: tuple[Excerpt, ...] = ()
    page: int | None = None
    pages: int | None = None
    unparsed: tuple[Unparsed, ...] = ()
    damage: tuple[Damage, ...] = ()
    source: str = ""
    addresses: tuple[KnownAddress, ...] = ()
    lines: tuple[LineReading, ...] = ()
    withheld: tuple[int, ...] = ()
    aside: Aside | None = None
    notes: tuple[str, ...] = ()

    @property
    def received(self) -> int:
        """How many excerpts the capture shows, those that a person hid among them."""
        return len(self.excerpts) + len(self.withheld)

    @property
    def positions(self) -> Sequence[int]:
        """The positions of its excerpts, in order."""
        every = range(1, self.received + 1)
        if not self.withheld:
            return every
        gone = frozenset(self.withheld)
        return [number for number in every if number not in gone]


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
