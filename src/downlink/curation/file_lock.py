"""One process at a time reads, changes and replaces a file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from downlink.errors import ArchiveError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_TRIES, _PAUSE = 600, 0.05
"""A lock is held for as long as the file takes to be read and written, a second or so."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on the file at `path`: a hidden file beside it, gone afterwards.

    The system gives the lock up with the process that holds it, so none outlives a killed build.
    Where the system has no such locks, a file that still stands after the longest wait is taken
    for one that a killed build left. Where no file can be made, there is no lock; whoever then
    writes hears of it.

    Raises:
        ArchiveError: another process holds it and does not end.
    """
    real = Path(os.path.realpath(path))  # archives may share a register by links
    lock = real.with_name(f".{real.name}.lock")
    handle = _acquire(lock, path)
    try:
        yield
    finally:
        if handle is not None:
            lock.unlink(missing_ok=True)
            os.close(handle)


def _acquire(lock: Path, path: Path) -> int | None:
    for _ in range(_TRIES):
        try:
            handle = _try(lock)
        except OSError:  # a folder that cannot be written to, a name that is too long
            return None
        if handle is not None:
            return handle
        time.sleep(_PAUSE)
    if fcntl is None:
        lock.unlink(missing_ok=True)
        return _acquire(lock, path)
    problem = "is being written by another build: wait until that ends, then build again"
    raise ArchiveError(problem, path=path)


def _try(lock: Path) -> int | None:
    """Return the handle of the lock, None where another process holds it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        try:
            return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            return None
    handle = os.open(lock, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), lock.stat()):
            return handle
    except (BlockingIOError, FileNotFoundError):  # held, or given up and removed just now
        pass
    except OSError:
        os.close(handle)
        raise
    os.close(handle)
    return None
