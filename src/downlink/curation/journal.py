"""The corrections of a register, kept beside the archive so that they can be taken back, the last
one first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from downlink.curation.file_lock import locked
from downlink.errors import ArchiveError
from downlink.files import is_there, naming, read_text, write_atomically

MOST = 100
"""Corrections that are kept."""

_NOTHING = "no correction is left to take back"
_BY_HAND = "was changed since '{}': take that back by hand"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A correction that was taken back, and the register's text before and after that."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A correction, as what it replaced in the register's text.

    Attributes:
        register: the file's name.
        at: where it replaced `removed` by `inserted`, in characters.
        size: how many characters the register had then.
        digest: the SHA-256 of its text then.
    """

    what: str
    register: str
    at: int
    removed: str
    inserted: str
    size: int
    digest: str

    def before(self, after: str) -> str | None:
        """Return what the register held before, where `after` is what it held then."""
        if len(after) != self.size or _digest(after) != self.digest:
            return None
        return after[: self.at] + self.removed + after[self.at + len(self.inserted) :]


@dataclass(frozen=True, slots=True)
class Journal:
    """Where corrections are kept, and what the next one is.

    Attributes:
        path: a file that no site and no repository holds.
        what: what the correction says that it does.
    """

    path: Path
    what: str = ""

    @contextmanager
    def noting(self, register: Path, before: str, after: str) -> Iterator[None]:
        """Keep what a correction changes in the register; where it then fails, what was kept before
        stays.

        Raises:
            ArchiveError: the file cannot be written.
        """
        earlier = self.path.read_bytes() if is_there(self.path) else None
        change = _change(self.what, register.name, before, after)
        changes: list[_Change] = []
        with suppress(ArchiveError):  # what is broken there keeps nobody from a correction
            changes = self._read()
        self._write([*changes, change][-MOST:])
        try:
            yield
        except BaseException:
            if earlier is None:
                self.path.unlink(missing_ok=True)
            else:
                write_atomically(self.path, earlier)
            raise

    def take_back(
        self, register: Path, check: Callable[[str, str, str], None], *, dry_run: bool = False
    ) -> TakenBack:
        """Give the register back what it held before the last correction; what was appended since
        stays.

        Args:
            check: of what was before the correction, what after it, and what was appended since,
                raises an ArchiveError where they do not go together.
            dry_run: whether to change nothing.

        Raises:
            ArchiveError: there is none, or the register was changed otherwise since.
        """
        with locked(register):
            changes = self._read()
            own = [number for number, one in enumerate(changes) if one.register == register.name]
            if not own:
                raise ArchiveError(_NOTHING, path=register)
            last = changes[own[-1]]
            content = read_text(register) if is_there(register) else ""
            after, appended = content[: last.size], content[last.size :]
            before = last.before(after)
            if before is None:
                raise ArchiveError(_BY_HAND.format(last.what), path=register)
            check(before, after, appended)
            if not dry_run:
                _put(register, before + appended)
                self._write([*changes[: own[-1]], *changes[own[-1] + 1 :]])
        return TakenBack(last.what, content, before + appended)

    def _read(self) -> list[_Change]:
        if not is_there(self.path):
            return []
        try:
            return [_Change(**item) for item in json.loads(self.path.read_bytes())["corrections"]]
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise ArchiveError("is broken: remove it", path=self.path) from error

    def _write(self, changes: Sequence[_Change]) -> None:
        if not changes:
            with naming(self.path):
                self.path.unlink()
            return
        document = {"corrections": [asdict(change) for change in changes]}
        write_atomically(self.path, (json.dumps(document, ensure_ascii=True) + "\n").encode())


def _put(register: Path, content: str) -> None:
    if content:
        write_atomically(register, content.encode())
    else:
        with naming(register):
            register.unlink()


def _change(what: str, register: str, before: str, after: str) -> _Change:
    at = _equal(before, after)
    same = _equal(before[at:][::-1], after[at:][::-1])
    removed, inserted = before[at : len(before) - same], after[at : len(after) - same]
    return _Change(what, register, at, removed, inserted, len(after), _digest(after))


def _equal(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
