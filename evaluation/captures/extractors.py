"""A page → its article's text: by Downlink and by the libraries that it is measured beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from downlink.model.dump import Excerpt
from downlink.read.origin import Origin
from downlink.read.sniff import read_content


@dataclass(frozen=True, slots=True)
class Extract:
    """What an extractor makes of a page.

    Attributes:
        text: of the one article; "" where it finds none.
        articles: how many it finds.
    """

    text: str
    title: str = ""
    articles: int = 1


_INLINE = frozenset(
    [
        *("a", "abbr", "b", "code", "em", "font", "i", "kbd", "mark", "s", "small", "span"),
        *("strong", "sub", "sup", "tt", "u"),
    ]
)

Extractor = Callable[[bytes, str], Extract]
"""A page's bytes and its address → what is found in it."""


def downlink(content: bytes, address: str) -> Extract:
    """Read a page as Downlink does; of several excerpts the longest counts."""
    excerpts = read_content("page.html", content, Origin(address)).excerpts
    if not excerpts:
        return Extract("", articles=0)
    longest = max(excerpts, key=_length)
    return Extract(longest.text, longest.details.title, len(excerpts))


def _length(excerpt: Excerpt) -> int:
    return len(excerpt.text)


def others() -> Mapping[str, Extractor]:
    """Return the other extractors by their names.

    Raises:
        ImportError: the extra `captures` is not installed.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415

    def trafilatura(content: bytes, address: str, *, precise: bool = False) -> Extract:
        found = bare_extraction(
            content,
            url=address or None,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
        )
        text = getattr(found, "text", "") or ""
        return Extract(text, getattr(found, "title", "") or "", int(bool(text)))

    def precise(content: bytes, address: str) -> Extract:
        return trafilatura(content, address, precise=True)

    return {
        "trafilatura": trafilatura,
        "trafilatura, favor_precision": precise,
    }


def plain_text(markup: str) -> str:
    """Return the words of a document; only within a line do elements stand without a gap."""
    from lxml.html import document_fromstring  # noqa: PLC0415

    if not markup.strip():
        return ""
    root = document_fromstring(markup)
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return str(root.text_content())
