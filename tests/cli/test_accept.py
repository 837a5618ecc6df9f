"""Nothing writes the register but what a person asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import dump_text, make_archive

ONE = "LoRA trains two small matrices instead of a large one, and nothing else is trained at all."
OTHER = "A mixture of experts sends every token to a few of many networks, and so computes less."
LONGER = ONE + " What the two matrices add can be merged into the large one once they are trained."
ENGINES = pytest.mark.parametrize("engine", ["mkdocs", "zensical"])


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return make_archive(tmp_path, {"a.txt": [ONE, OTHER]}, language="en")


def _register(config: Path) -> str:
    path = config.parent / "articles.yml"
    return path.read_text("utf-8") if path.exists() else ""


def _published(config: Path) -> set[str]:
    catalog = json.loads((config.parent / "site" / "catalog.json").read_text("utf-8"))
    return {stub["slug"] for stub in catalog["stubs"]}


@ENGINES
def test_a_build_publishes_drafts_counts_them_and_registers_nothing(
    config: Path, run: Run, engine: str
) -> None:
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == (
        "2 new articles, not registered yet: run 'downlink accept'"
    )
    assert len(_published(config)) == 2
    assert _register(config) == ""


@ENGINES
def test_a_build_that_accepts_registers_what_it_published(
    config: Path, run: Run, engine: str
) -> None:
    result = run("build", "--accept", "--engine", engine, "--config", config)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == "Registered 2 new articles: commit articles.yml"
    assert all(f"- slug: {slug}\n" in _register(config) for slug in _published(config))
    again = run("build", "--accept", "--engine", engine, "--config", config)
    assert again.stdout.splitlines()[-1].startswith("Built ")
    assert run("check", "--locked", "--config", config).exit_code == 0


@ENGINES
def test_a_build_that_fails_accepts_nothing(config: Path, run: Run, engine: str) -> None:
    with config.open("a", encoding="utf-8") as file:
        file.write("extra_javascript: [https://cdn.example/x.js]\n")
    result = run("build", "--accept", "--strict", "--engine", engine, "--config", config)
    assert result.exit_code == 1
    assert _register(config) == ""


def test_what_is_named_is_accepted_and_the_rest_waits(config: Path, run: Run) -> None:
    assert (
        run("accept", "lora-small-matrices", "--config", config).stdout
        == "registered the new article lora-small-matrices\n"
    )
    assert _register(config).count("- slug:") == 1
    result = run("accept", "--config", config)
    assert result.stdout.startswith("registered the new article ")
    assert _register(config).count("- slug:") == 2


def test_accepting_twice_changes_nothing(config: Path, run: Run) -> None:
    run("accept", "--config", config)
    before = _register(config)
    result = run("accept", "--config", config)
    assert result.stdout == "nothing to accept: every article is registered\n"
    assert _register(config) == before != ""


def test_a_longer_text_of_a_registered_article_waits_too(config: Path, run: Run) -> None:
    run("accept", "--config", config)
    (config.parent / "seeds" / "b.txt").write_text(dump_text([LONGER]), encoding="utf-8")
    listed = run("check", "--config", config).stdout.splitlines()
    assert listed[-2:] == [
        "draft: a further text of lora-small-matrices",
        "1 further text, not registered yet: run 'downlink accept'",
    ]
    assert run("accept", "lora-small-matrices", "--config", config).exit_code == 0
    assert "- continues: lora-small-matrices\n" in _register(config)


def test_a_dry_run_says_what_would_be_registered(config: Path, run: Run) -> None:
    result = run("accept", "--dry-run", "lora-small-matrices", "--config", config)
    assert result.stdout == "would register the new article lora-small-matrices\n"
    assert _register(config) == ""


def test_a_slug_that_is_no_draft_is_refused_and_nothing_is_written(config: Path, run: Run) -> None:
    result = run("accept", "lora-small-matrices", "moe-2", "--config", config)
    assert result.exit_code == 1
    assert result.stderr == "Error: no draft is called 'moe-2': 'downlink check' lists them\n"
    assert _register(config) == ""
