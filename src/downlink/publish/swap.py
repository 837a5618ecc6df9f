"""Putting a finished site in the place of the old one, and never anything of somebody else's.

Where nothing but builds wrote into the old site, the two folders are exchanged: at any moment one
of them stands there. Where something else stands in it, or where it cannot be exchanged (it is
mounted there, or only it may be written to), its files are replaced one by one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.files import naming
from downlink.publish.in_place import replace_in_place
from downlink.publish.manifest import LIST, is_site, leaves, shown, standing, write_list
from downlink.publish.staging import Staging

_AT_CWD = -100
_EXCHANGE = 2  # Linux: renameat2 swaps two names in one step
_UNKNOWN = (errno.ENOSYS, errno.EINVAL)  # that the system or the disk does not know it
_OF_HOSTS = ("CNAME", "lost+found")  # stand in folders that are otherwise empty


def place_of(site: Path) -> Path:
    """Return where a site really is to stand: behind the link, if one stands there."""
    return Path(os.path.realpath(site))


def check_site(site: Path, protected_paths: tuple[Path, ...]) -> None:
    """Raise an ArchiveError if building into `site` would remove somebody's files.

    Args:
        protected_paths: files and folders of the archive that no site may stand in, or around.
    """
    place = place_of(site)
    for path in map(place_of, protected_paths):
        inside = path.is_dir() and place != path.parent and place.is_relative_to(path)
        if path.is_relative_to(place) or inside:
            problem = f"cannot be the site's folder, {path.name} stands there: choose another"
            raise ArchiveError(problem, path=site)
    if os.path.lexists(place) and not place.is_dir():
        problem = "cannot be the site's folder, it is something else: move it away"
        raise ArchiveError(problem, path=site)
    with naming(site, "read"):
        found = place.iterdir() if place.is_dir() else ()
        names = sorted(path.name for path in found)
        others = [name for name in names if not name.startswith(".") and name not in _OF_HOSTS]
        free = not others or is_site(place)
    if not free:
        problem = f"is not empty and holds no site of Downlink's, but {shown(others)}"
        advice = "choose another folder or move that away; what begins with a dot may stay"
        raise ArchiveError(f"{problem}: {advice}", path=site)


def replace_site(staging: Staging) -> tuple[str, ...]:
    """Put the rendered site in its place; return the names of what it keeps there that no build
    is known to have written, if the last one left no list of what it wrote.

    Raises:
        ArchiveError: something of somebody else's stands where a file of the site belongs, or the
            site cannot be written to.
    """
    site, rendered = staging.site, staging.rendered
    with naming(site, "read or written"):
        new = frozenset(leaves(rendered)) | {LIST}
        write_list(rendered, new)
        if not os.path.lexists(site) and _moved(rendered, site):
            return ()
        site.mkdir(parents=True, exist_ok=True)
        before = standing(site, rendered, new)
        if before.strangers or not _exchanged(staging):
            replace_in_place(site, rendered, new, before)
    return () if before.listed else before.strangers


def _moved(rendered: Path, site: Path) -> bool:
    try:
        rendered.rename(site)
    except OSError:
        return False
    return True


def _exchanged(staging: Staging) -> bool:
    """Put the rendered site and the old one in each other's place, if that can be done."""
    site, rendered = staging.site, staging.rendered
    there, here = site.stat(), rendered.stat()
    if (there.st_uid, there.st_gid, there.st_dev) != (here.st_uid, here.st_gid, here.st_dev):
        return False
    rendered.chmod(there.st_mode & 0o7777)
    failed = _exchange(site, rendered)
    return _exchanged_in_two_steps(staging) if failed in _UNKNOWN else not failed


def _exchanged_in_two_steps(staging: Staging) -> bool:
    """The same where the system needs two: a build that is killed between them is mended by the
    next.
    """
    try:
        staging.site.rename(staging.old)
    except OSError:
        return False
    if _moved(staging.rendered, staging.site):
        return True
    staging.old.rename(staging.site)
    return False


def _exchange(one: Path, other: Path) -> int:
    """Swap two folders in one step; return the number of the error, 0 where there was none."""
    if not sys.platform.startswith("linux"):
        return errno.ENOSYS
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return errno.ENOSYS
    if rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0:
        return 0
    return ctypes.get_errno()
