"""`make bench`: runs the benchmarks, prints their tables and writes their parts of the page."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import growth, ingest, quality, search, topics
from benchmarks.chart import chart
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

_CLASSIFICATION = """\
## Classification: speed

By `make bench`, in one run on one machine: {machine}.

{stubs:,} stubs, classified on one core: processor time, from the taxonomy as read to the topics of
all stubs with their evidence.

| words of topics | time |
| --- | --- |
"""


def main() -> None:
    captures, scores = quality.measure()
    size, runs = ingest.measure()
    replace_part(PAGE, "deduplication", _deduplication(captures, scores))
    replace_part(PAGE, "growth", growth.part())
    replace_part(PAGE, "ingest", _ingested(size, runs))
    replace_part(PAGE, "classification", _classified())
    replace_part(PAGE, "search", search.part())
    print(_quality_table(scores), _ingest_table(runs), sep="\n")
    print(f"Written to {PAGE.relative_to(PAGE.parents[1])}")


def _deduplication(captures: int, scores: Sequence[quality.Score]) -> str:
    bars = chart([(score.name, score.recall) for score in scores], "Recall")
    head = _QUALITY.format(captures=captures, machine=machine())
    return "".join([head, _quality_table(scores), "\n", bars, _WHY])


def _classified() -> str:
    rows = [f"| {run.words:,} | {run.seconds:.1f} s |\n" for run in topics.measure()]
    return _CLASSIFICATION.format(machine=machine(), stubs=topics.STUBS) + "".join(rows)


def _ingested(size: int, runs: Sequence[ingest.Run]) -> str:
    head = _INGEST.format(
        machine=machine(),
        dumps=ingest.DUMPS,
        excerpts=ingest.DUMPS * ingest.EXCERPTS_EACH,
        distinct=ingest.DISTINCT,
        size=size / _MIB,
    )
    times = [(run.name, run.seconds / runs[0].seconds) for run in runs]
    return "".join([head, _ingest_table(runs), "\n", chart(times, "Times a hash pass")])


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


if __name__ == "__main__":
    main()
