"""An element of a page → the excerpt whose text stands in it."""

from __future__ import annotations

from collections.abc import Collection

from downlink.model.content import text_of
from downlink.model.content_document import pack
from downlink.model.dump import Details, Excerpt
from downlink.read.entries import has_words
from downlink.read.html.content import content_of
from downlink.read.html.tree import Tag
from downlink.settings.dialect import Dialect


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
    content = content_of(element, base, without)
    text = text_of(content)
    if not has_words(text, dialect.truncation):
        return None
    return Excerpt(text, dialect.body(text), details, pack(content))
