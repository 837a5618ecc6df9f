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
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from downlink.curation.register import Draft
from downlink.errors import ArchiveError
from downlink.files import MARK, naming
from downlink.model.catalog import Catalog
from downlink.pages.addresses import FOLDERS
from downlink.pages.escape import Encoded
from downlink.publish.build import STYLESHEET, SiteBuild, check_and_stage
from downlink.publish.manifest import shown
from downlink.publish.staging import Staging
from downlink.report.drafts import waiting
from downlink.report.intake import intake_lines
from downlink.report.summary import warnings_of
from downlink.search.install import SCRIPT
from downlink.settings.options import archive_of
from downlink.settings.third_parties import third_parties

log = get_plugin_logger("downlink")


class DownlinkConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Where an archive keeps its things, relative to its mkdocs.yml; what its text dumps look like
    (see `dialect`); how many MiB one capture may have.
    """

    seeds = Type(str, default="seeds")
    topics = Type(str, default="topics.yml")
    articles = Type(str, default="articles.yml")
    dialect = Type(dict, default={})
    limit = Type((int, float), default=64)
    moved = Type(dict, default={})


class DownlinkPlugin(BasePlugin[DownlinkConfig]):  # type: ignore[no-untyped-call]
    """Writes the pages before MkDocs collects them, and finishes the site after it rendered it.

    Attributes:
        allow_fewer: whether the site may lose many of its articles (see `shrinking`).
        counts_drafts: whether to say how many there are; a command that does it says so itself.
        drafts: what the last build found that the register does not hold.
    """

    def __init__(self) -> None:
        self.allow_fewer = False
        self.counts_drafts = True
        self.drafts: tuple[Draft, ...] = ()
        self.catalog: Catalog | None = None
        self._serving = False
        self._site_dir = ""
        self._staging: Staging | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is built to be served here or to be published."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add style sheet and search, and let the home page's snippet be found from any folder."""
        if STYLESHEET not in config.extra_css:
            config.extra_css.append(STYLESHEET)
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        if {"search", "material/search"} & set(config.plugins):
            log.warning("lists the plugin 'search', but Downlink brings its own: remove it")
        for problem in third_parties(config):
            log.warning("%s", problem)
        if "pymdownx.snippets" in config.markdown_extensions:
            options = config.mdx_configs.setdefault("pymdownx.snippets", {})
            options["base_path"] = [config.docs_dir]
        # MkDocs keeps a plugin with on_startup for all builds of a process: state is set anew here.
        self.catalog = None
        self._close()
        if not self._serving:
            self._site_dir = config.site_dir
            with _as_plugin_error(config.site_dir):
                self._staging = check_and_stage(archive_of(config), Path(config.site_dir))
            config.site_dir = str(self._staging.rendered)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages."""
        with _as_plugin_error(config.docs_dir):
            prepared = self._build.prepare(archive_of(config))
        self.catalog = prepared.catalog
        self.drafts = prepared.drafts
        for warning in warnings_of(prepared.catalog):
            log.warning(warning)
        if prepared.warning:
            log.warning(prepared.warning)
        for draft in prepared.drafts:
            if not draft.continues:
                log.info("new article: %s", draft.slug)
        told = (*waiting(prepared.drafts), *intake_lines(prepared.catalog))
        for line in told if self.counts_drafts else ():
            log.info(line)
        changes = prepared.changes
        log.info(
            "pages: %d written, %d removed, %d unchanged",
            changes.written,
            changes.removed,
            changes.unchanged,
        )

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Say of our pages' titles and descriptions that they are encoded, lest a feed or the
        theme encodes them again.
        """
        if page.file.content_string.startswith(f"---\n# {MARK}"):
            for key in {"title", "description"} & page.meta.keys():
                page.meta[key] = Encoded(page.meta[key])

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add to the site what no page holds, after all other plugins, and put it in the place of
        the old one.
        """
        with _as_plugin_error(config.site_dir):
            if self.catalog:
                rendered = Path(config.site_dir)
                kept = self._build.put_in_place(archive_of(config), self.catalog, rendered)
                if kept:
                    log.info("kept in the site, as it may be somebody's: %s", shown(kept))
            if self._staging:
                config.site_dir = self._site_dir
                self._close()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of a build that failed, the old site still stands; and say what the system
        said against it in one line.
        """
        self._close()
        if isinstance(error, OSError):
            with _as_plugin_error(self._site_dir):
                raise error

    def on_shutdown(self) -> None:
        """Leave nothing of a build that was interrupted."""
        self._close()

    @property
    def _build(self) -> SiteBuild:
        return SiteBuild(self._staging, self.allow_fewer)

    def _close(self) -> None:
        if self._staging:
            self._staging.close()
            self._staging = None

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
            elif path.parent.is_dir():  # where it will stand
                server.watch(str(path.parent), recursive=False)
        return server


@contextmanager
def _as_plugin_error(place: str) -> Iterator[None]:
    try:
        with naming(Path(place), "read or written"):
            yield
    except ArchiveError as error:
        raise PluginError("\n".join(error.lines())) from error
