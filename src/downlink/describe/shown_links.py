"""The links that a capture shows within a text → those that cite something, and where they stand.

A page links to more than it cites: to itself, to its blog's front page and tags, to a larger copy
of a picture, to where one may share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import unquote, urlsplit

from downlink.describe.content import placed
from downlink.describe.identifiers import paper_at, reference_at
from downlink.describe.references import Link
from downlink.model import content as parts
from downlink.model.content import Content, Inline, Leaf, Text, leaves, line_of
from downlink.model.dump import Details
from downlink.text.permalinks import address_key, is_listing

_PICTURE = re.compile(r"\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)


def shown_links(received: Content, kept: Content, details: Details) -> tuple[Link, ...]:
    """Return the links that cite something, placed in the plain text of a content; no two overlap.

    Args:
        received: as a capture shows it.
        kept: what is left of it without what its blog puts around every article.
        details: of the article.
    """
    known = {link for leaf in leaves(kept) for link in _addresses(leaf)}
    own = frozenset(address_key(link) for link in (details.link, *details.aliases) if link)
    found: list[Link] = []
    for start, end, address in _runs(received):
        if address not in known or not _cites(address, own):
            continue
        paper = paper_at(address, 0)
        reference = paper[0] if paper else reference_at(address)
        found.append(Link(start, end, reference, address))
    return tuple(found)


def _addresses(leaf: Leaf) -> Iterator[str]:
    return (item.link.address for item in leaf.inlines if isinstance(item, Text) and item.link)


def _runs(content: Content) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, address) for each link, of several runs of text the whole."""
    for offset, leaf in placed(content):
        start = offset
        for link, group in groupby(leaf.inlines, key=_link_of):
            end = start + len(line_of(group))
            if link and link.address and end > start:
                yield start, end, link.address
            start = end


def _link_of(inline: Inline) -> parts.Link | None:
    return inline.link if isinstance(inline, Text) else None


def _cites(address: str, own: frozenset[str]) -> bool:
    """Whether an address is a work's, a repository's or a page's that is not the article itself.

    Args:
        own: the keys of the article's addresses.
    """
    key = address_key(address)
    if not key or key in own or _PICTURE.search(urlsplit(address).path):
        return False
    if any(_host(key) == _host(mine) for mine in own):
        return not is_listing(address)
    shared = unquote(urlsplit(address).query)
    return not any(mine in shared for mine in own)


def _host(key: str) -> str:
    return key.partition("/")[0]
