"""evaluation/corpus/*.yml → what readers say excerpts are about, and what authors' tags mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.yaml_entries import read_records
from evaluation.gold import Judgement

_FOLDER = Path(__file__).parent
_KEYS = frozenset({"set", "repository", "path", "about", "either"})

Key = tuple[str, str]
"""A repository and a path in it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A reader's judgement, and the set in which the excerpt was read."""

    name: str
    judgement: Judgement


def read_judged() -> Mapping[Key, Judged]:
    """Return the judgements by excerpt.

    Raises:
        ArchiveError: the file is broken.
    """
    found: dict[Key, Judged] = {}
    for record in read_records(_FOLDER / "judged.yml", key="excerpts"):
        record.reject_unknown_keys(_KEYS)
        key = record.text("repository"), record.text("path")
        about, either = (frozenset(record.texts(name) or ()) for name in ("about", "either"))
        found[key] = Judged(record.text("set"), Judgement(key[1], about, either, ()))
    return found


def read_tags() -> Mapping[str, str]:
    """Return which topic a tag means, by the tag in small letters.

    Raises:
        ArchiveError: the file is broken.
    """
    records = read_records(_FOLDER / "tags.yml", key="tags")
    return {record.text("tag"): record.text("topic") for record in records}
