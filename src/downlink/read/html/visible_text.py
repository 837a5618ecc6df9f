"""HTML elements → the text that a reader sees, with its formulas as TeX and its lines kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from downlink.read.html.formulas import characters_of, formula_of, may_hold_tex, one_line
from downlink.read.html.hidden import is_hidden
from downlink.read.html.raised import TABLES, Table, shifted
from downlink.read.html.tree import Tag

BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "th", "thead", "tr", "ul", "br", "body", "caption", "center", "dir", "fieldset"),
        *("hgroup", "legend", "menu", "tfoot"),
    ]
)
"""Elements that stand on lines of their own."""

_BROKEN_LINE = re.compile(r"(?<![ \t\f\r])[ \t\f\r]*\n\s*")
# White space is looked at from where it begins only: a long run of it would take its square.
TRIMMED = " \t\n\r\f"
"""What browsers do not show at the ends of a line."""

_DOLLARS = re.compile(r"(?<!\\)\$\$([^$]+)\$\$")


class Mark(NamedTuple):
    """An element that a walk meets: it begins or ends here, or is passed by, as a formula whose
    text came before or as something that a reader does not see.
    """

    kind: Literal["open", "close", "formula", "hidden"]
    tag: Tag


class _Open(NamedTuple):
    """An element that a walk is in.

    Attributes:
        keeps_lines: whether line breaks of the source are shown.
        plain: whether it is known that no formula with an annotation stands in it.
        table: for what stands above or below the line, its characters.
    """

    tag: Tag
    children: Iterator[Tag | str]
    keeps_lines: bool
    plain: bool
    table: Table | None = None


def text_of(element: Tag, without: Collection[int] = ()) -> str:
    """Return the visible text of `element`.

    A line break of the source is a space, as browsers show it, except in `pre`; each block stands
    on a line of its own. Other white space stays as received.

    Args:
        without: the `id()` of elements below it whose text is left out.
    """
    lines: list[list[str]] = [[]]
    for part in walk(element, without):
        if isinstance(part, str):
            lines[-1].append(part)
        elif part is None and lines[-1]:
            lines.append([])
    return "\n".join(trim(line) for line in map("".join, lines) if line.strip())


def trim(line: str) -> str:
    """Return a line without the white space at its ends."""
    return line.strip(TRIMMED)


def walk(element: Tag, without: Collection[int] = ()) -> Iterator[str | Mark | None]:
    """Yield the texts below `element` in order, None where a block begins or ends, and a mark for
    each element. Iterative: pages may be nested deeper than Python's stack.

    Args:
        without: as for `text_of`.
    """
    stack = [_Open(element, iter(element.children), _keeps_lines(element), plain=False)]
    while stack:
        current = stack[-1]
        child = next(current.children, None)
        if child is None:
            stack.pop()
            yield from _edge("close", current.tag) if stack else ()
        elif isinstance(child, Tag):
            formula = characters_of(child) or formula_of(child, plain=current.plain)
            if formula is not None:
                yield formula
                yield Mark("formula", child)
            elif id(child) in without or is_hidden(child):
                yield Mark("hidden", child)
            elif current.keeps_lines and child.name == "br":
                yield "\n"
            else:
                yield from _edge("open", child)
                keeps_lines = current.keeps_lines or _keeps_lines(child)
                plain = current.plain or may_hold_tex(child)  # then it was looked for in vain
                table = TABLES.get(child.name, current.table)
                stack.append(_Open(child, iter(child.children), keeps_lines, plain, table))
        else:
            words = shown(child, keep_lines=current.keeps_lines)
            yield shifted(words, current.table) if current.table else words


def _edge(kind: Literal["open", "close"], tag: Tag) -> Iterator[Mark | None]:
    if tag.name in BLOCKS:
        yield None
    yield Mark(kind, tag)


def _keeps_lines(tag: Tag) -> bool:
    return tag.name in ("pre", "textarea")


def shown(text: str, *, keep_lines: bool) -> str:
    """Return a text of the source as it is shown, with formulas between dollars as TeX.

    Args:
        keep_lines: whether its line breaks are shown.
    """
    if "$$" in text:
        text = _DOLLARS.sub(lambda match: rf"\[{one_line(match[1])}\]", text)
    return text if keep_lines or "\n" not in text else _BROKEN_LINE.sub(" ", text)
