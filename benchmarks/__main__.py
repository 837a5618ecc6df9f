"""`make bench`: runs the benchmarks, prints their tables and writes their parts of the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks import ingest, quality
from benchmarks.page import PAGE, machine, replace_part

_MIB = 1024 * 1024

_QUALITY = """\
## Deduplication: quality

By `make bench`, in one run on one machine: {machine}. Times are to be compared with each other
only.

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

By `make bench`, in one run on one machine: {machine}.

{dumps:,} dumps with {excerpts:,} excerpts, {distinct:,} of them distinct; {size:,.0f} MB in files.
Downlink reads, decodes and parses them and finds the articles; the hash pass only reads the files,
splits them at line ends and keeps a 16-byte hash of each line; `sort -u` prints the distinct lines.

"""


def main() -> None:
    captures, scores = quality.measure()
    size, runs = ingest.measure()
    replace_part(PAGE, "deduplication", _deduplication(captures, scores))
    replace_part(PAGE, "ingest", _ingested(size, runs))
    print(_quality_table(scores), _ingest_table(runs), sep="\n")
    print(f"Written to {PAGE.relative_to(PAGE.parents[1])}")


def _deduplication(captures: int, scores: Sequence[quality.Score]) -> str:
    chart = _chart([(score.name, score.recall) for score in scores], "Recall")
    head = _QUALITY.format(captures=captures, machine=machine())
    return "".join([head, _quality_table(scores), "\n", chart, _WHY])


def _ingested(size: int, runs: Sequence[ingest.Run]) -> str:
    head = _INGEST.format(
        machine=machine(),
        dumps=ingest.DUMPS,
        excerpts=ingest.DUMPS * ingest.EXCERPTS_EACH,
        distinct=ingest.DISTINCT,
        size=size / _MIB,
    )
    times = [(run.name, run.seconds / runs[0].seconds) for run in runs]
    return "".join([head, _ingest_table(runs), "\n", _chart(times, "Times a hash pass")])


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
