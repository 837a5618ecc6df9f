"""An element of a page → the excerpt whose text stands in it."""

from __future__ import annotations

from collections.abc import Collection

from downlink.model.dump import Details, Excerpt
from downlink.read.entries import has_words
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.settings.dialect import Dialect


def excerpt_of(
    element: Tag, details: Details, dialect: Dialect, without: Collection[int] = ()
) -> Excerpt | None:
    """Return the excerpt that an element shows, None where it says nothing.

    Args:
        details: what is known of it beside its text.
        without: the `id()` of elements below it that are no part of it.
    """
    text = text_of(element, without)
    return (
        Excerpt(text, dialect.body(text), details) if has_words(text, dialect.truncation) else None
    )
