"""The commands by which a person decides what the archive holds for good."""

from __future__ import annotations

from pathlib import Path

import click

from downlink.cli.options import config_option, working
from downlink.errors import ArchiveError
from downlink.terminal import one_line, quoted

_SHOWN = 60


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


@click.group()
def register() -> None:
    """Look after the register."""


@register.command()
@click.option("--yes", is_flag=True, help="Remove them without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would be removed.")
@config_option
def prune(yes: bool, dry_run: bool, config_file: Path) -> None:
    """Remove entries that no dump shows any more and that nobody corrected, after showing them.

    Example: downlink register prune --dry-run
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.corrections import held_in
    from downlink.curation.plans import prunable, pruned
    from downlink.files import is_there, read_text
    from downlink.report.summary import counted

    desk = open_desk(config_file)
    path = desk.archive.register
    held = held_in(read_text(path) if is_there(path) else "", path, desk.topic_ids)
    found = prunable(held, desk.state.catalog.unseen)
    for entry in found:
        opening = one_line(entry.excerpts[0][:_SHOWN]) if entry.excerpts else ""
        click.echo(f"no longer seen: {entry.slug}  {opening}")
    if not found:
        click.echo(
            "nothing to remove: what no dump shows was corrected by somebody, or all is seen"
        )
        return
    if not dry_run and not yes:
        click.confirm(f"Remove {counted(len(found), 'article')} from {path.name}?", abort=True)
    slugs = [entry.slug for entry in found]
    said = f"{counted(len(found), 'article')} removed"
    carry_out(desk, pruned(slugs), slugs, said, dry_run=dry_run)
