"""Where a site is rendered before it takes its place, and what an interrupted build left there."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.files import is_temporary, keep_owner_and_mode, naming
from downlink.publish.locks import hold
from downlink.publish.manifest import is_site, leaves, read_list

_LEFT_BY_ZENSICAL = re.compile(r"\.zensical-[a-z0-9_]{8}(\.yml)?")  # by earlier versions


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder for one build, held by it: beside the site, so that a rename is enough; where that
    may not be written to, among the system's temporary ones.

    Attributes:
        site: the place that the rendered site is for, links resolved.
        folder: the staging folder.
    """

    site: Path
    folder: Path
    _lock: int | None

    @property
    def rendered(self) -> Path:
        """Where the site is rendered; once it took its place, what stood there before."""
        return self.folder / "site"

    @property
    def old(self) -> Path:
        """Where the old site is put, if the system cannot exchange two folders in one step."""
        return self.folder / "old"

    def close(self) -> None:
        """Remove the folder, and let others build the site."""
        with suppress(OSError):
            _clear(self)
            self.folder.rmdir()
        if self._lock is not None:
            os.close(self._lock)


def open_staging(site: Path) -> Staging:
    """Return a staging folder with an empty folder to render into.

    Raises:
        ArchiveError: another build of this site runs, or the site cannot be written to.
    """
    try:
        staging = _beside(site)
    except BlockingIOError as error:
        raise _busy(site) from error
    except OSError:
        if not site.is_dir():
            with naming(site):
                raise
        staging = _elsewhere(site)
    try:
        with naming(site):
            staging.rendered.mkdir()
            if site.is_dir():  # its mode may say of which group everything in it is
                keep_owner_and_mode(site, staging.rendered)
                staging.rendered.chmod(staging.rendered.stat().st_mode | 0o700)
    except BaseException:
        staging.close()
        raise
    return staging


def _busy(site: Path) -> ArchiveError:
    problem = "is being built by another process: wait for it or build elsewhere (--site-dir)"
    return ArchiveError(problem, path=site)


def _beside(site: Path) -> Staging:
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = site.with_name(f".{site.name}.downlink")
    while True:
        if folder.is_symlink():  # somebody's: what it leads to is not to be cleared
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), folder)
        folder.mkdir(exist_ok=True)
        lock = hold(folder, wait=False)
        if lock is None or _is(folder, lock):
            break
        os.close(lock)  # its builder removed it meanwhile
    staging = Staging(site, folder, lock)
    try:
        _clear(staging)
        _clear_earlier(site)
    except BaseException:
        if lock is not None:
            os.close(lock)
        raise
    return staging


def _is(folder: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _elsewhere(site: Path) -> Staging:
    try:
        lock = hold(site, wait=False)
    except BlockingIOError as error:
        raise _busy(site) from error
    with naming(site):
        return Staging(site, Path(tempfile.mkdtemp(prefix="downlink-")), lock)


def _clear(staging: Staging) -> None:
    """Empty the folder; what stands there and is no build's goes back into the site."""
    site = staging.site
    if staging.old.is_dir() and not os.path.lexists(site):
        staging.old.rename(site)
    for folder in (staging.rendered, staging.old):
        listed = read_list(folder)
        if listed is not None and site.is_dir():
            _give_back(folder, site, listed)
    for path in list(staging.folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _give_back(folder: Path, site: Path, listed: frozenset[str]) -> None:
    """Move what no build listed, as it came while one was at work, from the old site into the new
    one, where nothing stands there.

    Raises:
        OSError: something cannot be moved.
    """
    for name in list(leaves(folder, {item.partition("/")[0] for item in listed})):
        target = site / name
        ours = name in listed or name.endswith("/") or is_temporary(target.name)
        if not ours and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            (folder / name).rename(target)


def _clear_earlier(site: Path) -> None:
    """Clear what builds of earlier versions left; before they replaced a site they moved what
    begins with a dot out of it.
    """
    old, new = (site.with_name(f".{site.name}.{end}") for end in ("old", "new"))
    if old.is_dir() and not os.path.lexists(site) and is_site(old):
        old.rename(site)
    for folder in (old, new):
        if folder.is_dir() and (is_site(folder) or (folder / "assets").is_dir()):
            for path in sorted(folder.glob(".*")):
                if site.is_dir() and not os.path.lexists(site / path.name):
                    path.rename(site / path.name)
            if site.is_dir() or not any(folder.glob(".*")):
                shutil.rmtree(folder)


def clear_earlier_zensical(root: Path) -> None:
    """Remove what builds of earlier versions left in the archive when they were killed."""
    with suppress(OSError):
        for path in list(root.iterdir()):
            if _LEFT_BY_ZENSICAL.fullmatch(path.name):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
