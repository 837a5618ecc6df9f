"""A stub of the catalog → what a correction of it needs to know of its texts and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from downlink.curation.hidden import Hidden
from downlink.curation.register_entry import RegisterEntry
from downlink.errors import ArchiveError
from downlink.identify.noise import without_noise
from downlink.identify.records import permalink_key
from downlink.identify.withheld_names import own_key
from downlink.identify.withholding import hidden_article
from downlink.model.article import Variant
from downlink.model.catalog import Catalog
from downlink.model.dump import Sighting
from downlink.model.stub import Stub
from downlink.settings.dialect import Dialect
from downlink.terminal import quoted
from downlink.text.permalinks import address_key

_SALT_BYTES = 8


@dataclass(frozen=True, slots=True)
class Parts:
    """An article's texts, fullest first, divided into those that stay and those that leave."""

    kept: tuple[Variant, ...]
    moved: tuple[Variant, ...]


def divided(stub: Stub, places: Sequence[Sighting]) -> Parts:
    """Return the texts of a stub, divided by the places of which some sighting is named.

    Raises:
        ArchiveError: a place shows another article or none, no text would stay, or nothing in the
            texts tells those that leave from those that stay.
    """
    wanted = set(places)
    for place in places:
        if place not in stub.sightings:
            problem = f"{stub.slug} is not seen there: 'downlink explain {stub.slug}' lists where"
            raise ArchiveError(f"position {place.position}: {problem}", path=place.dump)
    moved = tuple(item for item in stub.variants if wanted.intersection(item.sightings))
    kept = tuple(item for item in stub.variants if item not in moved)
    if not kept:
        problem = "no other text is left: name the sightings of some, not of all"
        raise ArchiveError(f"{stub.slug} cannot be split: {problem}")
    left = {without_noise(item.body) for item in kept}
    if any(without_noise(item.body) in left for item in moved):
        problem = "texts of both differ in punctuation and spaces only, nothing tells them apart"
        raise ArchiveError(f"{stub.slug} cannot be split there: {problem}")
    return Parts(kept, moved)


def sighting_of(place: str) -> Sighting:
    """Return the sighting that `DUMP:POSITION` names.

    Raises:
        ArchiveError: it is written otherwise.
    """
    dump, _, position = place.rpartition(":")
    if not dump or not position.isdecimal() or len(position) > len(str(2**31)):
        problem = f"{quoted(place)} names no sighting: write DUMP:POSITION, as seeds/000.txt:3"
        raise ArchiveError(problem)
    return Sighting(dump, int(position))


def hidden_stub(
    stub: Stub | None,
    entries: Sequence[RegisterEntry],
    catalog: Catalog,
    dialect: Dialect,
    hidden: Hidden,
) -> Hidden:
    """Return `hidden` with the marks of all that is known of an article.

    Args:
        stub: None where no dump shows it.
        entries: of the register, that know it.
        hidden: without marks.
    """
    shown = stub.variants if stub else ()
    variants = [item for item in shown if not item.ambiguous] or list(shown)
    listings = {address_key(dump.source) for dump in catalog.dumps if dump.received > 1}
    said = [details for variant in variants for details in variant.said]
    links = [variant.permalink for variant in variants]
    links += [link for entry in entries for link in (*entry.links, entry.source)]
    keys = {permalink_key(alias) for details in said for alias in details.aliases} - listings
    keys |= {own_key(link) for link in links if link}
    texts = [(item.body, item.truncated) for item in variants]
    registered = [text for entry in entries for text in entry.excerpts]
    texts += [(body, body != text) for text in registered if (body := dialect.body(text))]
    titles = [details.title for details in said]
    titles += [title for entry in entries for title in (entry.title, *entry.captured_titles)]
    titles += [stub.title.text] if stub else []
    return hidden_article(
        _without_beginnings(texts),
        sorted(keys - _keys_of_others(stub, catalog) - {""}),
        titles,
        replace(hidden, salt=_salt(texts)),
    )


def _without_beginnings(texts: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the texts without those on which another one runs on: they would tell of whatever
    begins so.
    """
    folded = [without_noise(body) for body, _ in texts]
    return [
        item
        for item, own in zip(texts, folded, strict=True)
        if not any(other != own and other.startswith(own) for other in folded)
    ]


def _keys_of_others(stub: Stub | None, catalog: Catalog) -> set[str]:
    """Return the keys of other articles' addresses: one that two had tells nothing of either."""
    others = (item for item in catalog.stubs if stub is None or item.slug != stub.slug)
    links = (variant.permalink for item in others for variant in item.variants)
    return {own_key(link) for link in links if link}


def _salt(texts: Sequence[tuple[str, bool]]) -> str:
    """Return a salt that is another one for other texts: what is hidden twice is marked alike, and
    no table made for one archive serves for another.
    """
    digest = blake2b(digest_size=_SALT_BYTES)
    for body, _ in texts:
        digest.update(body.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
