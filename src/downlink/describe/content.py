"""The content that a capture shows, or the blocks of a flat text → the content of a stub."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from downlink.describe.references import find_links
from downlink.model import content as parts
from downlink.model.content import (
    Code,
    Content,
    Formula,
    Heading,
    Inline,
    Item,
    Leaf,
    Link,
    ListOf,
    Paragraph,
    Text,
    leaves,
    line_of,
)
from downlink.model.content_change import map_leaves
from downlink.model.stub import Block, Span
from downlink.text.formulas import formulas_in

_SECTION = 2
# The level of a heading in a text that shows no levels: below the article's own.

_Mark = tuple[int, int, Inline]  # start, end, what stands there


def content_of_blocks(blocks: Iterable[Block]) -> Content:
    """Return the blocks of a flat text as content."""
    content: list[parts.Block] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            items = list(group)
            made = (Item((_paragraph(item),), marker=item.marker) for item in items)
            content.append(ListOf(tuple(made), ordered=True, start=int(items[0].marker[:-1])))
        elif kind == "heading":
            content += (Heading(_SECTION, tuple(map(_inline, block.spans))) for block in group)
        else:
            content += map(_paragraph, group)
    return tuple(content)


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(tuple(map(_inline, block.spans)))


def _inline(span: Span) -> Inline:
    if span.kind == "link":
        return Text(span.text, link=Link(span.url, span.text))
    return Text(span.text) if span.kind == "text" else Formula(span.text, span.tex)


def blocks_of_content(content: Content, size: int) -> tuple[Block, ...]:
    """Return where headings and other blocks stand in the plain text of a content.

    Args:
        size: how many characters of it the article has; what follows is left out.
    """
    found: list[Block] = []
    for offset, leaf in placed(content):
        text = line_of(leaf.inlines)[: max(0, size - offset)]
        if text.strip():
            is_heading = isinstance(leaf, Heading)
            span = Span("text", text)
            found.append(Block("heading" if is_heading else "paragraph", (span,), offset=offset))
    return tuple(found)


def placed(content: Content) -> Iterator[tuple[int, Leaf]]:
    """Yield the leaves of a content, each with where it begins in the plain text."""
    at = 0
    for leaf in leaves(content):
        yield at, leaf
        size = len(line_of(leaf.inlines))
        at += size + 1 if size else 0


def completed(
    content: Content, body: str, *, truncated: bool, formulas: Mapping[int, str]
) -> Content:
    """Return a content without what follows the body in its plain text, and with the links and
    formulas that stand in its texts as such.

    Args:
        body: a beginning of its plain text.
        truncated: whether the text was cut at its end.
        formulas: the TeX of its formulas, as far as it is known, by the offset of each.
    """
    marks: list[_Mark] = [
        (start, end, Formula(body[start:end], formulas.get(start, "")))
        for start, end in formulas_in(body)
    ]
    for link in find_links(body, truncated=truncated):
        text = body[link.start : link.end]
        marks.append((link.start, link.end, Text(text, link=Link(link.url, text))))
    marks.sort(key=_start_of)
    return map_leaves(content, _Completion(len(body), marks).leaf)


def _start_of(mark: _Mark) -> int:
    return mark[0]


@dataclass(slots=True)
class _Completion:
    """Meets the leaves in the order of the plain text, of which `at` is the next place."""

    size: int
    marks: Sequence[_Mark]
    at: int = 0

    def leaf(self, leaf: Leaf) -> Leaf | None:
        start, length = self.at, len(line_of(leaf.inlines))
        self.at += length + 1 if length else 0
        if start >= self.size:
            return None
        inlines = tuple(self._inlines(leaf, start))
        return replace(leaf, inlines=inlines) if inlines else None

    def _inlines(self, leaf: Leaf, start: int) -> Iterator[Inline]:
        for inline in leaf.inlines:
            length = len(line_of((inline,)))
            if length and start >= self.size:
                return
            if not isinstance(inline, Text):
                yield inline
            elif isinstance(leaf, Code) or "code" in inline.styles:
                yield replace(inline, text=inline.text[: self.size - start])
            else:
                yield from self._split(
                    replace(inline, text=inline.text[: self.size - start]), start
                )
            start += length

    def _split(self, text: Text, start: int) -> Iterator[Inline]:
        """Yield a text whose plain text begins at `start`, parted by the marks within it."""
        done, end = start, start + len(text.text)
        for left, right, shown in self.marks[bisect_left(self.marks, start, key=_start_of) :]:
            if left >= end:
                break
            if left < done or right > end or (text.link and isinstance(shown, Text)):
                continue
            if left > done:
                yield replace(text, text=text.text[done - start : left - start])
            yield replace(shown, styles=text.styles) if isinstance(shown, Text) else shown
            done = right
        if done < end:
            yield replace(text, text=text.text[done - start :])
