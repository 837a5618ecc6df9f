"""A content ↔ what stands for it in JSON, in the catalog and in memory.

A plain run of text is a JSON string; everything else is an object that says by its first key what
it is. What is empty is left out. `pack` keeps a content in a tenth of the memory: most of an
archive's are looked at once, when their pages are written.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from downlink.model.content import (
    Anchor,
    Block,
    Break,
    Cell,
    Code,
    Content,
    Definitions,
    Embedded,
    Figure,
    Formula,
    Heading,
    Inline,
    Item,
    Link,
    ListOf,
    Paragraph,
    Picture,
    Quotation,
    Ruby,
    Rule,
    Table,
    Term,
    Text,
)

Document = dict[str, Any]


def pack(content: Content) -> bytes:
    """Return a content as bytes, none for none; the same for the same."""
    if not content:
        return b""
    written = json.dumps(content_document(content), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), 1)


def unpack(packed: bytes) -> Content:
    """Return the content that was packed."""
    if not packed:
        return ()
    return content_from(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))


def content_document(content: Content) -> list[Document]:
    """Return a content as JSON has it: a list of its blocks."""
    return [_block(block) for block in content]


def content_from(document: Iterable[Mapping[str, Any]]) -> Content:
    """Return the content of which `content_document` made this."""
    return tuple(map(_read_block, document))


def _block(block: Block) -> Document:  # noqa: PLR0911 - one line a kind
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "inlines": _inlines(block.inlines)}
    if isinstance(block, Heading):
        more = _said(anchor=block.anchor)
        return {"kind": "heading", "level": block.level, "inlines": _inlines(block.inlines), **more}
    if isinstance(block, Code):
        more = _said(language=block.language)
        return {"kind": "code", "inlines": _inlines(block.inlines), **more}
    if isinstance(block, ListOf):
        more = {"start": block.start} if block.ordered else {}
        more |= _said(numerals=block.numerals, descending=block.descending)
        items = [_item(item) for item in block.items]
        return {"kind": "list", "ordered": block.ordered, **more, "items": items}
    if isinstance(block, Table):
        rows = [[_cell(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "rows": rows, **_captioned(block.caption)}
    if isinstance(block, Figure):
        return {"kind": "figure", **_holder(block.blocks), **_captioned(block.caption)}
    if isinstance(block, Definitions):
        terms = [_holder(term.blocks, defines=term.defines) for term in block.terms]
        return {"kind": "definitions", "terms": terms}
    if isinstance(block, Quotation):
        return {"kind": "quotation", **_holder(block.blocks)}
    return {"kind": "rule"}


def _item(item: Item) -> Document:
    number = {} if item.number is None else {"number": item.number}
    return {**_holder(item.blocks, anchor=item.anchor, marker=item.marker), **number}


def _holder(blocks: Content, **more: Any) -> Document:
    return {"blocks": content_document(blocks), **_said(**more)}


def _captioned(caption: Content) -> Document:
    return {"caption": content_document(caption)} if caption else {}


def _cell(cell: Cell) -> Document:
    columns, rows = (span if span > 1 else 0 for span in (cell.columns, cell.rows))
    return _holder(cell.blocks, header=cell.header, columns=columns, rows=rows)


def _said(**values: Any) -> Document:
    return {key: value for key, value in values.items() if value}


def _inlines(inlines: Iterable[Inline]) -> list[Any]:
    return [_inline(inline) for inline in inlines]


def _inline(inline: Inline) -> Any:  # noqa: PLR0911 - one line a kind
    if isinstance(inline, Text):
        more = _said(styles=list(inline.styles), link=_link(inline.link))
        return {"text": inline.text, **more} if more else inline.text
    if isinstance(inline, Break):
        return {"break": True}
    if isinstance(inline, Anchor):
        return {"anchor": inline.name}
    if isinstance(inline, Formula):
        return {"formula": inline.text, **_said(tex=inline.tex)}
    if isinstance(inline, Ruby):
        return {"ruby": inline.text, "reading": inline.reading}
    if isinstance(inline, Picture):
        more = _said(alternative=inline.alternative, title=inline.title, link=_link(inline.link))
        return {"picture": _link(inline.source), **more}
    return {"embedded": inline.kind, "source": _link(inline.source), **_said(title=inline.title)}


def _link(link: Link | None) -> Document | None:
    if link is None:
        return None
    return {"address": link.address or None, "received": link.received}


def _read_block(said: Mapping[str, Any]) -> Block:
    kind = said["kind"]
    if kind in ("paragraph", "heading", "code"):
        return _read_leaf(kind, said)
    if kind == "list":
        return _read_list(said)
    if kind == "table":
        rows = (tuple(map(_read_cell, row)) for row in said["rows"])
        return Table(tuple(rows), content_from(said.get("caption", ())))
    if kind == "figure":
        return Figure(content_from(said["blocks"]), content_from(said.get("caption", ())))
    if kind == "definitions":
        terms = (Term(content_from(t["blocks"]), t.get("defines", False)) for t in said["terms"])
        return Definitions(tuple(terms))
    return Quotation(content_from(said["blocks"])) if kind == "quotation" else Rule()


def _read_leaf(kind: str, said: Mapping[str, Any]) -> Block:
    inlines = tuple(map(_read_inline, said["inlines"]))
    if kind == "heading":
        return Heading(said["level"], inlines, said.get("anchor", ""))
    return Code(inlines, said.get("language", "")) if kind == "code" else Paragraph(inlines)


def _read_list(said: Mapping[str, Any]) -> ListOf:
    items = (
        Item(
            content_from(item["blocks"]),
            item.get("anchor", ""),
            item.get("marker", ""),
            item.get("number"),
        )
        for item in said["items"]
    )
    numerals, descending = said.get("numerals", ""), said.get("descending", False)
    return ListOf(tuple(items), said["ordered"], said.get("start", 1), numerals, descending)


def _read_cell(said: Mapping[str, Any]) -> Cell:
    return Cell(
        content_from(said["blocks"]),
        said.get("header", False),
        said.get("columns", 1),
        said.get("rows", 1),
    )


def _read_inline(said: Any) -> Inline:  # noqa: PLR0911 - one line a kind
    if isinstance(said, str):
        return Text(said)
    link = _read_link(said.get("link"))
    if "text" in said:
        return Text(said["text"], tuple(said.get("styles", ())), link)
    if "anchor" in said:
        return Anchor(said["anchor"])
    if "formula" in said:
        return Formula(said["formula"], said.get("tex", ""))
    if "ruby" in said:
        return Ruby(said["ruby"], said["reading"])
    if "picture" in said:
        source = _read_link(said["picture"]) or Link("", "")
        return Picture(source, said.get("alternative", ""), said.get("title", ""), link)
    if "embedded" in said:
        source = _read_link(said["source"]) or Link("", "")
        return Embedded(said["embedded"], source, said.get("title", ""))
    return Break()


def _read_link(said: Mapping[str, Any] | None) -> Link | None:
    return Link(said["address"] or "", said["received"]) if said else None
