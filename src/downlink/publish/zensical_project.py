"""A staging folder that Zensical takes for the archive.

Zensical runs no plugin, takes its folders from the configuration alone, wants them below that, and
writes beside it, where an archive may be read-only. So it gets a configuration of its own that
inherits the archive's, and beside that links to whatever else an archive's settings may name.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import yaml

from downlink.publish.build import STYLESHEET
from downlink.publish.staging import Staging
from downlink.search.install import SCRIPT
from downlink.settings.options import Archive

_CONFIG = "zensical.yml"


def make_project(archive: Archive, staging: Staging) -> Path:
    """Fill the staging folder and return the configuration with which Zensical renders into it.

    Raises:
        OSError: something cannot be read or written.
    """
    inside = archive.docs != archive.root and archive.docs.is_relative_to(archive.root)
    docs = archive.docs.relative_to(archive.root) if inside else Path(archive.docs.name)
    taken = {_CONFIG, staging.rendered.name, staging.old.name, staging.folder.name}
    for above in reversed(docs.parents):
        (staging.folder / above).mkdir(exist_ok=True)
        for path in sorted((archive.root / above).iterdir()):
            if path.name not in taken and not docs.is_relative_to(above / path.name):
                _share(path, staging.folder / above / path.name)
        taken = set()
    _share_files(archive.docs, staging.folder / docs)
    config_file = staging.folder / _CONFIG
    config_file.write_text(_config(archive, docs, staging.rendered), encoding="utf-8")
    return config_file


def _share_files(source: Path, target: Path) -> None:
    """Link the files one by one: below docs/ Zensical follows no links to folders."""
    for place, _, names in os.walk(source):
        folder = target / Path(place).relative_to(source)
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            _share(Path(place) / name, folder / name)


def _share(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source)
    except OSError:  # a system or a disk without links
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, target)


def _config(archive: Archive, docs: Path, rendered: Path) -> str:
    return yaml.safe_dump(
        {
            "INHERIT": str(archive.config_file),
            "docs_dir": docs.as_posix(),
            "site_dir": rendered.name,
            "extra_css": [STYLESHEET],
            "extra_javascript": [SCRIPT],
            "plugins": [{"search": {"enabled": False}}],
        }
    )
