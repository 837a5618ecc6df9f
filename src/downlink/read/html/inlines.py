"""What runs along a line of a page → values: texts, formulas, pictures, readings."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Literal, NamedTuple

from downlink.model.content import (
    Break,
    Embedded,
    Formula,
    Inline,
    Link,
    Picture,
    Ruby,
    Style,
    Text,
)
from downlink.read.html.formulas import characters_of, formula_of
from downlink.read.html.raised import TABLES, Table
from downlink.read.html.tree import Tag
from downlink.text.links import safe_link

STYLES: dict[str, Style] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "samp": "code",
    "tt": "code",
    "kbd": "keyboard",
    "del": "deleted",
    "s": "deleted",
    "strike": "deleted",
    "ins": "inserted",
    "u": "inserted",
    "mark": "marked",
    "q": "quoted",
    "sub": "subscript",
    "sup": "superscript",
}
"""What elements that only change the manner of a text make of it."""

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "data-echo")
_CANDIDATES = ("srcset", "data-srcset", "data-lazy-srcset")
_PLACEHOLDER = re.compile(r"\b(?:blank|placeholder|spacer|loading|lazy|1x1)\b[^/]*$", re.IGNORECASE)
_PARTS: dict[str, Literal["audio", "page", "video"]] = {
    "audio": "audio",
    "video": "video",
    "iframe": "page",
    "embed": "page",
    "object": "page",
}  # Elements that show what is kept elsewhere; what stands in them is for who cannot see that.

_DATA = re.compile(r"data:([^,;]*)[^,]*,", re.IGNORECASE)


class Manner(NamedTuple):
    """How a text stands: in which styles, what it leads to, whether its white space counts, by
    which characters it stands above or below the line.
    """

    styles: tuple[Style, ...] = ()
    link: Link | None = None
    keeps_lines: bool = False
    table: Table | None = None

    def within(self, tag: Tag, base: str) -> Manner:
        """Return the manner of what stands in an element."""
        style = STYLES.get(tag.name)
        if tag.name in TABLES:
            return self._in(style)._replace(table=TABLES[tag.name])
        if tag.name == "a" and tag.has_attr("href"):
            return self._replace(link=link_to(tag["href"], base))
        return self._in(style)

    def _in(self, style: Style | None) -> Manner:
        if style is None or style in self.styles:
            return self
        return self._replace(styles=tuple(sorted([*self.styles, style])))


def link_to(received: str, base: str) -> Link:
    """Return where a received address leads.

    Args:
        base: the address of the page on which it stands, "" where that is not known.
    """
    received = received.strip()
    data = _DATA.match(received)
    if data:
        digest = sha256(received[data.end() :].encode("utf-8", "replace")).hexdigest()
        return Link("", f"data:{data[1]};sha256={digest}")
    return Link(safe_link(received, base), received)


def inline_of(tag: Tag, manner: Manner, base: str) -> Inline | None:
    """Return what an element is along a line, whatever stands in it; None where that counts."""
    formula = formula_of(tag)
    if formula is not None:
        return Formula(formula, formula[2:-2].strip() if formula.startswith("\\") else "")
    characters = characters_of(tag)
    if characters:
        return Text(characters, manner.styles, manner.link)
    if tag.name == "img":
        return _picture(tag, manner, base)
    if tag.name in _PARTS:
        return _embedded(tag, base)
    if tag.name == "br":
        return Break()
    return _ruby(tag) if tag.name == "ruby" else None


def _picture(tag: Tag, manner: Manner, base: str) -> Inline:
    alternative = " ".join(tag.get("alt").split())
    source = link_to(_source(tag), base)
    return Picture(source, alternative, " ".join(tag.get("title").split()), manner.link)


def _source(tag: Tag) -> str:
    """Return a picture's address, which pages that load it late keep in attributes of their own."""
    shown = tag.get("src")
    is_late = not shown or shown.startswith("data:") or _PLACEHOLDER.search(shown)
    if is_late:
        late = [tag.get(name) for name in _LAZY]
        late += [_largest(tag.get(name)) for name in _CANDIDATES]
        shown = next(filter(None, late), shown)
    return shown


def _largest(candidates: str) -> str:
    """Return the last address of a `srcset`, mostly the largest one's."""
    found = [part.split() for part in re.split(r",\s+", candidates)]
    return next((words[0] for words in reversed(found) if words), "")


def _ruby(tag: Tag) -> Ruby:
    """Return a text with its reading; what stands in `rp` is for who cannot show it."""
    base: list[str] = []
    reading: list[str] = []
    stack: list[tuple[Tag | str, bool]] = [(child, False) for child in reversed(tag.children)]
    while stack:
        child, is_reading = stack.pop()
        if isinstance(child, str):
            (reading if is_reading else base).append(child)
        elif child.name != "rp":
            inside = is_reading or child.name in ("rt", "rtc")
            stack += [(inner, inside) for inner in reversed(child.children)]
    return Ruby("".join("".join(base).split()), "".join("".join(reading).split()))


def _embedded(tag: Tag, base: str) -> Inline:
    source = tag.get("src") or tag.get("data") or tag.get("data-src")
    if not source:
        inner = tag.find("source", src=True)
        source = inner["src"] if inner else ""
    return Embedded(_PARTS[tag.name], link_to(source, base), tag.get("title"))
