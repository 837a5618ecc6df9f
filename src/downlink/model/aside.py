"""What lies beside captures and holds no article: it is counted, not listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aside:
    """What a file is that only lies beside captures.

    Attributes:
        kind: what it is, a noun that takes an "s" in the plural (`picture`).
        evidence: what tells it, to be read behind "by" (`its first bytes`).
    """

    kind: str
    evidence: str


@dataclass(frozen=True, slots=True, order=True)
class PassedOver:
    """How many files of one kind lie beside the captures in one place.

    Attributes:
        folder: one of those next to the captures, as it stands before their paths
            (`seeds/blog`), with all that is below it; or the web archive that holds them.
    """

    folder: str
    kind: str
    count: int
