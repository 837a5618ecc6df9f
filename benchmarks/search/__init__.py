"""The site's search beside others, over a generated archive."""

from __future__ import annotations

from importlib.metadata import version

from benchmarks.search.report import report
from benchmarks.search.run import measured


def part() -> str:
    """Measure the searches and return their part of docs/benchmarks.md."""
    return report(measured(), version("pagefind_bin_extended"))
