"""The MkDocs plugin: translates MkDocs' events into calls of `publish`; decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from downlink.archive import archive_of
from downlink.errors import ArchiveError
from downlink.model import Catalog
from downlink.pages.address import FOLDERS
from downlink.publish import STYLESHEET, finish, prepare
from downlink.report import warnings_of

log = get_plugin_logger("downlink")


class DownlinkConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Where an archive keeps its things, relative to its mkdocs.yml."""

    seeds = Type(str, default="seeds")
    topics = Type(str, default="topics.yml")
    articles = Type(str, default="articles.yml")


class DownlinkPlugin(BasePlugin[DownlinkConfig]):  # type: ignore[no-untyped-call]
    """Writes the pages before MkDocs collects them, and finishes the site after it rendered it."""

    def __init__(self) -> None:
        self._catalog: Catalog | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet, and let the home page's snippet be found from any folder."""
        if STYLESHEET not in config.extra_css:
            config.extra_css.append(STYLESHEET)
        if "pymdownx.snippets" in config.markdown_extensions:
            options = config.mdx_configs.setdefault("pymdownx.snippets", {})
            options["base_path"] = [config.docs_dir]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Register new articles and write the pages."""
        with _as_plugin_error():
            prepared = prepare(archive_of(config))
        self._catalog = prepared.catalog
        for warning in warnings_of(prepared.catalog):
            log.warning(warning)
        for addition in prepared.additions:
            if not addition.continues:
                log.info("new article: %s", addition.slug)
        changes = prepared.changes
        log.info(
            "pages: %d written, %d removed, %d unchanged",
            changes.written,
            changes.removed,
            changes.unchanged,
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add to the site what no page holds."""
        if self._catalog:
            with _as_plugin_error():
                finish(self._catalog, Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what people edit, not what a build writes: a build must not start the next."""
        archive = archive_of(config)
        server.unwatch(config.docs_dir)
        server.watch(config.docs_dir, recursive=False)
        for folder in sorted(Path(config.docs_dir).iterdir()):
            if folder.is_dir() and folder.name not in FOLDERS:
                server.watch(str(folder))
        for path in (archive.seeds, archive.topics, archive.register):
            if path.exists():
                server.watch(str(path))
        return server


@contextmanager
def _as_plugin_error() -> Iterator[None]:
    try:
        yield
    except ArchiveError as error:
        raise PluginError(str(error)) from error
