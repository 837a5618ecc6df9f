"""docs/benchmarks.md in parts between markers, each written by the tool that measures it."""

from __future__ import annotations

import os
import platform
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
"""The page of all figures: a head written by hand, then the parts."""

_END = "<!-- end -->"


def replace_part(path: Path, name: str, markdown: str) -> None:
    """Write `markdown` as the part `name` of the page at `path`: in its place, or else at the end.

    The rest of the page stays as it is, byte for byte.

    Raises:
        ValueError: the part on the page, or `markdown` itself, breaks the pairs of markers.
    """
    start = f"<!-- part: {name} -->"
    if _END in markdown:
        raise ValueError(f"part '{name}' holds {_END}, which ends a part: leave it out")
    page = path.read_text(encoding="utf-8")
    before, found, rest = page.partition(start)
    old, end, after = rest.partition(_END)
    if found and (not end or "<!-- part: " in old):
        raise ValueError(f"{path}: part '{name}' has no {_END}: add it after the part")
    if not found:
        before, after = page.rstrip("\n") + "\n\n", "\n"
    part = f"{start}\n\n{markdown.strip()}\n\n{_END}"
    path.write_text(before + part + after, encoding="utf-8")


def machine() -> str:
    """Return what this machine is, for the sentence that says where the times come from."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    python = platform.python_version()
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, Python {python}"
    )
