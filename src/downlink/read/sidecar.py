"""What a person knows of a capture that does not say it itself: `<file>.meta.yml` beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from downlink.errors import ArchiveError
from downlink.model import Dump
from downlink.read.dates import date_of
from downlink.text.links import safe_link

SUFFIX = ".meta.yml"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """When a file was captured (ISO 8601) and from which address; None and "" if not said."""

    captured: str | None = None
    source: str = ""

    def apply(self, dump: Dump) -> Dump:
        """Return the dump with what this says of it."""
        if not self.captured and not self.source:
            return dump
        captured, source = self.captured or dump.captured, self.source or dump.source
        return replace(dump, captured=captured, source=source)


_NOTHING = Sidecar()


def read_sidecar(file: Path, address: str) -> Sidecar:
    """Return what the sidecar of a capture says; nothing where there is none.

    Raises:
        ArchiveError: it is broken, or says something that is no time or address.
    """
    path = Path(f"{file}{SUFFIX}")
    if not path.exists():
        return _NOTHING
    place = address + SUFFIX
    try:
        # BaseLoader: times stay the texts that were written, and nothing but texts is made.
        values = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ArchiveError(f"is not valid YAML ({error}): correct it", path=place) from error
    if not isinstance(values, dict) or values.keys() - {"captured", "source"}:
        raise ArchiveError("may say 'captured' and 'source' and nothing else", path=place)
    captured, source = str(values.get("captured") or ""), str(values.get("source") or "")
    if captured and not date_of(captured):
        raise ArchiveError(f"'{captured}' is no time: write 2024-05-31T10:00:00Z", path=place)
    if source and not safe_link(source):
        raise ArchiveError(f"'{source}' is no address: begin it with https://", path=place)
    return Sidecar(date_of(captured) or None, safe_link(source))
