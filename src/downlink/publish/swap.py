"""Putting a finished site in the place of the old one: at any moment one of them stands there."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from downlink.errors import ArchiveError

_AT_CWD = -100
_EXCHANGE = 2  # Linux: renameat2 swaps two names in one step


def check_site(site: Path, keep: tuple[Path, ...]) -> None:
    """Raise an ArchiveError if building into `site` would remove somebody's files.

    Args:
        keep: files and folders of the archive that no site may stand in, or around.
    """
    place = site.resolve()
    for path in (item.resolve() for item in keep):
        inside = path.is_dir() and place != path.parent and place.is_relative_to(path)
        if path.is_relative_to(place) or inside:
            problem = f"cannot be the site's folder, {path.name} stands there: choose another"
            raise ArchiveError(problem, path=site)
    if site.is_dir() and any(site.iterdir()) and not _is_site(site):
        problem = "is not empty and holds no site of Downlink's: choose another folder or empty it"
        raise ArchiveError(problem, path=site)


def _is_site(folder: Path) -> bool:
    return any((folder / name).exists() for name in ("catalog.json", "sitemap.xml", "404.html"))


def staging_place(site: Path) -> Path:
    """Return where the site is to be rendered before it takes its place: beside it, so that a
    rename is enough.
    """
    return site.with_name(f".{site.name}.new")


def replace_site(site: Path, rendered: Path) -> None:
    """Put `rendered` in the place of `site`, and remove the old one.

    Raises:
        ArchiveError: the folder cannot be written to.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        if not site.exists():
            rendered.rename(site)
            return
        for path in site.iterdir():  # a checkout's .git, a host's .domains
            if path.name.startswith(".") and not (rendered / path.name).exists():
                path.rename(rendered / path.name)
        if not _exchange(site, rendered):
            old = site.with_name(f".{site.name}.old")
            shutil.rmtree(old, ignore_errors=True)
            site.rename(old)
            rendered.rename(site)
            rendered = old
        shutil.rmtree(rendered)
    except OSError as error:
        problem = f"cannot be written ({error.strerror}): check the folder's permissions"
        raise ArchiveError(problem, path=site) from error


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0)
