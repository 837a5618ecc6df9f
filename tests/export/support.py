"""Small saved catalogs, written as slug → texts with the places that show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from downlink.export.saved_catalog import SavedCatalog, SavedStub, SavedTopic, SavedVariant
from downlink.model.dump import Sighting

Texts = Mapping[str, Sequence[str]]
"""Text → where it was seen, as `dump:position`."""


def stub(slug: str, texts: Texts, title: str = "", topics: Sequence[str] = ()) -> SavedStub:
    """Return an article of which the first text is the fullest; topics are given as `id/role`."""
    variants = tuple(SavedVariant(text, _places(seen)) for text, seen in texts.items())
    return SavedStub(
        slug=slug,
        title=title or slug.upper(),
        text=variants[0].text,
        truncated=variants[0].text.endswith("..."),
        topics=tuple(SavedTopic(*topic.split("/")) for topic in topics),
        sightings=tuple(sorted(place for item in variants for place in item.sightings)),
        variants=variants,
    )


def catalog(*stubs: SavedStub, dumps: Sequence[str] = ()) -> SavedCatalog:
    """Return a catalog of the articles; its dumps are those that show them, unless they are given."""
    shown = {place.dump for item in stubs for place in item.sightings}
    return SavedCatalog(tuple(dumps) or tuple(sorted(shown)), stubs)


def _places(seen: Sequence[str]) -> tuple[Sighting, ...]:
    pairs = (place.split(":") for place in seen)
    return tuple(Sighting(dump, int(position)) for dump, position in pairs)
