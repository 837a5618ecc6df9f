"""`python -m evaluation.corpus.archives FOLDER`: topics, relations and suggestions of archives
that are made of real excerpts, by the pipeline that makes any archive.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from downlink.classify.proposals import suggest
from downlink.curation.taxonomy import DEFAULT, read_taxonomy
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy
from evaluation.archives import catalog_of_texts, stubs_in_order
from evaluation.corpus.draw import Drawn, draw
from evaluation.corpus.judged import Judged, Key, read_judged, read_tags
from evaluation.corpus.related import nearness, read_related
from evaluation.corpus.suggested import read_suggested, usefulness
from evaluation.gold import Judgement
from evaluation.measures import Score, topic_score

FEWEST, SHOWN = 10, 20
"""Articles of a repository that make an archive, and suggestions that are shown of one."""

CHAPTER = range(2, 13)
"""Drawn articles of a folder that is a chapter or a series, not the whole blog."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How well articles of a chapter find each other.

    Attributes:
        known: articles with others of their chapter in the archive.
        first, any: of these, those whose first related article, or any, is one of them.
        listed, near: related articles of these, and those of them that are one.
        empty, articles: articles without a list, and all.
        hub: lists in which the most listed article stands.
    """

    known: int = 0
    first: int = 0
    any: int = 0
    listed: int = 0
    near: int = 0
    empty: int = 0
    articles: int = 0
    hub: int = 0

    def __add__(self, other: Neighbours) -> Neighbours:
        return Neighbours(
            self.known + other.known,
            self.first + other.first,
            self.any + other.any,
            self.listed + other.listed,
            self.near + other.near,
            self.empty + other.empty,
            self.articles + other.articles,
            max(self.hub, other.hub),
        )


def archive(drawn: Sequence[Drawn], topics: Taxonomy) -> list[tuple[Drawn, Stub]]:
    """Return the excerpts, each with the stub that it becomes in an archive of all of them."""
    catalog = catalog_of_texts([item.text for item in drawn], topics)
    return list(zip(drawn, stubs_in_order(catalog), strict=True))


def neighbours(archived: Iterable[tuple[Drawn, Stub]]) -> Neighbours:
    """Return how well the articles of an archive find those of their chapter."""
    folders: dict[str, set[str]] = defaultdict(set)
    stubs: dict[str, Stub] = {}
    for item, stub in archived:
        folders[stub.slug].add(item.folder)
        stubs[stub.slug] = stub
    size = Counter(folder for own in folders.values() for folder in own)
    named = Counter(relation.slug for stub in stubs.values() for relation in stub.related)
    found = Neighbours(
        empty=sum(not stub.related for stub in stubs.values()),
        articles=len(stubs),
        hub=max(named.values(), default=0),
    )
    for slug, stub in stubs.items():
        if any(size[folder] in CHAPTER for folder in folders[slug]):
            near = [bool(folders[slug] & folders[item.slug]) for item in stub.related]
            found += Neighbours(1, any(near[:1]), any(near), len(near), sum(near))
    return found


def topic_scores(
    archived: Iterable[tuple[Drawn, Stub]],
    judgement_of: Callable[[Drawn], tuple[str, Judgement] | None],
    topics: Taxonomy,
) -> Mapping[tuple[str, str], Score]:
    """Return the scores of topics, by set and language, where there is a judgement."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for item, stub in archived:
        judged = judgement_of(item)
        if judged:
            name, own = judged
            above = frozenset(up for topic in own.about for up in topics.ancestors(topic))
            known = Judgement(own.name, own.about, own.either | (above - own.about), ())
            found = {topic.id for topic in stub.topics if topic.role == "about"}
            scores[name, item.language] += topic_score(found, known)
    return scores


def tag_recall(
    archived: Iterable[tuple[Drawn, Stub]], meant: Mapping[str, str], topics: Taxonomy
) -> tuple[int, int]:
    """Return how many topics that authors' tags mean were found, as what the article is about or
    mentions or one below, and how many there are: tags are no full list of topics.
    """
    found = every = 0
    for item, stub in archived:
        named = {topic.id for topic in stub.topics}
        named.update(up for topic in stub.topics for up in topics.ancestors(topic.id))
        wanted = {meant[tag.casefold()] for tag in item.tags if tag.casefold() in meant}
        every += len(wanted)
        found += len(wanted & named)
    return found, every


def _groups(drawn: Iterable[Drawn]) -> Mapping[str, list[Drawn]]:
    groups: dict[str, list[Drawn]] = defaultdict(list)
    for item in drawn:
        groups[item.repository.name].append(item)
    return {name: items for name, items in groups.items() if len(items) >= FEWEST}


def _lines(drawn: Sequence[Drawn]) -> Iterator[str]:
    topics, judged = read_taxonomy(DEFAULT), read_judged()
    for opened in (True, False):
        own = [item for item in drawn if item.repository.opened is opened]
        yield f"## {'opened' if opened else 'not opened'}: {len(own)} excerpts"
        whole = {
            field: archive([item for item in own if item.repository.field == field], topics)
            for field in ("ml", "other")
        }
        yield from _topic_lines([*whole["ml"], *whole["other"]], judged, topics)
        about = sum(any(t.role == "about" for t in stub.topics) for _, stub in whole["other"])
        yield f"outside the field: {about} of {len(whole['other'])} are about something"
        apart = [archive(items, topics) for items in _groups(own).values()]
        yield f"one archive a repository: {sum(map(neighbours, apart), Neighbours())}"
        yield f"related, as read: {_nearness([*apart, *whole.values()])}"
        for field, archived in whole.items():
            yield f"one archive, {field}: {neighbours(archived)}"
            yield from _suggestion_lines(field, [item.text for item, _ in archived], topics)


def _nearness(archives: Iterable[Sequence[tuple[Drawn, Stub]]]) -> str:
    judged = read_related()
    counts: Counter[str] = Counter()
    for archived in archives:
        counts.update(nearness(archived, judged))
    return ", ".join(f"{near} {count}" for near, count in counts.items())


def _suggestion_lines(field: str, texts: Sequence[str], topics: Taxonomy) -> Iterator[str]:
    judged = read_suggested()
    for name, known in (("none", Taxonomy()), ("packaged", topics)):
        terms = [item.term for item in suggest(catalog_of_texts(texts, known))[:SHOWN]]
        yield f"suggested, {field}, {name}: {', '.join(terms)}"
        yield f"suggested, as read: {usefulness(terms, judged.get((field, name), {}))}"


def _topic_lines(
    archived: Sequence[tuple[Drawn, Stub]], judged: Mapping[Key, Judged], topics: Taxonomy
) -> Iterator[str]:
    def judgement_of(item: Drawn) -> tuple[str, Judgement] | None:
        own = judged.get((item.repository.name, item.path))
        return (own.name, own.judgement) if own else None

    scores = topic_scores(archived, judgement_of, topics)
    for (name, language), score in sorted(scores.items()):
        figures = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.3f}"
        yield f"topics, read, {name} {language}: {figures}"
    yield "topics of authors' tags found: {} of {}".format(
        *tag_recall(archived, read_tags(), topics)
    )


def main(folder: Path) -> None:
    """Print the figures."""
    for line in _lines(draw(folder)):
        print(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
