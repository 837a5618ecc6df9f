"""Whole builds where a site, a register or an archive stands in a way that one did not think of."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publish.sites import tree, write
from tests.support import INTRODUCTION, dump_text, make_archive, mode, snapshot

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
OTHER = (
    "概述 EAGLE 是一种新的投机解码方法,EAGLE 的草稿模型在特征层面做自回归预测,投机采样保持无损。"
)
ENGINES = pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
_BOUNDING_DROP, _OVERRIDE, _SEARCH = 24, 1, 2


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small archive that was never built."""
    return make_archive(tmp_path / "archive", {"a.txt": [ARTICLE]})


def _build_plainly(config: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """Build with no rights but those that files' modes give; root has more."""

    def give_up() -> None:
        libc = ctypes.CDLL(None)
        for capability in (_OVERRIDE, _SEARCH):
            libc.prctl(_BOUNDING_DROP, capability, 0, 0, 0)

    return subprocess.run(
        [sys.executable, "-m", "downlink.cli", "build", *map(str, options)],
        cwd=config.parent,
        preexec_fn=give_up,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _holds_site(site: Path) -> bool:
    return (site / "posts" / "index.html").is_file() and (site / "catalog.json").is_file()


@ENGINES
def test_a_link_to_the_web_root_stays_one(
    config: Path, run: Run, tmp_path: Path, engine: str
) -> None:
    (config.parent / "site").symlink_to("../www/html")
    for _ in range(2):
        assert run("build", "--engine", engine, "--config", config).exit_code == 0
        assert (config.parent / "site").readlink() == Path("../www/html")
        assert _holds_site(tmp_path / "www" / "html")
    assert [path.name for path in (tmp_path / "www").iterdir()] == ["html"]


def test_mkdocs_alone_builds_behind_the_link_too(config: Path, tmp_path: Path) -> None:
    (tmp_path / "www" / "html").mkdir(parents=True)
    (config.parent / "site").symlink_to(tmp_path / "www" / "html")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=config.parent, check=True, capture_output=True)
    assert (config.parent / "site").is_symlink()
    assert _holds_site(tmp_path / "www" / "html")


@ENGINES
def test_only_the_web_root_may_be_written_to(config: Path, tmp_path: Path, engine: str) -> None:
    root = tmp_path / "www" / "html"
    root.mkdir(parents=True)
    root.parent.chmod(0o555)
    before = root.stat().st_ino
    result = _build_plainly(config, "--engine", engine, "--site-dir", root)
    assert result.returncode == 0, result.stderr
    assert _holds_site(root)
    assert root.stat().st_ino == before


def test_a_web_root_that_may_not_be_written_to_either_is_said_in_one_line(
    config: Path, tmp_path: Path
) -> None:
    root = tmp_path / "www" / "html"
    write(root, {".keep": ""})
    root.chmod(0o555)
    root.parent.chmod(0o555)
    result = _build_plainly(config, "--site-dir", root)
    assert result.returncode == 1
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert "cannot be written (Permission denied): check who may write there" in error
    assert "Traceback" not in result.stderr
    assert tree(root) == {".keep": ""}


@ENGINES
def test_a_read_only_archive_whose_pages_are_made_is_built_elsewhere(
    config: Path, run: Run, tmp_path: Path, engine: str
) -> None:
    assert run("build", "--config", config).exit_code == 0
    shutil.rmtree(config.parent / "site")
    folders = [config.parent, *(path for path in config.parent.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    before = snapshot(config.parent)
    result = _build_plainly(config, "--engine", engine, "--site-dir", tmp_path / "out")
    for folder in folders:
        folder.chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert _holds_site(tmp_path / "out")
    assert snapshot(config.parent) == before


def test_a_register_and_a_taxonomy_that_are_links_stay_links(
    config: Path, run: Run, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shutil.move(config.parent / "topics.yml", shared / "topics.yml")
    for name in ("articles.yml", "topics.yml"):
        (config.parent / name).symlink_to(shared / name)
    assert run("build", "--accept", "--config", config).exit_code == 0
    first = (shared / "articles.yml").read_text("utf-8")
    write(config.parent, {"seeds/b.txt": dump_text([OTHER])})
    assert run("build", "--accept", "--config", config).exit_code == 0
    assert (shared / "articles.yml").read_text("utf-8").startswith(first)
    assert (shared / "articles.yml").read_text("utf-8").count("slug:") == 2
    assert all((config.parent / name).is_symlink() for name in ("articles.yml", "topics.yml"))


@ENGINES
@pytest.mark.parametrize("mask", [0o002, 0o077])
def test_every_file_that_a_build_writes_has_the_mode_that_the_umask_says(
    config: Path, run: Run, engine: str, mask: int
) -> None:
    (config.parent / "articles.yml").touch()
    (config.parent / "articles.yml").chmod(0o660)
    old = os.umask(mask)
    try:
        result = run("build", "--accept", "--engine", engine, "--config", config)
        assert result.exit_code == 0, result.output
    finally:
        os.umask(old)
    assert mode(config.parent / "articles.yml") == 0o660
    written = [
        *(config.parent / "site").rglob("*"),
        *(config.parent / "docs" / "posts").rglob("*"),
    ]
    wrong = {
        path: oct(mode(path))
        for path in written
        if mode(path) != (0o777 if path.is_dir() else 0o666) & ~mask
    }
    assert not wrong


@ENGINES
def test_a_site_around_the_seeds_or_in_place_of_a_file_is_refused(
    config: Path, run: Run, engine: str
) -> None:
    settings = config.read_text("utf-8").replace("[downlink]", "[{downlink: {seeds: site/seeds}}]")
    config.write_text(settings, encoding="utf-8")
    shutil.move(config.parent / "seeds", config.parent / "site" / "seeds")
    write(config.parent, {"public": "a file"})
    (config.parent / "loop").symlink_to("loop")
    before = snapshot(config.parent)
    for place, message in [
        ("site", "site: cannot be the site's folder, seeds stands there"),
        ("public", "public: cannot be the site's folder, it is something else"),
        ("loop", "loop: cannot be the site's folder, it is something else"),
        (
            "public/sub",
            "public: cannot be written (File exists): something else stands in its place",
        ),
    ]:
        options = ("--engine", engine, "--site-dir", config.parent / place, "--config", config)
        result = run("build", *options)
        assert result.exit_code == 1
        assert message in result.stderr
        assert "Traceback" not in result.output
        assert snapshot(config.parent) == before


@pytest.mark.parametrize("docs", ["docs", "text/pages", "../pages"])
def test_zensical_finds_what_the_settings_name_beside_the_pages(
    config: Path, run: Run, docs: str
) -> None:
    root = config.parent
    (root / docs).parent.mkdir(exist_ok=True)
    shutil.move(root / "docs", root / docs)
    write(
        root,
        {"overrides/main.html": '{% extends "base.html" %}{% block footer %}OWN{% endblock %}'},
    )
    write(root / docs, {"notes/n.md": "# N\n", "notes/a.txt": "plain"})
    write(root / docs / ".." if docs == "text/pages" else root, {"beside.txt": "x"})
    settings = config.read_text("utf-8").replace(
        "font: false", "font: false, custom_dir: overrides"
    )
    config.write_text(f"{settings}docs_dir: {docs}\n", encoding="utf-8")
    before = {path.name for path in root.iterdir()} | {"site"}
    result = run("build", "--engine", "zensical", "--config", config)
    assert result.exit_code == 0, result.output
    assert "OWN" in (root / "site" / "notes" / "n" / "index.html").read_text("utf-8")
    assert (root / "site" / "notes" / "a.txt").read_text("utf-8") == "plain"
    assert not any(path.is_symlink() for path in (root / "site").rglob("*"))
    assert {path.name for path in root.iterdir()} == before
