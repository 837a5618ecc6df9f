"""The command that checks an archive and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import config_option, working
from downlink.cli.reporting import echo_json, warn
from downlink.errors import ArchiveError

if TYPE_CHECKING:
    from downlink.publish.build import ArchiveState
    from downlink.settings.options import Archive


@click.command()
@click.option("--locked", is_flag=True, help="Fail where there are drafts.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@config_option
def check(locked: bool, as_json: bool, config_file: Path) -> None:
    """Check the archive without changing anything.

    All that is wrong with the values of articles.yml and topics.yml is named at once, each fault
    with its line. Doubtful titles come with entries to correct and to paste into the register.
    Settings by which the site would ask a third party for something are named, and fail the check.
    The last lines say what became of all that was received: read, refused or passed over, and why.

    Example: downlink check --locked
    """
    from downlink.publish.build import read_archive
    from downlink.settings.options import load_archive

    archive = load_archive(config_file)
    with working("Reading dumps"):
        reading = read_archive(archive)
    if as_json:
        from downlink.report.findings import findings_json

        echo_json(findings_json(reading.catalog, reading.drafts, archive.third_parties))
    else:
        _tell(archive, reading)
    if locked and reading.drafts:
        from downlink.report.drafts import counted_drafts

        problem = f"lacks {counted_drafts(reading.drafts)}: run 'downlink accept' and commit it"
        raise ArchiveError(problem, path=archive.register)
    if archive.third_parties:
        problem = "lets the site ask third parties, and it promises not to: mend the above"
        raise ArchiveError(problem, path=archive.config_file)


def _tell(archive: Archive, reading: ArchiveState) -> None:
    """Print what was found, for people."""
    from downlink.report.drafts import described_draft, waiting
    from downlink.report.intake import intake_lines
    from downlink.report.review import articles_to_review, titles_to_review
    from downlink.report.summary import summary

    click.echo(summary(reading.catalog))
    warn(reading.catalog)
    for problem in archive.third_parties:
        click.echo(f"Warning: {problem}", err=True)
    for line in articles_to_review(reading.catalog):
        click.echo(line)
    doubtful = list(titles_to_review(reading.catalog, archive.register.name))
    for line in doubtful or ["# no title needs a look"]:
        click.echo(line)
    for line in intake_lines(reading.catalog):
        click.echo(f"# {line}")  # what stands above it is YAML to be pasted
    for draft in reading.drafts:
        click.echo(f"draft: {described_draft(draft)}")
    for line in waiting(reading.drafts):
        click.echo(line)
