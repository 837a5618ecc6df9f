"""The two halves of a build, whatever engine renders the pages between them.

`prepare` reads the archive, extends the register and writes the pages below docs/; `finish` adds
to the rendered site what no page holds. Plugin and command line both call these.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from downlink.curation.decisions import read_decisions
from downlink.curation.register import Addition, extend_register
from downlink.export.catalog_json import catalog_json
from downlink.files import Changes, naming, synchronise, write_if_changed
from downlink.identify.drafts import additions
from downlink.model.catalog import Catalog
from downlink.pages.addresses import FOLDERS
from downlink.pages.render import render_pages
from downlink.pages.style import stylesheet
from downlink.pipeline import Sources, build_catalog
from downlink.publish.csp import protect
from downlink.publish.locks import one_at_a_time
from downlink.publish.shrinking import CATALOG, refuse_fewer
from downlink.publish.staging import clear_earlier_zensical
from downlink.read.find import find_dumps, read_dumps
from downlink.read.lfs import check_fetched
from downlink.search.install import ASSETS, add_search
from downlink.settings.options import Archive

STYLESHEET = f"{ASSETS}/downlink.css"
"""Where the pages' style sheet stands in the site."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an archive holds: its catalog, and what a build would add to its register."""

    catalog: Catalog
    additions: tuple[Addition, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading whose additions are registered and whose pages are written.

    Attributes:
        warning: what could not be told of the published site, "" if all could.
    """

    catalog: Catalog
    additions: tuple[Addition, ...]
    changes: Changes
    warning: str = ""


def read_archive(archive: Archive, paths: tuple[Path, ...] = ()) -> Reading:
    """Read the dumps at `paths` (default: the archive's seeds) after its register and taxonomy.

    Raises:
        ArchiveError: a file is missing or broken, or a capture is a Git LFS pointer; of register
            and taxonomy it tells all faults together.
    """
    topics, register = read_decisions(archive.topics, archive.register)
    sources = Sources(register, topics, archive.dialect)
    files = find_dumps(paths or (archive.seeds,), root=archive.root)
    within = None if paths else archive.seeds
    dumps = read_dumps(files, archive.limit, within=within, dialect=archive.dialect)
    catalog = build_catalog(dumps, sources)
    check_fetched(catalog.dumps)
    return Reading(catalog, additions(catalog, register, sources.dialect))


def prepare(
    archive: Archive, *, published: Path | None = None, allow_fewer: bool = False
) -> Prepared:
    """Register new articles and write the pages, both only where something changed; one build of
    an archive at a time.

    Args:
        published: the site that is to be replaced, if that is to be compared with this build.
        allow_fewer: whether it may hold more than this build (see `shrinking`).

    Raises:
        ArchiveError: a file is missing, broken or cannot be written; or much of what is published
            would be gone, and nothing was changed.
    """
    with one_at_a_time(archive.docs):
        clear_earlier_zensical(archive.root)
        reading = read_archive(archive)
        compared = published if not allow_fewer else None
        warning = refuse_fewer(compared, reading.catalog) if compared else ""
        extend_register(archive.register, reading.additions)
        pages = render_pages(reading.catalog, archive.language)
        changes = synchronise(archive.docs, FOLDERS, pages)
    return Prepared(reading.catalog, reading.additions, changes, warning)


def finish(
    catalog: Catalog,
    site: Path,
    *,
    language: str,
    docs: Path | None,
    previous: Path | None = None,
) -> Changes:
    """Add catalog, style sheet, search and each page's security policy to the rendered site.

    Args:
        language: the interface's.
        docs: the folder of the pages' sources; None where no policy is to be set: the development
            server adds a script to each page, which the policy would not let run.
        previous: the site that this one replaces, if that is another folder.

    Raises:
        ArchiveError: the site cannot be written to.
    """
    with naming(site, "read or written"):
        changes = write_if_changed(site / CATALOG, catalog_json(catalog).encode())
        changes += write_if_changed(site / STYLESHEET, stylesheet())
        changes += add_search(catalog, site, language, previous)
        return changes + protect(site, docs) if docs else changes
