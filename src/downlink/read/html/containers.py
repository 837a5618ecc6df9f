"""Blocks as they are gathered: what is open, and what it becomes when it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from downlink.model.content import (
    Block,
    Cell,
    Content,
    Definitions,
    Figure,
    Item,
    ListOf,
    Numerals,
    Quotation,
    Table,
    Term,
)
from downlink.read.html.tree import Tag

Kind = Literal[
    "body",
    "list",
    "item",
    "definitions",
    "term",
    "quotation",
    "table",
    "row",
    "cell",
    "caption",
    "figure",
]
_KINDS: dict[str, Kind] = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "dir": "list",
    "li": "item",
    "dl": "definitions",
    "dt": "term",
    "dd": "term",
    "blockquote": "quotation",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "figure": "figure",
}
_WITHIN: dict[Kind, tuple[Kind, ...]] = {
    "item": ("list",),
    "term": ("definitions",),
    "row": ("table",),
    "cell": ("row",),
    "caption": ("table", "figure"),
}
_OF_PAGES = ("table", "form", "article", "section", "h1")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# What tables of data do not hold, and what only terse ones do that name their columns or rows.
_NAMED = ("th", "caption", "thead", "tfoot")
_LEAST_ROWS, _LONGEST_CELL = 2, 300
# A table with fewer rows, or cells with more characters on the average, lays out a page.
_MOST_CELLS = 1000
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_NUMERALS: dict[str, Numerals] = {"A": "A", "I": "I", "a": "a", "i": "i"}


@dataclass(slots=True)
class Container:
    """A block that is open, with what stands in it so far."""

    kind: Kind
    tag: Tag | None = None
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    caption: Content = ()

    def add(self, block: Block) -> None:
        """Add a block; what stands where only items, rows or cells may is made one."""
        if self.kind == "list":
            self.items.append(Item((block,)))
        elif self.kind == "definitions":
            self.terms.append(Term((block,)))
        elif self.kind == "table":
            self.rows.append((Cell((block,)),))
        elif self.kind == "row":
            self.cells.append(Cell((block,)))
        else:
            self.blocks.append(block)

    def close_into(self, outer: Container) -> None:
        """Give what it became, if anything, to the container around it."""
        if self.kind == "item" and self.blocks:
            number = _number(self.tag, "value") if _name(outer.tag) == "ol" else None
            outer.items.append(Item(tuple(self.blocks), _anchor(self.tag), number=number))
        elif self.kind == "term" and self.blocks:
            outer.terms.append(Term(tuple(self.blocks), defines=_name(self.tag) == "dt"))
        elif self.kind == "cell" and (self.blocks or outer.kind == "row"):
            outer.cells.append(_cell(self.tag, self.blocks))
        elif self.kind == "row" and any(cell.blocks for cell in self.cells):
            outer.rows.append(tuple(self.cells))
        elif self.kind == "caption":
            outer.caption = (*outer.caption, *self.blocks)
        else:
            for block in self._whole():
                outer.add(block)

    def _whole(self) -> Iterable[Block]:
        if self.kind == "list" and self.items:
            yield _list_of(tuple(self.items), self.tag)
        elif self.kind == "definitions" and self.terms:
            yield Definitions(tuple(self.terms))
        elif self.kind == "quotation" and self.blocks:
            yield Quotation(tuple(self.blocks))
        elif self.kind == "table" and (self.rows or self.caption):
            yield Table(tuple(self.rows), self.caption)
        elif self.kind == "figure" and self.caption:
            yield Figure(tuple(self.blocks), self.caption)
        elif self.kind == "figure":
            yield from self.blocks


def kind_of(tag: Tag, around: Container) -> Kind | None:
    """Return the container that an element opens; None where its blocks are those of the one
    around it.
    """
    kind = _KINDS.get(tag.name)
    if kind is None or around.kind not in _WITHIN.get(kind, (around.kind,)):
        return None
    return None if kind == "table" and not _holds_data(tag) else kind


def _holds_data(table: Tag) -> bool:
    """Whether a table is one, rather than a page laid out in rows and columns."""
    if table.get("role") in ("presentation", "none") or table.find(_OF_PAGES) is not None:
        return False
    cells = sum(1 for _ in table.find_all("td"))
    if table.find(_NAMED) is not None:
        return table.find(_HEADINGS) is None or _is_terse(table, cells)
    rows = sum(1 for _ in table.find_all("tr"))
    if table.find((*_HEADINGS, "pre")) is not None or rows < _LEAST_ROWS or cells < 2 * rows:
        return False
    return _is_terse(table, cells)


def _is_terse(table: Tag, cells: int) -> bool:
    return len(table.get_text()) <= _LONGEST_CELL * cells


def _name(tag: Tag | None) -> str:
    return tag.name if tag is not None else ""


def _anchor(tag: Tag | None) -> str:
    return tag.get("id") if tag is not None else ""


def _list_of(items: tuple[Item, ...], tag: Tag | None) -> ListOf:
    if tag is None or tag.name != "ol":
        return ListOf(items)
    descending = tag.has_attr("reversed")
    start = _number(tag, "start")
    if start is None:
        start = len(items) if descending else 1
    return ListOf(items, ordered=True, start=start, numerals=_numerals(tag), descending=descending)


def _numerals(tag: Tag) -> Numerals:
    return _NUMERALS.get(tag.get("type").strip(), "")


def _number(tag: Tag | None, name: str) -> int | None:
    said = tag.get(name).strip() if tag is not None else ""
    return int(said) if _NUMBER.fullmatch(said) else None


def _cell(tag: Tag | None, blocks: list[Block]) -> Cell:
    return Cell(tuple(blocks), _name(tag) == "th", _span(tag, "colspan"), _span(tag, "rowspan"))


def _span(tag: Tag | None, name: str) -> int:
    said = tag.get(name) if tag is not None else ""
    return min(max(int(said), 1), _MOST_CELLS) if _NUMBER.fullmatch(said) else 1
