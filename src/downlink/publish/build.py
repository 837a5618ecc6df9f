"""One build of a site, whatever engine renders it; the plugin and the engines take its steps:

check_and_stage → prepare → (the engine renders) → put_in_place
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from downlink.curation.decisions import read_decisions
from downlink.curation.register import Draft
from downlink.describe.articles import processors
from downlink.export.catalog_json import catalog_json
from downlink.files import Changes, naming, synchronise, write_if_changed
from downlink.identify.drafts import drafts
from downlink.model.catalog import Catalog
from downlink.pages.addresses import FOLDERS
from downlink.pages.render import render_pages
from downlink.pages.style import stylesheet
from downlink.pipeline import Sources, build_catalog
from downlink.publish.csp import add_csp
from downlink.publish.locks import one_at_a_time
from downlink.publish.shrinking import CATALOG, fewer_allowed, refuse_fewer
from downlink.publish.staging import Staging, clear_earlier_zensical, open_staging
from downlink.publish.swap import check_site, place_of, replace_site
from downlink.read.find import find_dumps, read_dumps
from downlink.read.lfs import check_fetched
from downlink.search.install import ASSETS, add_search
from downlink.settings.options import Archive

STYLESHEET = f"{ASSETS}/downlink.css"
"""Where the pages' style sheet stands in the site."""


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """What an archive holds: its catalog, and what waits to be accepted into its register."""

    catalog: Catalog
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An archive whose pages are written.

    Attributes:
        warning: what could not be told of the published site, "" if all could.
    """

    catalog: Catalog
    drafts: tuple[Draft, ...]
    changes: Changes
    warning: str = ""


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """The steps of one build.

    Attributes:
        staging: where the site is rendered, until its own `close`; None where it is served: that
            replaces no site and is compared with none.
        allow_fewer: whether the published site may hold more than this build (see `shrinking`),
            whatever the environment says.
    """

    staging: Staging | None = None
    allow_fewer: bool = False

    @property
    def published(self) -> Path | None:
        """The site that is to be replaced."""
        return self.staging.site if self.staging else None

    def prepare(self, archive: Archive) -> Prepared:
        """Write the pages, where something changed; one build of an archive at a time. What is new
        stays a draft: only a person accepts it into the register.

        Raises:
            ArchiveError: a file is missing, broken or cannot be written; or much of what is
                published would be gone, and nothing was changed.
        """
        may_shrink = self.allow_fewer or fewer_allowed()
        compared = None if may_shrink else self.published
        with one_at_a_time(archive.docs):
            clear_earlier_zensical(archive.root)
            state = read_archive(archive)
            warning = refuse_fewer(compared, state.catalog) if compared else ""
            pages = render_pages(state.catalog, archive.language)
            changes = synchronise(archive.docs, FOLDERS, pages)
        return Prepared(state.catalog, state.drafts, changes, warning)

    def put_in_place(self, archive: Archive, catalog: Catalog, rendered: Path) -> tuple[str, ...]:
        """Add to the rendered site what no page holds, and put it in the place of the published
        one; return the names of what it keeps there, as that may be somebody's.

        Raises:
            ArchiveError: a folder cannot be written to, or something of somebody else's stands
                where a file of the site belongs.
        """
        _finish(archive, catalog, rendered, self.published, served=self.staging is None)
        return replace_site(self.staging) if self.staging else ()


def check_and_stage(archive: Archive, site: Path) -> Staging:
    """Return where the site that takes the place of `site` is to be rendered.

    Raises:
        ArchiveError: `site` holds somebody's files or cannot be written to, or another build of it
            runs.
    """
    check_site(site, archive.protected_paths)
    return open_staging(place_of(site))


def read_archive(archive: Archive, paths: tuple[Path, ...] = ()) -> ArchiveState:
    """Read the dumps at `paths` (default: the archive's seeds) after its register and taxonomy.

    Raises:
        ArchiveError: a file is missing or broken, or a capture is a Git LFS pointer; of register
            and taxonomy it tells all faults together.
    """
    topics, register = read_decisions(archive.topics, archive.register)
    sources = Sources(register, topics, archive.dialect, archive.moved)
    files = find_dumps(paths or (archive.seeds,), root=archive.root)
    within = None if paths else archive.seeds
    dumps = read_dumps(files, archive.limit, within=within, dialect=archive.dialect)
    catalog = build_catalog(dumps, sources, processors())
    check_fetched(catalog.dumps)
    return ArchiveState(catalog, drafts(catalog, register, sources.dialect))


def _finish(
    archive: Archive, catalog: Catalog, site: Path, published: Path | None, *, served: bool
) -> None:
    """Add catalog, style sheet, search and each page's security policy to the rendered site; none
    where it is served: the development server adds a script to each page, which the policy would
    not let run.
    """
    with naming(site, "read or written"):
        write_if_changed(site / CATALOG, catalog_json(catalog).encode())
        write_if_changed(site / STYLESHEET, stylesheet())
        add_search(catalog, site, archive.language, published)
        if not served:
            add_csp(site, archive.docs)
