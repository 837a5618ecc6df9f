"""A content → one of which leaves were changed or left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from downlink.model.content import (
    Block,
    Content,
    Definitions,
    Figure,
    Leaf,
    ListOf,
    Quotation,
    Rule,
    Table,
)


def map_leaves(content: Content, change: Callable[[Leaf], Leaf | None]) -> Content:
    """Return a content with what `change` makes of its leaves, which is asked in the order of the
    plain text; what holds nothing any more goes with them.
    """
    made = (_mapped(block, change) for block in content)
    return tuple(block for block in made if block is not None)


def _mapped(block: Block, change: Callable[[Leaf], Leaf | None]) -> Block | None:
    if isinstance(block, Leaf):
        return change(block)
    if isinstance(block, ListOf):
        items = [replace(item, blocks=map_leaves(item.blocks, change)) for item in block.items]
        left = tuple(item for item in items if item.blocks)
        return replace(block, items=left) if left else None
    if isinstance(block, Definitions):
        terms = [replace(term, blocks=map_leaves(term.blocks, change)) for term in block.terms]
        known = tuple(term for term in terms if term.blocks)
        return replace(block, terms=known) if known else None
    if isinstance(block, Quotation):
        blocks = map_leaves(block.blocks, change)
        return Quotation(blocks) if blocks else None
    return _mapped_table(block, change) if isinstance(block, Table) else _mapped_rest(block, change)


def _mapped_rest(
    block: Figure | Rule, change: Callable[[Leaf], Leaf | None]
) -> Figure | Rule | None:
    if isinstance(block, Rule):
        return block
    blocks = map_leaves(block.blocks, change)
    caption = map_leaves(block.caption, change)
    return Figure(blocks, caption) if blocks or caption else None


def _mapped_table(table: Table, change: Callable[[Leaf], Leaf | None]) -> Table | None:
    caption = map_leaves(table.caption, change)
    rows = [
        tuple(replace(cell, blocks=map_leaves(cell.blocks, change)) for cell in row)
        for row in table.rows
    ]
    left = tuple(row for row in rows if any(cell.blocks for cell in row))
    return Table(left, caption) if left or caption else None
