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
from pathlib import Path
from typing import BinaryIO

from downlink.errors import ArchiveError
from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read import decode as text
from downlink.read import feed, jsonl, lfs, warc
from downlink.read.dates import date_of
from downlink.read.decode import whole
from downlink.read.html import page as html
from downlink.read.limits import GZIP_MAGIC, TooLargeError, read_within, unzip_within, unzipped_head
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.prologue import skip_prologue
from downlink.read.sidecar import SUFFIX, read_sidecar
from downlink.settings.defaults import DEFAULT_LIMIT
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.terminal import escaped
from downlink.text.links import safe_link

_HEAD = 2048
_WARC = b"WARC/"
_XML_FEED = re.compile(r"<(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|ul|ol|p|h1|h2)\b[^<]*>",
    re.IGNORECASE,
)
_HEAD_LINES, _LOOKED_AT = 20, 500
_UNDECODED, _FIRST_BYTE = re.compile("[\udc80-\udcff]"), 0xDC00
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_UNREADABLE_SHARE = 0.1
# Of a text's characters; pictures and programs have far more controls and invalid bytes.


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
) -> Iterator[Dump]:
    """Yield the dumps of each (address, file), one or more a file.

    Args:
        limit: bytes that one capture may have, unpacked.
        within: a folder that no file may lie outside of, however it is linked.
        dialect: the archive's.

    Raises:
        ArchiveError: a sidecar is broken, or a record of a web archive has another file's address.
    """
    files = tuple(files)
    addresses = frozenset(address for address, _ in files)
    for address, file in files:
        try:
            if within and not file.resolve().is_relative_to(within.resolve()):
                yield _refused(address, f"is a link that leaves {within.name}: copy the file there")
            elif not file.is_file():
                yield _refused(address, "is no file: take it out")
            else:
                yield from _apart(_read_known(file, address, limit, dialect), address, addresses)
        except ArchiveError:
            raise
        except TooLargeError as error:
            yield _refused(address, str(error))
        except OSError as error:
            yield _refused(address, f"cannot be read ({error.strerror}): check its permissions")
        except Exception as error:  # noqa: BLE001 - no file may cost the others
            yield _refused(address, f"cannot be read ({type(error).__name__}: {error})")


def _apart(dumps: Iterable[Dump], address: str, addresses: Container[str]) -> Iterator[Dump]:
    """Yield the dumps of one file, none of which may have another file's address."""
    for dump in dumps:
        if dump.path != address and dump.path in addresses:
            problem = f"would be the address of a record of '{escaped(address)}' too: rename one"
            raise ArchiveError(problem, path=dump.path)
        yield dump


def _read_known(file: Path, address: str, limit: int, dialect: Dialect) -> Iterator[Dump]:
    with file.open("rb") as stream:
        known = read_sidecar(file, address)
        for dump in _read_file(address, stream, limit, dialect):
            yield known.apply(dump)


def _read_file(address: str, stream: BinaryIO, limit: int, dialect: Dialect) -> Iterator[Dump]:
    read_page = partial(read_content, dialect=dialect)
    magic = stream.read(len(_WARC))
    stream.seek(0)
    if magic.startswith(GZIP_MAGIC):
        if unzipped_head(stream, _HEAD).startswith(_WARC):
            yield from warc.read(address, stream, limit, read_page)
            return
        content, damage = unzip_within(stream, limit)
        dump = read_page(address, content)
        yield replace(dump, damage=(*damage, *dump.damage))
    elif magic == _WARC:
        yield from warc.read(address, stream, limit, read_page)
    else:
        content = read_within(stream, limit)
        yield lfs.pointer(address) if lfs.is_pointer(content) else read_page(address, content)


def read_content(
    address: str,
    content: bytes,
    origin: Origin = UNKNOWN,
    dialect: Dialect = TRANSMISSION,
) -> Dump:
    """Return the dump of one capture, by the reader that its content asks for.

    Args:
        origin: what of it can be no link or no time is kept as unparsed.
        dialect: the archive's.
    """
    link, time = safe_link(origin.source), date_of(origin.captured or "")
    known = Origin(link, time or None, origin.charset)
    dump = _by_format(address, content, known, dialect)
    said = (("source", origin.source, link), ("captured", origin.captured or "", time))
    refused = [Unparsed(0, whole(words), part) for part, words, read in said if words and not read]
    return replace(dump, unparsed=(*refused, *dump.unparsed)) if refused else dump


def _by_format(address: str, content: bytes, origin: Origin, dialect: Dialect) -> Dump:
    source, captured = origin.source, origin.captured
    start = _first_element(content)
    if _XML_FEED.match(start):
        return feed.read(address, content, source=source, captured=captured)
    if _HTML.match(start):
        return html.read(address, content, origin, dialect)
    if start.startswith("{"):
        decoded = text.decode(content)[0]
        document = jsonl.parse_object(decoded) or {}
        if feed.JSON_FEED in str(document.get("version")):
            return feed.read_json(address, content, source=source, captured=captured)
        first = next((line for line in decoded.splitlines() if line.strip()), "")
        if jsonl.parse_object(first) is not None:
            return jsonl.read(address, content, source=source, captured=captured)
    return _read_text(address, content, source, captured)


def _first_element(content: bytes) -> str:
    """Return the beginning of the text behind its prologue, however long that is."""
    size = _HEAD
    while True:
        start = text.head_of(content, size)
        at = skip_prologue(start)
        open_ended = at > len(start) // 2 or start.startswith(("<!--", "<?"), at)
        if not open_ended or size >= len(content):
            return start[at:]
        size *= 2


def _read_text(address: str, content: bytes, source: str, captured: str | None) -> Dump:
    dump = text.read(address, content)
    start = "\n".join(dump.lines[:_HEAD_LINES])[:_LOOKED_AT]
    if len(_STRANGE.findall(start)) > _UNREADABLE_SHARE * len(start):
        return _refused(address, "is neither text nor a web page nor a feed: take it out")
    if not source and not captured:
        return dump
    return replace(dump, source=source, captured=captured)


def _refused(address: str, reason: str) -> Dump:
    return Dump(address, "unread", damage=(Damage(0, whole(reason)),), entries=())


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
