"""tests/gold/ → what a careful reader says of excerpts: the measure that the evaluation applies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from downlink.curation.yaml_entries import Record, read_records
from downlink.errors import ArchiveError

_KEYS = frozenset({"id", "text", "about", "mention_ok", "key_terms", "language"})
_REAL_KEYS = frozenset({"slug", "about", "mention_ok", "key_terms"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader says of one article.

    Attributes:
        about: ids of the topics it is about; what a topic's parents are goes without saying.
        either: ids on which people could differ: neither right nor wrong.
        key_terms: its title must hold one of them.
    """

    name: str
    about: frozenset[str]
    either: frozenset[str]
    key_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldExcerpt:
    """An excerpt written by hand, as a dump would show it, and the judgement on it."""

    text: str
    language: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Excerpts, and the terms that a good suggestion of topics names from them.

    Attributes:
        either_terms: terms whose being suggested is neither right nor wrong.
    """

    excerpts: tuple[GoldExcerpt, ...]
    terms: tuple[str, ...]
    either_terms: tuple[str, ...]


def read_gold(path: Path, topic_ids: Collection[str]) -> GoldSet:
    """Return the set in the file at `path`.

    Raises:
        ArchiveError: it is broken, names one excerpt twice, or names a topic not in `topic_ids`.
    """
    records = read_records(path, key="excerpts")
    excerpts = tuple(
        GoldExcerpt(
            _needed(record, "text"),
            _needed(record, "language"),
            _judgement(record, "id", _KEYS, topic_ids),
        )
        for record in records
    )
    _check_once((item.judgement.name for item in excerpts), path)
    return GoldSet(excerpts, _terms(path, "new_terms"), _terms(path, "new_terms_ok"))


def read_real(path: Path, topic_ids: Collection[str]) -> tuple[Judgement, ...]:
    """Return the judgements on the articles of the real dumps, each named by its slug.

    Raises:
        ArchiveError: as for `read_gold`.
    """
    records = read_records(path, key="articles")
    found = tuple(_judgement(record, "slug", _REAL_KEYS, topic_ids) for record in records)
    _check_once((item.name for item in found), path)
    return found


def _judgement(
    record: Record, name: str, keys: frozenset[str], topic_ids: Collection[str]
) -> Judgement:
    record.reject_unknown_keys(keys)
    about, either = (frozenset(record.texts(key) or ()) for key in ("about", "mention_ok"))
    unknown = sorted((about | either).difference(topic_ids))
    if unknown:
        raise record.error(f"unknown topic '{unknown[0]}': correct it or add it to topics.yml")
    if about & either:
        twice = min(about & either)
        raise record.error(f"'{twice}' cannot be right and open at once: remove it from one list")
    key_terms = record.texts("key_terms")
    if not key_terms:
        raise record.error("there is no key term for the title: write key_terms: [one, two]")
    return Judgement(_needed(record, name), about, either, key_terms)


def _needed(record: Record, key: str) -> str:
    value = record.text(key)
    if not value:
        raise record.error(f"'{key}' is missing: write it")
    return value


def _check_once(names: Iterable[str], path: Path) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ArchiveError(f"'{name}' stands here twice: rename one", path=path)
        seen.add(name)


def _terms(path: Path, key: str) -> tuple[str, ...]:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(str(term) for term in document.get(key) or ())
