"""What the README tells a newcomer to do works as it is written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from downlink.cli import main
from downlink.curation.register import read_register
from tests.conftest import Run
from tests.support import INTRODUCTION, ROOT, dump_text

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_an_archive_of_one_s_own_builds_from_the_readme_alone(
    tmp_path: Path, run: Run, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(blocks("markdown")[0], encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(dump_text([INTRODUCTION]), encoding="utf-8")
    for address in ("", "https://example.org/archive/"):
        if address:
            monkeypatch.setenv("SITE_URL", address)
        result = run("build", "--strict", "--engine", engine, "--config", tmp_path / "mkdocs.yml")
        assert result.exit_code == 0, result.output
        home = (tmp_path / "site" / "index.html").read_text("utf-8")
        assert 'class="dl-glance"' in home
        assert "Latest received" in home
        assert re.search(r"md-nav__link[^>]*>\s*(?:<[^>]*>\s*)*Home\s*<", home)
        assert (f'rel="canonical" href="{address}"' in home) == bool(address)


def test_the_example_entry_is_a_valid_one(tmp_path: Path) -> None:
    (example,) = [block for block in blocks("yaml") if "slug:" in block]
    path = tmp_path / "articles.yml"
    path.write_text(example, encoding="utf-8")
    assert read_register(path, ["lora"]).entries[0].title


def test_every_command_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"^downlink (\w+)", "\n".join(blocks("sh")), re.MULTILINE))
    assert named == set(main.list_commands(click.Context(main)))


def test_every_make_target_that_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named: set[str] = set()
    named |= set(re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE))
    assert named >= {"site", "serve", "test"}
    for target in named:
        assert f"\n{target}:" in makefile


def test_the_constraints_pin_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[]", item)[0].lower() for item in wanted}
    lines = (ROOT / "constraints.txt").read_text("utf-8").lower().splitlines()
    pinned = {line.split("==")[0] for line in lines if "==" in line}
    assert names - pinned == set()


def test_mkdocs_stays_below_the_version_without_plugins_and_themes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "mkdocs>=1.6,<2" in project["dependencies"]


def test_the_workflows_are_valid_yaml() -> None:
    for path in (ROOT / ".github" / "workflows").iterdir():
        assert yaml.safe_load(path.read_text("utf-8"))["jobs"]
