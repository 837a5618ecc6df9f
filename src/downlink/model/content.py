"""An article's body as values: blocks, and what runs along a line within them.

Safe by construction: no markup travels, no attribute but those named here, and every address went
through `text.links.safe_link`. `text_of` gives the plain text, which is what articles are compared
by; pictures, embedded players and anchors have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "code",
    "deleted",
    "emphasis",
    "inserted",
    "keyboard",
    "marked",
    "quoted",
    "strong",
    "subscript",
    "superscript",
]

Numerals = Literal["", "A", "I", "a", "i"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads.

    Attributes:
        address: http or https; "" where what was received leads nowhere on its own.
        received: as received; of a picture that was a part of the page itself (`data:`), its media
            type and the SHA-256 of its bytes in their place.
    """

    address: str
    received: str


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one manner.

    Attributes:
        styles: what it is, in the order of their names.
        link: where it leads.
    """

    text: str
    styles: tuple[Style, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    r"""A formula.

    Attributes:
        text: as it stands in the plain text: `\(TeX\)`, `\[TeX\]`, or what a capture wrote where it
            lost one.
        tex: its TeX, "" where it is lost.
    """

    text: str
    tex: str = ""

    @property
    def display(self) -> bool:
        """Whether it stands on a line of its own."""
        return self.text.startswith("\\[")


@dataclass(frozen=True, slots=True)
class Ruby:
    """A text and how it is read, as Japanese and Chinese print it above."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        alternative, title: "" where it has none.
        link: where it leads.
    """

    source: Link
    alternative: str = ""
    title: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A player or a page of somebody else's within the text."""

    kind: Literal["audio", "page", "video"]
    source: Link
    title: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line that ends within a paragraph."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place to which a link within the text leads, such as a note's mark."""

    name: str


Inline = Text | Formula | Ruby | Picture | Embedded | Break | Anchor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` from 1, as received; `anchor` is its name within the page."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text: white space and line ends as received."""

    inlines: tuple[Inline, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts of a text."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; of a list of footnotes, `anchor` is what its mark leads to; `number` is
    what it is counted as, where that does not follow from the item before it.
    """

    blocks: tuple[Block, ...]
    anchor: str = ""
    marker: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list.

    Attributes:
        start: the number of its first item where it is ordered.
        numerals: what it counts in, as HTML calls it; "" for digits.
        descending: whether it counts down.
    """

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    numerals: Numerals = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A term or a definition of a list of them."""

    blocks: tuple[Block, ...]
    defines: bool = False


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they are."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it takes up so many columns and rows."""

    blocks: tuple[Block, ...]
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data by its rows; `caption` stands first in the text."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Pictures or whatever else is shown by itself, and what is written below it."""

    blocks: tuple[Block, ...]
    caption: tuple[Block, ...] = ()


Leaf = Paragraph | Heading | Code
"""A block that holds a text itself."""

Block = Leaf | Rule | ListOf | Definitions | Quotation | Table | Figure
Content = tuple[Block, ...]


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield the blocks that hold texts themselves, in their order."""
    for block in blocks:
        if isinstance(block, Leaf):
            yield block
        else:
            for inner in parts_of(block):
                yield from leaves(inner)


def parts_of(block: Block) -> Iterator[Content]:
    """Yield the contents that stand in a block, in their order."""
    if isinstance(block, ListOf):
        yield from (item.blocks for item in block.items)
    elif isinstance(block, Definitions):
        yield from (term.blocks for term in block.terms)
    elif isinstance(block, Table):
        yield block.caption
        yield from (cell.blocks for row in block.rows for cell in row)
    elif isinstance(block, Figure):
        yield from (block.blocks, block.caption)
    elif isinstance(block, Quotation):
        yield block.blocks


def line_of(inlines: Iterable[Inline]) -> str:
    """Return the plain text of what runs along a line; it may hold line ends."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    if isinstance(inline, Break):
        return "\n"
    return inline.text if isinstance(inline, (Text, Formula, Ruby)) else ""


def text_of(blocks: Iterable[Block]) -> str:
    """Return the plain text of a content: the texts of its leaves, each on lines of its own."""
    return "\n".join(filter(None, (line_of(leaf.inlines) for leaf in leaves(blocks))))
