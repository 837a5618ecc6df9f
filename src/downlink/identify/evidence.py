"""What captures say of an article beside its text → whether two records can show the same one.

What a person decided counts before all else. The rules are those of a blog: a permalink belongs to
one article, an entry of a listing is another article than its neighbours, and two articles with one
text (a series' boilerplate, a greeting) have titles and days of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from downlink.identify.noise import without_noise

APART = re.compile(r"\s*[|:：·•»«–—_-]|\s+[(（\[]")
# What stands between a title and what is no part of it.


@dataclass(frozen=True, slots=True)
class Record:
    """One text with what was said beside it, the same in each of its sightings.

    Attributes:
        text: folded (see `noise`).
        keys: of its permalinks (see `text.permalinks`).
        title: in small letters; "" where none was captured, as for the others.
        date: when it was published (ISO 8601, to the day at most).
        listings: for each listing that shows it, the texts of the positions where it does.
        entries: of the register, that know it, where a person held them apart from others.
        apart: those others.
    """

    text: str
    keys: frozenset[str] = frozenset()
    title: str = ""
    date: str = ""
    listings: frozenset[str] = frozenset()
    entries: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the records of one article say together.

    Attributes:
        listings: for each listing, the texts under which it shows the article.
    """

    keys: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    listings: dict[str, frozenset[str]] = field(default_factory=dict)
    entries: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()


def evidence_of(record: Record) -> Evidence:
    """Return what one record says."""
    return Evidence(
        record.keys,
        frozenset(filter(None, [record.title])),
        frozenset(filter(None, [record.date])),
        dict.fromkeys(record.listings, frozenset([record.text])),
        record.entries,
        record.apart,
    )


def united(one: Evidence, other: Evidence) -> Evidence:
    """Return what both say."""
    listings = dict(one.listings)
    for listing, texts in other.listings.items():
        listings[listing] = listings.get(listing, frozenset()) | texts
    return Evidence(
        one.keys | other.keys,
        one.titles | other.titles,
        one.dates | other.dates,
        listings,
        one.entries | other.entries,
        one.apart | other.apart,
    )


def without_disputed_keys(records: Sequence[Record]) -> list[Record]:
    """Return the records without the permalinks that entries have in common which a person held
    apart: such an address was two articles', and tells nothing of either.
    """
    holders: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for key in record.keys if record.apart else ():
            holders[key].append(record)
    disputed = frozenset(
        key
        for key, holding in holders.items()
        if any(one.apart & other.entries for one in holding for other in holding)
    )
    if not disputed:
        return list(records)
    return [replace(record, keys=record.keys - disputed) for record in records]


def held_apart(one: Evidence, other: Evidence) -> bool:
    """Whether the two are two articles, whatever their texts: a person said so, they have
    different permalinks, titles and days that both differ, or are two entries of one listing.
    """
    if one.apart & other.entries or other.apart & one.entries:
        return True
    if one.keys and other.keys:
        return one.keys.isdisjoint(other.keys)
    if _differ_in_title(one.titles, other.titles) and _differ_in_time(one.dates, other.dates):
        return True
    few, many = sorted((one, other), key=lambda item: len(item.listings))
    return any(
        texts != many.listings.get(listing, texts) for listing, texts in few.listings.items()
    )


def likeness(one: Evidence, other: Evidence) -> tuple[bool, bool]:
    """Return whether title and date say that the two are one, the stronger first."""
    return (
        bool(one.titles and other.titles) and not _differ_in_title(one.titles, other.titles),
        bool(one.dates and other.dates) and not _differ_in_time(one.dates, other.dates),
    )


def _differ_in_title(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both say something and no two are the same."""
    pairs = [(a, b) for a in one for b in other]
    return bool(pairs) and not any(_is_one_title(a, b) for a, b in pairs)


def _is_one_title(one: str, other: str) -> bool:
    """Whether two titles are one in other punctuation, or one of them has the site's name before
    or behind it, or a subtitle: `LoRA | My blog`, but not `Week 1` and `Week 12`.
    """
    if without_noise(one) == without_noise(other):
        return True
    short, long = sorted((one, other), key=len)
    behind = long.startswith(short) and APART.match(long, len(short))
    before = long.endswith(short) and APART.match(long[: -len(short)][::-1])
    return bool(behind or before)


def _differ_in_time(one: Iterable[str], other: Iterable[str]) -> bool:
    """The same for dates, where one may be less precise than the other."""
    pairs = [(a, b) for a in one for b in other]
    return bool(pairs) and not any(a.startswith(b) or b.startswith(a) for a, b in pairs)
