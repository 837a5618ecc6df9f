"""The one error that a person can mend: it says where, what, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from downlink.terminal import one_line


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
        parts = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        place = [part if part.isprintable() else one_line(part) for part in parts]
        return ": ".join([":".join(place), self.problem]) if place else self.problem
