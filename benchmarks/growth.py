"""Deduplication of more and more distinct texts: what each of them costs, beside MinHash."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.chart import lines
from benchmarks.corpus import SEED
from benchmarks.detectors import Detector, downlink, minhash, rensa
from benchmarks.page import machine
from benchmarks.search.archive import sample

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
POOL, SENTENCES, EACH = 2_000, 60, 10

_DETECTORS: Mapping[str, Detector] = {
    "Downlink": downlink,
    "MinHash 0.7 (datasketch)": minhash(0.7),
    "MinHash 0.7 (rensa)": rensa(0.7),
}
_HEAD = """\
## Deduplication: growth

By `make bench`, in one run on one machine: {machine}.
Times are of one processor, the smallest of {runs} runs.

Distinct texts, generated as for the search below, cut as the dumps are: Chinese prose with frequent
English terms, so that any two share phrases. Microseconds a text, with the number of groups found:

"""
_POOL = """
{pool:,} texts of {each} sentences each, drawn in any order from a pool of {sentences}, so that any
two share one or two of them: {seconds:.1f} s, and {groups:,} articles are found.
"""
_RUNS = 3


@dataclass(frozen=True)
class Growth:
    """A detector's processor seconds and groups by the number of texts."""

    name: str
    seconds: Mapping[int, float]
    groups: Mapping[int, int]


def part() -> str:
    """Measure and return the part of docs/benchmarks.md."""
    grown = [_grown(name) for name in _DETECTORS]
    seconds, groups = _in_process("Downlink", POOL, "pool")
    sizes = " | ".join(f"{size:,}" for size in SIZES)
    rows = [f"| texts | {sizes} |", f"| --- |{' --- |' * len(SIZES)}"]
    rows += [f"| {item.name} | {' | '.join(_cells(item))} |" for item in grown]
    series = [
        (item.name, [(size, item.seconds[size] / size * 1e6) for size in SIZES]) for item in grown
    ]
    return "".join(
        [
            _HEAD.format(machine=machine(), runs=_RUNS),
            "\n".join([*rows, "", ""]),
            lines(series, "Microseconds a text, by the number of texts"),
            _POOL.format(pool=POOL, each=EACH, sentences=SENTENCES, seconds=seconds, groups=groups),
        ]
    )


def _cells(item: Growth) -> list[str]:
    return [f"{item.seconds[size] / size * 1e6:,.0f} ({item.groups[size]:,})" for size in SIZES]


def _grown(name: str) -> Growth:
    seconds: dict[int, float] = {}
    groups: dict[int, int] = {}
    for size in SIZES:
        runs = [_in_process(name, size, "distinct") for _ in range(_RUNS)]
        seconds[size], groups[size] = min(runs)
    return Growth(name, seconds, groups)


def _in_process(name: str, size: int, kind: str) -> tuple[float, int]:
    """Return the processor seconds that a detector takes in a process of its own, and the number
    of groups that it finds.
    """
    command = [sys.executable, "-m", "benchmarks.growth", name, str(size), kind]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, groups = result.stdout.split()
    return float(seconds), int(groups)


def distinct(size: int) -> list[str]:
    """Return that many texts, no two of one article."""
    return [stub.variants[0].text for stub in sample(size).catalog.stubs]


def pooled() -> list[str]:
    """Return texts that are made of the same few sentences."""
    choose = random.Random(SEED)
    prose = "".join(distinct(400))
    sentences = [item for item in re.split("(?<=。)", prose) if 20 < len(item) < 60][:SENTENCES]
    return ["".join(choose.sample(sentences, EACH)) + "..." for _ in range(POOL)]


def _texts(size: int, kind: str) -> Sequence[str]:
    return pooled() if kind == "pool" else distinct(size)


def main() -> None:
    name, size, kind = sys.argv[1:]
    texts, detect = _texts(int(size), kind), _DETECTORS[name]
    detect(texts[:20])  # what is loaded with the first text is no text's cost
    begun = time.process_time()
    groups = detect(texts)
    print(f"{time.process_time() - begun:.3f} {len(set(groups))}")


if __name__ == "__main__":
    main()
