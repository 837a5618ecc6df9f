"""What a terminal gets: output that it can take, one line for each problem, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from click.testing import CliRunner

from downlink.cli import main
from downlink.errors import ArchiveError
from tests.conftest import Run
from tests.support import INTRODUCTION, ROOT, dump_text, make_archive

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
LATIN = {"PYTHONIOENCODING": "cp1252"}
POSIX = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small archive's mkdocs.yml."""
    return make_archive(tmp_path / "a", {"转送.txt": [ARTICLE, "短"]})


def _downlink(*arguments: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own; `how` is as for `subprocess.run`."""
    command = [sys.executable, "-m", "downlink.cli", *map(str, arguments)]
    return subprocess.run(command, stderr=how.pop("stderr", subprocess.PIPE), check=False, **how)


def _environment(variables: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return {**kept, "PYTHONUTF8": "0", "PYTHONIOENCODING": "", **variables}


@pytest.mark.parametrize("charset", ["cp1252", "cp437"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["catalog"],
        ["check"],
        ["topics"],
        ["topics", "--suggest"],
        ["explain", "lora-low-rank-adaptation"],
        ["explain", "seeds/转送.txt"],
    ],
)
def test_no_command_fails_where_the_terminal_lacks_a_character(
    config: Path, arguments: list[str], charset: str
) -> None:
    arguments = [*arguments, "--config", str(config)]
    result = CliRunner(charset=charset).invoke(main, arguments)
    assert result.exit_code == 0, result.exception
    shown = CliRunner().invoke(main, arguments)
    assert result.stdout_bytes == shown.stdout.encode(charset, "backslashreplace")


@pytest.mark.parametrize("charset", ["cp1252", "ascii"])
@pytest.mark.parametrize("arguments", [["catalog"], ["topics"], ["topics", "--suggest"]])
def test_json_is_utf8_whatever_the_terminal_is(
    config: Path, arguments: list[str], charset: str
) -> None:
    arguments = [*arguments, "--json", "--config", str(config)]
    result = CliRunner(charset=charset).invoke(main, arguments)
    assert result.exit_code == 0, result.exception
    assert result.stdout_bytes == CliRunner().invoke(main, arguments).stdout_bytes
    assert json.loads(result.stdout_bytes.decode("utf-8")) is not None


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_search_results_reach_any_terminal(built: Path, as_json: list[str]) -> None:
    arguments = ["search", "混合专家", *as_json, "--site-dir", str(built / "site")]
    result = CliRunner(charset="cp1252").invoke(main, arguments)
    assert result.exit_code == 0, result.exception
    assert not as_json or "混合专家" in result.stdout_bytes.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "variables", "shown"),
    [
        (["topics"], LATIN, b"\\u89e3\\u7801"),
        (["topics"], POSIX, "解码".encode()),  # click takes ASCII for UTF-8 that nobody set
        (["topics", "--json"], LATIN, "解码".encode()),
    ],
)
def test_a_process_with_such_a_terminal_ends_well(
    config: Path, arguments: list[str], variables: dict[str, str], shown: bytes
) -> None:
    environment = _environment(variables)
    result = _downlink(*arguments, "--config", config, stdout=subprocess.PIPE, env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert shown in result.stdout


def test_a_warning_and_an_error_reach_any_terminal(config: Path) -> None:
    result = CliRunner(charset="cp1252").invoke(
        main, ["check", "--locked", "--config", str(config)]
    )
    assert result.exit_code == 1
    warning, error = result.stderr_bytes.decode("cp1252").splitlines()
    assert warning.startswith(r"Warning: seeds/\u8f6c\u9001.txt:5: neither")
    assert error.startswith("Error: ")


@pytest.mark.parametrize("arguments", [["topics", "--json"], ["explain", "seeds/转送.txt"]])
def test_a_closed_pipe_is_no_fault(config: Path, arguments: list[str]) -> None:
    with _closed_pipe() as pipe:
        result = _downlink(*arguments, "--config", config, stdout=pipe)
    assert (result.returncode, result.stderr) == (141, b"")


def test_a_closed_pipe_for_errors_as_well_is_no_fault(tmp_path: Path) -> None:
    with _closed_pipe() as pipe:
        result = _downlink("catalog", "--config", tmp_path / "no", stdout=pipe, stderr=pipe)
    assert result.returncode == 141


@contextmanager
def _closed_pipe() -> Iterator[BinaryIO]:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        yield pipe


def test_a_full_disk_behind_the_output_is_said(config: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = _downlink("topics", "--config", config, stdout=full)
    assert result.returncode == 1
    (line,) = result.stderr.decode().splitlines()
    assert line == "Error: No space left on device: check the disk and its permissions"


def test_no_output_at_all_is_no_fault(config: Path) -> None:
    script = "import os, sys; os.close(1); os.execv(sys.argv[1], sys.argv[1:])"
    command = [sys.executable, "-c", script, sys.executable, "-m", "downlink.cli", "topics"]
    command += ["--json", "--config", str(config)]
    result = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (
            ValueError("a\n\x1b[31mb"),
            1,
            "Error: ValueError: a [31mb; this is a fault of Downlink's",
        ),
        (KeyError(), 1, "Error: KeyError; this is a fault"),
        (RecursionError("too deep"), 1, "Error: RecursionError: too deep; this is a fault"),
        (MemoryError(), 1, "Error: the memory is not enough: give it more"),
        (OSError(28, "No space left", "/x/y"), 1, "Error: /x/y: No space left: check the disk"),
        (ArchiveError("a: mend it"), 1, "Error: a: mend it"),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (UnicodeDecodeError("utf-8", b"x" * 10_000, 0, 1, "no"), 1, "Error: UnicodeDecodeError: "),
    ],
)
def test_what_nobody_foresaw_is_one_line(
    monkeypatch: pytest.MonkeyPatch, run: Run, error: BaseException, status: int, says: str
) -> None:
    _fail_with(monkeypatch, error)
    for command in ("catalog", "check", "topics"):
        result = run(command, "--config", ROOT / "mkdocs.yml")
        assert result.exit_code == status
        assert isinstance(result.exception, SystemExit)
        (line,) = result.stderr.splitlines()
        assert line.startswith(says)
        assert ("DOWNLINK_TRACEBACK=1" in line) == ("this is a fault" in says + line)
        assert len(line) < 1000


def test_the_traceback_is_there_for_whoever_asks(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    error = ValueError("a")
    _fail_with(monkeypatch, error)
    monkeypatch.setenv("DOWNLINK_TRACEBACK", "1")
    assert run("catalog", "--config", ROOT / "mkdocs.yml").exception is error


def _fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("downlink.publish.build.read_archive", fail)


def test_a_command_that_is_misused_is_left_to_click(run: Run) -> None:
    result = run("catalog", "--nonsense")
    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_a_path_is_taken_as_warnings_print_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    config = make_archive(tmp_path / "a", {"two.txt": [ARTICLE, "短"]})
    monkeypatch.chdir(tmp_path)
    warning = run("check", "--config", config).stderr
    assert "seeds/two.txt:5" in warning
    result = run("explain", "seeds/two.txt", "--config", "a/mkdocs.yml")
    assert result.exit_code == 0, result.stderr
    assert "seeds/two.txt: read as text" in result.stdout
    listed = run("catalog", "seeds/two.txt", "--config", "a/mkdocs.yml")
    assert listed.stdout.startswith("1 dump, 1 sighting")


def test_a_path_as_given_comes_before_the_one_below_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    make_archive(tmp_path / "a", {"two.txt": [ARTICLE]})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "two.txt").write_text(dump_text([ARTICLE, ARTICLE[::-1]]), "utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("explain", "seeds/two.txt", "--config", "a/mkdocs.yml")
    assert ARTICLE[::-1][:20] in result.stdout


def test_one_record_of_a_file_is_explained_as_warnings_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    config = make_archive(tmp_path / "a", {"a.txt": [ARTICLE]})
    file = io.BytesIO()
    for number in range(2):
        page = f"<html><body><article>{ARTICLE} {number}</article></body></html>".encode()
        head = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
        head += f"WARC-Target-URI: https://b.example/{number}\r\nContent-Length: {len(page)}\r\n"
        file.write(head.encode() + b"\r\n" + page + b"\r\n\r\n")
    (tmp_path / "a" / "seeds" / "b.warc").write_bytes(file.getvalue())
    monkeypatch.chdir(tmp_path)
    whole = run("explain", "seeds/b.warc", "--config", config).stdout
    assert [line.split(":")[0] for line in whole.splitlines() if "read as" in line] == [
        "seeds/b.warc#1",
        "seeds/b.warc#2",
    ]
    one = run("explain", "seeds/b.warc#2", "--config", config)
    assert one.stdout.startswith("seeds/b.warc#2: read as html")
    assert "b.warc#1" not in one.stdout


@pytest.mark.parametrize("what", ["x" * 300, "x" * 300 + ".txt", "seeds/no.txt", "a\nb", "é"])
def test_what_is_no_dump_and_no_article_is_one_line(tmp_path: Path, run: Run, what: str) -> None:
    config = make_archive(tmp_path / "a", {"a.txt": [ARTICLE]})
    result = run("explain", what, "--config", config)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "no such file" in line or "no article has the slug" in line
