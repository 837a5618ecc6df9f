"""Git LFS: what stands in the place of a capture that was not fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from downlink.errors import ArchiveError
from downlink.model.dump import Damage, Dump

FORMAT = "git-lfs"
_POINTER = re.compile(
    rb"version https://(?:git-lfs|hawser)\.github\.com/spec/v1\r?\n"
    rb"(?:[a-z0-9.-]+ [^\n]*\n){0,10}?oid sha256:[0-9a-f]{64}"
)
_LONGEST = 1024
# Bytes: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
_PROBLEM = "is a Git LFS pointer, not the capture"
_REMEDY = "run 'git lfs pull'"


def is_pointer(content: bytes) -> bool:
    """Whether a file is the pointer that git leaves where LFS is not installed."""
    return bool(_POINTER.match(content[:_LONGEST]))


def pointer(path: str) -> Dump:
    """Return the dump of a pointer: it says what is to be done, and shows nothing."""
    return Dump(path, FORMAT, damage=(Damage(0, f"{_PROBLEM}: {_REMEDY}"),))


def check_fetched(dumps: Iterable[Dump]) -> None:
    """Say if captures were not fetched: without them an archive would lose its articles.

    Raises:
        ArchiveError: one of the dumps is a pointer.
    """
    pointers = [dump.path for dump in dumps if dump.format == FORMAT]
    if pointers:
        others = len(pointers) - 1
        too = f" (and so {'is 1 other' if others == 1 else f'are {others} others'})"
        raise ArchiveError(f"{_PROBLEM}{too if others else ''}: {_REMEDY}", path=min(pointers))
