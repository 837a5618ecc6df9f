from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
import yaml

from tests.conftest import Run
from tests.support import INTRODUCTION, ROOT, SEEDS, copy_archive, dump_text, make_archive, snapshot

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"


def _downlink(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "downlink.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_the_catalog_as_json_is_all_that_stands_on_standard_output(run: Run) -> None:
    result = run("catalog", "--json", "--config", ROOT / "mkdocs.yml")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert (document["schema"], len(document["dumps"]), len(document["stubs"])) == (1, 5, 36)


def test_dumps_named_on_the_command_line_need_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dump_text([ARTICLE]), encoding="utf-8")
    result = _downlink("catalog", "a.txt", "--json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert [stub["text"] for stub in json.loads(result.stdout)["stubs"]] == [ARTICLE]
    assert snapshot(tmp_path).keys() == {"a.txt"}


def test_shuffled_paths_give_the_same_bytes(run: Run) -> None:
    paths = sorted(SEEDS.iterdir())
    config = ("--config", ROOT / "mkdocs.yml")
    results = {
        run("catalog", "--json", *order, *config).stdout for order in (paths, paths[::-1], [SEEDS])
    }
    assert len(results) == 1


def test_the_summary_says_what_was_found(run: Run) -> None:
    result = run("catalog", "--config", ROOT / "mkdocs.yml")
    assert result.stdout.startswith("5 dumps, 59 sightings, 36 stubs")
    assert "flash-attention" in result.stdout


@pytest.mark.parametrize("command", ["catalog", "explain"])
def test_what_was_received_gives_a_terminal_no_orders(tmp_path: Path, command: str) -> None:
    entry = json.dumps({"title": "LoRA \x07\u202e", "text": ARTICLE})
    (tmp_path / "a.jsonl").write_text(f"{entry}\n\x07 no JSON", encoding="utf-8")
    result = _downlink(command, "a.jsonl", cwd=tmp_path)
    assert "LoRA" in result.stdout
    assert all(map(str.isprintable, (result.stdout + result.stderr).split("\n")))


def test_a_terminal_is_given_the_joiners_of_words_and_emoji(tmp_path: Path) -> None:
    title = "\U0001f469\u200d\U0001f4bb می\u200cخواهم \U0001f3f4\U000e0067\U000e0062\U000e007f"
    entry = json.dumps({"title": title, "text": ARTICLE})
    (tmp_path / "a.jsonl").write_text(entry, encoding="utf-8")
    for command in ("catalog", "explain"):
        assert title in _downlink(command, "a.jsonl", cwd=tmp_path).stdout


def test_explain_prints_the_evidence(run: Run) -> None:
    result = run("explain", "lora", "--config", ROOT / "mkdocs.yml")
    assert "  about lora: weighs" in result.stdout
    assert "at   327: " in result.stdout
    assert "related to adapter-tuning by introduction" in result.stdout


def test_check_locked_fails_where_there_are_drafts(tmp_path: Path, run: Run) -> None:
    config = copy_archive(tmp_path / "archive")
    assert run("check", "--locked", "--config", config).exit_code == 0
    before = (config.parent / "articles.yml").read_bytes()
    (config.parent / "seeds" / "005.txt").write_text(dump_text([ARTICLE]), encoding="utf-8")
    assert run("check", "--config", config).exit_code == 0
    result = run("check", "--locked", "--config", config)
    assert result.exit_code == 1
    assert "articles.yml: lacks 1 new article: run 'downlink accept' and commit it" in result.stderr
    assert (config.parent / "articles.yml").read_bytes() == before


@pytest.mark.parametrize("arguments", [["nonsense"], ["build", "--engine", "hugo"], ["explain"]])
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def _broken(config: Path, kind: str) -> None:
    root = config.parent
    if kind == "no seeds":
        shutil.rmtree(root / "seeds")
    elif kind == "empty seeds":
        for path in (root / "seeds").iterdir():
            path.unlink()
    elif kind == "broken topics":
        (root / "topics.yml").write_text("- id: [\n", encoding="utf-8")
    elif kind == "two topics":
        (root / "topics.yml").write_text(
            "- {id: a, name: A}\n- {id: a, name: B}\n", encoding="utf-8"
        )
    elif kind == "bad slug":
        (root / "articles.yml").write_text("- {slug: A B, excerpt: x}\n", encoding="utf-8")
    elif kind == "no plugin":
        config.write_text("site_name: x\nplugins: []\n", encoding="utf-8")
    elif kind == "broken config":
        config.write_text("site_name: [\n", encoding="utf-8")
    elif kind == "no docs":
        shutil.rmtree(root / "docs")
    elif kind == "page in the way":
        (root / "docs" / "posts").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("no seeds", "seeds: does not exist"),
        ("empty seeds", "seeds: holds no dump"),
        ("broken topics", "topics.yml:2:1: is not valid YAML"),
        ("two topics", "topics.yml:2: topic 'a' is already in line 1"),
        ("bad slug", "articles.yml:1: slug 'A B' cannot be an address"),
        ("no plugin", "does not list the plugin 'downlink'"),
        ("broken config", "line 2, column 1"),
        ("no docs", "docs"),
        ("page in the way", "posts"),
    ],
)
def test_a_problem_is_one_line_and_exit_1(
    tmp_path: Path, run: Run, kind: str, message: str, engine: str
) -> None:
    _broken(make_archive(tmp_path, {"a.txt": [ARTICLE]}), kind)
    with chdir(tmp_path):
        result = run("build", "--engine", engine)
    assert result.exit_code == 1, result.stderr
    assert isinstance(result.exception, SystemExit), result.exception
    _assert_one_error(result.stderr, message)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_process_itself_ends_with_that_status_and_line(tmp_path: Path, engine: str) -> None:
    _broken(make_archive(tmp_path, {"a.txt": [ARTICLE]}), "two topics")
    result = _downlink("build", "--engine", engine, cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    _assert_one_error(result.stderr, "topics.yml:2: topic 'a' is already in line 1")


def test_where_zensical_is_missing_it_says_what_to_install(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    monkeypatch.setattr("downlink.publish.engines.find_spec", lambda _: None)
    result = run("build", "--engine", "zensical", "--config", config)
    assert result.exit_code == 1
    _assert_one_error(result.stderr, "pip install 'downlink-archive[zensical]'")
    assert not (tmp_path / "site").exists()


def _assert_one_error(shown: str, message: str) -> None:
    (error,) = [line for line in shown.splitlines() if line.startswith("Error: ")]
    assert message in error
    assert "Traceback" not in shown


def test_mkdocs_itself_reports_a_problem_without_a_traceback(tmp_path: Path) -> None:
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    _broken(config, "two topics")
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 1
    assert "topics.yml:2: topic 'a' is already in line 1" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_archive_here_is_said(tmp_path: Path) -> None:
    result = _downlink("build", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "mkdocs.yml: does not exist: run this in an archive's folder" in result.stderr


def test_topics_are_listed_with_their_numbers_of_articles(run: Run) -> None:
    result = run("topics", "--config", ROOT / "mkdocs.yml")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert next(line for line in lines if line[2] == "mixture-of-experts")[:2] == ["3", "0"]
    document = json.loads(run("topics", "--json", "--config", ROOT / "mkdocs.yml").stdout)
    assert {topic["id"]: topic["about"] for topic in document}["mixture-of-experts"] == 3


def test_suggested_topics_are_yaml_to_paste(tmp_path: Path, run: Run) -> None:
    texts = [
        f"第{number}篇说的是QuuxNet,{what}。QuuxNet的好处说也说不完。"
        for number, what in enumerate("甲乙丙")
    ]
    config = make_archive(tmp_path / "archive", {"a.txt": texts})
    (entry,) = yaml.safe_load(run("topics", "--suggest", "--config", config).stdout)
    assert (entry["id"], entry["name"]) == ("quuxnet", "QuuxNet")
    (item,) = json.loads(run("topics", "--suggest", "--json", "--config", config).stdout)
    assert (item["term"], len(item["slugs"])) == ("QuuxNet", 3)


def test_nothing_to_suggest_is_said(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path / "archive", {"a.txt": ["我们用 LoRA 跑了一次实验,结果不错。"]})
    result = run("topics", "--suggest", "--config", config)
    assert (result.exit_code, yaml.safe_load(result.stdout)) == (0, None)
