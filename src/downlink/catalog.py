"""The pipeline: dumps, register and taxonomy → the catalog; it reads like README's picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from downlink.classify import Classifier, make_classifier
from downlink.deduplicate import Article, Known, deduplicate
from downlink.describe.language import language_of
from downlink.describe.references import references_of
from downlink.describe.structure import structure
from downlink.describe.title import find_title
from downlink.dialect import TRANSMISSION, Dialect
from downlink.model import Catalog, Dump, Stub, Title, Topic
from downlink.parse import parse
from downlink.register import Entry, Register
from downlink.relate import relate
from downlink.slugs import free_slug


@dataclass(frozen=True, slots=True)
class Sources:
    """What a person keeps beside the dumps: the register, the taxonomy, the dialect."""

    register: Register
    topics: tuple[Topic, ...]
    dialect: Dialect = TRANSMISSION


def build_catalog(dumps: Iterable[Dump], sources: Sources) -> Catalog:
    """Return the catalog of the dumps; the same for the same dumps in any order."""
    parsed = tuple(
        sorted((parse(dump, sources.dialect) for dump in dumps), key=lambda dump: dump.path)
    )
    excerpts = (excerpt for dump in parsed for excerpt in dump.excerpts)
    articles = deduplicate(excerpts, _known(sources))
    described = _describe(articles, sources.register)
    classified = _classify(described, sources)
    relations = relate(classified, sources.topics)
    stubs = tuple(
        replace(stub, related=related) for stub, related in zip(classified, relations, strict=True)
    )
    registered = {entry.slug for entry in sources.register.entries}
    seen = {stub.slug for stub in stubs}
    return Catalog(
        dumps=parsed,
        stubs=stubs,
        topics=sources.topics,
        unseen=tuple(e.slug for e in sources.register.entries if e.slug not in seen),
        unregistered=tuple(stub.slug for stub in stubs if stub.slug not in registered),
    )


def _known(sources: Sources) -> tuple[Known, ...]:
    return tuple(
        Known(number, text, sources.dialect.body(text))
        for number, entry in enumerate(sources.register.entries)
        for text in entry.excerpts
    )


def _describe(articles: tuple[Article, ...], register: Register) -> tuple[Stub, ...]:
    """Give every article its slug, and what its fullest text says."""
    taken = {entry.slug for entry in register.entries}
    slugs: list[str] = []
    titles: list[Title] = []
    for article in articles:
        entry = None if article.entry is None else register.entries[article.entry]
        title = _title(article, entry)
        slug = entry.slug if entry else free_slug(title.text, taken)
        taken.add(slug)
        slugs.append(slug)
        titles.append(title)
    return tuple(
        _stub(article, slugs, number, titles[number], register)
        for number, article in enumerate(articles)
    )


def _title(article: Article, entry: Entry | None) -> Title:
    if entry and entry.title:
        return Title(entry.title, "register")
    return find_title(article.variants[0].body)


def _stub(
    article: Article, slugs: list[str], number: int, title: Title, register: Register
) -> Stub:
    entry = None if article.entry is None else register.entries[article.entry]
    fullest = article.variants[0]
    return Stub(
        slug=slugs[number],
        title=title,
        language=language_of(fullest.body),
        variants=tuple(
            replace(item, ambiguous=tuple(slugs[other] for other in article.ambiguous[item.text]))
            for item in article.variants
        ),
        sightings=tuple(sorted(place for item in article.variants for place in item.sightings)),
        blocks=structure(fullest.body, truncated=fullest.truncated),
        references=references_of(fullest.body, truncated=fullest.truncated),
        source=entry.source if entry else "",
        note=entry.note if entry else "",
    )


def _classify(stubs: tuple[Stub, ...], sources: Sources) -> tuple[Stub, ...]:
    classifier: Classifier = make_classifier(sources.topics)
    decided = {entry.slug: entry.topics for entry in sources.register.entries}
    return tuple(
        replace(
            stub,
            topics=classifier.classify(stub.title.text, stub.body, decided.get(stub.slug)),
        )
        for stub in stubs
    )
