"""Git LFS pointers in the place of captures: named, and nothing is built of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from downlink.read.find import find_dumps, read_dumps
from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive, snapshot

TEXT = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
OID = "oid sha256:" + "0123456789abcdef" * 4
POINTER = f"version https://git-lfs.github.com/spec/v1\n{OID}\nsize 12345\n"


@pytest.mark.parametrize(
    "content",
    [
        POINTER,
        POINTER.replace("\n", "\r\n"),
        POINTER.replace("git-lfs", "hawser"),
        POINTER.replace("oid", f"ext-0-foo sha256:{'0' * 64}\noid"),
        POINTER.rstrip("\n"),
    ],
)
def test_a_pointer_is_refused_by_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(content, encoding="utf-8", newline="")
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path))
    assert (dump.excerpts, dump.lines) == ((), ())
    reason = "is a Git LFS pointer, not the capture: run 'git lfs pull'"
    assert [damage.reason for damage in dump.damage] == [reason]


@pytest.mark.parametrize(
    "content", [f"Git LFS writes:\n{POINTER}", POINTER[:43], POINTER.replace(OID, "oid sha256:1")]
)
def test_a_text_that_speaks_of_pointers_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(f"{content}\nLATEST UPDATES\n", encoding="utf-8")
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path))
    assert (dump.format, dump.damage) == ("text", ())


@pytest.mark.parametrize(
    ("pointers", "message"),
    [
        (["a.txt"], "seeds/a.txt: is a Git LFS pointer, not the capture: run 'git lfs pull'"),
        (
            ["a.txt", "b.txt", "c.jsonl"],
            (
                "seeds/a.txt: is a Git LFS pointer, not the capture (and so are 2 others):"
                " run 'git lfs pull'"
            ),
        ),
    ],
)
def test_nothing_is_built_or_registered_where_captures_are_pointers(
    tmp_path: Path, run: Run, pointers: list[str], message: str
) -> None:
    config = make_archive(tmp_path, {"b.txt": [TEXT], "z.txt": [TEXT[::-1]]})
    for name in pointers:
        (tmp_path / "seeds" / name).write_text(POINTER, encoding="utf-8")
    before = snapshot(tmp_path)
    for command in (["build"], ["build", "--engine", "zensical"], ["check"], ["catalog"]):
        result = run(*command, "--config", config)
        assert result.exit_code == 1, command
        assert result.stderr.splitlines()[-1] == f"Error: {message}"
        assert result.stdout == ""
    assert snapshot(tmp_path) == before
