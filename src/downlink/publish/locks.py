"""One at a time: a folder is held by a process until that lets it go or ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def hold(folder: Path, *, wait: bool) -> int | None:
    """Return a descriptor that holds the folder until it is closed; None where the system does
    not hold folders, as Windows and some network disks.

    Raises:
        BlockingIOError: another holds it, and `wait` is false.
        OSError: it cannot be opened.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until nobody else holds the folder, and hold it; where that cannot be, go on."""
    try:
        descriptor = hold(folder, wait=True)
    except OSError:
        descriptor = None
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
