"""Measures captures and prints the figures, or what is not right of those that may be looked at."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.taxonomy import read_taxonomy
from downlink.model.topic import Taxonomy
from evaluation.archives import ROOT
from evaluation.captures.blogs import read_blogs
from evaluation.captures.compare import look
from evaluation.captures.extractors import Extractor, downlink, others
from evaluation.captures.found import Found
from evaluation.captures.pages import extract_all, read_benchmark, read_test_pages, worst
from evaluation.captures.report import HEAD, TITLES, blog_table, page_table

BENCHMARKS = {
    "article-extraction-benchmark": read_benchmark,
    "readability": read_test_pages,
}
OPENED, UNOPENED = "opened", "unopened"
PARTS = (*BENCHMARKS, OPENED, UNOPENED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured.

    Attributes:
        half: of a benchmark's pages; 0 for all.
        only: a part of the names of the pages or blogs.
        faults: how many of the worst pages, or of each kind of fault of a blog, are listed; none of
            blogs that are not opened.
        beside: whether other libraries read the pages too.
    """

    folder: Path
    half: int = 0
    only: str = ""
    faults: int = 0
    beside: bool = False


def main(arguments: Sequence[str]) -> int:
    """Print what is asked for; write nothing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation captures", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--folder", type=Path, default=os.environ.get("CAPTURES"))
    parser.add_argument("--half", type=int, choices=(1, 2), default=0, help="of the pages")
    parser.add_argument("--only", default="", help="pages or blogs with this in their names")
    parser.add_argument("--faults", type=int, default=0, help="list so many of each kind")
    parser.add_argument("--beside", action="store_true", help="measure other libraries too")
    options = vars(parser.parse_args(arguments))
    parts = options.pop("parts") or PARTS
    if options["folder"] is None or not set(parts) <= set(PARTS):
        parser.error(f"name the folder in CAPTURES or --folder, and parts of {', '.join(PARTS)}")
    asked = Asked(**options)
    for part in parts:
        print(f"{part}:\n")
        for line in measure(part, asked):
            print(line, flush=True)
        print()
    return 0


def section(folder: Path) -> str:
    """Return the section for the page, as Markdown: all parts, beside other libraries."""
    asked = Asked(folder, beside=True)
    return HEAD + "".join(
        f"### {TITLES[part]}\n\n" + "\n".join(measure(part, asked)) + "\n\n" for part in PARTS
    )


def measure(part: str, asked: Asked) -> Iterator[str]:
    """Yield the lines of a part's table, and the faults that are asked for."""
    if part in BENCHMARKS:
        yield from _pages(part, asked)
    else:
        topics = read_taxonomy(ROOT / "topics.yml")
        yield from _blogs(part, asked, topics)


def _pages(part: str, asked: Asked) -> Iterator[str]:
    pages = [
        page
        for page in BENCHMARKS[part](asked.folder / part)
        if asked.half in (0, page.half) and asked.only in page.name
    ]
    extractors: Mapping[str, Extractor] = {"Downlink": downlink}
    if asked.beside:
        extractors = {**extractors, **others()}
    results = {name: extract_all(pages, extractor) for name, extractor in extractors.items()}
    yield from page_table(results.items())
    for result in worst(results["Downlink"], asked.faults):
        agreed, extract = result.overlap, result.extract
        yield (
            f"{agreed.f1:.3f} (precision {agreed.precision:.3f}, recall {agreed.recall:.3f}), "
            f"{extract.articles} articles, titled {extract.title!r}: {result.page.name}"
        )


def _blogs(part: str, asked: Asked, topics: Taxonomy) -> Iterator[str]:
    blogs = read_blogs(asked.folder / "blogs" / part)
    found = [(blog.name, look(blog, topics)) for blog in blogs if asked.only in blog.name]
    total = sum((figures for _, figures in found), Found())
    shown = found if part == OPENED else []
    yield from blog_table([*shown, ("all", total)])
    for name, figures in shown:
        for fault in figures.faults(asked.faults):
            yield f"{name}: {fault}"
