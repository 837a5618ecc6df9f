"""Dumps and register → records: each distinct text with what was said beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from downlink.identify.evidence import Record
from downlink.model.article import Variant, merge_details
from downlink.model.dump import Details, Dump, Excerpt, Sighting
from downlink.text.grammar.headings import is_generic
from downlink.text.permalinks import address_key, fragment_of, is_listing

_LISTINGS = frozenset(["feed", "html"])
# Formats of which one capture shows an article once; people write one down as often as they like.

_DAY = len("2024-05-31")


@dataclass(frozen=True, slots=True)
class RegisteredText:
    """A text by which entry number `entry` of the register recognises its article.

    Attributes:
        link: the article's permalink, if it was known.
        title, date: as captured with it, if they were.
        apart: the numbers of entries that a person said to be other articles.
    """

    entry: int
    text: str
    body: str
    link: str = ""
    title: str = ""
    date: str = ""
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it was seen, each time with the same said beside it.

    Attributes:
        keys: of its permalink and of the other addresses that lead to it.
        listings: the paths of listings that show it.
    """

    variant: Variant
    keys: frozenset[str]
    title: str
    date: str
    listings: frozenset[str]


_NO_KEYS: frozenset[str] = frozenset()

_Said = tuple[str, frozenset[str], str, str]
# Text, keys of its addresses, title, day.


def collect(dumps: Iterable[Dump]) -> list[Seen]:
    """Join the excerpts of one text of which the same is said, with their sightings in order."""
    sightings: dict[_Said, list[Sighting]] = defaultdict(list)
    details: dict[_Said, dict[Details, None]] = defaultdict(dict)
    bodies: dict[str, str] = {}
    contents: dict[_Said, bytes] = {}
    listings: dict[_Said, set[str]] = defaultdict(set)
    known: dict[frozenset[str], dict[int, _Said]] = defaultdict(dict)
    # By identity: readers give all repeats of an excerpt as one value, and there may be millions.
    for dump in sorted(dumps, key=lambda dump: dump.path):
        is_one = dump.format in _LISTINGS and dump.received > 1
        placed = zip(dump.positions, dump.excerpts, _keys(dump), strict=True)
        for position, excerpt, keys in placed:
            own = known[keys]
            said = own.get(id(excerpt))
            if said is None:
                said = own[id(excerpt)] = _said(excerpt, keys)
                details[said].setdefault(excerpt.details)
                bodies[excerpt.text] = excerpt.body
                if excerpt.content:
                    known_content = contents.get(said, b"")
                    contents[said] = max(known_content, excerpt.content, key=size_of)
            sightings[said].append(Sighting(dump.path, position))
            if is_one:
                listings[said].add(dump.path)
    return [
        Seen(
            _variant(
                bodies[said[0]],
                said,
                tuple(places),
                _Shown(tuple(details[said]), contents.get(said, b"")),
            ),
            *said[1:],
            frozenset(listings[said]),
        )
        for said, places in sightings.items()
    ]


class _Shown(NamedTuple):
    """What captures show beside a text."""

    details: tuple[Details, ...]
    content: bytes


def size_of(content: bytes) -> tuple[int, bytes]:
    """Order packed contents of one text by how much they say of it."""
    return len(content), content


def _said(excerpt: Excerpt, keys: frozenset[str]) -> _Said:
    details = excerpt.details
    return (excerpt.text, keys, _plain_title(details.title), details.date[:_DAY])


def _variant(
    body: str,
    said: _Said,
    places: tuple[Sighting, ...],
    shown: _Shown,
) -> Variant:
    merged = merge_details(shown.details)
    plain, key = merged.link.partition("#")[0], permalink_key(merged.link)
    links = {key: plain, f"{key}#{fragment_of(merged.link)}": merged.link}
    link = next((address for own, address in links.items() if own in said[1]), "")
    return Variant(
        said[0], body, places, merged, said=shown.details, permalink=link, content=shown.content
    )


def record_of(item: Seen | RegisteredText, folded: Mapping[str, str]) -> Record:
    """Return what is known of a text beside it.

    Args:
        folded: the folded texts by their bodies.
    """
    if isinstance(item, Seen):
        return Record(folded[item.variant.body], item.keys, item.title, item.date, item.listings)
    key, fragment = permalink_key(item.link), fragment_of(item.link)
    keys = frozenset([f"{key}#{fragment}" if fragment else key]) if key else frozenset()
    entries = frozenset([item.entry]) if item.apart else frozenset[int]()
    return Record(
        folded[item.body],
        keys,
        _plain_title(item.title),
        item.date[:_DAY],
        entries=entries,
        apart=item.apart,
    )


def permalink_key(link: str) -> str:
    """Return what the addresses of one article have in common, "" for a listing's address."""
    return "" if not link or is_listing(link) else address_key(link)


def _keys(dump: Dump) -> list[frozenset[str]]:
    """Return the keys of each excerpt's addresses. A link that is the capture's own address is a
    permalink where the capture shows one article only; a fragment that tells two entries of one
    capture apart stays.
    """
    links = [excerpt.details.link for excerpt in dump.excerpts]
    if not any(links) and not any(excerpt.details.aliases for excerpt in dump.excerpts):
        return [_NO_KEYS] * len(links)
    keys = [permalink_key(link) for link in links]
    own = address_key(dump.source) if dump.source and dump.received > 1 else ""
    fragments: dict[str, set[str]] = defaultdict(set)
    for link, key in zip(links, keys, strict=True):
        if key:
            fragments[key].add(fragment_of(link))
    found = (
        _with_fragment(key, link, fragments[key], own) if key else ""
        for link, key in zip(links, keys, strict=True)
    )
    return [
        frozenset({key, *map(permalink_key, excerpt.details.aliases)} - {"", own})
        for key, excerpt in zip(found, dump.excerpts, strict=True)
    ]


def _with_fragment(key: str, link: str, fragments: set[str], own: str) -> str:
    fragment = fragment_of(link)
    if fragment and len(fragments) > 1:
        return f"{key}#{fragment}"
    return "" if key == own else key


def _plain_title(title: str) -> str:
    return "" if is_generic(title) else " ".join(title.casefold().split())
