"""The commands that correct what Downlink made of the dumps, each an edit of the register."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import config_option
from downlink.errors import ArchiveError
from downlink.terminal import escaped, one_line

if TYPE_CHECKING:
    from downlink.cli.desk import Desk
    from downlink.curation.corrections import Held
    from downlink.model.stub import Stub

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Only show what would change in the register."
)


@click.command()
@click.argument("slug")
@click.argument("title", required=False)
@click.option("--auto", is_flag=True, help="Leave the title to Downlink again.")
@dry_run_option
@config_option
def retitle(slug: str, title: str | None, auto: bool, dry_run: bool, config_file: Path) -> None:
    """Give an article another title.

    Example: downlink retitle lora "LoRA: low-rank adaptation"
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.plans import retitled

    wanted = " ".join((title or "").split())
    if auto == bool(wanted):
        raise ArchiveError("give a title, or --auto to leave it to Downlink")
    said = f"{slug} has the title that Downlink finds" if auto else f"{slug} is titled: {wanted}"
    plan = retitled(slug, wanted)
    carry_out(open_desk(config_file), plan, [slug], one_line(said), dry_run=dry_run)


@click.command()
@click.argument("slug")
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@click.option("--none", "instead", flag_value="none", help="It is about none of the topics.")
@click.option("--auto", "instead", flag_value="auto", help="Leave them to Downlink again.")
@dry_run_option
@config_option
def retopic(
    slug: str, topics: tuple[str, ...], instead: str | None, dry_run: bool, config_file: Path
) -> None:
    """Say what topics an article is about.

    They are named by their ids in topics.yml.

    Example: downlink retopic lora lora adapters
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.plans import retopiced

    if bool(topics) == bool(instead):
        problem = "give topics, or --none, or --auto to leave them to Downlink"
        raise ArchiveError(f"{problem}: 'downlink topics' lists them")
    about = {"none": "no topic", "auto": "what Downlink finds"}
    what = about[instead] if instead else ", ".join(topics)
    plan = retopiced(slug, None if instead == "auto" else topics)
    said = one_line(f"{slug} is about {what}")
    carry_out(open_desk(config_file), plan, [slug], said, dry_run=dry_run)


@click.command()
@click.argument("old")
@click.argument("new")
@dry_run_option
@config_option
def rename(old: str, new: str, dry_run: bool, config_file: Path) -> None:
    """Give an article another address, to which the old one leads.

    Example: downlink rename article-7 why-lora-works
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.plans import renamed

    said = one_line(f"{new} is the address of what was {old}, which leads on to it")
    carry_out(open_desk(config_file), renamed(old, new), [old], said, dry_run=dry_run)


@click.command()
@click.argument("slug")
@click.argument("other")
@dry_run_option
@config_option
def merge(slug: str, other: str, dry_run: bool, config_file: Path) -> None:
    """Make two articles one.

    OTHER is SLUG from then on, and its address leads there.

    Example: downlink merge lora lora-revised
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.plans import merged

    said = one_line(f"{other} is {slug}, and its address leads there")
    carry_out(open_desk(config_file), merged(slug, other), [slug, other], said, dry_run=dry_run)


@click.command()
@click.argument("slug")
@click.argument("places", nargs=-1, metavar="[DUMP:POSITION]...")
@click.option("--slug", "new", metavar="NEW", help="The other article's slug.")
@dry_run_option
@config_option
def split(
    slug: str, places: tuple[str, ...], new: str | None, dry_run: bool, config_file: Path
) -> None:
    """Make two articles of one.

    The texts that are seen at the places are another article. Without places, it lists them.

    Example: downlink split lora seeds/003.txt:7
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.split_plan import split as split_plan
    from downlink.identify.corrections import divided, sighting_of
    from downlink.identify.drafts import captured_with
    from downlink.pipeline import slug_for

    desk = open_desk(config_file)
    desk.drafts([slug])
    stub = desk.stub(slug)
    if stub is None:
        why = "is hidden" if any(item.hidden for item in desk.group(slug)) else "is in no dump"
        raise ArchiveError(f"{slug} {why}: there is nothing to split")
    if not places:
        _list_places(stub)
        return
    parts = divided(stub, [sighting_of(place) for place in places])
    moved, kept = (
        [(item.text, captured_with(item)) for item in part if item.text.strip()]
        for part in (parts.moved, parts.kept)
    )
    catalog, named = desk.state.catalog, list[str]()

    def slug_of_other(held: Held) -> str:
        return new or slug_for(parts.moved, catalog, held.entries.values())

    plan = split_plan(slug, slug_of_other, moved, kept, named.append)
    texts = "text is" if len(parts.moved) == 1 else "texts are"
    said = f"{len(parts.moved)} {texts} another article than {slug} from now on"
    if carry_out(desk, plan, [slug], said, dry_run=dry_run):
        click.echo(f"that article is {one_line(named[-1])}")


def _list_places(stub: Stub) -> None:
    for number, variant in enumerate(stub.variants, 1):
        click.echo(f"text {number}: {one_line(variant.text[:80])}")
        for place in variant.sightings:
            click.echo(f"  {escaped(place.dump)}:{place.position}")
    click.echo(f"name those of another article: downlink split {stub.slug} DUMP:POSITION …")


@click.command()
@click.argument("slug")
@click.option("--reason", required=True, help="What its address says from then on.")
@click.option("--no-address", is_flag=True, help="Let nothing stand at its address.")
@dry_run_option
@config_option
def hide(slug: str, reason: str, no_address: bool, dry_run: bool, config_file: Path) -> None:
    """Withdraw an article from the site.

    It is gone from there, and later captures do not bring it back. The register keeps salted
    hashes by which it is recognised, and none of its words.

    Example: downlink hide my-private-post --reason "withdrawn by its author"
    """
    from downlink.cli.desk import carry_out, open_desk
    from downlink.curation.hidden import Hidden
    from downlink.curation.plans import withheld
    from downlink.identify.corrections import hidden_stub

    said = " ".join(reason.split())
    if not said:
        raise ArchiveError("an empty reason: say why, in a few words")
    desk = open_desk(config_file)
    desk.drafts([slug])
    stub = desk.stub(slug)
    group, catalog = desk.group(slug), desk.state.catalog
    hidden = Hidden(said, has_address=not no_address)
    marked = hidden_stub(stub, group, catalog, desk.archive.dialect, hidden)
    plan = withheld(slug, marked, [entry.slug for entry in group])
    sentence = f"{slug} is hidden: {one_line(said)}"
    if carry_out(desk, plan, [slug], sentence, dry_run=dry_run) and not dry_run:
        for place in stub.sightings if stub else ():
            click.echo(f"its text still stands in {escaped(place.dump)}:{place.position}")
        click.echo("so it does in what 'downlink undo' keeps, and in the repository's history")
        own = {item.slug for item in group} | ({stub.slug, *stub.former} if stub else set())
        for gone in sorted(_vanished(desk, config_file) - own):
            click.echo(f"gone with it, since its captures show no more than that text: {gone}")


def _vanished(desk: Desk, config_file: Path) -> set[str]:
    """Return the articles that were there before a correction and are not any more."""
    from downlink.cli.desk import open_desk

    after = open_desk(config_file).state.catalog
    there = {slug for stub in after.stubs for slug in (stub.slug, *stub.former)}
    return {stub.slug for stub in desk.state.catalog.stubs} - there


@click.command()
@dry_run_option
@config_option
def undo(dry_run: bool, config_file: Path) -> None:
    """Take back the last correction.

    Once more, it takes back the one before it, and so on.

    Example: downlink undo
    """
    from downlink.cli.desk import open_journal, show_changes
    from downlink.curation.corrections import check_undo

    register, journal = open_journal(config_file)
    done = journal.take_back(register, partial(check_undo, register), dry_run=dry_run)
    click.echo(f"{'would take back' if dry_run else 'taken back'}: {one_line(done.what)}")
    if dry_run:
        show_changes(done.before, done.after, register.name)
