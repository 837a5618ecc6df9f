"""Figures of real articles' titles → their part of the page of benchmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from downlink.describe.titles import find_title
from evaluation.baseline import plain_title
from evaluation.corpus.draw import Drawn
from evaluation.corpus.measure import Finder, measure_read, measure_titles

_HEAD = """\
## Understanding: titles of real articles

By `make eval CORPUS=folder`, where the folder holds public repositories of articles in Markdown
(`evaluation/corpus/repositories.yml` names them). {excerpts} excerpts of {repositories}
repositories, flattened as the dumps are and cut at 200 to 500 characters; {unopened} of them are of
repositories that were not looked into while the rules were tuned and the judge was taught. The
author's title is the measure: a title is right if it says at least half of its main words, as far
as the excerpt holds them, little else, is short and no piece of a sentence. Where the excerpt holds
less than a third of them nothing is said ("told" counts the others). This is strict: many a title
that it calls wrong would do. "Right is surer" is how often a right title has more confidence than a
wrong one; one half is chance. The plain way takes the first sentence.

| repositories | articles | way | told | right | pieces of sentences, of all | right is surer |
| --- | --- | --- | --- | --- | --- | --- |
"""

_READ = """
Of {read} excerpts of the repositories that were not opened somebody wrote down what a title must
name, before any answer was seen: {named} titles of Downlink name it. They have been looked into
since; of {unread} further ones that nobody has looked into {unread_named} do. The author's own
title, which the excerpt need not hold, names it for {authors} of these.
"""

_STRATA = {
    "zh ml": "Chinese, machine learning",
    "en ml": "English, machine learning",
    "zh other": "Chinese, other fields",
    "en other": "English, other fields",
}


def corpus_section(drawn: Sequence[Drawn]) -> str:
    """Return the part of the page, as Markdown."""
    unopened = [item for item in drawn if not item.repository.opened]
    named, read = measure_read(unopened, _own)
    head = _HEAD.format(
        excerpts=len(drawn),
        repositories=len(Counter(item.repository.name for item in drawn)),
        unopened=len(unopened),
    )
    unread_named, unread = measure_read(unopened, _own, "unread")
    authors = measure_read(unopened, _authors(unopened), "unread")[0]
    tail = _READ.format(
        read=read, named=named, unread=unread, unread_named=unread_named, authors=authors
    )
    return "".join([head, *_rows(drawn), tail if read else ""])


def _rows(drawn: Sequence[Drawn]) -> Iterator[str]:
    for opened in (True, False):
        for stratum, name in _STRATA.items():
            items = [
                item
                for item in drawn
                if item.stratum == stratum and item.repository.opened is opened
            ]
            for way, find in (("Downlink", _own), ("plain", _plain)):
                yield _row(items, "opened" if opened else "not opened", name, way, find)


def _row(items: Sequence[Drawn], opened: str, name: str, way: str, find: Finder) -> str:
    figures = measure_titles(items, find)
    share = f"{figures.right} ({figures.right / max(1, figures.told):.0%})"
    surer = f"{figures.ranking:.2f}" if way == "Downlink" else "–"
    return (
        f"| {opened} | {name} | {way} | {figures.told} | {share} "
        f"| {figures.fragments} of {figures.excerpts} | {surer} |\n"
    )


def _own(body: str, shared: int) -> tuple[str, float]:
    title = find_title(body, shared)
    return title.text, title.confidence


def _authors(drawn: Sequence[Drawn]) -> Finder:
    titles = {item.body: item.title for item in drawn}
    return lambda body, _shared: (titles[body], 1.0)


def _plain(body: str, _shared: int) -> tuple[str, float]:
    return plain_title(body), 0.0
