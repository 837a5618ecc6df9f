"""The one error that a person can mend: it says where, what, and what to do about it; and how
several of them are told together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ParamSpec, TypeVar

from downlink.terminal import escaped, one_line

MOST_TOLD = 50
"""Faults that are told at once: more than anybody mends before looking again."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class ArchiveError(Exception):
    """A problem of the archive that its owner can mend.

    Args:
        problem: what is wrong and what to do, in one sentence.
        path: the file or folder concerned.
        line: its line, counted from 1.
        column: the column in that line, counted from 1.
    """

    def __init__(
        self,
        problem: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.problem = one_line(problem)
        self.path = path
        self.line = line
        self.column = column
        super().__init__(str(self))

    def __str__(self) -> str:
        place = [
            escaped(str(part)) for part in (self.path, self.line, self.column) if part is not None
        ]
        return ": ".join([":".join(place), self.problem]) if place else self.problem

    @property
    def faults(self) -> tuple[ArchiveError, ...]:
        """What is wrong, each fault for itself: this one, unless it stands for several."""
        return (self,)

    def lines(self) -> tuple[str, ...]:
        """Return a line for each fault, of more than `MOST_TOLD` the first ones and how many are
        left out.
        """
        lines = tuple(str(fault) for fault in self.faults[:MOST_TOLD])
        left_out = len(self.faults) - len(lines)
        return (*lines, f"{left_out} more faults: mend these first") if left_out else lines


class SeveralFaultsError(ArchiveError):
    """Several problems that are told together; to whoever wants one, it is the first.

    Args:
        faults: two or more.
    """

    def __init__(self, faults: tuple[ArchiveError, ...]) -> None:
        first, self._faults = faults[0], faults
        super().__init__(first.problem, path=first.path, line=first.line, column=first.column)

    @property
    def faults(self) -> tuple[ArchiveError, ...]:
        """What is wrong, each fault for itself."""
        return self._faults


class Faults:
    """What was found wrong while reading goes on, to be raised together."""

    def __init__(self) -> None:
        self._found: list[ArchiveError] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def attempt(
        self, default: _T, read: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Return what `read` returns; `default` where it raises an ArchiveError, which is noted."""
        try:
            return read(*args, **kwargs)
        except ArchiveError as error:
            self.add(*error.faults)
            return default

    def add(self, *faults: ArchiveError) -> None:
        """Note further faults."""
        self._found += faults

    def raise_any(self) -> None:
        """Raise what was noted, by file and line; do nothing where nothing was.

        Raises:
            ArchiveError: the one fault, or a SeveralFaultsError of several.
        """
        faults = _in_order(self._found)
        if faults:
            raise SeveralFaultsError(faults) if len(faults) > 1 else faults[0]


def _in_order(faults: Iterable[ArchiveError]) -> tuple[ArchiveError, ...]:
    return tuple(sorted(faults, key=lambda fault: (str(fault.path or ""), fault.line or 0)))
