"""Dumps → what describing any one article needs of all: their order in time, known addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from downlink.model.article import merge_details
from downlink.model.dump import Details, Dump, KnownAddress, Sighting
from downlink.text.permalinks import address_key


def capture_order(dump: Dump) -> tuple[str, str]:
    """Return the key that puts dumps in the order of their capture; those of unknown time come
    first, by their path.
    """
    return (dump.captured or "", dump.path)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The archive's dumps by their paths: the number of each, and when it was captured (ISO 8601,
    "" if that is not known).
    """

    order: Mapping[str, int]
    captured: Mapping[str, str]

    def position(self, sighting: Sighting) -> tuple[int, int]:
        """Return the key by which sightings are listed."""
        return (self.order[sighting.dump], sighting.position)


def timeline_of(dumps: Sequence[Dump]) -> Timeline:
    """Return the timeline of dumps that are in the order in which sightings are to be listed."""
    return Timeline(
        {dump.path: number for number, dump in enumerate(dumps)},
        {dump.path: dump.captured or "" for dump in dumps},
    )


def known_addresses(dumps: Sequence[Dump]) -> Mapping[str, Details]:
    """Return what captures without its text say of the article at an address, by the key of that
    (see `text.permalinks`).
    """
    found: dict[str, Details] = {}
    for known in (known for dump in dumps for known in dump.addresses):
        said, key = _said(known), address_key(known.link)
        found[key] = merge_details([found.get(key, said), said])
    return found


def _said(known: KnownAddress) -> Details:
    return Details(known.title, known.link, known.date, known.author, known.tags)
