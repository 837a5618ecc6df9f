"""Building an archive again and again: what is written, what stays, what goes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from downlink.curation.record_text import dump_record
from tests.conftest import Run
from tests.support import INTRODUCTION, dump_text, make_archive, snapshot

NEW = "概述 EAGLE 是一种新的投机解码方法,EAGLE 的草稿模型在特征层面做自回归预测,投机采样保持无损。"
LORA = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"


def _slugs(site: Path) -> set[str]:
    document = json.loads((site / "catalog.json").read_text("utf-8"))
    return {stub["slug"] for stub in document["stubs"]}


def test_building_twice_changes_no_source_and_gives_the_same_site(
    own_built: Path, run: Run
) -> None:
    config, root = own_built, own_built.parent
    sources = {key: value for key, value in snapshot(root).items() if not key.startswith("site/")}
    site = {key: value[1] for key, value in snapshot(root / "site").items()}
    assert run("build", "--config", config).exit_code == 0
    assert {
        key: value for key, value in snapshot(root).items() if not key.startswith("site/")
    } == sources
    again = {key: value[1] for key, value in snapshot(root / "site").items()}
    dated = {"sitemap.xml", "sitemap.xml.gz"}
    assert {key for key in site if site[key] != again.get(key)} <= dated
    assert site.keys() == again.keys()


def test_a_sixth_dump_adds_its_articles_and_rewrites_only_what_changed(
    own_built: Path, run: Run
) -> None:
    config, root = own_built, own_built.parent
    old_slugs, before = _slugs(root / "site"), snapshot(root / "docs")
    register = (root / "articles.yml").read_text("utf-8")
    (root / "seeds" / "005_new.txt").write_text(dump_text([NEW]), encoding="utf-8")
    assert run("build", "--config", config).exit_code == 0
    (new,) = _slugs(root / "site") - old_slugs
    assert old_slugs <= _slugs(root / "site")
    assert (root / "articles.yml").read_text("utf-8") == register
    after = snapshot(root / "docs")
    assert after.keys() - before.keys() == {f"posts/{new}/index.md", "dumps/005_new/index.md"}
    untouched = {key for key in before if after[key] == before[key]}
    changed = before.keys() - untouched
    assert "posts/receptive-field/index.md" in untouched
    assert "topics/speculative-decoding/index.md" in changed
    assert len(changed) < len(before) / 4, sorted(changed)


def test_pages_whose_source_is_gone_are_removed(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {"a.txt": [LORA], "b.txt": [NEW]})
    run("build", "--config", config)
    (tmp_path / "seeds" / "b.txt").unlink()
    assert run("build", "--allow-fewer", "--config", config).exit_code == 0
    assert not (tmp_path / "docs" / "dumps" / "b").exists()
    assert len(_slugs(tmp_path / "site")) == 1
    (tmp_path / "seeds" / "b.txt").write_text(dump_text([NEW]), encoding="utf-8")
    run("build", "--config", config)
    assert len(_slugs(tmp_path / "site")) == 2


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_site_can_be_built_elsewhere(tmp_path: Path, run: Run, engine: str) -> None:
    config = make_archive(tmp_path / "archive", {"a.txt": [LORA]}, language="en")
    target = tmp_path / "elsewhere" / "public"
    assert run("build", "--engine", engine, "--site-dir", target, "--config", config).exit_code == 0
    assert (target / "posts" / "index.html").exists()
    assert (target / "catalog.json").exists()
    assert not (tmp_path / "archive" / "site").exists()
    assert "Articles" in (target / "posts" / "index.html").read_text("utf-8")
    assert not list((tmp_path / "archive").glob(".zensical*"))


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_warning_fails_a_strict_build_only(tmp_path: Path, run: Run, engine: str) -> None:
    config = make_archive(tmp_path, {"a.txt": [LORA, "stray"]})
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 0
    assert "seeds/a.txt:5: neither a mark nor an excerpt" in result.stderr
    assert run("build", "--strict", "--engine", engine, "--config", config).exit_code == 1


@contextmanager
def _served(root: Path, log: Path, address: str) -> Iterator[None]:
    command = [sys.executable, "-m", "downlink.cli", "serve", "--address", address]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until(what: str, found: object, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(found) and found():
            return
        time.sleep(0.2)
    raise AssertionError(f"did not happen: {what}")


def _page(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def test_serving_rebuilds_on_change_and_then_rests(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    make_archive(root, {"a.txt": [LORA]})
    log = tmp_path / "log"
    address = f"127.0.0.1:{_free_port()}"
    articles = f"http://{address}/posts/"
    with _served(root, log, address):
        _until("first build", lambda: "LoRA" in _page(articles))
        (root / "seeds" / "b.txt").write_text(dump_text([NEW]), encoding="utf-8")
        _until("rebuild after a new dump", lambda: "EAGLE" in _page(articles))
        register = root / "articles.yml"
        assert not register.exists()
        entry = dump_record({"slug": "eagle", "title": "老鹰", "excerpt": NEW})
        register.write_text(entry, encoding="utf-8")
        _until("rebuild after a correction", lambda: "老鹰" in _page(articles))
        time.sleep(3)
        builds = log.read_text("utf-8").count("Building documentation")
        time.sleep(3)
        assert log.read_text("utf-8").count("Building documentation") == builds
        assert builds <= 5
