"""The last correction of a register, kept beside the archive so that it can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.file_lock import locked
from downlink.errors import ArchiveError
from downlink.files import is_there, naming, read_text, write_atomically

_NOTHING = "no correction is left to take back"
_BY_HAND = "was changed since '{}': take that back by hand"


@dataclass(frozen=True, slots=True)
class Journal:
    """Where the last correction is kept, and what it was.

    Attributes:
        path: a file that no site and no repository holds.
        what: what the correction said that it did.
    """

    path: Path
    what: str = ""

    @contextmanager
    def noting(self, register: Path, before: str, after: str) -> Iterator[None]:
        """Keep what the register held before a correction, and after; where the correction then
        fails, what was kept before stays.

        Raises:
            ArchiveError: the file cannot be written.
        """
        earlier = self.path.read_bytes() if is_there(self.path) else None
        said = {"what": self.what, "register": register.name, "before": before, "after": after}
        write_atomically(self.path, (json.dumps(said, ensure_ascii=True) + "\n").encode())
        try:
            yield
        except BaseException:
            if earlier is None:
                self.path.unlink(missing_ok=True)
            else:
                write_atomically(self.path, earlier)
            raise

    def take_back(self, register: Path, check: Callable[[str, str, str], None]) -> str:
        """Give the register back what it held before the last correction; what was appended since
        stays. Return what that correction was.

        Args:
            check: of what was before the correction, what after it, and what was appended since,
                raises an ArchiveError where they do not go together.

        Raises:
            ArchiveError: there is none, or the register was changed otherwise since.
        """
        with locked(register):
            said = self._read(register)
            content = read_text(register) if is_there(register) else ""
            if not content.startswith(said["after"]):
                raise ArchiveError(_BY_HAND.format(said["what"]), path=register)
            appended = content[len(said["after"]) :]
            check(said["before"], said["after"], appended)
            if said["before"] + appended:
                write_atomically(register, (said["before"] + appended).encode())
            else:
                with naming(register):
                    register.unlink()
            with naming(self.path):
                self.path.unlink()
        return said["what"]

    def _read(self, register: Path) -> dict[str, str]:
        if not is_there(self.path):
            raise ArchiveError(_NOTHING, path=register)
        try:
            said = json.loads(self.path.read_bytes())
            found = {key: str(said[key]) for key in ("what", "register", "before", "after")}
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise ArchiveError("is broken: remove it", path=self.path) from error
        if found["register"] != register.name:
            raise ArchiveError(_NOTHING, path=register)
        return found
