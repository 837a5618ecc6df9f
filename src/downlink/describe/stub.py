"""Articles, register and dumps → stubs with slug, title, structure, references and times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from downlink.curation.register import Entry, Register
from downlink.describe.formulas import restore_formulas
from downlink.describe.language import language_of
from downlink.describe.references import references_of
from downlink.describe.structure import structure
from downlink.describe.titles import find_title
from downlink.identify.grouping import Article, merge_details
from downlink.model import Details, ParsedDump, Sighting, Stub, Title
from downlink.text.headings import is_generic
from downlink.text.slugify import free_slug

_LONGEST_TITLE = 200
_AS_SHOWN = 0.95
# The confidence of a title that a capture shows: it may be a page's or a section's.


def in_time(dump: ParsedDump) -> tuple[str, str]:
    """Return the key that puts dumps in the order of their capture; those of unknown time come
    first, by their path.
    """
    return (dump.captured or "", dump.path)


def describe(
    articles: tuple[Article, ...], register: Register, dumps: Sequence[ParsedDump]
) -> tuple[Stub, ...]:
    """Return the stub of each article.

    Args:
        dumps: in the order in which sightings are listed.
    """
    order = {dump.path: number for number, dump in enumerate(dumps)}
    captured = {dump.path: dump.captured or "" for dump in dumps}
    named = _name(articles, register, _known_addresses(dumps))
    slugs = [item.slug for item in named]
    return tuple(
        _stub(article, own, slugs, _Times(order, captured))
        for article, own in zip(articles, named, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Named:
    slug: str
    title: Title
    entry: Entry | None
    details: Details
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Times:
    order: dict[str, int]
    captured: dict[str, str]

    def place(self, sighting: Sighting) -> tuple[int, int]:
        return (self.order[sighting.dump], sighting.position)


def _known_addresses(dumps: Sequence[ParsedDump]) -> dict[str, Details]:
    """Return what captures without its text say of the article at an address."""
    found: dict[str, Details] = {}
    for known in (known for dump in dumps for known in dump.addresses):
        said = Details(known.title, known.link, known.date, known.author, known.tags)
        found[known.link] = merge_details([found.get(known.link, said), said])
    return found


def _name(
    articles: tuple[Article, ...], register: Register, known: Mapping[str, Details]
) -> list[_Named]:
    taken = {entry.slug for entry in register.entries}
    named: list[_Named] = []
    for article in articles:
        entry = None if article.entry is None else register.entries[article.entry]
        details = merge_details(variant.details for variant in article.variants)
        if details.link in known:
            details = merge_details([details, known[details.link]])
        title = _title(article, entry, details)
        slug = entry.slug if entry else free_slug(title.text, taken)
        taken.add(slug)
        former = tuple(register.entries[index].slug for index in article.also)
        named.append(_Named(slug, title, entry, details, former))
    return named


def _title(article: Article, entry: Entry | None, details: Details) -> Title:
    """A person's title first, then the one that a capture shows, then what the text offers."""
    if entry and entry.title:
        return Title(entry.title, "register")
    shown = " ".join(details.title.split())
    if shown and not is_generic(shown):
        return Title(shown[:_LONGEST_TITLE], "heading", _AS_SHOWN)
    return find_title(article.variants[0].body)


def _stub(article: Article, own: _Named, slugs: list[str], times: _Times) -> Stub:
    fullest = article.variants[0]
    sightings = sorted(
        (place for item in article.variants for place in item.sightings), key=times.place
    )
    captured = sorted(filter(None, (times.captured[place.dump] for place in sightings)))
    source = own.entry.source if own.entry else ""
    others = tuple(variant.body for variant in article.variants[1:])
    return Stub(
        slug=own.slug,
        title=own.title,
        language=language_of(fullest.body),
        variants=tuple(
            replace(
                item,
                ambiguous=tuple(slugs[other] for other in article.ambiguous[item.text]),
                sightings=tuple(sorted(item.sightings, key=times.place)),
            )
            for item in article.variants
        ),
        sightings=tuple(sightings),
        blocks=structure(
            fullest.body,
            truncated=fullest.truncated,
            formulas=restore_formulas(fullest.body, others),
        ),
        references=references_of(fullest.body, truncated=fullest.truncated),
        details=replace(own.details, link=source or own.details.link),
        first_seen=captured[0] if captured else "",
        last_seen=captured[-1] if captured else "",
        note=own.entry.note if own.entry else "",
        former=own.former,
    )
