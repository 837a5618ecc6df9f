"""The pipeline: dumps, register and taxonomy → the catalog; the one place where the steps meet.

Reading, describing and classifying look at one item, so that they can be cached by its content and
spread over processes, as describing is; identifying, naming and relating look at the whole archive:

    dumps     = map  (read, files)               per item
    captures  = apart(dumps)                     whole
    captures  = without_site_names (captures)    whole
    dumps     = with_moved (captures, places)    per item
    dumps     = withhold (dumps, register)       per item
    articles  = identify (dumps, register)       whole
    repeated  = learn (articles)                 whole
    described = map  (describe, articles)        per item
    named     = name (described, register)       whole
    stubs     = map  (classify, unify(named))    per item
    catalog   = relate (stubs, taxonomy)         whole
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from downlink.classify.roles import Classifier, make_classifier
from downlink.curation.register import Register
from downlink.curation.register_entry import RegisterEntry
from downlink.describe.articles import Surroundings, describe_all
from downlink.describe.boilerplate import learn_boilerplate
from downlink.describe.openings import shared_openings
from downlink.describe.stub import describe
from downlink.describe.timeline import capture_order, known_addresses, timeline_of
from downlink.identify.grouping import deduplicate
from downlink.identify.moved import with_moved
from downlink.identify.naming import name
from downlink.identify.registered import registered_texts
from downlink.identify.withholding import withhold
from downlink.model.article import Article, Variant
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy
from downlink.read.apart import apart
from downlink.read.site_names import without_site_names
from downlink.relate.citations import unify_references
from downlink.relate.related import relate
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.slugify import free_slug


@dataclass(frozen=True, slots=True)
class Sources:
    """What a person keeps beside the dumps: the register, the taxonomy, the dialect, and where the
    blog was before it moved.
    """

    register: Register
    topics: Taxonomy
    dialect: Dialect = TRANSMISSION
    moved: Mapping[str, str] = field(default_factory=dict)


def build_catalog(dumps: Iterable[Dump], sources: Sources, processes: int = 1) -> Catalog:
    """Return the catalog of the dumps; the same for the same dumps in any order.

    Args:
        processes: how many may describe articles at once, where there are many.
    """
    captures, passed_over = apart(dumps)
    ordered = without_site_names(sorted(captures, key=capture_order))
    everything = with_moved(ordered, sources.moved)
    received, withheld = withhold(everything, sources.register, sources.dialect)
    articles = deduplicate(received, registered_texts(sources.register, sources.dialect))
    surroundings = Surroundings(
        timeline_of(received), known_addresses(received), learn_boilerplate(articles)
    )
    openings = shared_openings(article.variants[0].body for article in articles)
    shared = [openings.get(article.variants[0].body, 0) for article in articles]
    described = describe_all(articles, shared, surroundings, processes)
    named = unify_references(name(described, articles, sources.register))
    classified = _classify(named, sources)
    relations = relate(classified, sources.topics)
    stubs = tuple(
        replace(stub, related=related) for stub, related in zip(classified, relations, strict=True)
    )
    registered = {entry.slug for entry in sources.register.entries}
    seen = {slug for stub in stubs for slug in (stub.slug, *stub.former)}
    seen.update(slug for item in withheld for slug in item.slugs)
    return Catalog(
        dumps=received,
        stubs=stubs,
        topics=sources.topics,
        unseen=tuple(e.slug for e in sources.register.entries if e.slug not in seen),
        unregistered=tuple(stub.slug for stub in stubs if stub.slug not in registered),
        withheld=withheld,
        passed_over=passed_over,
    )


def _classify(stubs: tuple[Stub, ...], sources: Sources) -> tuple[Stub, ...]:
    classifier: Classifier = make_classifier(sources.topics)
    decided = {entry.slug: entry.topics for entry in sources.register.entries}
    return tuple(
        replace(stub, topics=classifier.classify(stub, decided.get(stub.slug))) for stub in stubs
    )


def slug_for(
    variants: tuple[Variant, ...], catalog: Catalog, entries: Iterable[RegisterEntry]
) -> str:
    """Return the slug that an article of these texts would have beside those of the catalog.

    Args:
        variants: the fullest first.
        entries: the register's, whose slugs are taken.
    """
    ambiguous = {variant.text: () for variant in variants}
    article = Article(None, variants, (), ambiguous)
    timeline, addresses = timeline_of(catalog.dumps), known_addresses(catalog.dumps)
    stub = describe(article, timeline, addresses, {})
    taken = {slug for item in catalog.stubs for slug in (item.slug, *item.former)}
    taken.update(slug for entry in entries for slug in (entry.slug, *entry.former))
    return free_slug(stub.title.text, taken, stub.details.link)
