"""Files → dumps: finds the captures below a path and gives each to the reader of its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.model import Dump
from downlink.readers import text


def find_dumps(paths: Iterable[Path], *, root: Path) -> tuple[tuple[str, Path], ...]:
    """Return the capture files at or below `paths` as (address, file), sorted by address.

    Hidden files are not captures. The address is relative to `root` where the file lies below it.

    Raises:
        ArchiveError: a path does not exist, or none of them holds a file.
    """
    asked = tuple(paths)
    found = {_address(file, root): file for path in asked for file in _files(path)}
    if not found:
        names = ", ".join(_address(path, root) for path in asked)
        raise ArchiveError("holds no dump: put the captured text files there", path=names)
    return tuple(sorted(found.items()))


def read_dumps(files: Iterable[tuple[str, Path]]) -> Iterator[Dump]:
    """Yield the dump of each (address, file).

    Raises:
        ArchiveError: a file cannot be opened.
    """
    for address, file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            reason = f"cannot be read ({error.strerror}): check its permissions"
            raise ArchiveError(reason, path=address) from error
        yield text.read(address, content)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for file in path.rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden:
                yield file
    else:
        problem = "does not exist: create it and put the captured text files there"
        raise ArchiveError(problem, path=path)


def _address(file: Path, root: Path) -> str:
    absolute, base = file.resolve(), root.resolve()
    return (absolute.relative_to(base) if absolute.is_relative_to(base) else file).as_posix()
