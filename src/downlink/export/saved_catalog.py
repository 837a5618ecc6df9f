"""The catalog's JSON, schema 1 → what two catalogs are compared by: dumps, articles, texts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from downlink.errors import ArchiveError
from downlink.export.catalog_json import SCHEMA, catalog_document
from downlink.files import read_text
from downlink.model.catalog import Catalog
from downlink.model.dump import Sighting
from downlink.terminal import quoted

_T = TypeVar("_T", str, int, bool, list[Any])
_NAMES = {str: "a text", int: "a number", bool: "true or false", list: "a list"}
_REMEDY = "make it anew with 'downlink catalog --json'"


@dataclass(frozen=True, slots=True, order=True)
class SavedTopic:
    """A topic that an article has, and its role: `about` or `mention`."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class SavedVariant:
    """One distinct text of an article and where it was seen."""

    text: str
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class SavedStub:
    """An article as a catalog's JSON gives it.

    Attributes:
        text: the fullest variant's, as received.
        truncated: whether even that is cut.
    """

    slug: str
    title: str
    text: str
    truncated: bool
    topics: tuple[SavedTopic, ...]
    sightings: tuple[Sighting, ...]
    variants: tuple[SavedVariant, ...]

    @property
    def dumps(self) -> frozenset[str]:
        """The paths of the dumps that show it."""
        return frozenset(place.dump for place in self.sightings)


@dataclass(frozen=True, slots=True)
class SavedCatalog:
    """What a catalog's JSON says of dumps (their paths) and articles; no two have one slug."""

    dumps: tuple[str, ...]
    stubs: tuple[SavedStub, ...]

    def moved(self, old: str, new: str) -> SavedCatalog:
        """Return the catalog of an archive in the folder `new` that was read in the folder `old`,
        where dumps that stand outside of an archive have addresses below either.
        """
        paths = tuple(_moved(path, old, new) for path in self.dumps)
        if paths == self.dumps:
            return self
        return SavedCatalog(paths, tuple(_stub_moved(stub, old, new) for stub in self.stubs))


def _moved(path: str, old: str, new: str) -> str:
    return new + path.removeprefix(old) if path.startswith(f"{old}/") else path


def _stub_moved(stub: SavedStub, old: str, new: str) -> SavedStub:
    def moved(places: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
        return tuple(Sighting(_moved(item.dump, old, new), item.position) for item in places)

    variants = tuple(SavedVariant(item.text, moved(item.sightings)) for item in stub.variants)
    return replace(stub, sightings=moved(stub.sightings), variants=variants)


class _UnfitError(ValueError):
    """What is wrong with a document, without the file's name."""


def saved(catalog: Catalog) -> SavedCatalog:
    """Return what the catalog's JSON would say."""
    return _catalog(catalog_document(catalog))


def read_saved_catalog(path: Path) -> SavedCatalog:
    """Return what the file at `path`, made by `downlink catalog --json`, says.

    Raises:
        ArchiveError: it cannot be read, is no JSON, or no catalog of this schema.
    """
    content = read_text(path).removeprefix("\ufeff")
    try:
        return _catalog(json.loads(content))
    except json.JSONDecodeError as error:
        problem = f"is no JSON ({error.msg}): {_REMEDY}"
        raise ArchiveError(problem, path=path, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        problem = f"is nested deeper than any catalog: {_REMEDY}"
        raise ArchiveError(problem, path=path) from error
    except _UnfitError as error:
        raise ArchiveError(f"{error}: {_REMEDY}", path=path) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise ArchiveError(f"is no catalog ({error}): {_REMEDY}", path=path) from error


def _catalog(document: object) -> SavedCatalog:
    schema = document.get("schema") if isinstance(document, dict) else None
    if type(schema) is not int:
        raise _UnfitError("is no catalog: it has no number 'schema'")
    if schema != SCHEMA:
        raise _UnfitError(f"is a catalog of schema {schema}, and this Downlink reads {SCHEMA}")
    dumps = tuple(_value(item, "path", str, place) for item, place in _items(document, "dumps"))
    stubs = tuple(_stub(item, place) for item, place in _items(document, "stubs"))
    for slug, number in Counter(stub.slug for stub in stubs).items():
        if number > 1:
            raise _UnfitError(f"is no catalog: {number} articles have the slug {quoted(slug)}")
    return SavedCatalog(dumps, stubs)


def _stub(item: object, place: str) -> SavedStub:
    return SavedStub(
        slug=_value(item, "slug", str, place),
        title=_value(item, "title", str, place),
        text=_value(item, "text", str, place),
        truncated=_value(item, "truncated", bool, place),
        topics=tuple(_topic(*found) for found in _items(item, "topics", place)),
        sightings=_sightings(item, place),
        variants=tuple(_variant(*found) for found in _items(item, "variants", place)),
    )


def _topic(item: object, place: str) -> SavedTopic:
    return SavedTopic(_value(item, "id", str, place), _value(item, "role", str, place))


def _variant(item: object, place: str) -> SavedVariant:
    return SavedVariant(_value(item, "text", str, place), _sightings(item, place))


def _sightings(item: object, place: str) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(_value(found, "dump", str, where), _value(found, "position", int, where))
        for found, where in _items(item, "sightings", place)
    )


def _items(holder: object, key: str, place: str = "") -> Iterator[tuple[object, str]]:
    """Yield each item of the list that stands under the key, with its place in the document."""
    for number, item in enumerate(_value(holder, key, list[Any], place)):
        yield item, f"{_inside(place, key)}[{number}]"


def _value(holder: object, key: str, kind: type[_T], place: str) -> _T:
    value = holder.get(key) if isinstance(holder, dict) else None
    plain: type = getattr(kind, "__origin__", kind)
    if type(value) is not plain:  # true is no number
        raise _UnfitError(f"is no catalog: '{_inside(place, key)}' is not {_NAMES[plain]}")
    return cast("_T", value)


def _inside(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
