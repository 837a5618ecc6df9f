"""Runs the pipeline and the plain baseline over the sets and returns the figures of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from downlink.classify.proposals import suggest
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy, Topic
from evaluation.archives import (
    catalog_of_texts,
    page_differences,
    real_catalog,
    stubs_in_order,
)
from evaluation.baseline import PlainTopics, plain_title
from evaluation.gold import GoldSet, Judgement
from evaluation.measures import Score, holds_key_term, is_generic, term_score, topic_score

PLAIN_LEAST = 1
"""How often the baseline wants a topic named: of 1, 2 and 3 the one that does best on dev."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The title and topics that were found for one article."""

    judgement: Judgement
    title: str
    about: tuple[str, ...]

    @property
    def titled(self) -> bool:
        """Whether the title names the right thing."""
        return holds_key_term(self.title, self.judgement)

    @property
    def score(self) -> Score:
        """The score of its topics."""
        return topic_score(self.about, self.judgement)


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the answers are over a set.

    Attributes:
        suggestions: of the suggested terms, None where they are not judged.
        suggested: the terms themselves.
        pages: topic → entries by which its page differs from the curated archive's.
    """

    answers: tuple[Answer, ...]
    suggestions: Score | None = None
    suggested: tuple[str, ...] = ()
    pages: tuple[tuple[str, int], ...] = ()

    @property
    def titled(self) -> int:
        """How many titles name the right thing."""
        return sum(answer.titled for answer in self.answers)

    @property
    def titles(self) -> float:
        """The share of titles that name the right thing."""
        return self.titled / len(self.answers)

    @property
    def generic(self) -> int:
        """How many titles are a generic heading and nothing else."""
        return sum(is_generic(answer.title) for answer in self.answers)

    @property
    def topics(self) -> Score:
        """The score of all topics."""
        return sum((answer.score for answer in self.answers), Score())

    @property
    def page_difference(self) -> int:
        """The entries of the page that differs most."""
        return max((count for _, count in self.pages), default=0)


def measure_gold(gold: GoldSet, topics: Taxonomy) -> Figures:
    """Return the figures of the pipeline over a set of excerpts."""
    catalog = catalog_of_texts([item.text for item in gold.excerpts], topics)
    judgements = [item.judgement for item in gold.excerpts]
    suggested = tuple(suggestion.term for suggestion in suggest(catalog))
    return Figures(
        _answers(judgements, stubs_in_order(catalog)),
        term_score(suggested, gold.terms, gold.either_terms) if gold.terms else None,
        suggested,
    )


def measure_real(judgements: Sequence[Judgement], topics: Taxonomy) -> Figures:
    """Return the figures of the pipeline over the real dumps, without the register.

    Raises:
        KeyError: a judged article is not in the archive, or is another one without the register.
    """
    curated = real_catalog(topics, curated=True)
    found = real_catalog(topics, curated=False)
    differences = page_differences(curated, found)
    return Figures(
        _answers(judgements, _real_stubs(judgements, curated, found)),
        pages=tuple(sorted(differences.items(), key=lambda item: (-item[1], item[0]))),
    )


def measure_plain(
    judgements: Iterable[Judgement],
    texts: Iterable[str],
    topics: Iterable[Topic],
    least: int = PLAIN_LEAST,
) -> Figures:
    """Return the figures of the baseline over the same texts."""
    finder = PlainTopics(topics, least)
    return Figures(
        tuple(
            Answer(judgement, plain_title(text), finder.about(text))
            for judgement, text in zip(judgements, texts, strict=True)
        )
    )


def real_texts(judgements: Iterable[Judgement], topics: Taxonomy) -> tuple[str, ...]:
    """Return the text of each judged article of the real dumps."""
    texts = {stub.slug: stub.text for stub in real_catalog(topics, curated=True).stubs}
    return tuple(texts[judgement.name] for judgement in judgements)


def _real_stubs(
    judgements: Iterable[Judgement], curated: Catalog, found: Catalog
) -> tuple[Stub, ...]:
    """Match by the text: without a register the slugs are others."""
    texts = {stub.slug: stub.text for stub in curated.stubs}
    stubs = {stub.text: stub for stub in found.stubs}
    return tuple(stubs[texts[judgement.name]] for judgement in judgements)


def _answers(judgements: Iterable[Judgement], stubs: Iterable[Stub]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            judgement,
            stub.title.text,
            tuple(topic.id for topic in stub.topics if topic.role == "about"),
        )
        for judgement, stub in zip(judgements, stubs, strict=True)
    )
