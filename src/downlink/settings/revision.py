"""A revision of git → the archive as it stood there, in a folder that is gone afterwards.

Only what a catalog is made of is taken out: mkdocs.yml, the dumps, the register, the taxonomy. Of
mkdocs.yml only the plugin's own options count: themes, hooks and other plugins of then have no part
in a catalog, and may not be at hand any more.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from downlink.errors import ArchiveError, Faults
from downlink.settings.git import Commit, find_commit
from downlink.settings.options import PLUGIN, Archive, load_archive

_PARENT = re.compile(r"^INHERIT:[ \t]*([\"']?)(.+?)\1[ \t]*$", re.MULTILINE)
_MOST_STEPS = 10  # from link to link, from a configuration to those that it inherits from
_MALFORMED = (ValueError, AttributeError, TypeError, RecursionError)
_DOCS = ".downlink-docs"
# MkDocs asks for a folder of pages; no archive's is called so.


@contextmanager
def archive_at(config_file: Path, revision: str) -> Iterator[Archive]:
    """Give the archive of `config_file` as it stood in a revision; an error raised while it is at
    hand names files as git does (`HEAD:articles.yml`).

    Raises:
        ArchiveError: there is no git, no repository or no such revision; or the revision has no
            such mkdocs.yml, or not all of what that names.
    """
    commit = find_commit(config_file.absolute().parent, revision)
    with TemporaryDirectory(prefix="downlink-") as folder:
        root = Path(folder).resolve()
        with _named_as_in(revision, root):
            yield _archive(commit, commit.prefix + config_file.name, root)


def _archive(commit: Commit, config: str, root: Path) -> Archive:
    _extract_config(commit, config, root)
    place = root / config
    (place.parent / _DOCS).mkdir(exist_ok=True)
    archive = load_archive(place, _instead(place))
    names = [_inside(path, root, place) for path in (archive.seeds, archive.topics)]
    names.append(_inside(archive.register, root, place))
    for name in names:
        _extract(commit, name, root)
    return archive


def _extract_config(commit: Commit, config: str, root: Path) -> None:
    """Take out a mkdocs.yml and those that it inherits from."""
    if not (_extract(commit, config, root) and (root / config).is_file()):
        problem = "is not in that revision: name one in which the archive was there"
        raise ArchiveError(problem, path=root / config)
    for _ in range(_MOST_STEPS):
        parent = _PARENT.search((root / config).read_text("utf-8", "replace"))
        if not parent:
            return
        config = posixpath.normpath(posixpath.join(posixpath.dirname(config), parent[2]))
        if not (_extract(commit, config, root) and (root / config).is_file()):
            return  # MkDocs says which one lacks


def _extract(commit: Commit, name: str, root: Path) -> bool:
    """Take out a file or folder, and where it is a link what that leads to; return whether the
    revision has it.

    Raises:
        ArchiveError: it has only the link.
    """
    place, at = root / name, name
    for _ in range(_MOST_STEPS):
        found = commit.extract(at, root)
        if at == name and not found:
            return False
        if found and place.exists() and place.resolve().is_relative_to(root):
            return True
        if not (root / at).is_symlink():
            break
        link = (root / at).readlink().as_posix()
        at = posixpath.normpath(posixpath.join(posixpath.dirname(at), link))
    problem = "is a link to what that revision does not have: give a catalog that was saved"
    raise ArchiveError(problem, path=place)


def _instead(config_file: Path) -> dict[str, Any]:
    """Return what counts instead of all in mkdocs.yml that a catalog does not come from."""
    return {
        "plugins": _own_plugin(config_file),
        "docs_dir": _DOCS,
        "site_dir": "site",
        "site_name": PLUGIN,
        "theme": "mkdocs",
        "hooks": [],
        "watch": [],
        "markdown_extensions": [],
        "strict": False,
    }


def _own_plugin(config_file: Path) -> list[Any] | None:
    """Return the plugin's entry alone; None where the file is broken, which loading it tells."""
    try:
        with config_file.open("rb") as file:
            plugins = yaml_load(file).get("plugins")
    except (ConfigurationError, yaml.YAMLError, OSError, *_MALFORMED):
        return None
    if isinstance(plugins, dict):
        plugins = [{name: options} for name, options in plugins.items()]
    entries = plugins if isinstance(plugins, list) else []
    return [entry for entry in entries if entry == PLUGIN or _is_own(entry)]


def _is_own(entry: object) -> bool:
    return isinstance(entry, dict) and list(entry) == [PLUGIN]


def _inside(path: Path, root: Path, config_file: Path) -> str:
    """Return where in the repository a configured path leads, which is laid out below `root`."""
    place = PurePosixPath(posixpath.normpath(path.as_posix()))
    if not place.is_relative_to(root):
        problem = (
            f"names '{path.name}', which no revision holds, as it is outside of the repository"
        )
        raise ArchiveError(f"{problem}: give a catalog that was saved", path=config_file)
    return place.relative_to(root).as_posix()


@contextmanager
def _named_as_in(revision: str, root: Path) -> Iterator[None]:
    try:
        yield
    except ArchiveError as error:
        faults = Faults()
        faults.add(*(_named(fault, revision, root) for fault in error.faults))
        faults.raise_any()


def _named(fault: ArchiveError, revision: str, root: Path) -> ArchiveError:
    place = revision
    if fault.path is not None:
        path = Path(fault.path)
        inside = path.relative_to(root) if path.is_relative_to(root) else path
        place = str(path) if inside.is_absolute() else f"{revision}:{inside.as_posix()}"
    problem = fault.problem.replace(f"{root}/", f"{revision}:")
    return ArchiveError(problem, path=place, line=fault.line, column=fault.column)
