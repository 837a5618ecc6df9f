"""The commands by which a person decides what the archive holds for good."""

from __future__ import annotations

from pathlib import Path

import click

from downlink.cli.options import config_option, working
from downlink.errors import ArchiveError
from downlink.terminal import quoted


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--dry-run", is_flag=True, help="Only say what would be registered.")
@config_option
def accept(slugs: tuple[str, ...], dry_run: bool, config_file: Path) -> None:
    """Register new articles, so that their addresses stay.

    All of them, or those that are named. Until then they are drafts: published, under addresses
    that may change as more is known of them.

    Example: downlink accept lora
    """
    from downlink.curation.register import extend_register
    from downlink.publish.build import read_archive
    from downlink.report.drafts import described_draft
    from downlink.settings.options import load_archive

    archive = load_archive(config_file)
    with working("Reading dumps"):
        drafts = read_archive(archive).drafts
    there = {draft.slug for draft in drafts}
    for slug in slugs:
        if slug not in there:
            problem = f"no draft is called {quoted(slug)}: 'downlink check' lists them"
            raise ArchiveError(problem)
    wanted = tuple(draft for draft in drafts if not slugs or draft.slug in slugs)
    if not dry_run:
        extend_register(archive.register, wanted)
    for draft in wanted:
        click.echo(f"{'would register' if dry_run else 'registered'} {described_draft(draft)}")
    if not wanted:
        click.echo("nothing to accept: every article is registered")
