"""Whole builds over a site that holds more than a site, or that the system or somebody stops."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from mkdocs import utils

from downlink.publish.manifest import LIST
from downlink.publish.staging import open_staging
from tests.conftest import Run
from tests.publish.faults import at_change, refuse
from tests.publish.sites import tree, write
from tests.support import INTRODUCTION, make_archive, snapshot

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
OTHER = (
    "概述 EAGLE 是一种新的投机解码方法,EAGLE 的草稿模型在特征层面做自回归预测,投机采样保持无损。"
)
ENGINES = pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
THEIRS = {".git": "gitdir: elsewhere", ".domains": "blog.example", "CNAME": "blog.example"}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A small archive that was never built."""
    return make_archive(tmp_path / "archive", {"a.txt": [ARTICLE]})


def _holds_site(site: Path) -> bool:
    return (site / "posts" / "index.html").is_file() and (site / "catalog.json").is_file()


@ENGINES
def test_what_a_host_or_a_person_put_into_the_site_stays(
    config: Path, run: Run, engine: str
) -> None:
    site = config.parent / "site"
    write(site, THEIRS)
    for theirs in (THEIRS, THEIRS | {"posts/mine.txt": "mine", "own/a.txt": "mine"}):
        write(site, theirs)
        assert run("build", "--engine", engine, "--config", config).exit_code == 0
        assert theirs.items() <= tree(site).items()
        assert _holds_site(site)


@ENGINES
def test_what_somebody_put_where_a_page_belongs_is_not_overwritten(
    config: Path, run: Run, engine: str
) -> None:
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    write(config.parent, {"site/about.txt": "mine", "docs/about.txt": "another"})
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 1
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert "site/about.txt: was not written by Downlink" in error
    assert (config.parent / "site" / "about.txt").read_text("utf-8") == "mine"
    assert not (config.parent / ".site.downlink").exists()


@ENGINES
def test_a_page_that_is_gone_is_gone_from_a_site_with_files_of_others(
    config: Path, run: Run, engine: str
) -> None:
    write(config.parent, {"docs/about.md": "# About", "site/CNAME": "blog.example"})
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    assert (config.parent / "site" / "about" / "index.html").exists()
    (config.parent / "docs" / "about.md").unlink()
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    assert not (config.parent / "site" / "about").exists()
    assert (config.parent / "site" / "CNAME").exists()


@ENGINES
def test_the_list_names_every_file_of_the_site(config: Path, run: Run, engine: str) -> None:
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    site = config.parent / "site"
    listed = json.loads((site / LIST).read_text("utf-8"))["files"]
    assert set(listed) == {*tree(site), LIST}


def test_another_plugin_s_late_page_is_part_of_the_site(config: Path, run: Run) -> None:
    """Late: written when the site is rendered, as redirects are."""
    settings = config.read_text("utf-8") + "hooks: [late.py]\n"
    config.write_text(settings, encoding="utf-8")
    hook = "from pathlib import Path\ndef on_post_build(config):\n"
    hook += "    if Path(config.docs_dir, 'late.txt').exists():\n"
    hook += "        Path(config.site_dir, 'late.html').write_text('<head></head>')\n"
    write(config.parent, {"late.py": hook, "docs/late.txt": "", "site/CNAME": "x"})
    assert run("build", "--config", config).exit_code == 0
    assert "Content-Security-Policy" in (config.parent / "site" / "late.html").read_text("utf-8")
    (config.parent / "docs" / "late.txt").unlink()
    assert run("build", "--config", config).exit_code == 0
    assert not (config.parent / "site" / "late.html").exists()


@ENGINES
def test_what_an_interrupted_build_left_goes_with_the_next_one(
    config: Path, run: Run, engine: str
) -> None:
    root = config.parent
    write(root, {".site.downlink/site/index.html": "half", ".site.downlink/docs/index.md": "x"})
    write(root, {".zensical-ab12_x9z/site/index.html": "", ".zensical-ab12_x9z.yml": "INHERIT: x"})
    write(root, {".site.new/assets/x.js": "", "docs/posts/gone/.ab12_x9z.tmp": "half"})
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    left = {"docs", "mkdocs.yml", "seeds", "site", "topics.yml"}
    assert {path.name for path in root.iterdir()} == left
    assert not (root / "docs" / "posts" / "gone").exists()


@ENGINES
def test_a_second_build_at_once_says_so_and_changes_nothing(
    config: Path, run: Run, engine: str
) -> None:
    first = open_staging(config.parent / "site")
    before = snapshot(config.parent)
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 1
    assert "site: is being built by another process: wait for it" in result.stderr
    assert snapshot(config.parent) == before
    assert first.rendered.is_dir()
    first.close()
    assert run("build", "--engine", engine, "--config", config).exit_code == 0


def test_a_build_that_is_interrupted_leaves_nothing(
    config: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(utils, "copy_file", interrupt)
    assert run("build", "--config", config).exit_code == 130
    assert not (config.parent / "site").exists()
    assert not (config.parent / ".site.downlink").exists()


def test_whatever_the_system_refuses_a_build_says_it_in_one_line_and_the_old_site_stands(
    config: Path, run: Run
) -> None:
    assert run("build", "--config", config).exit_code == 0
    site = tree(config.parent / "site")
    with at_change(0, refuse(0)) as changes:
        assert run("build", "--config", config).exit_code == 0
    refused = 0
    for number in range(1, len(changes), len(changes) // 8):
        with at_change(number, refuse(errno.ENOSPC)):
            result = run("build", "--config", config)
        if result.exit_code:
            refused += 1
            assert isinstance(result.exception, SystemExit), result.exception
            (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
            assert "No space left on device" in error
        assert tree(config.parent / "site") == site
    assert refused > 3
    assert run("build", "--config", config).exit_code == 0


def test_what_mkdocs_itself_cannot_write_is_one_line_too(
    config: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(utils, "copy_file", lambda *_: refuse(errno.ENOSPC)())
    result = run("build", "--config", config)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "Error: " in result.stderr
    assert "(No space left on device): make room there" in result.stderr
    assert not (config.parent / ".site.downlink").exists()


@ENGINES
def test_links_that_lead_in_circles_harm_no_site(config: Path, run: Run, engine: str) -> None:
    write(config.parent, {"site/.keep": ""})
    (config.parent / "site" / ".loop").symlink_to(".")
    for _ in range(2):
        assert run("build", "--engine", engine, "--config", config).exit_code == 0
        assert (config.parent / "site" / ".loop").readlink() == Path()
        (config.parent / "site" / "self").unlink(missing_ok=True)
        (config.parent / "site" / "self").symlink_to("self")
    assert (config.parent / "site" / "self").readlink() == Path("self")
    (config.parent / "docs" / "self").symlink_to("self")
    result = run("build", "--config", config)
    assert result.exit_code == 1
    assert "docs/self: cannot be read or written (Too many levels" in result.stderr
