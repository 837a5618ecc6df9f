"""What `downlink diff` cannot compare with is one line that says what to do."""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path

import pytest

from tests.cli.repositories import LORA, MORE, commit, git, make_repository, seed
from tests.conftest import Run
from tests.support import make_archive


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The mkdocs.yml of a small archive that is a repository with one commit."""
    return make_repository(tmp_path / "repository")


def _one_line(run: Run, *arguments: object) -> str:
    result = run("diff", *arguments)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    return line


@pytest.mark.parametrize(
    "revision",
    ["nonsense", "HEAD~5", "main..main", "HEAD:seeds", "", "a\nb", "x" * 5000, "HEAD\0", "é", "*"],
)
def test_an_unknown_revision(config: Path, run: Run, revision: str) -> None:
    line = _one_line(run, revision, "--config", config)
    assert "Error: no file and no revision of git is called '" in line
    assert "check the name, or run 'git fetch --unshallow'" in line


@pytest.mark.parametrize("revision", ["--output=stolen", "--all", "-h", "--remote=x", "--", "-"])
def test_no_revision_is_an_option_of_git_s(config: Path, run: Run, revision: str) -> None:
    with chdir(config.parent):
        line = _one_line(run, "--config", config, "--", revision)
    assert f"no revision of git is called '{revision}'" in line
    assert not (config.parent / "stolen").exists()


def test_no_repository(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path / "archive", {"a.txt": [LORA]})
    for arguments in ([], ["main"]):
        line = _one_line(run, *arguments, "--config", config)
        assert f"{config.parent}: is in no git repository that could have the revision" in line
        assert "give a catalog that 'downlink catalog --json' saved" in line


def test_a_repository_without_a_commit(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path / "archive", {"a.txt": [LORA]})
    git(config.parent, "init", "-q")
    assert "no revision of git is called 'HEAD'" in _one_line(run, "--config", config)


def test_no_git(config: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    line = _one_line(run, "--config", config)
    assert "git is not installed: install it, or give a catalog that" in line


def test_a_repository_that_git_does_not_read(config: Path, run: Run) -> None:
    with (config.parent / ".git" / "config").open("a") as file:
        file.write("[core\n")
    line = _one_line(run, "--config", config)
    assert f"{config.parent}: git does not read the repository (bad config line" in line


def test_a_revision_without_the_configuration(config: Path, run: Run) -> None:
    other = make_archive(config.parent / "later", {"a.txt": [MORE]})
    line = _one_line(run, "--config", other)
    assert "HEAD:later/mkdocs.yml: is not in that revision: name one in which the archive" in line


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("mkdocs.yml", "site_name: [\n", "HEAD:mkdocs.yml"),
        ("mkdocs.yml", "site_name: x\n", "HEAD:mkdocs.yml: does not list the plugin 'downlink'"),
        ("mkdocs.yml", "INHERIT: gone.yml\n", "Inherited config file 'gone.yml' does not exist"),
        (
            "mkdocs.yml",
            "site_name: x\nplugins: [{downlink: {seeds: ../outside}}]\n",
            "HEAD:mkdocs.yml: names 'outside', which no revision holds",
        ),
        (
            "mkdocs.yml",
            "site_name: x\nplugins: [{downlink: {articles: /etc/articles.yml}}]\n",
            "HEAD:mkdocs.yml: names 'articles.yml', which no revision holds",
        ),
        ("articles.yml", "- {slug: A B, excerpt: x}\n", "HEAD:articles.yml:1: slug 'A B'"),
        ("topics.yml", "- id: [\n", "HEAD:topics.yml:2:1: is not valid YAML"),
    ],
)
def test_a_revision_that_is_broken(
    config: Path, run: Run, name: str, content: str, message: str
) -> None:
    place = config.parent / name
    kept = place.read_bytes() if place.exists() else None
    place.write_text(content, encoding="utf-8")
    commit(config.parent)
    place.unlink() if kept is None else place.write_bytes(kept)
    line = _one_line(run, "--config", config)
    assert message in line
    assert "downlink-" not in line.replace("downlink-archive", "")


def test_a_revision_without_dumps(config: Path, run: Run) -> None:
    (config.parent / "seeds" / "a.txt").unlink()
    commit(config.parent)
    seed(config, "a.txt", LORA)
    assert "HEAD:seeds: does not exist" in _one_line(run, "--config", config)


@pytest.mark.parametrize("name", ["articles.yml", "mkdocs.yml"])
@pytest.mark.parametrize("absolute", [False, True])
def test_a_link_to_what_no_revision_has(
    config: Path, run: Run, tmp_path: Path, name: str, absolute: bool
) -> None:
    outside = tmp_path / name
    outside.write_bytes(config.read_bytes() if name == config.name else b"[]\n")
    (config.parent / name).unlink(missing_ok=True)
    (config.parent / name).symlink_to(outside if absolute else f"../{name}")
    commit(config.parent)
    line = _one_line(run, "--config", config)
    assert f"HEAD:{name}: is a link to what that revision does not have" in line


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "bad.json:1:2: is no JSON"),
        (b"\xff\xfe{\0", "bad.json:1: is not UTF-8 at byte 0: save it as UTF-8"),
        (b'{"schema": 7}', "bad.json: is a catalog of schema 7, and this Downlink reads 1"),
        (b'{"schema": 1, "dumps": [], "stubs": [1]}', "bad.json: is no catalog: 'stubs[0].slug'"),
    ],
)
def test_a_file_that_is_no_catalog(config: Path, run: Run, content: bytes, message: str) -> None:
    (config.parent / "bad.json").write_bytes(content)
    with chdir(config.parent):
        assert message in _one_line(run, "bad.json")


def test_a_pipe_is_not_waited_for(config: Path, run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe: is no file" in _one_line(run, tmp_path / "pipe", "--config", config)
