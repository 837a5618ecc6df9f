"""`downlink diff` says what the dumps add to a revision of git or a saved catalog, and touches
nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from downlink.cli import main
from tests.cli.repositories import ADAPTER, LORA, MORE, NOTHING, commit, git, make_repository, seed
from tests.conftest import Run
from tests.support import ROOT, dump_text, make_archive, snapshot


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The mkdocs.yml of a small archive that is a repository with one commit."""
    return make_repository(tmp_path / "repository")


def test_nothing_changed_since_the_last_commit(config: Path, run: Run) -> None:
    for arguments in ([], ["HEAD"], ["main"], [git(config.parent, "rev-parse", "HEAD")[:10]]):
        result = run("diff", *arguments, "--exit-code", "--config", config)
        assert result.exit_code == 0, result.output
        assert result.stdout == NOTHING.replace("HEAD", arguments[0] if arguments else "HEAD")


def test_what_is_not_committed_yet_is_told(config: Path, run: Run) -> None:
    seed(config, "b.txt", f"{LORA}，推理时再加回去", MORE)
    result = run("diff", "--config", config)
    assert result.exit_code == 0, result.output
    headings = [line for line in result.stdout.splitlines() if not line.startswith("  ")]
    assert headings == [
        "since HEAD:",
        "1 new dump",
        "1 new article",
        "1 longer text",
        "1 known article in other dumps",
    ]
    assert "  seeds/b.txt\n" in result.stdout


def test_an_older_revision_is_read_with_its_own_register_and_topics(config: Path, run: Run) -> None:
    topics = config.parent / "topics.yml"
    kept = topics.read_bytes()
    topics.write_text("- {id: fine-tuning, name: Tuning, aliases: [微调]}\n", encoding="utf-8")
    (config.parent / "articles.yml").write_text(
        f"- slug: earlier\n  title: Earlier\n  excerpt: {LORA}\n", encoding="utf-8"
    )
    old = commit(config.parent)
    topics.write_bytes(kept)
    (config.parent / "articles.yml").unlink()
    commit(config.parent)
    document = json.loads(run("diff", old, "--json", "--config", config).stdout)
    assert [item["old"] for item in document["slugs"]] == ["earlier"]
    assert [item["old"] for item in document["titles"]] == ["Earlier"]
    (topics_change,) = document["topics"]
    assert topics_change["missing"][0]["id"] == "fine-tuning"
    assert not document["new"]


def test_the_exit_status_tells_on_request_whether_something_changed(config: Path, run: Run) -> None:
    seed(config, "b.txt", MORE)
    for form in ([], ["--json"], ["--markdown"]):
        assert run("diff", *form, "--config", config).exit_code == 0
        result = run("diff", *form, "--exit-code", "--config", config)
        assert result.exit_code == 1
        assert result.stdout == run("diff", *form, "--config", config).stdout
        assert not result.stderr


def test_markdown_and_json_exclude_each_other(config: Path, run: Run) -> None:
    assert run("diff", "--json", "--markdown", "--config", config).exit_code == 2


def test_titles_are_no_markup_in_markdown(config: Path, run: Run) -> None:
    entry = {"title": "@all [x](http://x.example) <b>`", "text": MORE}
    (config.parent / "seeds" / "b.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    result = run("diff", "--markdown", "--config", config)
    assert "`` @all [x](http://x.example) <b>` ``" in result.stdout
    assert result.stdout.startswith("## What the dumps add since `HEAD`\n\n### 1 new dump\n")


@pytest.mark.parametrize("form", [[], ["--json"], ["--markdown"]])
def test_a_difference_reaches_any_terminal(config: Path, form: list[str]) -> None:
    seed(config, "b.txt", MORE)
    arguments = ["diff", *form, "--config", str(config)]
    result = CliRunner(charset="cp1252").invoke(main, arguments)
    assert result.exit_code == 0, result.exception
    shown = CliRunner().invoke(main, arguments).stdout
    assert "模型" in shown
    expected = shown.encode() if form else shown.encode("cp1252", "backslashreplace")
    assert result.stdout_bytes == expected


def test_a_saved_catalog(config: Path, run: Run, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(run("catalog", "--json", "--config", config).stdout, encoding="utf-8")
    seed(config, "b.txt", MORE)
    commit(config.parent)
    assert run("diff", "--config", config).stdout == NOTHING
    with chdir(tmp_path):
        result = run("diff", "before.json", "--config", config)
    assert result.stdout.startswith(
        "since before.json:\n1 new dump\n  seeds/b.txt\n1 new article\n"
    )


def test_a_saved_catalog_needs_no_git(
    config: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = config.parent / "before.json"
    before.write_text(run("catalog", "--json", "--config", config).stdout, encoding="utf-8")
    shutil.rmtree(config.parent / ".git")
    monkeypatch.setenv("PATH", "")
    assert run("diff", before, "--config", config).stdout.startswith("nothing changed since ")


def test_an_archive_in_a_folder_of_its_repository(tmp_path: Path, run: Run) -> None:
    top = tmp_path / "monorepo"
    config = make_archive(top / "sites" / "博客 [a]*", {"a.txt": [LORA]})
    make_archive(top, {"other.txt": [ADAPTER]})
    git(top, "init", "-q")
    commit(top)
    seed(config, "b.txt", MORE)
    with chdir(config.parent):
        assert "1 new dump\n  seeds/b.txt\n1 new article\n" in run("diff").stdout
    assert run("diff", "--config", top / "mkdocs.yml").stdout == NOTHING


def test_files_that_the_configuration_of_then_names(config: Path, run: Run) -> None:
    root = config.parent
    base = root.parent / "repository" / "base.yml"
    base.write_text("site_name: Base\nplugins: [{downlink: {seeds: ../captures}}]\n", "utf-8")
    moved = root / "site" / "mkdocs.yml"
    (root / "site" / "docs").mkdir(parents=True)
    moved.write_text(
        "INHERIT: ../base.yml\nhooks: [gone.py]\ntheme: {name: material, font: false,"
        " custom_dir: gone}\n",
        encoding="utf-8",
    )
    (root / "seeds").rename(root / "captures")
    commit(root)
    moved.write_text("INHERIT: ../base.yml\ntheme: {name: material, font: false}\n", "utf-8")
    result = run("diff", "--config", moved)
    assert (result.exit_code, result.stdout) == (0, NOTHING), result.output


def test_plugins_of_then_need_not_be_at_hand(config: Path, run: Run) -> None:
    kept = config.read_text("utf-8")
    config.write_text(
        kept.replace("[downlink]", "{gone: {}, downlink: {limit: 32}}"), encoding="utf-8"
    )
    commit(config.parent)
    config.write_text(kept, encoding="utf-8")
    assert run("diff", "--config", config).stdout == NOTHING


def test_nothing_is_written(config: Path, run: Run, tmp_path: Path) -> None:
    seed(config, "b.txt", MORE)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = snapshot(config.parent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(temporary))
        for arguments in ([], ["--json"], ["nonsense"]):
            run("diff", *arguments, "--config", config)
    assert snapshot(config.parent) == before
    assert list(temporary.iterdir()) == []


def test_what_git_tells_a_hook_is_not_taken_for_the_archive_s(
    config: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert run("diff", "--config", config).stdout == NOTHING


def test_dumps_and_a_register_behind_links(config: Path, run: Run) -> None:
    root = config.parent
    (root / "seeds").rename(root / "captures")
    (root / "received").symlink_to("captures")
    (root / "seeds").symlink_to("received")
    (root / "data").mkdir()
    (root / "data" / "articles.yml").write_text("[]\n", encoding="utf-8")
    (root / "articles.yml").symlink_to("data/articles.yml")
    commit(root)
    assert run("diff", "--config", config).stdout == NOTHING


def test_dumps_that_are_the_whole_repository(config: Path, run: Run) -> None:
    kept = config.read_text("utf-8").replace("[downlink]", "[{downlink: {seeds: .}}]")
    config.write_text(kept, encoding="utf-8")
    commit(config.parent)
    assert run("diff", "--config", config).stdout == NOTHING


def test_a_capture_that_is_a_link_out_of_the_archive_is_not_followed(
    config: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text(dump_text([MORE]), encoding="utf-8")
    (config.parent / "seeds" / "link.txt").symlink_to(tmp_path / "secret.txt")
    commit(config.parent)
    assert run("diff", "--config", config).stdout == NOTHING


def test_a_branch_whose_name_looks_like_an_option(config: Path, run: Run) -> None:
    git(config.parent, "update-ref", "refs/heads/--output=stolen", "HEAD")
    result = run("diff", "--config", config, "--", "--output=stolen")
    assert (result.exit_code, result.stdout) == (0, NOTHING.replace("HEAD", "--output=stolen"))
    assert not (config.parent / "stolen").exists()


@pytest.mark.parametrize("base", ["before", "unknown", "", "none"])
def test_the_step_of_ci_compares_with_what_was_there_and_fails_where_nothing_was_in_no_case(
    config: Path, tmp_path: Path, base: str
) -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    (step,) = [s for s in workflow["jobs"]["test"]["steps"] if "downlink diff" in s.get("run", "")]
    before = git(config.parent, "rev-parse", "HEAD")
    if base != "none":
        seed(config, "b.txt", MORE)
        commit(config.parent)
    summary = tmp_path / "summary.md"
    summary.write_text("# Earlier\n", encoding="utf-8")
    variables = {
        "BASE": {"before": before, "unknown": "0" * 40}.get(base, ""),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    script = step["run"].replace(".venv/bin/downlink", f"{sys.executable} -m downlink.cli")
    subprocess.run(
        ["bash", "-e", "-c", script], cwd=config.parent, env={**os.environ, **variables}, check=True
    )
    told = f"since `{before}`" in summary.read_text("utf-8")
    assert told is (base != "none")
    assert ("### 1 new article" in summary.read_text("utf-8")) is told
