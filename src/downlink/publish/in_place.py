"""Making an old site the new one file by file: each is replaced whole, nothing else is touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from downlink.files import copy_if_changed, naming
from downlink.publish.manifest import LIST, Standing, folders_of, write_list


def replace_in_place(site: Path, rendered: Path, new: frozenset[str], before: Standing) -> None:
    """Make what builds wrote in `site` exactly the files `new` of `rendered`.

    At any moment each page is the old one or the new one, and what it needs is there: what is new
    comes first, what is gone goes last. Killed on the way, the next build does the rest.

    Raises:
        ArchiveError: a file cannot be written or removed.
    """
    gone = before.ours - new
    in_the_way = {name for name in gone if name in folders_of(new) or folders_of([name]) & new}
    write_list(site, new | before.ours)
    _remove(site, in_the_way)
    for name in sorted(new - {LIST}, key=lambda name: (name in before.ours, name)):
        with naming(site / name):
            if name.endswith("/"):
                (site / name).mkdir(parents=True, exist_ok=True)
            else:
                copy_if_changed(rendered / name, site / name)
    _remove(site, gone - in_the_way)
    write_list(site, new)


def _remove(site: Path, names: Iterable[str]) -> None:
    for name in sorted(names):
        path = site / name
        with naming(path, "removed"):
            if not name.endswith("/") and os.path.lexists(path):
                path.unlink()
            for folder in (path, *path.parents) if name.endswith("/") else path.parents:
                if folder == site or not _removed(folder):
                    break


def _removed(folder: Path) -> bool:
    """Remove the folder, if nothing stands in it and nothing is mounted there."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY):
            return False
        raise
    return True
