"""mkdocs.yml → where an archive keeps its things, and in which language it speaks."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from downlink.errors import ArchiveError
from downlink.files import read_text
from downlink.settings.defaults import DEFAULT_LIMIT
from downlink.settings.dialect import TRANSMISSION, Dialect, make_dialect
from downlink.settings.mkdocs_log import captured_mkdocs_errors
from downlink.settings.third_parties import third_parties
from downlink.terminal import quoted
from downlink.text.yaml_nodes import check_levels

PLUGIN = "downlink"
_MIB = 1024 * 1024
_PLACE = re.compile(r"(?:https?://)?[^\s/:@?#]+(?::[0-9]+)?(?:/[^\s?#]*)?")
_LONGEST_NAME = 255
# Bytes that file systems take for the name of a file or folder.
_MOST_MIB = _MIB
_MOST_LEVELS = 100  # of mkdocs.yml: a section of the navigation takes two


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's places, all absolute.

    Attributes:
        root: the folder of its mkdocs.yml.
        language: the interface's language, the theme's.
        dialect: what its text dumps look like.
        limit: bytes that one capture may have, unpacked.
        moved: where the blog was, and where it went from there.
        third_parties: the settings by which the site would ask others for something, a line each.
    """

    config_file: Path
    root: Path
    docs: Path
    site: Path
    seeds: Path
    topics: Path
    register: Path
    language: str
    dialect: Dialect
    limit: int
    third_parties: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def protected_paths(self) -> tuple[Path, ...]:
        """What no build may remove."""
        return (self.config_file, self.docs, self.seeds, self.topics, self.register)


def load_archive(config_file: Path, instead: Mapping[str, Any] | None = None) -> Archive:
    """Return the archive whose mkdocs.yml is `config_file`.

    Args:
        instead: values that count instead of what the file gives for their keys.

    Raises:
        ArchiveError: there is no such file, it is no valid configuration, or it does not list the
            plugin `downlink`.
    """
    if not config_file.is_file():
        problem = "does not exist: run this in an archive's folder or name it with --config"
        raise ArchiveError(problem, path=config_file)
    check_levels(read_text(config_file), config_file, _MOST_LEVELS)
    with captured_mkdocs_errors() as complaints:
        try:
            config = load_config(str(config_file), **(instead or {}))
        except ConfigurationError as error:
            raise ArchiveError(str(error), path=config_file) from error
        except Abort as error:
            problem = "; ".join(complaints) or str(error)
            raise ArchiveError(problem, path=config_file) from error
        except ValueError as error:  # a number of more digits than Python reads
            raise ArchiveError(f"cannot be read ({error}): correct it", path=config_file) from error
    return archive_of(config)


def archive_of(config: MkDocsConfig) -> Archive:
    """Return the archive that a loaded configuration describes.

    Raises:
        ArchiveError: it does not list the plugin `downlink`, gives it an option that it does not
            have, or switches directory URLs off.
    """
    config_file = Path(config.config_file_path or "mkdocs.yml").absolute()
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        problem = "does not list the plugin 'downlink': add it under 'plugins:'"
        raise ArchiveError(problem, path=config_file)
    if not config.use_directory_urls:
        problem = "sets use_directory_urls to false, but addresses are folders: remove that"
        raise ArchiveError(problem, path=config_file)
    root = config_file.parent
    options = plugin.config
    _check_names(options, config_file)
    limit = options["limit"]
    if isinstance(limit, bool) or not 1 / _MIB <= limit <= _MOST_MIB:  # no NaN is
        problem = f"sets the plugin's limit to {str(limit)[:20]}: give a number of MiB above 0"
        raise ArchiveError(f"{problem}, {_MOST_MIB} at most", path=config_file)
    return Archive(
        config_file=config_file,
        root=root,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        seeds=root / _path(options, "seeds", config_file),
        topics=root / _path(options, "topics", config_file),
        register=root / _path(options, "articles", config_file),
        language=_language(config),
        dialect=_dialect(options["dialect"], config_file),
        limit=int(limit * _MIB),
        third_parties=third_parties(config),
        moved=_moved(options["moved"], config_file),
    )


def bare_archive(root: Path) -> Archive:
    """Return an archive without configuration: `root` with the default names in it."""
    return Archive(
        config_file=root / "mkdocs.yml",
        root=root,
        docs=root / "docs",
        site=root / "site",
        seeds=root / "seeds",
        topics=root / "topics.yml",
        register=root / "articles.yml",
        language="en",
        dialect=TRANSMISSION,
        limit=DEFAULT_LIMIT,
    )


def _check_names(options: Config, config_file: Path) -> None:
    known = sorted(type(options)())  # MkDocs sets all of them, and warns of others in a build
    for name in options:
        if name not in known:
            problem = f"gives the plugin an unknown option {quoted(str(name))}"
            problem = f"{problem}: the known ones are {', '.join(known)}"
            raise ArchiveError(problem, path=config_file)


def _path(options: Config, name: str, config_file: Path) -> str:
    place: str = options[name]
    try:
        encoded = os.fsencode(place)
        longest = max(map(len, encoded.split(os.fsencode(os.sep))))
        possible = b"\0" not in encoded and longest <= _LONGEST_NAME
    except UnicodeEncodeError:
        possible = False
    if not possible:
        problem = f"sets the plugin's option '{name}' to {quoted(place)}, which no path can be"
        raise ArchiveError(f"{problem}: correct it", path=config_file)
    return place


def _dialect(options: dict[str, Any], config_file: Path) -> Dialect:
    try:
        return make_dialect(options)
    except ArchiveError as error:
        raise ArchiveError(error.problem, path=config_file) from error


def _moved(options: dict[Any, Any], config_file: Path) -> dict[str, str]:
    for old, new in options.items():
        if not all(isinstance(place, str) and _PLACE.fullmatch(place) for place in (old, new)):
            pair = quoted(f"{old}: {new}")
            problem = f"sets the plugin's option 'moved' to {pair}: write old.example: new.example"
            raise ArchiveError(problem, path=config_file)
    return dict(options)


def _language(config: MkDocsConfig) -> str:
    try:
        return str(config.theme["language"])
    except KeyError:  # a theme without that option
        return "en"
