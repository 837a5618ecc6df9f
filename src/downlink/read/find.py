"""Files → dumps: finds the captures below a path and gives each to the reader of its format.

The format is told by the content, not by the name. What cannot be read becomes a dump without
excerpts that says so; the other files are unaffected.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from downlink.errors import ArchiveError
from downlink.model.dump import Dump, Excerpt
from downlink.read import asides, lfs, text_dump, warc
from downlink.read.limits import GZIP_MAGIC, TooLargeError, read_within, unzip_within, unzipped_head
from downlink.read.refusal import refused
from downlink.read.sidecar import SUFFIX, Sidecar, read_sidecar
from downlink.read.sniff import read_content
from downlink.read.warc import ReadPage
from downlink.settings.defaults import DEFAULT_LIMIT
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.terminal import escaped

_HEAD = 2048
_WARC = b"WARC/"
_UNDECODED, _FIRST_BYTE = re.compile("[\udc80-\udcff]"), 0xDC00


def find_dumps(paths: Iterable[Path], *, root: Path) -> tuple[tuple[str, Path], ...]:
    """Return the capture files at or below `paths` as (address, file), sorted by address.

    Hidden files and sidecars are no captures. The address is relative to `root` where the file
    lies below it; bytes of a name that are no UTF-8 stand in it as `%FF`. A link that leads out of
    the folder is listed; reading it says so.

    Raises:
        ArchiveError: a path does not exist, none of them holds a file, or two files would have
            one address.
    """
    asked = tuple(paths)
    found: dict[str, Path] = {}
    for file in (file for path in asked for file in _files(path)):
        address = _address(file, root)
        other = found.setdefault(address, file)
        if other is not file and _absolute(other) != _absolute(file):
            problem = f"would be the address of '{escaped(str(other))}' too: rename one of them"
            raise ArchiveError(problem, path=address)
    if not found:
        names = ", ".join(_address(path, root) for path in asked)
        raise ArchiveError("holds no dump: put the captured files there", path=names)
    return tuple(sorted(found.items()))


def read_dumps(
    files: Iterable[tuple[str, Path]],
    limit: int = DEFAULT_LIMIT,
    *,
    within: Path | None = None,
    dialect: Dialect = TRANSMISSION,
    keep_lines: bool = False,
) -> Iterator[Dump]:
    """Yield the dumps of each (address, file), one or more a file. All repeats of an excerpt are
    one value: memory grows with the number of distinct ones.

    Args:
        limit: bytes that one capture may have, unpacked.
        within: a folder that no file may lie outside of, however it is linked.
        dialect: the archive's.
        keep_lines: whether the dumps tell how each of their lines was read.

    Raises:
        ArchiveError: a sidecar is broken, or a record of a web archive has another file's address.
    """
    lines: dict[str, Excerpt] = {}
    entries: dict[Excerpt, Excerpt] = {}
    read_page = partial(read_content, dialect=dialect, known=None if keep_lines else lines)
    for dump in _read_all(tuple(files), limit, within, read_page):
        if dump.format == text_dump.FORMAT:
            yield dump
        else:
            excerpts = (entries.setdefault(excerpt, excerpt) for excerpt in dump.excerpts)
            yield replace(dump, excerpts=tuple(excerpts))


def _read_all(
    files: tuple[tuple[str, Path], ...], limit: int, within: Path | None, read_page: ReadPage
) -> Iterator[Dump]:
    addresses = frozenset(address for address, _ in files)
    for address, file in files:
        try:
            if within and not file.resolve().is_relative_to(within.resolve()):
                yield refused(address, f"is a link that leaves {within.name}: copy the file there")
            elif not file.is_file():
                yield refused(address, "is no file: take it out")
            else:
                yield from _apart(_read_known(file, address, limit, read_page), address, addresses)
        except ArchiveError:
            raise
        except TooLargeError as error:
            yield refused(address, str(error))
        except OSError as error:
            yield refused(address, f"cannot be read ({error.strerror}): check its permissions")
        except Exception as error:  # noqa: BLE001 - no file may cost the others
            yield refused(address, f"cannot be read ({type(error).__name__}: {error})")


def read_file_as(
    file: Path, address: str, kind: str, limit: int, dialect: Dialect
) -> tuple[Dump, ...]:
    """Return the dumps of a file as they would be if its sidecar said that it is of a kind.

    Raises:
        ArchiveError: it is too large or cannot be read, or its sidecar is broken.
    """
    read_page = partial(read_content, dialect=dialect)
    try:
        with file.open("rb") as stream:
            known = replace(read_sidecar(file, address), read_as=kind)
            return tuple(_read_file(address, stream, limit, (read_page, known)))
    except TooLargeError as error:
        raise ArchiveError(str(error), path=address) from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): check its permissions"
        raise ArchiveError(problem, path=address) from error


def address_of(file: Path, root: Path) -> str:
    """Return the address that a file has in the archive at `root`."""
    return _address(file, root)


def _apart(dumps: Iterable[Dump], address: str, addresses: Container[str]) -> Iterator[Dump]:
    """Yield the dumps of one file, none of which may have another file's address."""
    for dump in dumps:
        if dump.path != address and dump.path in addresses:
            problem = f"would be the address of a record of '{escaped(address)}' too: rename one"
            raise ArchiveError(problem, path=dump.path)
        yield dump


def _read_known(file: Path, address: str, limit: int, read_page: ReadPage) -> Iterator[Dump]:
    with file.open("rb") as stream:
        known = read_sidecar(file, address)
        aside = None if known.read_as else asides.by_folder(file, address)
        if aside:
            head = stream.read(asides.HEAD)
            yield asides.beside(address, asides.by_bytes(head) or aside)
            return
        for dump in _read_file(address, stream, limit, (read_page, known)):
            yield known.apply(dump)


def _read_file(
    address: str, stream: BinaryIO, limit: int, reading: tuple[ReadPage, Sidecar]
) -> Iterator[Dump]:
    read_page, known = reading
    origin = known.origin
    head = stream.read(asides.HEAD)
    stream.seek(0)
    aside = None if known.read_as else asides.by_bytes(head)
    if aside:  # however large it is
        yield asides.beside(address, aside)
    elif head.startswith(GZIP_MAGIC):
        if unzipped_head(stream, _HEAD).startswith(_WARC):
            yield from warc.read(address, stream, limit, read_page)
            return
        content, damage = unzip_within(stream, limit)
        if content.startswith(_WARC):  # behind an empty member
            yield from warc.read(address, BytesIO(content), limit, read_page)
            return
        dump = read_page(address, content, origin)
        if dump.aside and damage:
            dump = refused(address, "shows nothing as far as it can be unpacked")
        yield replace(dump, damage=(*damage, *dump.damage)) if damage else dump
    elif head.startswith(_WARC):
        yield from warc.read(address, stream, limit, read_page)
    else:
        content = read_within(stream, limit)
        is_pointer = lfs.is_pointer(content)
        yield lfs.pointer(address) if is_pointer else read_page(address, content, origin)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            links = [name for name in folders if Path(folder, name).is_symlink()]
            for name in (*names, *links):
                if not name.startswith(".") and not name.endswith(SUFFIX):
                    yield Path(folder, name)
    else:
        problem = "does not exist: create it and put the captured files there"
        raise ArchiveError(problem, path=path)


def _absolute(path: Path) -> str:
    # By os.path: pathlib takes ten times as long, which a hundred thousand files would feel.
    return os.path.abspath(path)  # noqa: PTH100


def _address(file: Path, root: Path) -> str:
    base, absolute = _absolute(root) + os.sep, _absolute(file)
    if not absolute.startswith(base):
        base, absolute = f"{root.resolve()}{os.sep}", str(file.parent.resolve() / file.name)
    inside = absolute.removeprefix(base) if absolute.startswith(base) else str(file)
    address = inside.replace(os.sep, "/")
    # Python stands a lone surrogate for each byte of a name that it could not decode (PEP 383).
    decoded = address.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    return _UNDECODED.sub(lambda match: f"%{ord(match.group()) - _FIRST_BYTE:02X}", decoded)
