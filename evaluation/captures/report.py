"""Figures of captures → the tables of docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.captures.found import Found, Share
from evaluation.captures.pages import Result, Score, score_of

HEAD = """\
## Captures: pages and blogs

By `make eval CAPTURES=FOLDER`, over public pages and blogs that are not part of this repository:
`evaluation/captures/` says how they lie in the folder.

"""
"""What stands above the tables."""

TITLES = {
    "article-extraction-benchmark": "Article pages: scrapinghub's article-extraction-benchmark",
    "readability": "Article pages: the tests of mozilla's readability",
    "opened": "Blogs that were looked at while the readers were written",
    "unopened": "Blogs that were not looked at",
}
"""The headings of the parts."""

_PAGES = (
    "| by | F1: first half | second half | all | precision | recall | lost | several | titles |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)
_BLOGS = (
    "| blog | articles found | extra | false | wrong joins | titles | dates | with feed "
    "| with listing | headings | code | F1 |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def page_table(results: Iterable[tuple[str, Sequence[Result]]]) -> Iterator[str]:
    """Yield the lines of the table of extractors over a benchmark's pages."""
    yield _PAGES
    for name, pages in results:
        halves = [score_of(page for page in pages if page.page.half == half) for half in (1, 2)]
        yield _page_row(name, halves, score_of(pages), titled=any(p.page.title for p in pages))


def _page_row(name: str, halves: Sequence[Score], every: Score, *, titled: bool) -> str:
    means = every.means
    cells = [
        name,
        *(f"{half.means.f1:.3f}" if half.means.pages else "–" for half in halves),
        f"{means.f1:.3f}",
        f"{means.precision:.3f}",
        f"{means.recall:.3f}",
        str(every.lost),
        str(every.several),
        f"{every.titled} of {means.pages}" if titled else "–",
    ]
    return f"| {' | '.join(cells)} |"


def blog_table(found: Iterable[tuple[str, Found]]) -> Iterator[str]:
    """Yield the lines of the table of blogs."""
    yield _BLOGS
    for name, figures in found:
        cells = [
            name,
            _of(figures.articles),
            *(str(item.wrong) for item in (figures.single, figures.true, figures.whole)),
            *map(_of, (figures.titles, figures.dates, figures.feed, figures.listing)),
            *map(_of, (figures.headings, figures.code)),
            f"{figures.text.f1:.3f}" if figures.overlaps else "–",
        ]
        yield f"| {' | '.join(cells)} |"


def _of(share: Share) -> str:
    return f"{share.right} of {share.all}" if share.all else "–"
