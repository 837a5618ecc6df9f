"""Links from one place of an article to another, which lead there on its own page here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import quote, unquote

from downlink.model.content import (
    Anchor,
    Block,
    Content,
    Heading,
    Leaf,
    Link,
    ListOf,
    Text,
    leaves,
    parts_of,
)
from downlink.text.permalinks import address_key

_PREFIX = "at:"
# No name that is made of a heading has a colon.
_PLAIN = re.compile(r"[A-Za-z0-9_.:-]{1,100}")


class Anchors:
    """The places of a content to which links within it lead.

    Args:
        address: the article's own; a link to a place of it may name it in full.
    """

    def __init__(self, content: Content, address: str) -> None:
        self._own = address_key(address) if address else ""
        held = frozenset(_names(content))
        links = (
            item.link
            for leaf in leaves(content)
            for item in leaf.inlines
            if isinstance(item, Text) and item.link is not None
        )
        targets = (self._target(link, held) for link in links)
        self._ids: Mapping[str, str] = {name: _id(name) for name in targets if name}
        self._left = dict(self._ids)

    def place(self, name: str) -> str:
        """Return the id of the element that has this name, "" where no link leads to it, or an
        element before it had the name.
        """
        return self._left.pop(name, "")

    def within(self, link: Link) -> str:
        """Return the id of the element to which a link leads, "" where that is elsewhere."""
        return self._ids.get(self._target(link, self._ids.keys()), "")

    def _target(self, link: Link, names: AbstractSet[str]) -> str:
        page, _, fragment = link.received.partition("#")
        name = fragment if fragment in names else unquote(fragment)
        if not name or name not in names:
            return ""
        return name if not page or self._is_own(link) else ""

    def _is_own(self, link: Link) -> bool:
        return bool(self._own and link.address) and (
            address_key(link.address.partition("#")[0]) == self._own
        )


def _names(content: Content) -> Iterator[str]:
    for block in content:
        yield from _names_of(block)


def _names_of(block: Block) -> Iterator[str]:
    if isinstance(block, Leaf):
        yield from (item.name for item in block.inlines if isinstance(item, Anchor))
        if isinstance(block, Heading):
            yield block.anchor
        return
    if isinstance(block, ListOf):
        yield from (item.anchor for item in block.items)
    for part in parts_of(block):
        yield from _names(part)


def _id(name: str) -> str:
    return _PREFIX + (name if _PLAIN.fullmatch(name) else quote(name, safe=""))
