"""suggested.yml → how many of the terms that are suggested for an archive a reader calls useful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.yaml_entries import read_records

_PATH = Path(__file__).with_name("suggested.yml")
_KEYS = frozenset({"field", "known", "useful", "useless"})


@dataclass(frozen=True, slots=True)
class Usefulness:
    """How many of some terms are useful, how many are not, and of how many nobody has said it."""

    useful: int
    useless: int
    unread: int

    def __str__(self) -> str:
        read = self.useful + self.useless
        return f"{self.useful} of {read} useful, {self.unread} not read"


def read_suggested() -> Mapping[tuple[str, str], Mapping[str, bool]]:
    """Return whether each term is useful, by the archive's field and the topics that it had.

    Raises:
        ArchiveError: the file is broken.
    """
    found: dict[tuple[str, str], Mapping[str, bool]] = {}
    for record in read_records(_PATH, key="judgements"):
        record.reject_unknown_keys(_KEYS)
        useful, useless = (record.texts(key) or () for key in ("useful", "useless"))
        found[record.text("field"), record.text("known")] = {
            **dict.fromkeys(useful, True),
            **dict.fromkeys(useless, False),
        }
    return found


def usefulness(terms: Iterable[str], judged: Mapping[str, bool]) -> Usefulness:
    """Return how many of the terms are useful."""
    said = [judged.get(term) for term in terms]
    return Usefulness(said.count(True), said.count(False), said.count(None))
