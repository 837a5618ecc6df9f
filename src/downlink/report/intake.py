"""Catalog → what became of all that was received, by place: read, refused, passed over, why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.read.apart import folder_of, place_below, top_of
from downlink.terminal import escaped, one_line

_MOST = 12
# Places that are told one by one; more than a screen's half nobody reads.
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Intake:
    """What one place gave.

    Attributes:
        place: a host; a folder, or a web archive, where no address is known.
        read: captures that show something.
        empty: captures that show nothing, and in which nothing is broken.
        refused: captures that show nothing, by the reason.
        passed_over: what lies beside captures, by its kind.
    """

    place: str
    read: int
    empty: int
    refused: Mapping[str, int]
    passed_over: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many files and records it has."""
        counts = (*self.refused.values(), *self.passed_over.values())
        return self.read + self.empty + sum(counts)


def intakes(catalog: Catalog) -> tuple[Intake, ...]:
    """Return what each place gave, by its name."""
    top = top_of_catalog(catalog)
    read: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    refused: defaultdict[str, Counter[str]] = defaultdict(Counter)
    passed: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for dump in catalog.dumps:
        place = _host(dump) or place_of(dump, top)
        if dump.received or dump.addresses:
            read[place] += 1
        elif dump.damage:
            refused[place][short_reason(dump)] += 1
        else:
            empty[place] += 1
    for item in catalog.passed_over:
        passed[item.folder][item.kind] = item.count
    places = sorted({*read, *empty, *refused, *passed})
    return tuple(Intake(p, read[p], empty[p], refused[p], passed[p]) for p in places)


def top_of_catalog(catalog: Catalog) -> str:
    """Return the folder that holds all captures and what lies beside them."""
    folders = {folder_of(dump.path) for dump in catalog.dumps}
    return top_of({*folders, *(item.folder for item in catalog.passed_over)})


def place_of(dump: Dump, top: str) -> str:
    """Return the folder, next to the captures, that a dump lies in."""
    return place_below(folder_of(dump.path), top)


def short_reason(dump: Dump) -> str:
    """Return why a dump shows nothing, without what to do."""
    return one_line(dump.damage[0].reason).split(":", 1)[0]


def intake_lines(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each place, the largest ones where there are many."""
    found = intakes(catalog)
    largest = sorted(found, key=lambda item: -item.size)[:_MOST]
    for item in found:
        if item in largest:
            yield _line(item)
    rest = [item for item in found if item not in largest]
    if rest:
        size, read = sum(item.size for item in rest), sum(item.read for item in rest)
        places = "place" if len(rest) == 1 else "places"
        yield f"{len(rest):,} further {places}: {read:,} of {size:,} read"


def passed_over_lines(catalog: Catalog) -> Iterator[str]:
    """Yield the lines of those places where something was refused or passed over."""
    yield from (
        _line(item) for item in intakes(catalog)[:_MOST] if item.refused or item.passed_over
    )


def intake_document(catalog: Catalog) -> list[dict[str, Any]]:
    """Return what each place gave, for programs."""
    return [
        {
            "place": item.place,
            "read": item.read,
            "empty": item.empty,
            "refused": dict(sorted(item.refused.items())),
            "passed_over": dict(item.passed_over),
        }
        for item in intakes(catalog)
    ]


def counted_kinds(kinds: Mapping[str, int]) -> str:
    """Return how many of each kind, the most frequent first: `1,830 pictures, 12 style sheets`."""
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in ranked)


def _line(item: Intake) -> str:
    parts = [f"{item.read:,} read"] if item.read else []
    parts += [f"{item.empty:,} without an entry"] if item.empty else []
    if item.refused:
        ranked = sorted(item.refused.items(), key=lambda reason: (-reason[1], reason[0]))
        told = [f"{reason}: {count:,}" for reason, count in ranked[:_REASONS]]
        told = told if len(ranked) > 1 else [ranked[0][0]]
        told += ["and other reasons"] if len(ranked) > _REASONS else []
        parts.append(f"{sum(item.refused.values()):,} refused ({'; '.join(told)})")
    counts = ", ".join(parts)
    if not item.passed_over:
        return f"{escaped(item.place)}: {counts}"
    were = "was" if sum(item.passed_over.values()) == 1 else "were"
    beside = f"{counted_kinds(item.passed_over)} beside the captures {were} passed over"
    place = escaped(item.place)
    return f"{place}: {'; '.join(filter(None, (counts, beside)))} (see 'downlink explain {place}')"


def _host(dump: Dump) -> str:
    return (urlsplit(dump.source).hostname or "") if dump.source else ""
