"""A case with a finding → the smallest that still has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tools.fuzz.cases import Case

Holds = Callable[[Case], bool]


def shrink(case: Case, holds: Holds) -> Case:
    """Return the case with as few files and bytes as still give what `holds` asks for."""
    for path in case.files:
        smaller = _without(case, path)
        if smaller.files and holds(smaller):
            case = smaller
    for path in case.files:
        case = _shorter(case, path, holds)
    return case


def _without(case: Case, path: str) -> Case:
    return replace(
        case,
        files={name: content for name, content in case.files.items() if name != path},
        judged={name: content for name, content in case.judged.items() if name != path},
        clean=case.clean - {path},
    )


def _shorter(case: Case, path: str, holds: Holds) -> Case:
    """Cut halves, then quarters and so on down to single bytes, wherever that holds."""
    size = len(case.files[path])
    while size:
        start = 0
        while start < len(case.files[path]):
            smaller = _cut(case, path, start, size)
            if holds(smaller):
                case = smaller
            else:
                start += size
        size //= 2
    return case


def _cut(case: Case, path: str, start: int, size: int) -> Case:
    content = case.files[path]
    cut = content[:start] + content[start + size :]
    return replace(
        case,
        files=_with(case.files, path, cut),
        judged=_with(case.judged, path, cut) if path in case.judged else case.judged,
        clean=frozenset(),
    )


def _with(files: Mapping[str, bytes], path: str, content: bytes) -> dict[str, bytes]:
    return {**files, path: content}
