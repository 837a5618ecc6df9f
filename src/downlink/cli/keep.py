"""The command by which a person has a file read that was refused or passed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from downlink.cli.options import config_option
from downlink.errors import ArchiveError
from downlink.terminal import escaped, one_line

if TYPE_CHECKING:
    from downlink.model.dump import Dump
    from downlink.settings.options import Archive

_KINDS = ("text", "html", "feed", "jsonl")
_KEY = "read_as"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--as", "kind", type=click.Choice(_KINDS), help="What it is; else told by its start.")
@click.option("--auto", is_flag=True, help="Leave it to Downlink again.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@config_option
def keep(
    paths: tuple[str, ...], kind: str | None, auto: bool, dry_run: bool, config_file: Path
) -> None:
    """Have a file read that was refused or passed over.

    What it is read as is written into the sidecar beside it (FILE.meta.yml), for good.

    Example: downlink keep seeds/notes.txt --as text
    """
    from downlink.settings.options import load_archive

    if auto and kind:
        raise ArchiveError("give --as or --auto, not both")
    archive = load_archive(config_file)
    files = [_file(path, archive) for path in paths]
    plans = [(file, "" if auto else _checked(file, kind, archive)) for file in files]
    for file, wanted in plans:
        _write(file, wanted, archive, dry_run=dry_run)


def _file(what: str, archive: Archive) -> Path:
    """Return the file that is named, as given or as warnings print it."""
    from downlink.files import is_there
    from downlink.read.sidecar import SUFFIX
    from downlink.report.dumps import place_of_dump

    place = place_of_dump(what, (Path(), archive.root))
    if place is None:
        places = [path / what for path in (Path(), archive.root)]
        is_folder = any(is_there(place) and place.is_dir() for place in places)
        advice = f"'downlink explain {escaped(what)}' lists them" if is_folder else "check its name"
        problem = f"{'is a folder: name its files' if is_folder else 'no such file'}: {advice}"
        raise ArchiveError(problem, path=what)
    if place.record:
        problem = "is one record of a web archive: save it as a file of its own"
        raise ArchiveError(problem, path=what)
    if place.file.name.endswith(SUFFIX):
        raise ArchiveError("is a sidecar: name the file that it stands beside", path=what)
    return place.file


def _checked(file: Path, kind: str | None, archive: Archive) -> str:
    """Return what the file is to be read as.

    Raises:
        ArchiveError: it then shows nothing.
    """
    from downlink.read.find import address_of, read_file_as

    wanted = kind or _guessed(file)
    address = address_of(file, archive.root)
    dumps = read_file_as(file, address, wanted, archive.limit, archive.dialect)
    if any("#" in dump.path.removeprefix(address) for dump in dumps):
        raise ArchiveError("is a web archive: it is read without a word", path=address)
    shown = sum(len(dump.excerpts) + len(dump.addresses) for dump in dumps)
    if not shown:
        others = " or ".join(other for other in _KINDS if other != wanted)
        raise ArchiveError(
            f"shows no entry as {wanted}{_why(dumps)}: try --as {others}", path=address
        )
    click.echo(f"{escaped(address)}: as {wanted} it shows {shown} {_noun(shown)}")
    return wanted


def _noun(number: int) -> str:
    return "entry" if number == 1 else "entries"


def _why(dumps: tuple[Dump, ...]) -> str:
    reasons = [one_line(item.reason) for dump in dumps for item in dump.damage]
    return f" ({reasons[0].split(':', 1)[0]})" if reasons else ""


def _guessed(file: Path) -> str:
    """Return what a file is by how it begins."""
    from downlink.files import naming

    with naming(file, "read"), file.open("rb") as stream:
        start = stream.read(200).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"{", b"[")):
        return "jsonl"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and b"<html" not in start:
        return "feed"
    return "html" if start.startswith(b"<") else "text"


def _write(file: Path, wanted: str, archive: Archive, *, dry_run: bool) -> None:
    """Write into the sidecar what the file is read as, and say so."""
    from downlink.curation.file_lock import locked
    from downlink.curation.mapping_text import with_value
    from downlink.files import is_there, naming, read_text, write_atomically
    from downlink.read.find import address_of
    from downlink.read.sidecar import SUFFIX

    sidecar = Path(f"{file}{SUFFIX}")
    address = escaped(address_of(file, archive.root))
    with locked(sidecar):
        before = read_text(sidecar) if is_there(sidecar) else ""
        after = with_value(before, _KEY, wanted, f"{address}{SUFFIX}") if before or wanted else ""
        changed = after != before
        if changed and not dry_run:
            if after.strip():
                write_atomically(sidecar, after.encode())
            else:
                with naming(sidecar):
                    sidecar.unlink()
    what = f"is read as {wanted}" if wanted else "is told by what is in it again"
    if not changed:
        click.echo(f"nothing to do: {address} {what}")
    elif dry_run:
        click.echo(f"would write {address}{SUFFIX}: {address} {what}")
    else:
        says = "says so" if after.strip() else "held no more than that, and is gone"
        click.echo(f"{address} {what} from now on: {address}{SUFFIX} {says}")
        if wanted:
            click.echo(f"take it back with: downlink keep {address} --auto")
