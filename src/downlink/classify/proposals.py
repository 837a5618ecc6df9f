"""Catalog → terms that several articles share and no topic knows, each ready to become a topic.

A new topic's articles belong together: they are related to each other, and most of them are about
one topic that is known, or about none. A word that stands in articles on anything is a common one,
unless it stands out in them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from downlink.classify import weights
from downlink.classify.cohesion import Cohesion, cohesion
from downlink.classify.narrower import is_piece, narrower_terms, pieces_of
from downlink.classify.people import is_person
from downlink.classify.standing import standings
from downlink.classify.synonyms import Held, synonyms
from downlink.classify.term_mining import shared_terms
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.text.slugify import free_slug

DEEPEST = 2
"""Topics above one that may have narrower ones: the taxonomy has three levels."""

_NONE = ""
_OPENING = 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that could be a topic.

    Attributes:
        slugs: of the articles that share it, in the catalog's order.
        topic: what most of these are about: it could be the new topic's parent, or the term one
            of its aliases; "" where they are about nothing that is known.
        entry: an entry for topics.yml, YAML.
        aliases: other words for the term, as the texts say.
    """

    term: str
    slugs: tuple[str, ...]
    topic: str
    entry: str
    aliases: tuple[str, ...] = ()


def suggest(catalog: Catalog) -> tuple[Suggestion, ...]:
    """Return the terms that could be topics of the catalog's articles, best first."""
    bonds = cohesion(catalog.stubs)
    found = {**_unknown(catalog, bonds), **_narrower(catalog, bonds)}
    held = {term: item.held for term, item in found.items()}
    ranked = sorted((-item.weight, term, item.topic) for term, item in found.items() if item.told)
    same = synonyms(held, [stub.body for stub in catalog.stubs])
    return tuple(_suggestions(ranked, held, same, catalog))


class _Found(NamedTuple):
    """A term: the articles that have it by number, how good a topic it would make, what most of
    them are about, and whether enough tell of it; else it is only another word for one.
    """

    held: tuple[int, ...]
    weight: float
    topic: str
    told: bool


def _unknown(catalog: Catalog, bonds: Cohesion) -> dict[str, _Found]:
    """Return the terms that no topic knows."""
    stubs = catalog.stubs
    texts = [stub.body for stub in stubs]
    shared = shared_terms(texts, _known(catalog), weights.SHARED)
    standing = standings(shared, texts)
    pieces = pieces_of(_names(catalog))
    about = [_about(stub) for stub in stubs]
    common = Counter(topic for topics in about for topic in topics)
    found: dict[str, _Found] = {}
    for term, numbers in shared.items():
        if not standing[term].is_word(term) or is_piece(term, pieces) or is_person(term):
            continue
        topic, chance = _shared_topic([about[number] for number in numbers], common, len(stubs))
        again = standing[term].again
        standout = [_salience(term, stubs[number], number in again) for number in numbers]
        among = bonds.among(numbers)
        told = among >= weights.BOUND and _is_told_of(
            standout, among, together=chance <= weights.BY_CHANCE
        )
        found[term] = _Found(numbers, _worth(standout, among), topic, told)
    return found


def _is_told_of(standout: Sequence[int], among: float, *, together: bool) -> bool:
    """Whether enough articles tell of a term: the fewer, the more they keep together."""
    if together:
        return sum(standout) > len(standout)
    least = max(weights.STANDS_OUT_LEAST, weights.STANDS_OUT - weights.BOUND_COUNTS * among)
    return sum(standout) >= least * len(standout) and _told(standout) >= weights.SHARED_TOLD


def _worth(standout: Sequence[int], among: float) -> float:
    """Return how good a topic a term would make: how much more than once it stands in its
    articles, and how much these keep together.
    """
    return (sum(standout) - len(standout) + 1) * (weights.UNBOUND + among)


def _narrower(catalog: Catalog, bonds: Cohesion) -> dict[str, _Found]:
    """Return what a topic only lists among its own; of names, two articles are enough."""
    names = tuple(_names(catalog))
    found: dict[str, _Found] = {}
    for term, item in narrower_terms(
        catalog.stubs, catalog.topics, names, weights.SHARED_TOLD
    ).items():
        standout, among = tuple(item.held.values()), bonds.among(item.held)
        enough = len(item.held) >= weights.SHARED or any(map(str.isupper, term))
        told = enough and among >= weights.BOUND and _told(standout) >= weights.SHARED_TOLD
        found[term] = _Found(tuple(sorted(item.held)), _worth(standout, among), item.topic, told)
    return found


def _told(standout: Iterable[int]) -> int:
    """Return how many articles tell of a term, and do not only hold it."""
    return sum(own > 1 for own in standout)


def _suggestions(
    ranked: Iterable[tuple[float, str, str]],
    shared: Held,
    same: Mapping[str, frozenset[str]],
    catalog: Catalog,
) -> Iterator[Suggestion]:
    topics = catalog.topics
    taken = set(topics.by_id)
    said: dict[str, frozenset[int]] = {}
    for _, term, topic in ranked:
        others = sorted(same.get(term, ()), key=lambda other: (-len(shared[other]), other))
        held = frozenset(number for name in (term, *others) for number in shared[name])
        if not said.keys().isdisjoint((term, *others)) or _is_said(term, held, said):
            continue
        said.update(dict.fromkeys((term, *others), held))
        slugs = tuple(catalog.stubs[number].slug for number in sorted(held))
        parent = topic
        if topic and len(topics.ancestors(topic)) >= DEEPEST:
            parent = topics[topic].parent
        aliases = [term, *others]
        entry = {"id": free_slug(term, taken), "name": term, "aliases": aliases, "description": ""}
        taken.add(str(entry["id"]))
        if parent:
            entry["parent"] = parent
        written = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False)
        yield Suggestion(term, slugs, topic, written, tuple(others))


def _is_said(term: str, held: frozenset[int], said: Mapping[str, frozenset[int]]) -> bool:
    """Whether a better term holds this one, or is held by it, and mostly in the same texts;
    a plural is no other term.
    """
    own = _single(term)
    return any(
        own == other
        or (
            (own in other or other in own)
            and len(held & numbers) >= weights.SAME_ARTICLES * min(len(held), len(numbers))
        )
        for other, numbers in ((_single(name), numbers) for name, numbers in said.items())
    )


def _single(term: str) -> str:
    """Return a term in small letters and without its plural."""
    return term.casefold().removesuffix("s")


def _names(catalog: Catalog) -> Iterator[str]:
    for topic in catalog.topics:
        yield from (topic.name, *topic.names.values(), *topic.aliases)


def _known(catalog: Catalog) -> Iterator[str]:
    yield from _names(catalog)
    for topic in catalog.topics:
        yield from (*topic.terms, *topic.hints)


def _about(stub: Stub) -> tuple[str, ...]:
    return tuple(topic.id for topic in stub.topics if topic.role == "about") or (_NONE,)


def _shared_topic(
    about: Sequence[tuple[str, ...]], common: Mapping[str, int], total: int
) -> tuple[str, float]:
    """Return the topic that most of some articles are about, "" if it is none, and how likely as
    many of them would be so by chance: 1 where there is no such topic.
    """
    counts = Counter(topic for topics in about for topic in topics)
    likely = [
        (_chance(count, len(about), common[topic] / total), topic)
        for topic, count in counts.items()
        if count >= weights.TOGETHER * len(about)
    ]
    chance, topic = min(likely, default=(1.0, _NONE))
    return topic, chance


def _chance(hits: int, draws: int, share: float) -> float:
    """Return how likely at least `hits` of `draws` articles are about a topic that this share of
    all articles is about.
    """
    if share >= 1:
        return 1.0
    hit, miss = math.log(share), math.log1p(-share)
    return math.fsum(
        math.exp(_log_choose(draws, count) + count * hit + (draws - count) * miss)
        for count in range(hits, draws + 1)
    )


def _log_choose(total: int, count: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(count + 1) - math.lgamma(total - count + 1)


def _salience(term: str, stub: Stub, again: bool) -> int:
    """Return how much a term stands out in an article: in its title, at its beginning, again."""
    own = term.casefold()
    in_title = own in stub.title.text.casefold()
    return 1 + in_title + (own in stub.body[: 2 * _OPENING].casefold()[:_OPENING]) + again
