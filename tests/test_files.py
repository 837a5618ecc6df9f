from __future__ import annotations

from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.files import MARK, Changes, synchronise, write_atomically
from tests.support import snapshot

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
