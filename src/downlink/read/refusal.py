"""A file that cannot be read as a capture → a dump that shows nothing and says why."""

from __future__ import annotations

from downlink.model.dump import Damage, Dump
from downlink.read.decode import replace_lone_surrogates

FORMAT = "unread"


def refused(path: str, reason: str) -> Dump:
    """Return the dump of what is refused by name; `reason` says what to do."""
    return Dump(path, FORMAT, damage=(Damage(0, replace_lone_surrogates(reason)),))
