"""The benchmark's figures → their part of docs/benchmarks.md."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from benchmarks.chart import chart
from benchmarks.page import machine
from benchmarks.search.run import EACH, MANY, STUBS, Figures, Found, Result

_HEAD = """\
## Search

By `make bench`, in one run in one browser on one machine: {machine}. Times are to be compared with
each other only.

One generated archive of {stubs:,} stubs, with a fixed seed: Chinese words from jieba's dictionary
as often as it says, Latin words of the real dumps, names of the taxonomy's topics; 350 characters
on average. {chinese} Chinese terms of two to six characters (topics, common words, phrases cut
anywhere; rare and frequent) and {latin} Latin ones are searched for. Truth is plain string search
in titles and texts; a Latin term is held where each of its words begins at the beginning of a word
or at a split point, as `lora` in QLoRA and `flash attention` in FlashAttention.

Beside Downlink: Material's search with jieba, as its plugin indexes it and its page asks it;
Pagefind {version}, the build that segments Chinese, by its interface for programs; and Pagefind
given our tokens, each query as an exact phrase. All files come from one static server on localhost
without compression: Downlink's and Pagefind's indexes are compressed files, Material's is not.

"""

_QUALITY = """\
### What is found

Means over the terms. Precision, and that of the ten best results, over the terms for which a
search finds something; what Downlink adds by topic, under a heading of its own, does not count.

| search | Chinese: recall | precision | ten best | Latin: recall | precision | ten best |
| --- | --- | --- | --- | --- | --- | --- |
{rows}

"""

_COST = """\
### What it costs

Cold: a new browser profile, nothing loaded ahead; the term is typed at once when the page is there,
and the time ends when the first result stands in it. Warm: the same page, each term for the first
time. Bytes: all that the search loads for one cold query, its scripts too. Median and 95th
percentile, of bytes the largest. The others' cold figures are of one term in {each}.

| search | first result, cold | warm | bytes, cold | index and scripts | indexing |
| --- | --- | --- | --- | --- | --- |
{rows}

"""

_MANY = """\
### At ten times the size

Downlink alone; at {many:,} stubs with one term in {each}. A letter's time is that from the key to
the first result of what is typed so far, from the second letter of each term on. The answer goes on
after its first results: how many there are, and how they spread over the topics.

| Downlink | {stubs:,} stubs | {many:,} stubs |
| --- | --- | --- |
{rows}

"""


def report(result: Result, version: str) -> str:
    """Return the part as Markdown.

    Args:
        version: Pagefind's.
    """
    head = _HEAD.format(
        machine=machine(),
        stubs=STUBS,
        chinese=result.chinese,
        latin=result.latin,
        version=version,
    )
    times = [(side.name, statistics.median(_times(side))) for side in result.sides]
    return "".join(
        [
            head,
            _QUALITY.format(rows="\n".join(map(_quality_row, result.sides))),
            _COST.format(each=EACH, rows="\n".join(map(_cost_row, result.sides))),
            chart(times, "Milliseconds to the first result, cold", ".0f"),
            "\n",
            _MANY.format(
                stubs=STUBS, many=MANY, each=EACH, rows=_many_rows(result.sides[0], result.many)
            ),
        ]
    )


def _quality_row(side: Figures) -> str:
    cells = [_found(found) for found in (side.chinese, side.latin) if found]
    return f"| {side.name} | {' | '.join(cells)} |"


def _found(found: Found) -> str:
    return f"{found.recall:.3f} | {found.precision:.3f} | {found.best:.3f}"


def _cost_row(side: Figures) -> str:
    sent = _kilobytes([cold.sent for cold in side.cold])
    cells = [
        _milliseconds(_times(side)),
        _milliseconds(side.warm),
        sent,
        f"{side.size / 1e6:.1f} MB",
        f"{side.seconds:.0f} s",
    ]
    return f"| {side.name} | {' | '.join(cells)} |"


def _many_rows(*sides: Figures) -> str:
    further = [[letter for letter in side.letters if letter.place > 1] for side in sides]
    rows = [
        ("first result, cold", [_milliseconds(_times(side)) for side in sides]),
        ("bytes for it", [_kilobytes([cold.first for cold in side.cold]) for side in sides]),
        (
            "bytes for all of the answer",
            [_kilobytes([cold.sent for cold in side.cold]) for side in sides],
        ),
        ("first result, warm", [_milliseconds(side.warm) for side in sides]),
        ("each further letter", [_milliseconds([item.first for item in own]) for own in further]),
        ("… all of the answer", [_milliseconds([item.last for item in own]) for own in further]),
        ("index and scripts", [f"{side.size / 1e6:.1f} MB" for side in sides]),
        ("indexing", [f"{side.seconds:.0f} s" for side in sides]),
    ]
    return "\n".join(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)


def _times(side: Figures) -> list[float]:
    return [cold.milliseconds for cold in side.cold if cold.milliseconds is not None]


def _milliseconds(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f}, {_late(values):.0f} ms"


def _late(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _kilobytes(values: Sequence[int]) -> str:
    return f"{statistics.median(values) / 1e3:,.0f}, {max(values) / 1e3:,.0f} KB"
