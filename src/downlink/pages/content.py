"""A content → the parts of an article's page: headings as Markdown, which the theme's table of
contents lists, everything else as HTML of our own making with every received character encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from downlink.model.content import (
    Anchor,
    Block,
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
    ListOf,
    Paragraph,
    Picture,
    Quotation,
    Ruby,
    Style,
    Table,
    Text,
    leaves,
    line_of,
)
from downlink.pages.anchors import Anchors
from downlink.pages.escape import encode
from downlink.pages.mathml import mathml
from downlink.pages.placeholders import placeholder
from downlink.pages.writing import written_in
from downlink.text.links import safe_link

_ELEMENTS: Mapping[Style, str] = {
    "code": "code",
    "deleted": "del",
    "emphasis": "em",
    "inserted": "ins",
    "keyboard": "kbd",
    "marked": "mark",
    "quoted": "q",
    "strong": "strong",
    "subscript": "sub",
    "superscript": "sup",
}
_SECTION, _LOWEST = 2, 6
# The level of an article's first headings on its page, and the lowest one that HTML has.


def page_parts(
    content: Content, words: Mapping[str, str], language: str, address: str = ""
) -> Iterator[Markup]:
    """Yield the parts of a page that show a content, which blank lines part.

    Args:
        words: the interface's.
        language: the content's.
        address: the article's own, "" where it is not known.
    """
    written = f" {written_in(language)}"
    levels = [block.level for block in leaves(content) if isinstance(block, Heading)]
    html = _Html(words, min(levels, default=1), Anchors(content, address))
    for block in content:
        if isinstance(block, Heading):
            heading = _element("bdi", html.heading(block), written)
            yield Markup("{} {}").format("#" * html.level(block), heading)
        elif isinstance(block, Paragraph):
            line = html.line(block.inlines)
            yield _element("p", line, written) if line else line
        else:
            shown = html.block(block)
            yield _element("div", shown, written) if shown else shown


class _Html:
    """Writes blocks as HTML.

    Args:
        words: the interface's.
        highest: the level of the content's highest heading.
        anchors: where links within the content lead.
    """

    def __init__(self, words: Mapping[str, str], highest: int, anchors: Anchors) -> None:
        self._words = words
        self._highest = highest
        self._anchors = anchors

    def level(self, heading: Heading) -> int:
        """Return the level that a heading has on the page."""
        return min(_SECTION + heading.level - self._highest, _LOWEST)

    def heading(self, heading: Heading) -> Markup:
        """Return what stands in a heading."""
        said = [item for item in heading.inlines if not isinstance(item, (Picture, Embedded))]
        shown = said if line_of(said).strip() else heading.inlines
        return self._anchor(heading.anchor) + self.line(shown)

    def line(self, inlines: Sequence[Inline]) -> Markup:
        """Return what runs along a line."""
        return Markup("").join(map(self._inline, inlines))

    def block(self, block: Block) -> Markup:  # noqa: PLR0911 - one line a kind
        """Return a block, "" where nothing of it is shown."""
        if isinstance(block, Heading):
            name = f"h{self.level(block)}"
            return _element(name, self.heading(block))
        if isinstance(block, Code):
            language = f' class="language-{encode(block.language)}"' if block.language else ""
            return _element("pre", _element("code", self.line(block.inlines), language))
        if isinstance(block, Paragraph):
            line = self.line(block.inlines)
            return _element("p", line) if line else line
        if isinstance(block, ListOf):
            items = Markup("").join(map(self._item, block.items))
            return _element("ol" if block.ordered else "ul", items, _counting(block))
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            caption = self._inside(block.caption)
            below = _element("figcaption", caption) if caption else caption
            return _element("figure", self._blocks(block.blocks) + below)
        if isinstance(block, Definitions):
            return _element("dl", Markup("").join(self._terms(block)))
        if isinstance(block, Quotation):
            return _element("blockquote", self._blocks(block.blocks))
        return Markup("<hr>")

    def _blocks(self, blocks: Content) -> Markup:
        return Markup("").join(map(self.block, blocks))

    def _inside(self, blocks: Content) -> Markup:
        """Return blocks within an item or a cell: one paragraph is the words alone."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.line(blocks[0].inlines)
        return self._blocks(blocks)

    def _item(self, item: Item) -> Markup:
        number = f' value="{item.number}"' if item.number is not None else ""
        return _element("li", self._inside(item.blocks), f"{self._id(item.anchor)}{number}")

    def _terms(self, block: Definitions) -> Iterator[Markup]:
        for term in block.terms:
            yield _element("dt" if term.defines else "dd", self._inside(term.blocks))

    def _table(self, table: Table) -> Markup:
        caption = self._inside(table.caption)
        above = _element("caption", caption) if caption else caption
        rows = (_element("tr", Markup("").join(map(self._cell, row))) for row in table.rows)
        return _element("table", above + Markup("").join(rows))

    def _cell(self, cell: Cell) -> Markup:
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        return _element("th" if cell.header else "td", self._inside(cell.blocks), spans)

    def _inline(self, inline: Inline) -> Markup:  # noqa: PLR0911 - one line a kind
        if isinstance(inline, Text):
            return self._text(inline)
        if isinstance(inline, Anchor):
            return self._anchor(inline.name)
        if isinstance(inline, Formula):
            if inline.tex:
                return mathml(inline.tex, display=inline.display)
            title = f' class="dl-lost" title="{self._words["lost_formula"]}"'
            return _element("span", encode(inline.text), title)
        if isinstance(inline, (Picture, Embedded)):
            return placeholder(inline, self._words)
        if isinstance(inline, Ruby):
            reading = Markup("<rp>（</rp>") + _element("rt", encode(inline.reading))
            return _element("ruby", encode(inline.text) + reading + Markup("<rp>）</rp>"))
        return Markup("<br>")

    def _text(self, text: Text) -> Markup:
        shown = encode(text.text)
        for style in reversed(text.styles):
            shown = _element(_ELEMENTS[style], shown)
        if text.link is None:
            return shown
        place = self._anchors.within(text.link)
        if place:
            return _element("a", _element("bdi", shown), f' href="#{encode(place)}"')
        address = safe_link(text.link.address)
        if not address:
            return shown
        outward = f' href="{encode(address)}" rel="nofollow noopener"'
        return _element("a", _element("bdi", shown), outward)

    def _anchor(self, name: str) -> Markup:
        place = self._id(name)
        return _element("span", Markup(""), place) if place else Markup("")

    def _id(self, name: str) -> str:
        place = self._anchors.place(name)
        return f' id="{encode(place)}"' if place else ""


def _counting(block: ListOf) -> str:
    """Return the attributes that say how a list counts."""
    start = f' start="{block.start}"' if block.start != 1 or block.descending else ""
    numerals = f' type="{block.numerals}"' if block.numerals else ""
    return f"{start}{numerals}{' reversed' if block.descending else ''}"


def _element(name: str, inside: Markup, attributes: str = "") -> Markup:
    # Names and attributes are written here, and what was received in them was encoded.
    return Markup(f"<{name}{attributes}>{inside}</{name}>")  # noqa: S704
