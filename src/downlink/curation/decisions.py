"""What a person decided of an archive: its topics.yml and its articles.yml, read together."""

from __future__ import annotations

from pathlib import Path

from downlink.curation.register import Register, read_register
from downlink.curation.taxonomy import read_taxonomy, read_topic_ids
from downlink.errors import ArchiveError, Faults
from downlink.model.topic import Taxonomy


def read_decisions(topics: Path, register: Path) -> tuple[Taxonomy, Register]:
    """Return the taxonomy and the register in the files at these paths.

    Raises:
        ArchiveError: it tells what is wrong in both files: of the values everything, of a broken
            syntax the first. What is wrong with a topic is not told again of the articles that
            name it.
    """
    faults = Faults()
    taxonomy = faults.attempt(None, read_taxonomy, topics)
    ids = _ids_of_broken(topics) if taxonomy is None else taxonomy.by_id.keys()
    entries = faults.attempt(Register(), read_register, register, ids)
    faults.raise_any()
    return Taxonomy() if taxonomy is None else taxonomy, entries


def _ids_of_broken(topics: Path) -> frozenset[str] | None:
    try:
        return read_topic_ids(topics)
    except ArchiveError:
        return None
