"""related.yml → how many of the related articles in an archive a reader calls near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from downlink.curation.yaml_entries import read_records
from downlink.model.stub import Stub
from evaluation.corpus.draw import Drawn

_PATH = Path(__file__).with_name("related.yml")
_KEYS = frozenset({"article", "other", "near"})

Near = Literal["yes", "partly", "no"]
Pair = tuple[str, str]
"""An article and another one, each `owner/name/path`."""


def read_related() -> Mapping[Pair, Near]:
    """Return what a reader says of pairs.

    Raises:
        ArchiveError: the file is broken.
    """
    found: dict[Pair, Near] = {}
    for record in read_records(_PATH, key="pairs"):
        record.reject_unknown_keys(_KEYS)
        near = next((kind for kind in get_args(Near) if kind == record.text("near")), None)
        if near is None:
            raise record.error(f"'near' must be one of {', '.join(get_args(Near))}")
        found[record.text("article"), record.text("other")] = near
    return found


def nearness(
    archived: Iterable[tuple[Drawn, Stub]], judged: Mapping[Pair, Near]
) -> Mapping[Near, int]:
    """Return how many of the related articles are near, of those of which somebody has said it."""
    keys: dict[str, str] = {}
    stubs: dict[str, Stub] = {}
    for item, stub in archived:
        keys.setdefault(stub.slug, f"{item.repository.name}/{item.path}")
        stubs[stub.slug] = stub
    pairs = ((keys[slug], keys[one.slug]) for slug, stub in stubs.items() for one in stub.related)
    counts = Counter(judged[pair] for pair in pairs if pair in judged)
    return {near: counts[near] for near in get_args(Near)}
