"""An element of a page → the excerpt whose text stands in it."""

from __future__ import annotations

from collections.abc import Collection

from downlink.model.content import Content, leaves, line_of, text_of
from downlink.model.content_change import map_leaves
from downlink.model.content_document import pack
from downlink.model.dump import Details, Excerpt
from downlink.read.entries import has_words
from downlink.read.html.content import content_of
from downlink.read.html.tree import Tag
from downlink.settings.dialect import Dialect
from downlink.text.fold import fold


def excerpt_of(
    element: Tag,
    details: Details,
    dialect: Dialect,
    without: Collection[int] = (),
    base: str = "",
) -> Excerpt | None:
    """Return the excerpt that an element shows, None where it says nothing.

    Args:
        details: what is known of it beside its text.
        without: the `id()` of elements below it that are no part of it.
        base: the address of the page, which makes its links whole.
    """
    content = _below_title(content_of(element, base, without), details.title)
    text = text_of(content)
    if not has_words(text, dialect.truncation):
        return None
    return Excerpt(text, dialect.body(text), details, pack(content))


def _below_title(content: Content, title: str) -> Content:
    """Return the content without a first line that says the title once more: an entry of a listing
    has one where its article's page has none.
    """
    first = next((leaf for leaf in leaves(content) if line_of(leaf.inlines)), None)
    line = line_of(first.inlines) if first is not None else ""
    if not title or len(line) > 2 * len(title) or fold(line) != fold(title):
        return content
    rest = map_leaves(content, lambda leaf: None if leaf is first else leaf)
    return rest if text_of(rest) else content
