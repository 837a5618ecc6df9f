from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.files import MARK, Changes, synchronise, write_atomically, write_if_changed
from tests.publish.faults import at_change, refuse
from tests.support import mode, snapshot

PAGE = f"---\n# {MARK}\n---\n"


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    first = synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE, "posts/b.md": PAGE})
    before = snapshot(tmp_path)
    second = synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE, "posts/c.md": PAGE})
    assert first == Changes(written=2)
    assert second == Changes(written=1, removed=1, unchanged=1)
    assert snapshot(tmp_path)["posts/a.md"] == before["posts/a.md"]
    assert sorted(snapshot(tmp_path)) == ["posts/a.md", "posts/c.md"]


def test_a_file_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    own = tmp_path / "posts" / "own.md"
    own.write_text("mine", encoding="utf-8")
    synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE})
    assert own.read_text(encoding="utf-8") == "mine"
    with pytest.raises(ArchiveError, match="was not written by Downlink"):
        synchronise(tmp_path, ("posts",), {"posts/own.md": PAGE})
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "articles.yml"
    path.write_bytes(b"old")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ArchiveError, match=r"articles.yml: cannot be written \(No space left"):
        write_atomically(path, b"new")
    assert snapshot(tmp_path).keys() == {"articles.yml"}
    assert path.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "posts").write_text("a file where a folder belongs", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"posts"):
        synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE})


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room there"),
        (errno.EACCES, "check who may write there"),
        (errno.EROFS, "make that place writable or choose another"),
        (errno.EIO, "mend that and try again"),
    ],
)
def test_what_the_system_refuses_is_said_with_its_remedy_at_every_step_of_a_write(
    tmp_path: Path, number: int, remedy: str
) -> None:
    path = tmp_path / "new" / "articles.yml"
    for step in range(1, 20):
        with at_change(step, refuse(number)) as changes:
            try:
                write_atomically(path, b"new")
            except ArchiveError as error:
                assert str(error) == f"{path}: cannot be written ({os.strerror(number)}): {remedy}"  # noqa: PT017
        if step > len(changes):
            break
        assert not path.exists()
    assert step > 3
    assert snapshot(tmp_path).keys() == {"new/articles.yml"}


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "link.yml").symlink_to("shared/articles.yml")
    (tmp_path / "articles.yml").symlink_to(tmp_path / "link.yml")
    for content in (b"first", b"second"):  # the first time there is nothing behind it
        write_atomically(tmp_path / "articles.yml", content)
        assert (tmp_path / "articles.yml").is_symlink()
        assert (tmp_path / "link.yml").is_symlink()
        assert (tmp_path / "shared" / "articles.yml").read_bytes() == content


def test_a_page_never_goes_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").write_text("mine", encoding="utf-8")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").symlink_to("../nowhere")
    with pytest.raises(ArchiveError, match=r"a\.md: was not written by Downlink"):
        synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE})
    (tmp_path / "page").symlink_to("shared")
    write_if_changed(tmp_path / "page", b"new")
    assert (tmp_path / "shared").read_text("utf-8") == "mine"
    assert (tmp_path / "page").read_text("utf-8") == "new"


@pytest.mark.parametrize("mask", [0o002, 0o022, 0o077])
def test_a_new_file_has_the_mode_of_the_umask_and_an_old_one_keeps_its_own(
    tmp_path: Path, mask: int
) -> None:
    old = os.umask(mask)
    try:
        write_atomically(tmp_path / "new", b"new")
        write_atomically(tmp_path / "folder" / "new", b"new")
        for kept in (0o660, 0o604, 0o400):
            path = tmp_path / f"{kept:o}"
            path.write_bytes(b"old")
            path.chmod(kept)
            write_atomically(path, b"new")
            assert (path.read_bytes(), mode(path)) == (b"new", kept)
    finally:
        os.umask(old)
    assert mode(tmp_path / "new") == mode(tmp_path / "folder" / "new") == 0o666 & ~mask
    assert mode(tmp_path / "folder") == 0o777 & ~mask


def test_a_file_keeps_its_owner_where_the_system_allows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "articles.yml"
    path.write_bytes(b"old")
    with suppress(PermissionError):  # root may
        os.chown(path, 1234, 4321)
    owner = path.stat().st_uid, path.stat().st_gid
    write_atomically(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == owner
    path.chmod(0o640)
    monkeypatch.setattr(os, "chown", lambda *_: refuse(errno.EPERM)())
    write_atomically(path, b"newer")
    assert (path.read_bytes(), mode(path)) == (b"newer", 0o640)


def test_a_write_is_newer_than_what_it_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.utime(path, (0, 0))
    write_atomically(path, b"new")
    assert path.stat().st_mtime > 0


def test_what_a_killed_write_left_goes_with_the_next_one(tmp_path: Path) -> None:
    with at_change(3, refuse(errno.EIO)), pytest.raises(ArchiveError):
        write_atomically(tmp_path / "posts" / "a.md", PAGE.encode())
    for name in (".downlink-0123456789ab.tmp", ".x8f9_h1a.tmp"):  # of this version, of earlier ones
        (tmp_path / "posts" / "gone").mkdir(exist_ok=True, parents=True)
        (tmp_path / "posts" / "gone" / name).write_bytes(b"half")
    (tmp_path / "posts" / ".own.tmp").write_bytes(b"mine")
    synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE})
    assert snapshot(tmp_path).keys() == {"posts/a.md", "posts/.own.tmp"}
    assert not (tmp_path / "posts" / "gone").exists()


def test_links_among_the_pages_are_no_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "empty").symlink_to("../empty")
    (tmp_path / "posts" / "loop").symlink_to(".")
    (tmp_path / "posts" / "self").symlink_to("self")
    synchronise(tmp_path, ("posts",), {"posts/a.md": PAGE})
    assert {path.name for path in (tmp_path / "posts").iterdir()} == {
        "a.md",
        "empty",
        "loop",
        "self",
    }
