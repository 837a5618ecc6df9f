"""Ingest of 100,000 generated dumps beside `sort -u` and one hash pass over the same bytes."""

from __future__ import annotations

import hashlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SEED, articles
from downlink.identify.grouping import deduplicate
from downlink.read.find import find_dumps, read_dumps

DUMPS = 100_000
EXCERPTS_EACH = 12
DISTINCT = 3_000
_FOLDER_SIZE = 1_000


@dataclass(frozen=True)
class Run:
    """One way over the bytes: seconds, and the peak of memory in MiB where it was measured."""

    name: str
    seconds: float
    peak: float | None


def generate(folder: Path, dumps: int) -> int:
    """Write the dumps below `folder`; return their bytes."""
    choose = random.Random(SEED)
    clauses = re.findall(r"[^,。、:;()\s]{4,24}[,。、:;]", "".join(articles()))
    texts = ["".join(choose.choices(clauses, k=40))[:350] + "..." for _ in range(DISTINCT)]
    size = 0
    for number in range(dumps):
        lines = [
            "INCOMING TRANSMISSION",
            "",
            "LATEST UPDATES",
            *choose.sample(texts, EXCERPTS_EACH),
        ]
        content = "\n".join(lines).encode()
        path = folder / f"{number // _FOLDER_SIZE:03}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        size += len(content)
    return size


def ingest(folder: Path) -> tuple[int, int]:
    """Read, parse and deduplicate; return the numbers of sightings and articles."""
    found = deduplicate(tuple(read_dumps(find_dumps([folder], root=folder))))
    return sum(len(v.sightings) for a in found for v in a.variants), len(found)


def hash_pass(folder: Path) -> tuple[int, int]:
    """Hash every line: the least that finding exact repeats can cost."""
    seen: set[bytes] = set()
    lines = 0
    for path in _paths(folder):
        for line in path.read_bytes().split(b"\n"):
            seen.add(hashlib.blake2b(line, digest_size=16).digest())
            lines += 1
    return lines, len(seen)


def _paths(folder: Path) -> Iterator[Path]:
    for part in sorted(folder.iterdir()):
        yield from sorted(part.iterdir())


def measure(dumps: int = DUMPS) -> tuple[int, list[Run]]:
    """Return the bytes, and the runs, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = generate(folder, dumps)
        hash_pass(folder)  # so that every run finds the files in the cache
        runs = [
            _in_process("one hash pass", "hash_pass", folder),
            _sort(folder),
            _in_process("Downlink", "ingest", folder),
        ]
    return size, runs


def _in_process(name: str, function: str, folder: Path) -> Run:
    command = [sys.executable, "-m", "benchmarks.ingest", function, str(folder)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = result.stdout.split()[:2]
    return Run(name, float(seconds), float(peak))


def _sort(folder: Path) -> Run:
    started = time.perf_counter()
    script = f"find {folder} -name '*.txt' -print0 | xargs -0 cat | LC_ALL=C sort -u | wc -l"
    subprocess.run(["sh", "-c", script], check=True, capture_output=True)
    return Run("sort -u", time.perf_counter() - started, None)


if __name__ == "__main__":
    begun = time.perf_counter()
    counts = {"ingest": ingest, "hash_pass": hash_pass}[sys.argv[1]](Path(sys.argv[2]))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.2f} {peak:.0f} {counts[0]} {counts[1]}")
