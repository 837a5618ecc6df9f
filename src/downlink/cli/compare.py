"""The command that compares an archive with what it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import config_option, working
from downlink.cli.reporting import echo_json, echo_utf8
from downlink.files import is_there

if TYPE_CHECKING:
    from downlink.export.saved_catalog import SavedCatalog
    from downlink.settings.options import Archive

_DEFAULT = "HEAD"


@click.command()
@click.argument("what", metavar="[REV|CATALOG]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the difference as JSON.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print it as Markdown.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something changed.")
@config_option
@click.pass_context
def diff(  # noqa: PLR0913, PLR0917 - each is an option that click gives by its name
    context: click.Context,
    what: str | None,
    as_json: bool,
    as_markdown: bool,
    exit_code: bool,
    config_file: Path,
) -> None:
    """Print what the dumps add to a git revision or a saved catalog.

    REV is a revision of git, by default HEAD; CATALOG a file that 'downlink catalog --json' wrote.
    New articles, longer and changed texts, dumps that show known articles, articles that no dump
    shows any more, joins and separations, changed slugs, titles and topics. Nothing is written.

    Examples: downlink diff HEAD~1; downlink diff before.json --markdown
    """
    from downlink.export.difference import compare_catalogs
    from downlink.export.saved_catalog import saved
    from downlink.publish.build import read_archive
    from downlink.report.difference import difference_json, difference_lines, difference_markdown
    from downlink.settings.options import load_archive

    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown exclude each other: choose one")
    since = _DEFAULT if what is None else what
    archive = load_archive(config_file)
    with working("Reading dumps"):
        old = _old(what, archive)
        new = saved(read_archive(archive).catalog)
        difference = compare_catalogs(old, new, archive.dialect)
    if as_json:
        echo_json(difference_json(difference))
    elif as_markdown:
        echo_utf8(difference_markdown(difference, since))
    else:
        for line in difference_lines(difference, since):
            click.echo(line)
    if exit_code and difference:
        context.exit(1)


def _old(what: str | None, archive: Archive) -> SavedCatalog:
    from downlink.export.saved_catalog import read_saved_catalog, saved
    from downlink.publish.build import read_archive
    from downlink.settings.revision import archive_at

    path = Path(what) if what and "\0" not in what else None
    if path and is_there(path) and not path.is_dir():
        return read_saved_catalog(path)
    with archive_at(archive.config_file, _DEFAULT if what is None else what) as then:
        return saved(read_archive(then).catalog).moved(str(then.root), str(archive.root))
