"""Two texts → how the second differs from the first, in runs of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_WORD = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that both have, that only the first has (delete) or only the second."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def diff(first: str, second: str) -> tuple[Run, ...]:
    """Return the runs of the shortest edit by words (single characters in Chinese).

    The equal and deleted runs are `first`, the equal and inserted ones `second`.
    """
    old, new = _WORD.findall(first), _WORD.findall(second)
    runs: list[Run] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            runs.append(Run("equal", "".join(old[step.src_start : step.src_end])))
        if step.tag in ("delete", "replace"):
            runs.append(Run("delete", "".join(old[step.src_start : step.src_end])))
        if step.tag in ("insert", "replace"):
            runs.append(Run("insert", "".join(new[step.dest_start : step.dest_end])))
    return tuple(runs)
