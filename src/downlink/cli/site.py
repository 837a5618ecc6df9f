"""The commands that make the site and show it."""

from __future__ import annotations

import time
from pathlib import Path

import click

from downlink.cli.options import config_option, working

_ENGINES = ("mkdocs", "zensical")


@click.command()
@click.option("--engine", type=click.Choice(_ENGINES), default="mkdocs", show_default=True)
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where to build the site.")
@click.option("--strict", is_flag=True, help="Fail where there is a warning.")
@click.option(
    "--allow-fewer", is_flag=True, help="Build even if the site would lose many of its articles."
)
@click.option("--accept", is_flag=True, help="Register what is new, once the site is built.")
@config_option
def build(  # noqa: PLR0913, PLR0917 - each is an option that click gives by its name
    engine: str,
    site_dir: Path | None,
    strict: bool,
    allow_fewer: bool,
    accept: bool,
    config_file: Path,
) -> None:
    """Build the site.

    New articles are drafts until they are accepted into the register: their addresses may change
    as more is known of them. With --accept, as for unattended use, the build registers them, unless
    it fails.

    The last lines say what became of all that was received: read, refused or passed over, and why.

    Where it would lose more than a tenth of the articles that stand on it, the build stops, unless
    --allow-fewer says that this is meant.

    Example: downlink build --engine zensical --site-dir public
    """
    from downlink.curation.register import extend_register
    from downlink.publish.engines import build_with_mkdocs, build_with_zensical
    from downlink.publish.swap import place_of
    from downlink.report.drafts import counted_drafts, waiting
    from downlink.report.intake import intake_lines
    from downlink.settings.options import load_archive

    archive = load_archive(config_file)
    site = place_of(site_dir or archive.site)
    started = time.monotonic()
    building = build_with_zensical if engine == "zensical" else build_with_mkdocs
    with working("Building the site"):
        built = building(archive, site, strict=strict, allow_fewer=allow_fewer)
    drafts = built.drafts
    if accept:
        extend_register(archive.register, drafts)
    for line in intake_lines(built.catalog):
        click.echo(line)
    click.echo(f"Built {site} with {engine} in {time.monotonic() - started:.1f} s")
    if accept and drafts:
        click.echo(f"Registered {counted_drafts(drafts)}: commit {archive.register.name}")
    for line in () if accept else waiting(drafts):
        click.echo(line)


@click.command()
@click.option("--address", metavar="IP:PORT", help="Where to serve, by default 127.0.0.1:8000.")
@config_option
def serve(address: str | None, config_file: Path) -> None:
    """Build, serve, and rebuild when the archive changes.

    Example: downlink serve --address 127.0.0.1:9000
    """
    from downlink.publish.engines import serve_with_mkdocs
    from downlink.settings.options import load_archive

    archive = load_archive(config_file)
    serve_with_mkdocs(archive, address)
