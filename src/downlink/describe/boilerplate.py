"""All articles → the lines that a blog puts before or behind every one of them.

A note on copyright, a row of links, a call to subscribe: what stands at the edge of nearly all
articles of one host is the blog's. It is left out of what is read; the text as received keeps it.
What stands in the middle of articles is their authors', however often it comes. This looks at the
whole archive, and does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from downlink.model.article import Article, merge_details
from downlink.model.content import Code, Content, Leaf, Picture, leaves, line_of
from downlink.model.content_change import map_leaves
from downlink.model.content_document import unpack
from downlink.model.dump import Details
from downlink.text.fold import fold

Boilerplate = Mapping[str, frozenset[str]]
"""For each host the lines, folded, that stand at the edges of nearly all of its articles."""

LEAST, SHARE = 6, 0.8
"""So many articles of a host, and this share of them, must have a line for it to be the blog's."""

_EDGE = 12
# Blocks at the beginning of an article and at its end that are looked at.


def learn_boilerplate(articles: Iterable[Article]) -> Boilerplate:
    """Return what the articles of each host have in common."""
    hosts: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.variants[0].content:
            hosts[_host_of(merge_details(item.details for item in article.variants))].append(
                article
            )
    return {
        host: lines
        for host, own in hosts.items()
        if host and len(own) >= LEAST and (lines := _shared(own))
    }


def without_boilerplate(content: Content, details: Details, known: Boilerplate) -> Content:
    """Return a content without what its blog puts before and behind every article; all of it where
    nothing else would be left.
    """
    lines = known.get(_host_of(details)) if known else None
    if not lines:
        return content
    inside = list(leaves(content))
    out = {*_run(inside, lines), *_run(inside[::-1], lines)}
    if len(out) == len(inside):
        return content
    return map_leaves(content, lambda leaf: None if id(leaf) in out else leaf)


def _host_of(details: Details) -> str:
    return urlsplit(details.link).netloc.lower().removeprefix("www.")


def _shared(articles: Sequence[Article]) -> frozenset[str]:
    found: Counter[str] = Counter()
    for article in articles:
        inside = list(leaves(unpack(article.variants[0].content)))
        found.update({line for leaf in _edges(inside) if (line := _line(leaf))})
    least = max(LEAST, SHARE * len(articles))
    return frozenset(line for line, count in found.items() if count >= least)


def _edges(inside: Sequence[Leaf]) -> Sequence[Leaf]:
    return inside if len(inside) <= 2 * _EDGE else (*inside[:_EDGE], *inside[-_EDGE:])


def _run(inside: Iterable[Leaf], lines: frozenset[str]) -> Iterator[int]:
    """Yield the blocks from the first on, by `id()`, as long as they are the blog's."""
    for leaf in inside:
        line = _line(leaf)
        if line not in lines:
            return
        yield id(leaf)


def _line(leaf: Leaf) -> str:
    """Return a block's folded line, or which pictures it shows; "" for code."""
    if isinstance(leaf, Code):
        return ""
    pictures = (item.source.received for item in leaf.inlines if isinstance(item, Picture))
    return fold(line_of(leaf.inlines)) or " ".join(pictures)
