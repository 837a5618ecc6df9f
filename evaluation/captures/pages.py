"""Public benchmarks of single pages: article-extraction-benchmark, and readability's test pages.

Folder: `article-extraction-benchmark/` with `ground-truth.json` and `html/<key>.html.gz`, and
`readability/test-pages/<name>/` with `source.html`, `expected.html`, `expected-metadata.json`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.captures.extractors import Extract, Extractor, plain_text
from evaluation.captures.shingles import Means, Overlap, means_of, overlap

_LOST = 0.1
_ANYWHERE = "http://fakehost/test/page.html"
# The address that readability's tests take for all of their pages.


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page whose article is known.

    Attributes:
        half: 1 or 2, by the place of the name among all: the first is tuned on.
        title: "" where it is not known.
    """

    name: str
    half: int
    content: bytes
    address: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What an extractor made of a page."""

    page: TruePage
    extract: Extract
    overlap: Overlap

    @property
    def titled(self) -> bool:
        """Whether the title is the true one, however its white space stands."""
        return self.extract.title.split() == self.page.title.split()


@dataclass(frozen=True, slots=True)
class Score:
    """An extractor's figures over pages.

    Attributes:
        lost: pages of whose article it finds nothing, or less than a tenth.
        several: pages in which it finds more than one.
    """

    means: Means
    lost: int
    several: int
    titled: int


def read_benchmark(folder: Path) -> Iterator[TruePage]:
    """Yield the pages of article-extraction-benchmark by their names."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for number, (name, page) in enumerate(sorted(truth.items())):
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        half = 1 + (2 * number >= len(truth))
        yield TruePage(name, half, content, page.get("url", ""), page["articleBody"])


def read_test_pages(folder: Path) -> Iterator[TruePage]:
    """Yield readability's test pages by their names."""
    folders = sorted(path for path in (folder / "test-pages").iterdir() if path.is_dir())
    for number, path in enumerate(folders):
        metadata = json.loads((path / "expected-metadata.json").read_text("utf-8"))
        text = plain_text((path / "expected.html").read_text("utf-8"))
        half = 1 + (2 * number >= len(folders))
        content = (path / "source.html").read_bytes()
        yield TruePage(path.name, half, content, _ANYWHERE, text, metadata["title"] or "")


def extract_all(pages: Iterable[TruePage], extractor: Extractor) -> tuple[Result, ...]:
    """Return what an extractor makes of each page."""
    results = []
    for page in pages:
        extract = extractor(page.content, page.address)
        results.append(Result(page, extract, overlap(page.text, extract.text)))
    return tuple(results)


def score_of(results: Iterable[Result]) -> Score:
    """Return the figures of results."""
    every = tuple(results)
    return Score(
        means_of(result.overlap for result in every),
        sum(result.overlap.recall < _LOST for result in every),
        sum(result.extract.articles > 1 for result in every),
        sum(result.titled for result in every),
    )


def worst(results: Iterable[Result], count: int) -> list[Result]:
    """Return the pages that are read worst, the worst first."""
    return sorted(results, key=lambda item: (item.overlap.f1, item.page.name))[:count]


def by_extractor(
    pages: tuple[TruePage, ...], extractors: Mapping[str, Extractor]
) -> dict[str, tuple[Result, ...]]:
    """Return the results of each extractor over the same pages."""
    return {name: extract_all(pages, extractor) for name, extractor in extractors.items()}
