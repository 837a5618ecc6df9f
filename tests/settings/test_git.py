"""What git gives of a commit is written below one folder, whatever a crafted commit calls it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.settings.git import find_commit
from tests.cli.repositories import git, make_repository


def _crafted(folder: Path, name: str) -> str:
    """Commit a file of that name in a folder, past what git itself lets anybody add; return the id."""
    blob = subprocess.run(
        ["git", "-C", folder, "hash-object", "-w", "--stdin"],
        input=b"out",
        capture_output=True,
        check=True,
    )
    content = f"100644 {name}\0".encode() + bytes.fromhex(blob.stdout.decode().strip())
    tree = subprocess.run(
        ["git", "-C", folder, "hash-object", "-w", "-t", "tree", "--literally", "--stdin"],
        input=content,
        capture_output=True,
        check=True,
    )
    above = f"040000 tree {tree.stdout.decode().strip()}\tseeds\n".encode()
    top = subprocess.run(
        ["git", "-C", folder, "mktree"], input=above, capture_output=True, check=True
    )
    return git(folder, "commit-tree", top.stdout.decode().strip(), "-m", "x")


@pytest.mark.parametrize("name", ["..", "../../out"])
def test_no_name_of_a_commit_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    root = make_repository(tmp_path / "repository").parent
    commit = find_commit(root, _crafted(root, name))
    target = tmp_path / "target"
    target.mkdir()
    with pytest.raises(ArchiveError):
        commit.extract("seeds", target)
    assert not (tmp_path / "out").exists()
    assert [path for path in target.rglob("*") if path.is_file()] == []


def test_what_a_commit_lacks_is_not_written(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "repository").parent
    commit = find_commit(root, "HEAD")
    assert (commit.top, commit.prefix) == (root.resolve(), "")
    for name in ("gone", "seed", "../seeds", "/etc/hosts", "*"):
        assert not commit.extract(name, tmp_path / "target")
    assert not (tmp_path / "target").exists()
    assert commit.extract("seeds", tmp_path / "target")
    assert (tmp_path / "target" / "seeds" / "a.txt").is_file()
