"""Classification of 10,000 stubs against 1,000 aliases, and against the whole default taxonomy."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from benchmarks.corpus import articles, noisy_corpus
from downlink.classify.roles import make_classifier
from downlink.curation.taxonomy import DEFAULT, read_taxonomy
from downlink.describe.structure import structure
from downlink.describe.titles import find_title
from downlink.model.article import Variant
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy, Topic
from downlink.settings.dialect import TRANSMISSION

STUBS, ALIASES = 10_000, 1_000


@dataclass(frozen=True)
class Run:
    """How long classifying all stubs took, on one core, with so many words of topics."""

    words: int
    seconds: float


def measure() -> tuple[Run, ...]:
    """Return the run against `ALIASES` words and the one against all of the taxonomy's."""
    stubs = _stubs()
    topics = read_taxonomy(DEFAULT)
    return tuple(_run(stubs, chosen) for chosen in (_first(topics, ALIASES), topics))


def _run(stubs: Sequence[Stub], topics: Taxonomy) -> Run:
    words = sum(len(topic.aliases) + len(topic.terms) + len(topic.hints) for topic in topics)
    started = time.process_time()
    classifier = make_classifier(topics)
    for stub in stubs:
        classifier.classify(stub, None)
    return Run(words, time.process_time() - started)


def _first(topics: Taxonomy, most: int) -> Taxonomy:
    """Return the topics with `most` words in all: their aliases, and as many terms as fit."""
    left = most - sum(len(topic.aliases) for topic in topics)
    found: list[Topic] = []
    for topic in topics:
        terms = tuple(islice(topic.terms, max(0, left)))
        left -= len(terms)
        found.append(replace(topic, terms=terms, hints=()))
    return Taxonomy(tuple(found))


def _stubs() -> list[Stub]:
    each = -(-STUBS // len(articles()))
    texts = [capture.text for capture in noisy_corpus(each)][:STUBS]
    return [_stub(number, text) for number, text in enumerate(texts)]


def _stub(number: int, text: str) -> Stub:
    body = TRANSMISSION.body(text)
    return Stub(
        slug=str(number),
        title=find_title(body),
        language="zh",
        variants=(Variant(text, body, ()),),
        sightings=(),
        blocks=structure(body, truncated=body != text),
    )


def main() -> None:
    for run in measure():
        print(f"{STUBS:,} stubs against {run.words:,} words: {run.seconds:.1f} s")


if __name__ == "__main__":
    main()
