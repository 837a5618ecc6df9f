"""An element of a page → the content that stands in it: one path for all that was markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from downlink.model.content import (
    Anchor,
    Break,
    Code,
    Content,
    Embedded,
    Heading,
    Inline,
    Leaf,
    Paragraph,
    Picture,
    Rule,
    Text,
)
from downlink.read.html.code_language import language_of
from downlink.read.html.containers import Container, kind_of
from downlink.read.html.hidden import is_hidden
from downlink.read.html.inlines import Manner, inline_of
from downlink.read.html.raised import shifted
from downlink.read.html.tree import Tag, parse
from downlink.read.html.visible_text import BLOCKS, TRIMMED, shown

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLANK_LINES = re.compile(r"\A(?:[ \t\f]*\r?\n)+")
_SILENT = (Anchor, Break)
_DEEPEST = 24
# Containers within containers; what is nested deeper stands in the last of them.


def content_of(element: Tag, base: str = "", without: Collection[int] = ()) -> Content:
    """Return the content of an element.

    Args:
        base: the address of the page, which makes its links whole.
        without: the `id()` of elements below it that are no part of it.
    """
    builder = _Builder(base, without)
    builder.read(element)
    return builder.content


def content_of_markup(markup: str, base: str = "") -> Content:
    """Return the content of a fragment of HTML."""
    document = parse(markup)
    return content_of(document.body, base) if document.body else ()


@dataclass(frozen=True, slots=True)
class _Line:
    """What the text that follows becomes: a paragraph, a heading of a level, or code."""

    level: int = 0
    anchor: str = ""
    is_code: bool = False
    language: str = ""

    def leaf(self, inlines: tuple[Inline, ...]) -> Leaf:
        if self.is_code:
            return Code(inlines, self.language)
        return Heading(self.level, inlines, self.anchor) if self.level else Paragraph(inlines)


class _Frame(NamedTuple):
    """An element that is being read, and what is to be done when it ends."""

    children: Iterator[Tag | str]
    manner: Manner
    line: _Line
    is_block: bool
    opened: bool


class _Builder:
    def __init__(self, base: str, without: Collection[int]) -> None:
        self._base = base
        self._without = without
        self._containers = [Container("body")]
        self._line = _Line()
        self._inlines: list[Inline] = []
        self._targets: frozenset[str] = frozenset()

    @property
    def content(self) -> Content:
        return tuple(self._containers[0].blocks)

    def read(self, root: Tag) -> None:
        """Read an element. Iterative: pages may be nested deeper than Python's stack."""
        self._targets = frozenset(_targets(root))
        stack = [self._enter(root, Manner())]
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave(stack.pop())
            elif isinstance(child, str):
                self._inlines.append(_text(child, frame.manner))
            elif id(child) not in self._without:
                self._meet(child, frame.manner, stack)
        self._flush()

    def _meet(self, tag: Tag, manner: Manner, stack: list[_Frame]) -> None:
        inline = inline_of(tag, manner, self._base)
        if inline is None and is_hidden(tag):
            return
        if tag.name == "hr":
            self._flush()
            self._containers[-1].add(Rule())
        elif inline is None:
            stack.append(self._enter(tag, manner.within(tag, self._base)))
        elif isinstance(inline, Break) and manner.keeps_lines:
            self._inlines.append(Text("\n", manner.styles, manner.link))
        elif not tag.has_attr("hidden"):
            self._inlines += [*self._anchors(tag), inline]

    def _enter(self, tag: Tag, manner: Manner) -> _Frame:
        outer, is_block = self._line, tag.name in BLOCKS
        if self._line.is_code:
            if is_block:
                self._end_line()
            self._inlines += self._anchors(tag)
            return _Frame(iter(tag.children), manner, outer, is_block, opened=False)
        kind = kind_of(tag, self._containers[-1])
        opened = kind is not None and len(self._containers) <= _DEEPEST
        if is_block or opened:
            self._flush()
        if kind is not None and opened:
            self._containers.append(Container(kind, tag))
        if tag.name in ("pre", "textarea"):
            self._line = _Line(is_code=True, language=language_of(tag))
            manner = manner._replace(keeps_lines=True)
        elif tag.name in _LEVELS:
            self._line = _Line(level=_LEVELS[tag.name], anchor=tag.get("id"))
        if tag.name not in _LEVELS and kind != "item":
            self._inlines += self._anchors(tag)
        return _Frame(iter(tag.children), manner, outer, is_block or opened, opened)

    def _leave(self, frame: _Frame) -> None:
        if frame.is_block and frame.line.is_code:
            self._end_line()
        elif frame.is_block:
            self._flush()
        if frame.opened:
            closed = self._containers.pop()
            closed.close_into(self._containers[-1])
        self._line = frame.line

    def _anchors(self, tag: Tag) -> Iterator[Anchor]:
        """Yield the names of an element to which links within the text lead."""
        names = [tag.get("id"), tag.get("name") if tag.name == "a" else ""]
        return (Anchor(name) for name in dict.fromkeys(names) if name in self._targets)

    def _end_line(self) -> None:
        """End the line of code, if anything stands on it."""
        last = next((item for item in reversed(self._inlines) if isinstance(item, Text)), None)
        if last is not None and not last.text.endswith("\n"):
            self._inlines.append(Text("\n"))

    def _flush(self) -> None:
        if not self._inlines:
            return
        inlines, self._inlines = self._inlines, []
        for part in [_code(inlines)] if self._line.is_code else _paragraphs(inlines):
            if any(map(_says, part)):
                self._containers[-1].add(self._line.leaf(part))
            else:
                self._inlines += part  # anchors of what follows


def _targets(root: Tag) -> Iterator[str]:
    """Yield the names behind `#` in the links of an element, some of which are of its own."""
    for link in root.find_all("a", href=True):
        name = link["href"].strip().partition("#")[2]
        if name:
            yield from (name, unquote(name))


def _text(received: str, manner: Manner) -> Text:
    """Return a text in its manner; what has characters of its own above or below the line is in
    no such style.
    """
    words = shown(received, keep_lines=manner.keeps_lines)
    if manner.table is not None:
        moved = shifted(words, manner.table)
        if moved != words:
            styles = tuple(style for style in manner.styles if not style.endswith("script"))
            return Text(moved, styles, manner.link)
    return Text(words, manner.styles, manner.link)


def _code(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Return code without the line ends before and the white space behind it; that each part of
    it is code goes without saying.
    """
    merged = list(_merged([_bare(item) for item in inlines]))
    if not any(map(_says, merged)):
        return tuple(_anchors_of(merged))
    _strip(merged, 0, lambda text: _BLANK_LINES.sub("", text))
    _strip(merged, -1, str.rstrip)
    return tuple(merged)


def _bare(item: Inline) -> Inline:
    if not isinstance(item, Text) or "code" not in item.styles:
        return item
    return Text(item.text, tuple(style for style in item.styles if style != "code"), item.link)


def _paragraphs(inlines: list[Inline]) -> Iterator[tuple[Inline, ...]]:
    """Yield the paragraphs of a run, which two breaks part; each line without the white space at
    its ends, and no empty ones; last the anchors behind them.
    """
    lines: list[list[Inline]] = [[]]
    for item in _merged(inlines):
        if isinstance(item, Break):
            lines.append([])
        else:
            lines[-1].append(item)
    paragraph: list[Inline] = []
    anchors: list[Inline] = []
    for line in lines:
        _strip(line, 0, lambda text: text.lstrip(TRIMMED))
        _strip(line, -1, lambda text: text.rstrip(TRIMMED))
        if any(map(_says, line)):
            paragraph += [Break(), *anchors, *line] if paragraph else [*anchors, *line]
            anchors = []
        else:
            yield tuple(paragraph)
            paragraph = []
            anchors += _anchors_of(line)
    yield tuple(paragraph)
    yield tuple(anchors)


def _anchors_of(inlines: Iterable[Inline]) -> Iterator[Anchor]:
    return (item for item in inlines if isinstance(item, Anchor))


def _says(item: Inline) -> bool:
    return bool(item.text.strip()) if isinstance(item, Text) else not isinstance(item, _SILENT)


def _merged(inlines: list[Inline]) -> Iterator[Inline]:
    """Yield the inlines, texts in one manner as one."""
    run: list[Text] = []
    for item in [*inlines, None]:
        if run and not (isinstance(item, Text) and _manner(item) == _manner(run[0])):
            yield run[0] if len(run) == 1 else _joined(run)
            run = []
        if isinstance(item, Text):
            run.append(item)
        elif item is not None:
            yield item


def _joined(run: list[Text]) -> Text:
    return Text("".join([text.text for text in run]), run[0].styles, run[0].link)


def _manner(text: Text) -> tuple[object, object]:
    return text.styles, text.link


def _strip(line: list[Inline], end: int, strip: Callable[[str], str]) -> None:
    """Strip a line at its beginning (0) or its end (-1), past pictures, which are no text."""
    at = 0 if end == 0 else len(line) - 1
    while 0 <= at < len(line):
        item = line[at]
        if isinstance(item, Text):
            left = strip(item.text)
            if left == item.text and left:
                return
            line[at : at + 1] = [Text(left, item.styles, item.link)] if left else []
            if left:
                return
            at -= end == -1
        elif isinstance(item, (Anchor, Picture, Embedded)):
            at += 1 if end == 0 else -1
        else:
            return
