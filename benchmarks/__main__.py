"""`make bench`: runs the benchmarks, prints their tables and writes docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks import ingest, quality

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_MIB = 1024 * 1024

_HEAD = """\
---
title: Benchmarks
description: How well and how fast Downlink deduplicates, beside other detectors, in one run.
hide: [navigation]
---

# Benchmarks

Written by `make bench`; everything below comes from one run on one machine: {machine}.
Times are to be compared with each other only.

"""

_QUALITY = """\
## Deduplication: quality

{captures} captures of 36 articles, made from the real dumps with a fixed seed: other cuts,
punctuation, spacing, hyphens, Unicode forms, traditional characters, entities and truncation
marks, edited clauses, whole articles. No capture is cut before its article differs from every
other, so the truth is known. Precision and recall are over pairs of captures. "Normalised" means
prepared as a careful user would: truncation mark taken off, NFKC, lower case, letters and digits
only; the time includes it.

"""

_WHY = """
The two articles with the same 327 opening characters are what costs the others their precision:
at any threshold that finds other cuts of one article, two articles with one introduction look
alike. Downlink's rule is another one: where both texts have something of their own after the last
place where they agree, they are two.

"""

_INGEST = """\
## Ingest: speed and memory

{dumps:,} dumps with {excerpts:,} excerpts, {distinct:,} of them distinct; {size:,.0f} MB in files.
Downlink reads, decodes and parses them and finds the articles; the hash pass only reads the files,
splits them at line ends and keeps a 16-byte hash of each line; `sort -u` prints the distinct lines.

"""


def main() -> None:
    captures, scores = quality.measure()
    size, runs = ingest.measure()
    tables = (_quality_table(scores), _ingest_table(runs))
    page = "".join(
        [
            _HEAD.format(machine=_machine()),
            _QUALITY.format(captures=captures),
            tables[0],
            "\n",
            _chart([(score.name, score.recall) for score in scores], "Recall"),
            _WHY,
            _INGEST.format(
                dumps=ingest.DUMPS,
                excerpts=ingest.DUMPS * ingest.EXCERPTS_EACH,
                distinct=ingest.DISTINCT,
                size=size / _MIB,
            ),
            tables[1],
            "\n",
            _chart(
                [(run.name, run.seconds / runs[0].seconds) for run in runs], "Times a hash pass"
            ),
        ]
    )
    PAGE.write_text(page, encoding="utf-8")
    print("\n".join(tables))
    print(f"Written to {PAGE.relative_to(PAGE.parents[1])}")


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    python = platform.python_version()
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, Python {python}"
    )


def _quality_table(scores: Sequence[quality.Score]) -> str:
    rows = [
        f"| {score.name} | {score.precision:.3f} | {score.recall:.3f} | {score.seconds:.2f} s |"
        for score in scores
    ]
    return "\n".join(
        ["| detector | precision | recall | time |", "| --- | --- | --- | --- |", *rows, ""]
    )


def _ingest_table(runs: Sequence[ingest.Run]) -> str:
    rows = [
        f"| {run.name} | {run.seconds:.1f} s | {run.seconds / runs[0].seconds:.1f} | "
        f"{f'{run.peak:.0f} MiB' if run.peak else 'not measured'} |"
        for run in runs
    ]
    head = ["| way | time | times the hash pass | peak memory |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _chart(bars: Sequence[tuple[str, float]], title: str) -> str:
    """Return a bar chart as inline SVG in the text's colour; the table above has its numbers."""
    most = max(value for _, value in bars)
    height, label, width = 26, 290, 560
    parts = [
        f'<text x="0" y="{at * height + 17}">{escape(name)}</text>'
        f'<rect x="{label}" y="{at * height + 5}" width="{max(1, value / most * 220):.0f}" '
        f'height="16" rx="3" class="dl-bar{" dl-bar-own" if name == "Downlink" else ""}"/>'
        f'<text x="{label + value / most * 220 + 8:.0f}" y="{at * height + 17}">{value:.2f}</text>'
        for at, (name, value) in enumerate(bars)
    ]
    size = f'viewBox="0 0 {width} {len(bars) * height}"'
    return (
        f'<svg class="dl-chart" {size} role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>\n"
    )


if __name__ == "__main__":
    main()
