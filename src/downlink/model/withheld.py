"""What is withdrawn from the site and still stands in captures."""

from __future__ import annotations

from dataclasses import dataclass

from downlink.model.dump import Sighting


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article that a person hid.

    Attributes:
        slugs: its addresses: its slug first, then those that lead there.
        reason: what its address says.
        has_address: whether its address says so; else nothing stands there.
        sightings: where captures still show it, for whoever removes them.
        files: paths of captures that show nothing else, or tell its address.
    """

    slugs: tuple[str, ...]
    reason: str
    has_address: bool
    sightings: tuple[Sighting, ...] = ()
    files: tuple[str, ...] = ()
