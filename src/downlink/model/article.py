"""Texts of one article as they came out of the dumps, and what captures say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from downlink.model.dump import Details, Sighting


@dataclass(frozen=True, slots=True)
class Article:
    """Texts of one article as they came out of the dumps.

    Attributes:
        entry: the index of the register's entry that knows it, or None.
        variants: with their sightings; the fullest first.
        merged_entries: the indices of further entries that know it: articles that a later capture
            showed to be one.
        ambiguous: for a variant's text, the indices (in the result of `deduplicate`) of the other
            articles that it could belong to as well.
    """

    entry: int | None
    variants: tuple[Variant, ...]
    merged_entries: tuple[int, ...]
    ambiguous: Mapping[str, tuple[int, ...]]


def merge_details(details: Iterable[Details]) -> Details:
    """Return for each field the first that says something, and all aliases and comments."""
    found = tuple(details)
    if len(found) == 1:
        return found[0]
    return Details(
        title=next((item.title for item in found if item.title), ""),
        link=next((item.link for item in found if item.link), ""),
        date=next((item.date for item in found if item.date), ""),
        author=next((item.author for item in found if item.author), ""),
        tags=next((item.tags for item in found if item.tags), ()),
        aliases=tuple(dict.fromkeys(alias for item in found for alias in item.aliases)),
        continued=next((item.continued for item in found if item.continued), ""),
        comments=tuple(dict.fromkeys(comment for item in found for comment in item.comments)),
    )


@dataclass(frozen=True, slots=True)
class Variant:
    """One distinct text of an article and where it was seen.

    Attributes:
        details: what captures say of it, the first that says something for each field.
        said: all that they say, each once.
        permalink: the link of `details`, where that is the article's own and no listing's.
        content: the text as blocks, where a capture shows them, packed by `content_document`: of
            several the one that says most.
        ambiguous: slugs of other stubs of the catalog that this text could belong to as well,
            because it was cut before they differ.
    """

    text: str
    body: str
    sightings: tuple[Sighting, ...]
    details: Details = Details()
    ambiguous: tuple[str, ...] = ()
    said: tuple[Details, ...] = ()
    permalink: str = ""
    content: bytes = b""

    @property
    def truncated(self) -> bool:
        """Whether the capture cut the article here."""
        return self.body != self.text
