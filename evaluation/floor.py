"""tests/gold/floor.yml → what each set must reach, and where figures fall short of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from downlink.curation.yaml_entries import Record, read_records
from evaluation.figures import Figures

_KEYS = frozenset(
    {"set", "titles", "generic_titles", "topics_f1", "page_difference", "suggestions"}
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")

Floor = Mapping[str, float]
"""Figure → its bound."""


def read_floor(path: Path) -> dict[str, Floor]:
    """Return the floor of each set in the file at `path`.

    Raises:
        ArchiveError: it is broken, or a bound is no number.
    """
    return {record.text("set"): _bounds(record) for record in read_records(path, key="floor")}


def _bounds(record: Record) -> Floor:
    record.reject_unknown_keys(_KEYS)
    return {key: _bound(record, key) for key in record.values if key != "set"}


def _bound(record: Record, key: str) -> float:
    written = record.text(key)
    if not _NUMBER.fullmatch(written):
        raise record.error(f"'{key}' must be a number: write {key}: 0.9")
    return float(written)


def shortfalls(figures: Figures, floor: Floor) -> tuple[str, ...]:
    """Return one sentence for each figure that does not reach its bound."""
    return tuple(_sentences(figures, floor))


def _sentences(figures: Figures, floor: Floor) -> Iterator[str]:
    suggestions = figures.suggestions.precision if figures.suggestions else 0.0
    least = {
        "titles": figures.titles,
        "topics_f1": figures.topics.f1,
        "suggestions": suggestions,
    }
    most = {"generic_titles": figures.generic, "page_difference": figures.page_difference}
    for name, bound in floor.items():
        if name in least and least[name] < bound:
            yield f"{name} {least[name]:.3f} is below {bound:.3f}"
        if name in most and most[name] > bound:
            yield f"{name} {most[name]} is above {bound:g}"
