"""What stands in a site's folder: what a build of ours wrote there, and what somebody else did.

A build lists the files that it writes in one more file of the site. What stands there and is not
listed is somebody else's, and stays: a checkout's .git, a host's CNAME, what was put in by hand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.files import is_temporary, same_content, write_if_changed
from downlink.publish.shrinking import published_slugs

LIST = ".downlink-files.json"
"""The file of a site that lists its files."""

_OURS = "assets/downlink/"
_PAGES = ("index.html", "404.html")
_RENDERED = (_OURS.encode(), b'content="mkdocs-', b'content="zensical-', b"MkDocs version")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a site's folder before it is replaced, as `leaves` names it.

    Attributes:
        ours: what builds wrote, and whatever the new one writes.
        strangers: the rest.
        listed: whether the last build left its list.
    """

    ours: frozenset[str]
    strangers: tuple[str, ...]
    listed: bool


def leaves(folder: Path, opened: Collection[str] | None = None) -> Iterator[str]:
    """Yield the relative paths of the files and links below `folder`, and, with a slash behind
    them, of the empty folders. A folder into which nobody may look counts as a file.

    Args:
        opened: of the folders directly below that begin with a dot, those to look into; the others
            count as a file. None: all.

    Raises:
        OSError: a folder cannot be read.
    """
    yield from _leaves(folder, "", opened)


def _leaves(folder: Path, prefix: str, opened: Collection[str] | None) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except PermissionError:
        if not prefix:
            raise
        yield prefix.removesuffix("/")
        return
    if prefix and not entries:
        yield prefix
    for entry in entries:
        closed = (
            not prefix
            and entry.name.startswith(".")
            and not (opened is None or entry.name in opened)
        )
        if entry.is_dir(follow_symlinks=False) and not closed:
            yield from _leaves(Path(entry.path), f"{prefix}{entry.name}/", opened)
        else:
            yield prefix + entry.name


def write_list(site: Path, names: Iterable[str]) -> None:
    """List the files of a site in it, the list itself too.

    Raises:
        ArchiveError: it cannot be written.
    """
    document = {"schema": 1, "files": sorted({*names, LIST})}
    write_if_changed(site / LIST, (json.dumps(document, indent=0) + "\n").encode())


def read_list(site: Path) -> frozenset[str] | None:
    """Return what a build listed in the site, None where there is no list that can be read."""
    try:
        document = json.loads((site / LIST).read_bytes())
        names = document["files"]
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return frozenset(names)


def standing(site: Path, rendered: Path, new: frozenset[str]) -> Standing:
    """Return what stands in `site`, where the files `new` of `rendered` are to stand.

    In a site without a list, what the new build writes is taken for ours, and so are the pages that
    load Downlink's script and the files beside that; all the rest stays.

    Raises:
        ArchiveError: a stranger stands where something else is to stand.
        OSError: a folder or file cannot be read.
    """
    listed = read_list(site) if is_site(site) else frozenset()
    found = frozenset(leaves(site, {name.partition("/")[0] for name in new | (listed or set())}))
    if listed is None:
        known = found & new | {name for name in found if _looks_ours(site, name)}
    else:
        unlisted = (found & new) - listed
        known = found & listed | {name for name in unlisted if _ours_too(site, rendered, name)}
    folders = folders_of(listed or ())
    ours = known | {name for name in found if _left_by_a_write(name, folders)}
    strangers = found - ours
    taken = strangers & (new | folders_of(new)) | _above(strangers, new)
    if taken:
        problem = "was not written by Downlink but stands where the new site has something else"
        raise ArchiveError(f"{problem}: move it away", path=site / min(taken))
    return Standing(ours, tuple(sorted(strangers)), listed is not None)


def _left_by_a_write(name: str, folders: Collection[str]) -> bool:
    emptied = name.endswith("/") and name[:-1] in folders
    return emptied or name == LIST or is_temporary(name.rpartition("/")[2])


def _looks_ours(site: Path, name: str) -> bool:
    return name.startswith(_OURS) or _is_page(site / name, (_OURS.encode(),))


def _ours_too(site: Path, rendered: Path, name: str) -> bool:
    """Whether nothing is lost where the new file takes the place of the one that is not listed: it
    is the same, or a page as the engines write it, without Downlink perhaps.
    """
    path = site / name
    return name.endswith("/") or _is_page(path, _RENDERED) or same_content(path, rendered / name)


def _is_page(path: Path, marks: Iterable[bytes]) -> bool:
    if path.name not in _PAGES or path.is_symlink() or not path.is_file():
        return False
    content = path.read_bytes()
    return any(mark in content for mark in marks)


def folders_of(names: Iterable[str]) -> frozenset[str]:
    """Return the folders in which the leaves stand."""
    return frozenset(
        name[:at] for name in names for at, character in enumerate(name) if character == "/"
    )


def _above(strangers: Iterable[str], new: frozenset[str]) -> set[str]:
    """Return the strangers below what is to be a file."""
    return {name for name in strangers if folders_of([name]) & new}


def is_site(folder: Path) -> bool:
    """Whether a site of Downlink's, or of MkDocs or Zensical, stands in the folder.

    Raises:
        OSError: a page cannot be read.
    """
    pages = (folder / name for name in _PAGES)
    return (
        read_list(folder) is not None
        or any(_is_page(page, _RENDERED) for page in pages)
        or published_slugs(folder) is not None
    )


def shown(strangers: Iterable[str]) -> str:
    """Return the first of the strangers' names, and how many more there are."""
    names = list(strangers)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
