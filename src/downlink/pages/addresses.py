"""Where pages stand: their files below docs/ and how one links to another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from markupsafe import Markup

from downlink.errors import ArchiveError
from downlink.files import is_portable_name
from downlink.model.stub import Reference

POSTS, TOPICS, DUMPS, REFERENCES = "posts", "topics", "dumps", "references"
SEARCH = "search"
FOLDERS = (POSTS, TOPICS, DUMPS, REFERENCES, SEARCH)
"""The folders below docs/ that hold generated pages."""

_DIRECTLY = 2  # parts of a path: the folder of the dumps and the file
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ADDRESS = re.compile(r"[A-Za-z0-9_./#-]*")


def dump_name(path: str) -> str:
    """Return the name of a dump's page.

    It is the file's name without `.txt`, where that is a safe name and the file stands directly
    in its folder; else that name made safe, with six digits of the path's SHA-256. It depends on
    the path alone, so adding a dump never changes another's address.
    """
    pure = PurePosixPath(path)
    name = pure.name.removesuffix(".txt")
    is_text = pure.suffix == ".txt"
    if (
        is_text
        and len(pure.parts) <= _DIRECTLY
        and _PLAIN_NAME.fullmatch(name)
        and is_portable_name(name)
    ):
        return name
    safe = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "dump"
    return f"{safe}-{hashlib.sha256(path.encode()).hexdigest()[:6]}"


def check_dump_names(paths: Iterable[str]) -> None:
    """Say if the digits of two paths are the same, by chance: one page would hide the other.

    Raises:
        ArchiveError: they are.
    """
    named: dict[str, str] = {}
    for path in paths:
        other = named.setdefault(dump_name(path), path)
        if other != path:
            raise ArchiveError(f"would have the same page as '{other}': rename it", path=path)


def dump_label(path: str) -> str:
    """Return what a dump is called on the pages: its path in the folder of the dumps."""
    folder, _, name = path.partition("/")
    return name or folder


def reference_anchor(reference: Reference) -> str:
    """Return the anchor of a reference on the page of all references.

    It is its kind and its id, where that can stand in an address; else that made safe, with six
    digits of the id's SHA-256.
    """
    own = reference.key.replace(":", "-", 1)
    safe = re.sub(r"[^a-z0-9.]+", "-", own).strip("-")[:60]
    return safe if safe == own else f"{safe}-{hashlib.sha256(own.encode()).hexdigest()[:6]}"


def link(target: str, *, page: str) -> Markup:
    """Return the relative address of `target` from `page`; both are paths of the site that end
    in a slash or are empty (the home page), `target` with `#anchor` if wanted.

    Raises:
        ValueError: the target has a character that an address of this site never has.
    """
    if not _ADDRESS.fullmatch(target):
        raise ValueError(f"not an address of this site: {target!r}")
    up = "../" * page.count("/")
    return Markup(f"{up}{target}" or "./")  # noqa: S704 - checked above
