"""The commands that read an archive or its site and print what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import DEFAULT_CONFIG, config_option, working
from downlink.cli.reporting import echo_json, warn
from downlink.errors import ArchiveError
from downlink.files import is_there
from downlink.terminal import one_line
from downlink.text.slug_rules import SLUG

if TYPE_CHECKING:
    from downlink.model.dump import Dump
    from downlink.settings.options import Archive

_LEFT_OUT = re.compile(r"-(?!-|h$)")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the catalog as JSON.")
@config_option
def catalog(paths: tuple[Path, ...], as_json: bool, config_file: Path) -> None:
    """Read dumps and print what they show.

    PATHS are dumps or folders of dumps; by default the archive's seeds.

    Example: downlink catalog seeds/ --json
    """
    from downlink.export.catalog_json import catalog_json
    from downlink.publish.build import read_archive
    from downlink.report.intake import passed_over_lines
    from downlink.report.summary import summary

    archive = _archive_or_bare(config_file, has_paths=bool(paths))
    with working("Reading dumps"):
        reading = read_archive(archive, tuple(_found(path, archive) for path in paths))
    if as_json:
        echo_json(catalog_json(reading.catalog))
        return
    click.echo(summary(reading.catalog))
    for line in passed_over_lines(reading.catalog):
        click.echo(line)
    for stub in reading.catalog.stubs:
        click.echo(f"{len(stub.sightings):>4}  {stub.slug}  {one_line(stub.title.text)}")
    warn(reading.catalog)


class _QueryCommand(click.Command):
    """A command with a query: -word is a part of it, since all options but -h are long ones."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        left_out = [] if "--" in args else [item for item in args if _LEFT_OUT.match(item)]
        rest = [item for item in args if item not in left_out]
        return super().parse_args(ctx, [*rest, "--", *left_out] if left_out else args)


@click.command(cls=_QueryCommand)
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site was built.")
@config_option
def search(query: tuple[str, ...], as_json: bool, site_dir: Path | None, config_file: Path) -> None:
    """Search a built site, as its own search does.

    Words must all occur; "a phrase" stands in quotes; -word leaves out.

    Examples: downlink search 混合专家; downlink search --json LoRA -QLoRA
    """
    from downlink.publish.swap import place_of
    from downlink.report.results import result_lines, results_json
    from downlink.search.engine import search as search_site
    from downlink.search.install import INDEX
    from downlink.settings.options import load_archive

    site = place_of(site_dir or load_archive(config_file).site)
    answer = search_site(site / INDEX, " ".join(query))
    if as_json:
        echo_json(results_json(answer))
        return
    for line in result_lines(answer):
        click.echo(line)


@click.command()
@click.argument("what", metavar="SLUG|DUMP|FOLDER")
@config_option
def explain(what: str, config_file: Path) -> None:
    """Print why an article, or each line of a dump, was taken for what it is.

    For an article (its slug): the evidence for its title, topics, variants and relations.
    For a text dump (its path, or as warnings print it): what each line was taken for.
    For a folder: each file in it: read, refused or passed over, and why.

    Examples: downlink explain lora; downlink explain seeds/000.txt
    """
    from downlink.report.dumps import explain_dumps, explain_folder, place_of_dump

    is_slug, here = SLUG.fullmatch(what) is not None, (Path(),)
    is_there_here = place_of_dump(what, here) is not None or _is_folder(Path(what))
    archive = _archive_or_bare(config_file, has_paths=is_there_here)
    below = (*here, archive.root)
    place = place_of_dump(what, here if is_slug else below)
    folder = next((path / what for path in below if _is_folder(path / what)), None)
    if place:
        lines = explain_dumps(_dumps_at(place.file, archive), place.record)
    elif folder and not (is_slug and config_file.exists()):
        lines = explain_folder(_dumps_at(folder, archive))
    else:
        lines = _explained(what, archive, folder)
    for line in lines:
        click.echo(line)


def _is_folder(path: Path) -> bool:
    return is_there(path) and path.is_dir()


def _dumps_at(path: Path, archive: Archive) -> Iterator[Dump]:
    from downlink.read.find import find_dumps, read_dumps

    files = find_dumps([path], root=archive.root)
    return read_dumps(files, archive.limit, dialect=archive.dialect, keep_lines=True)


def _explained(what: str, archive: Archive, folder: Path | None) -> Iterator[str]:
    """Return the lines on the article that has a slug; on the folder so called where none has."""
    from downlink.publish.build import read_archive
    from downlink.report.dumps import explain_folder
    from downlink.report.explanation import explain as explain_stub

    catalog = read_archive(archive).catalog
    stub = next((stub for stub in catalog.stubs if stub.slug == what), None)
    if stub:
        return explain_stub(stub, catalog)
    if folder:
        return explain_folder(_dumps_at(folder, archive))
    if what in catalog.unseen:
        raise ArchiveError(f"'{what}' is registered, but no dump shows it any more")
    if not SLUG.fullmatch(what):
        raise ArchiveError("no such file: name a dump or an article's slug", path=what)
    near = " or ".join(
        f"'{slug}'" for slug in get_close_matches(what, [stub.slug for stub in catalog.stubs])
    )
    advice = f"did you mean {near}?" if near else "'downlink catalog' lists them"
    raise ArchiveError(f"no article has the slug '{what}': {advice}")


@click.command()
@click.option("--suggest", "suggesting", is_flag=True, help="Propose terms that could be topics.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@config_option
def topics(suggesting: bool, as_json: bool, config_file: Path) -> None:
    """List the topics and how many articles are about each.

    With --suggest: terms that several articles share and no topic knows, best first, with their
    articles, as entries to paste into the taxonomy.

    Example: downlink topics --suggest
    """
    from downlink.classify.proposals import suggest
    from downlink.publish.build import read_archive
    from downlink.report.topics import (
        suggestion_lines,
        suggestions_json,
        topic_lines,
        topics_json,
    )
    from downlink.settings.options import load_archive

    archive = load_archive(config_file)
    with working("Reading dumps"):
        found = read_archive(archive).catalog
        suggestions = suggest(found) if suggesting else ()
    if as_json:
        echo_json(suggestions_json(suggestions) if suggesting else topics_json(found))
        return
    for line in suggestion_lines(suggestions) if suggesting else topic_lines(found):
        click.echo(line)


def _archive_or_bare(config_file: Path, *, has_paths: bool) -> Archive:
    """Dumps named on the command line need no archive around them."""
    from downlink.settings.options import bare_archive, load_archive

    if has_paths and not config_file.exists() and str(config_file) == DEFAULT_CONFIG:
        return bare_archive(Path.cwd())
    return load_archive(config_file)


def _found(path: Path, archive: Archive) -> Path:
    """Return the path as given, or below the archive, as warnings print it, where only that is."""
    below = archive.root / path
    return below if not is_there(path) and is_there(below) else path
