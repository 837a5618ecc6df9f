"""Stubs and register → each stub under its slug, with what a person said of its article.

A slug is an address: the register's for good, or a new one out of the permalink or the title. Two
articles never have the same, so that this looks at the whole archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from downlink.curation.register import Register
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.relations import apart, target
from downlink.model.article import Article
from downlink.model.stub import Stub, Title
from downlink.text.slugify import free_slug


def name(
    stubs: Sequence[Stub], articles: Sequence[Article], register: Register
) -> tuple[Stub, ...]:
    """Return the stubs with their slugs, the register's titles, sources and notes in the place of
    what captures say, and the slugs of the articles that a variant could be of as well.

    Args:
        stubs: described, one of each of `articles`, in their order.
    """
    relations = _relations(register)
    corrected = [
        _corrected(stub, article, register, relations)
        for stub, article in zip(stubs, articles, strict=True)
    ]
    slugs = _slugs(corrected, articles, register)
    return tuple(
        _named(stub, slug, article, slugs)
        for stub, slug, article in zip(corrected, slugs, articles, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Relations:
    """What a person said of each article beside what it is.

    Attributes:
        aliases: by its entry's slug all further ones: those that it had before, and those of
            entries that a person said to be it.
        apart: by its entry's slug those of articles that are others.
    """

    aliases: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, frozenset[str]]


def _relations(register: Register) -> _Relations:
    entries = {entry.slug: entry for entry in register.entries}
    aliases = {entry.slug: entry.former for entry in register.entries}
    for entry in register.entries:
        if entry.same_as:
            aliases[target(entry.slug, entries)] += (entry.slug, *entry.former)
    return _Relations(aliases, apart(entries))


def _corrected(stub: Stub, article: Article, register: Register, said: _Relations) -> Stub:
    """Return the stub with what a person said of it."""
    if article.entry is None:
        return stub
    entry: RegisterEntry = register.entries[article.entry]
    merged = [register.entries[number].slug for number in article.merged_entries]
    further = (alias for slug in merged for alias in (slug, *said.aliases[slug]))
    return replace(
        stub,
        title=Title(entry.title, "register") if entry.title else stub.title,
        details=replace(stub.details, link=entry.source or stub.details.link),
        note=entry.note,
        former=(*said.aliases[entry.slug], *further),
        apart=tuple(sorted(said.apart.get(entry.slug, ()))),
    )


def _slugs(stubs: Sequence[Stub], articles: Sequence[Article], register: Register) -> list[str]:
    taken = {slug for entry in register.entries for slug in (entry.slug, *entry.former)}
    slugs: list[str] = []
    for stub, article in zip(stubs, articles, strict=True):
        known = None if article.entry is None else register.entries[article.entry].slug
        slug = known or free_slug(stub.title.text, taken, stub.details.link)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _named(stub: Stub, slug: str, article: Article, slugs: Sequence[str]) -> Stub:
    variants = tuple(
        replace(item, ambiguous=tuple(slugs[other] for other in article.ambiguous[item.text]))
        for item in stub.variants
    )
    return replace(stub, slug=slug, variants=variants)
