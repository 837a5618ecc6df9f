"""Pages → site, by MkDocs or by Zensical."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.plugins import get_plugin_logger

from downlink.errors import ArchiveError, SeveralFaultsError
from downlink.files import naming
from downlink.model.catalog import Catalog
from downlink.publish.build import ArchiveState, SiteBuild, check_and_stage
from downlink.publish.manifest import shown
from downlink.publish.zensical_project import make_project
from downlink.report.summary import warnings_of
from downlink.settings.mkdocs_log import captured_mkdocs_errors, shown_on_stderr
from downlink.settings.options import PLUGIN, Archive

_WARNED = "a warning was given (see above), and --strict allows none: mend its cause"
_NO_ZENSICAL = "Zensical is not installed: pip install 'downlink-archive[zensical]'"

log = get_plugin_logger(PLUGIN)


def build_with_mkdocs(
    archive: Archive, site: Path, *, strict: bool, allow_fewer: bool
) -> ArchiveState:
    """Build the site into `site`; the plugin does Downlink's part. Return what it shows, and what
    the register lacks.

    Args:
        allow_fewer: whether the site may lose many of its articles (see `shrinking`).

    Raises:
        ArchiveError: the archive has a problem, or under `strict` a warning was given.
    """
    with captured_mkdocs_errors() as complaints, shown_on_stderr(errors=False):
        try:
            config = load_config(str(archive.config_file), site_dir=str(site), strict=strict)
            plugin: Any = config.plugins[PLUGIN]
            plugin.allow_fewer, plugin.counts_drafts = allow_fewer, False
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            catalog: Catalog = plugin.catalog
            state = ArchiveState(catalog, plugin.drafts)
        except (Abort, BuildError, ConfigurationError) as error:
            if several := _several_faults(error):
                raise several from error
            reason = "; ".join(complaints) or (_WARNED if strict else str(error))
            raise ArchiveError(reason) from error
    return state


def _several_faults(error: BaseException) -> SeveralFaultsError | None:
    """Return the faults for which the plugin ended a build, where MkDocs knows only one text."""
    reason: BaseException | None = error
    while reason:
        if isinstance(reason, SeveralFaultsError):
            return reason
        reason = reason.__cause__ or reason.__context__
    return None


def serve_with_mkdocs(archive: Archive, address: str | None) -> None:
    """Build, serve and rebuild on change until interrupted.

    Raises:
        ArchiveError: the first build failed (its reason was shown), or the address is taken.
    """
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    with shown_on_stderr(errors=True):
        try:
            serve(str(archive.config_file), **options)
        except (Abort, BuildError, ConfigurationError) as error:
            raise ArchiveError(f"the site cannot be served: {error}") from error
        except OSError as error:
            problem = f"cannot be served there ({error.strerror}): choose another --address"
            raise ArchiveError(problem, path=address) from error


def build_with_zensical(
    archive: Archive, site: Path, *, strict: bool, allow_fewer: bool
) -> ArchiveState:
    """Build the site into `site`: write the pages, let Zensical render them, finish the site.
    Return what it shows, and what the register lacks.

    Args:
        allow_fewer: whether the site may lose many of its articles (see `shrinking`).

    Raises:
        ArchiveError: the archive has a problem, Zensical is missing or fails, or under `strict` a
            warning was given.
    """
    if find_spec("zensical") is None:
        raise ArchiveError(_NO_ZENSICAL)
    with shown_on_stderr(errors=False):
        for problem in archive.third_parties:
            log.warning("%s", problem)
    if strict and archive.third_parties:
        raise ArchiveError(_WARNED)
    staging = check_and_stage(archive, site)
    site_build = SiteBuild(staging, allow_fewer)
    try:
        with naming(site, "read or written"), shown_on_stderr(errors=False):
            prepared = site_build.prepare(archive)
            warnings = [*warnings_of(prepared.catalog), *filter(None, [prepared.warning])]
            for warning in warnings:
                log.warning("%s", warning)
            if strict and warnings:
                raise ArchiveError(_WARNED)
            _run_zensical(archive, make_project(archive, staging), strict=strict)
            kept = site_build.put_in_place(archive, prepared.catalog, staging.rendered)
            if kept:
                log.info("kept in the site, as it may be somebody's: %s", shown(kept))
    finally:
        staging.close()
    return ArchiveState(prepared.catalog, prepared.drafts)


def _run_zensical(archive: Archive, config_file: Path, *, strict: bool) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--clean", "-f", str(config_file)]
    result = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, *(["--strict"] if strict else [])],
        cwd=archive.root,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        lines = (result.stderr.strip() or result.stdout.strip()).splitlines()
        raise ArchiveError(f"Zensical could not build the site: {lines[-1] if lines else ''}")
