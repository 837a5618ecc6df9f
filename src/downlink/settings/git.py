"""Git, asked for the files of a revision; nothing of the repository or its work tree changes."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO

from downlink.errors import ArchiveError
from downlink.terminal import quoted

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
# Git sets these for whom it calls; they are of another folder than the one that is asked about.

_INSTEAD = "give a catalog that 'downlink catalog --json' saved"
_ID = re.compile(rb"[0-9a-f]{40,64}\n")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of a repository, and where the archive stands in that.

    Attributes:
        id: its hash.
        top: the repository's work tree.
        prefix: the archive's folder in it, "" or with a slash at the end.
    """

    id: str
    top: Path
    prefix: str

    def extract(self, name: str, folder: Path) -> bool:
        """Write a file or folder of the commit into `folder`, at the path that it has in the
        repository; return whether the commit has it.

        Raises:
            ArchiveError: git cannot read it.
        """
        if posixpath.isabs(name) or name.startswith("../"):
            return False
        asked = ("ls-tree", "-z", "--name-only", "--full-tree", self.id, "--", name)
        there = bool(_output(_git(self.top, *asked), self.top))
        if there:
            with TemporaryFile() as packed:
                arguments = ("archive", "--format=tar", self.id, "--", name)
                _output(_git(self.top, *arguments, into=packed), self.top)
                packed.seek(0)
                _unpack(packed, folder)
        return there


def find_commit(folder: Path, revision: str) -> Commit:
    """Return the commit that a revision names in the repository of `folder`.

    Raises:
        ArchiveError: there is no git, no repository or no such revision.
    """
    if not _is_repository(folder):
        problem = f"is in no git repository that could have the revision {quoted(revision)}"
        raise ArchiveError(f"{problem}: {_INSTEAD}", path=folder)
    top = os.fsdecode(_line(_git(folder, "rev-parse", "--show-toplevel"), folder))
    prefix = os.fsdecode(_line(_git(folder, "rev-parse", "--show-prefix"), folder))
    asked = f"{revision}^{{commit}}"
    possible = revision and "\0" not in revision
    found = possible and _git(folder, "rev-parse", "--verify", "-q", "--end-of-options", asked)
    if not found or found.returncode or not _ID.fullmatch(found.stdout):
        problem = f"no file and no revision of git is called {quoted(revision)}: check the name"
        raise ArchiveError(f"{problem}, or run 'git fetch --unshallow' where history was left out")
    return Commit(found.stdout.decode().strip(), Path(top), prefix)


def _is_repository(folder: Path) -> bool:
    asked = _git(folder, "rev-parse", "--is-inside-work-tree")
    if asked.returncode and b"not a git repository" not in asked.stderr:
        raise _refused(asked, folder)
    return asked.stdout.strip() == b"true"


def _git(
    folder: Path, *arguments: str, into: IO[bytes] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in the folder; names are taken as they are, whatever they hold.

    Args:
        into: the file that takes what it prints.
    """
    program = shutil.which("git")
    if program is None:
        raise ArchiveError(f"git is not installed: install it, or {_INSTEAD}")
    kept = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    said = {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    command = [program, *arguments]
    return subprocess.run(  # noqa: S603 - git itself; no argument reaches a shell
        command,
        cwd=folder,
        env={**kept, **said},
        stdin=subprocess.DEVNULL,
        stdout=into or subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )


def _output(done: subprocess.CompletedProcess[bytes], folder: Path) -> bytes:
    if done.returncode:
        raise _refused(done, folder)
    return done.stdout


def _line(done: subprocess.CompletedProcess[bytes], folder: Path) -> bytes:
    return _output(done, folder).removesuffix(b"\n")


def _refused(done: subprocess.CompletedProcess[bytes], folder: Path) -> ArchiveError:
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    problem = f"git does not read the repository ({said.removeprefix('fatal: ')}): mend that"
    return ArchiveError(f"{problem}, or {_INSTEAD}", path=folder)


def _unpack(packed: IO[bytes], folder: Path) -> None:
    """Write the files of a tar below `folder`; links last, so that nothing is written behind one.

    Raises:
        ArchiveError: a name leads out of the folder.
    """
    with tarfile.open(fileobj=packed) as tar:
        members = tar.getmembers()
        for member in members:
            place = _place(member.name, folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            if member.isdir():
                place.mkdir(exist_ok=True)
            elif file := tar.extractfile(member) if member.isfile() else None:
                with place.open("wb") as target:
                    shutil.copyfileobj(file, target)
    _link((member for member in members if member.issym()), folder)


def _link(members: Iterable[tarfile.TarInfo], folder: Path) -> None:
    for member in members:
        place = _place(member.name, folder)
        place.unlink(missing_ok=True)
        place.symlink_to(member.linkname)


def _place(name: str, folder: Path) -> Path:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts:
        raise ArchiveError(f"holds {quoted(name)}, which leads out of it", path=folder)
    return folder.joinpath(*parts)
