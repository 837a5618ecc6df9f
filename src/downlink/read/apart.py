"""Dumps → those that are captures, and how many files lie beside them, by place and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from posixpath import commonpath, dirname, join

from downlink.model.aside import PassedOver
from downlink.model.dump import Dump


def apart(dumps: Iterable[Dump]) -> tuple[list[Dump], tuple[PassedOver, ...]]:
    """Return the captures, and what of the rest lies in each place, the largest numbers first."""
    captures: list[Dump] = []
    passed: Counter[tuple[str, str]] = Counter()
    folders: set[str] = set()
    for dump in dumps:
        folder = folder_of(dump.path)
        folders.add(folder)
        if dump.aside:
            passed[folder, dump.aside.kind] += 1
        else:
            captures.append(dump)
    return captures, _by_place(passed, top_of(folders)) if passed else ()


def folder_of(path: str) -> str:
    """Return the folder of a dump; of a record, the file that holds it."""
    file, sign, number = path.rpartition("#")
    return file if sign and number.isdecimal() else dirname(path)


def top_of(folders: Iterable[str]) -> str:
    """Return the folder that holds all of them; "" where only the archive does."""
    known = set(folders)
    mixed = len({folder.startswith("/") for folder in known}) > 1
    return "" if mixed or not known else commonpath(known)


def place_below(folder: str, top: str) -> str:
    """Return the folder itself where it is `top`, else the one right below `top` that holds it."""
    if folder.startswith("/") and not top:
        return folder
    inside = folder.removeprefix(top).lstrip("/")
    return join(top, inside.split("/", 1)[0]) if inside else folder


def _by_place(passed: Counter[tuple[str, str]], top: str) -> tuple[PassedOver, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for (folder, kind), count in passed.items():
        counts[place_below(folder, top), kind] += count
    found = (PassedOver(place, kind, count) for (place, kind), count in counts.items())
    return tuple(sorted(found, key=lambda item: (item.folder, -item.count, item.kind)))
