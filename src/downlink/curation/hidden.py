"""What the register keeps of an article that must not be seen: why, and how it is recognised."""

from __future__ import annotations

from dataclasses import dataclass

MARK_LENGTH = 8
"""Characters of a mark: six bytes of a salted hash in URL-safe base 64."""

LEAST_MARKS = 6
"""Marks that each text has: of all of it, of its ending, of four beginnings."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article withdrawn from the site; none of it is left but marks, which nobody can read.

    Attributes:
        reason: what its address says.
        has_address: whether its address says so; else nothing stands there.
        salt: what the marks were made with.
        passages: for each of its texts the marks of its passages, one after the other.
        addresses, titles: the marks of its addresses and captured titles.
    """

    reason: str
    has_address: bool = True
    salt: str = ""
    passages: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
