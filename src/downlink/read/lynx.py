"""A listing as `lynx -dump` prints it → its entries, with the addresses out of the list at its end.

A link is a number in brackets before its words; a line that is one link to the article, and what
stands below it, are an entry. Lines are wrapped, so their ends say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from downlink.model.dump import Dump, Unparsed
from downlink.read.entries import Said, Shown, shown, with_items
from downlink.read.origin import Origin
from downlink.read.text_dump import FORMAT, Text
from downlink.settings.dialect import Dialect

_REFERENCE = re.compile(r"\s+(\d{1,5})\.\s+(https?://\S+)\s*")
_MARK = re.compile(r"\[(\d{1,5})\]")
_LINK = re.compile(r"\[(\d{1,5})\]([^\[\]]{1,200})")
_END = "References"


@dataclass(slots=True)
class _Entry:
    """A heading with the number of its line and its link, and the blocks below it."""

    number: int
    title: str
    link: str
    blocks: list[str] = field(default_factory=list)


def read(path: str, text: Text, origin: Origin, dialect: Dialect) -> Dump | None:
    """Return the dump of such a text; None where no entry is found in it."""
    end = max(number for number, line in enumerate(text.lines) if line.strip() == _END)
    links = {
        match[1]: match[2] for line in text.lines[end:] if (match := _REFERENCE.fullmatch(line))
    }
    entries: list[_Entry] = []
    before: list[Unparsed] = []
    for number, block in _blocks(text.lines[:end]):
        heading = _LINK.fullmatch(" ".join(block))
        if heading and heading[1] in links:
            entries.append(_Entry(number, heading[2].strip(), links[heading[1]]))
        elif entries:
            entries[-1].blocks.append(_words(block, links))
        else:
            before.append(Unparsed(number, _words(block, links)))
    if not any(entry.blocks for entry in entries):
        return None
    items: list[Shown] = [*before]
    for entry in entries:
        items += _shown(entry, origin, dialect)
    dump = Dump(path, FORMAT, origin.captured, damage=text.damage, source=origin.source)
    return with_items(dump, items, dialect)


def _shown(entry: _Entry, origin: Origin, dialect: Dialect) -> Iterator[Shown]:
    """Yield an entry; a link without a text below it is one of a menu, or the blog's name."""
    if entry.blocks:
        said = Said(entry.number, "\n".join(entry.blocks), entry.title, entry.link)
        yield from shown(said, origin.source, dialect)
    else:
        yield Unparsed(entry.number, entry.title)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between blank ones, not indented, and the number of the first of them."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _words(block: Iterable[str], links: dict[str, str]) -> str:
    return _MARK.sub(lambda mark: "" if mark[1] in links else mark[0], " ".join(block))
