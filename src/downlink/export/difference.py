"""Two catalogs → what the new one has more, less or otherwise than the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol, TypeVar

from downlink.export.matching import Matches, match
from downlink.export.saved_catalog import SavedCatalog, SavedStub, SavedTopic
from downlink.identify.noise import without_noise
from downlink.settings.dialect import TRANSMISSION, Dialect

_StubPair = tuple[SavedStub, SavedStub]  # an article as it was and as it is


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


_T = TypeVar("_T", bound=_Ordered)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An article by its slug and title."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, order=True)
class TextChange:
    """The fullest text of an article as it was and as it is."""

    slug: str
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class SightingChange:
    """Dumps (their paths) that show an article now and did not, or did and do not any more."""

    slug: str
    title: str
    new: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """The slugs of articles that were several and are one."""

    old: tuple[str, ...]
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Separation:
    """The slugs of articles that were one and are several."""

    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Renaming:
    """An article's slug as it was and as it is."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class TitleChange:
    """An article's title as it was and as it is."""

    slug: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class TopicsChange:
    """Topics that an article has now and did not, or did and has no longer; one of which only the
    role is another stands in both.
    """

    slug: str
    title: str
    new: tuple[SavedTopic, ...]
    missing: tuple[SavedTopic, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new catalog has more, less or otherwise than an old one; each part is sorted. A slug
    is the new catalog's, unless it is called old.

    Attributes:
        new_dumps, missing_dumps: their paths.
        new, gone: articles that only the new catalog, only the old one shows.
        longer: articles whose fullest text runs on from where it ended.
        changed: those whose fullest text is another.
        sightings: of known articles.
    """

    new_dumps: tuple[str, ...] = ()
    missing_dumps: tuple[str, ...] = ()
    new: tuple[Named, ...] = ()
    longer: tuple[TextChange, ...] = ()
    changed: tuple[TextChange, ...] = ()
    sightings: tuple[SightingChange, ...] = ()
    gone: tuple[Named, ...] = ()
    joins: tuple[Join, ...] = ()
    separations: tuple[Separation, ...] = ()
    slugs: tuple[Renaming, ...] = ()
    titles: tuple[TitleChange, ...] = ()
    topics: tuple[TopicsChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, field.name) for field in fields(self))


def compare_catalogs(
    old: SavedCatalog, new: SavedCatalog, dialect: Dialect = TRANSMISSION
) -> Difference:
    """Return what `new` has more, less or otherwise than `old`.

    Args:
        dialect: the archive's; it says how a text that was cut ends.
    """
    matches = match(old, new)
    pairs = _continued(old, new, matches)
    predecessors, successors = matches.predecessors(), matches.successors()
    texts = [(a, b) for a, b in pairs if a.text != b.text]
    longer = {b.slug for a, b in texts if _runs_on(a, b, dialect)}
    return Difference(
        new_dumps=_only(new.dumps, old.dumps),
        missing_dumps=_only(old.dumps, new.dumps),
        new=_named(stub for stub in new.stubs if stub.slug not in predecessors),
        longer=_text_changes((a, b) for a, b in texts if b.slug in longer),
        changed=_text_changes((a, b) for a, b in texts if b.slug not in longer),
        sightings=_sighting_changes(old, new, matches),
        gone=_named(stub for stub in old.stubs if stub.slug not in successors),
        joins=_sorted(Join(was, slug) for slug, was in predecessors.items() if len(was) > 1),
        separations=_sorted(Separation(slug, now) for slug, now in successors.items() if now[1:]),
        slugs=_sorted(Renaming(a.slug, b.slug) for a, b in pairs if a.slug != b.slug),
        titles=_sorted(
            TitleChange(b.slug, a.title, b.title) for a, b in pairs if a.title != b.title
        ),
        topics=_sorted(_topics_change(a, b) for a, b in pairs if set(a.topics) != set(b.topics)),
    )


def _continued(old: SavedCatalog, new: SavedCatalog, matches: Matches) -> list[_StubPair]:
    before, now = _by_slug(old), _by_slug(new)
    return [(before[a], now[b]) for a, b in sorted(matches.continued)]


def _by_slug(catalog: SavedCatalog) -> Mapping[str, SavedStub]:
    return {stub.slug: stub for stub in catalog.stubs}


def _runs_on(old: SavedStub, new: SavedStub, dialect: Dialect) -> bool:
    """Whether the new text is the old one and more: what captures lose or add does not count."""
    before, now = (
        without_noise(dialect.body(stub.text) if stub.truncated else stub.text)
        for stub in (old, new)
    )
    return len(now) > len(before) and now.startswith(before)


def _text_changes(pairs: Iterable[_StubPair]) -> tuple[TextChange, ...]:
    return _sorted(TextChange(b.slug, b.title, a.text, b.text) for a, b in pairs)


def _sighting_changes(
    old: SavedCatalog, new: SavedCatalog, matches: Matches
) -> tuple[SightingChange, ...]:
    """Return, for each article that was known, the dumps that show it now and showed none that it
    was, and those that showed it and show none that it is.
    """
    before, now = _by_slug(old), _by_slug(new)
    successors = matches.successors()
    changes = []
    for slug, was in matches.predecessors().items():
        stub = now[slug]
        showed = frozenset[str]().union(*(before[item].dumps for item in was))
        shows = stub.dumps.union(*(now[s].dumps for item in was for s in successors[item]))
        change = SightingChange(slug, stub.title, _only(stub.dumps, showed), _only(showed, shows))
        if change.new or change.missing:
            changes.append(change)
    return _sorted(changes)


def _topics_change(old: SavedStub, new: SavedStub) -> TopicsChange:
    more, less = _only(new.topics, old.topics), _only(old.topics, new.topics)
    return TopicsChange(new.slug, new.title, more, less)


def _named(stubs: Iterable[SavedStub]) -> tuple[Named, ...]:
    return _sorted(Named(stub.slug, stub.title) for stub in stubs)


def _only(these: Iterable[_T], others: Iterable[_T]) -> tuple[_T, ...]:
    return _sorted(set(these).difference(others))


def _sorted(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(items))
