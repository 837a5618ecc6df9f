"""An element of a page → the excerpt whose text stands in it."""

from __future__ import annotations

from collections.abc import Collection

from downlink.model.dump import Details, Excerpt
from downlink.read.entries import has_words
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.settings.dialect import Dialect
from downlink.text.fold import fold


def excerpt_of(
    element: Tag, details: Details, dialect: Dialect, without: Collection[int] = ()
) -> Excerpt | None:
    """Return the excerpt that an element shows, None where it says nothing.

    Args:
        details: what is known of it beside its text.
        without: the `id()` of elements below it that are no part of it.
    """
    text = _below_title(text_of(element, without), details.title)
    return (
        Excerpt(text, dialect.body(text), details) if has_words(text, dialect.truncation) else None
    )


def _below_title(text: str, title: str) -> str:
    """Return the text without a first line that says the title once more: an entry of a listing
    has one where its article's page has none.
    """
    line, _, rest = text.partition("\n")
    said_again = title and rest and len(line) <= 2 * len(title) and fold(line) == fold(title)
    return rest if said_again else text
