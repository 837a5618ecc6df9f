"""Making the system refuse, or end the process, at any change that a piece of code makes on disk."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_watchers: list[Callable[[], None]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _watchers:
        return
    opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if opened or event in _CHANGES:
        _watchers[-1]()


sys.addaudithook(_hook)


@contextmanager
def at_change(number: int, act: Callable[[], None]) -> Iterator[list[int]]:
    """Call `act` before the change of that number, from 1; yields the numbers of all changes."""
    seen: list[int] = []

    def watch() -> None:
        seen.append(len(seen) + 1)
        if seen[-1] == number:
            act()

    _watchers.append(watch)
    try:
        yield seen
    finally:
        _watchers.remove(watch)


def refuse(number: int) -> Callable[[], None]:
    """Return an act by which the system refuses with that number of an error."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


def end_at_change(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed before its change of that number; whether it was."""
    child = os.fork()
    if not child:
        try:
            with at_change(number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
