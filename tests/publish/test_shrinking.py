"""An archive never shrinks in silence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub, Title
from downlink.model.topic import Taxonomy
from downlink.publish.shrinking import ALLOW_FEWER, lost, published_slugs, refuse_fewer
from tests.conftest import Run
from tests.support import dump_text, make_archive, snapshot

TEXTS = [
    f"第{number}篇说的是{name},{name}的好处说也说不完,读者读后自有分晓。"
    for number, name in enumerate(["量化", "剪枝", "蒸馏", "检索", "对齐"])
]


def _catalog(*slugs: str, former: tuple[str, ...] = ()) -> Catalog:
    stubs = [Stub(slug, Title(slug, "term"), "en", (), ()) for slug in slugs]
    if former:
        stubs.append(Stub("joined", Title("joined", "term"), "en", (), (), former=former))
    return Catalog((), tuple(stubs), Taxonomy())


@pytest.mark.parametrize(
    ("before", "gone", "stops"),
    [
        (1, 1, True),
        (5, 1, True),
        (9, 1, True),
        (10, 1, False),
        (10, 2, True),
        (36, 3, False),
        (36, 4, True),
        (1000, 100, False),
        (1000, 101, True),
        (0, 0, False),
        (3, 0, False),
    ],
)
def test_fewer_than_nine_tenths_are_too_few(before: int, gone: int, stops: bool) -> None:
    slugs = [f"a-{number:04}" for number in range(before)]
    left = _catalog(*slugs[gone:], *(f"new-{number}" for number in range(2 * before)))
    assert lost(slugs, left) == (tuple(slugs[:gone]) if stops else ())


def test_an_article_whose_address_leads_on_is_not_lost() -> None:
    assert lost(["a", "b"], _catalog("a", former=("b",))) == ()
    assert lost(["a", "b"], _catalog("a", former=("c",))) == ("b",)


def _published(site: Path, content: object) -> None:
    site.mkdir(exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (site / "catalog.json").write_text(text, encoding="utf-8")


def test_the_message_names_the_numbers_and_some_of_the_articles(tmp_path: Path) -> None:
    _published(tmp_path, {"stubs": [{"slug": f"a-{number}"} for number in range(9)]})
    with pytest.raises(ArchiveError) as caught:
        refuse_fewer(tmp_path, _catalog("a-0", "a-5"))
    assert str(caught.value).startswith(
        f"{tmp_path}: holds 9 articles, of which this build would publish only 2, without"
        " a-1, a-2, a-3, a-4, a-6 and 2 more: bring their captures back; if it is meant"
    )
    assert "--allow-fewer" in str(caught.value)
    assert f"{ALLOW_FEWER}=1" in str(caught.value)


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        "null",
        '{"stubs": 5}',
        '{"stubs": [1]}',
        '{"stubs": [{"slug": "A B"}]}',
        '{"products": []}',
        "[" * 100_000,
        '{"stubs": [{"slug": ["a"]}]}',
    ],
)
def test_a_catalog_that_is_none_is_ignored_with_a_warning(tmp_path: Path, damaged: str) -> None:
    _published(tmp_path, damaged)
    assert published_slugs(tmp_path) is None
    assert "catalog.json: is no catalog of Downlink's" in refuse_fewer(tmp_path, _catalog("a"))


def test_a_folder_without_a_catalog_is_no_reason_to_warn(tmp_path: Path) -> None:
    assert refuse_fewer(tmp_path, _catalog("a")) == ""
    assert refuse_fewer(tmp_path / "site", _catalog("a")) == ""


@pytest.fixture
def config(tmp_path: Path, run: Run) -> Path:
    """An archive of five articles, built, whose captures hold four now and one new."""
    config = make_archive(tmp_path / "archive", {"a.txt": TEXTS})
    assert run("build", "--config", config).exit_code == 0
    new = "第九篇说的是路由,路由的好处说也说不完,读者读后自有分晓。"
    (config.parent / "seeds" / "a.txt").write_text(dump_text([*TEXTS[1:], new]), encoding="utf-8")
    return config


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_build_that_would_lose_articles_changes_nothing(
    config: Path, run: Run, engine: str
) -> None:
    before = snapshot(config.parent)
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 1
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert "holds 5 articles, of which this build would publish only 4, without" in error
    assert snapshot(config.parent) == before


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_build_that_is_told_so_loses_them(config: Path, run: Run, engine: str) -> None:
    result = run("build", "--allow-fewer", "--engine", engine, "--config", config)
    assert result.exit_code == 0, result.output
    assert len(published_slugs(config.parent / "site") or ()) == 5
    assert run("build", "--engine", engine, "--config", config).exit_code == 0


def test_mkdocs_alone_is_told_so_by_the_environment(
    config: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "mkdocs", "build"]
    refused = subprocess.run(
        command, cwd=config.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert refused.returncode == 1
    assert "would publish only 4" in refused.stderr
    assert "Traceback" not in refused.stderr
    monkeypatch.setenv(ALLOW_FEWER, "0")
    assert run("build", "--config", config).exit_code == 1
    monkeypatch.setenv(ALLOW_FEWER, "1")
    subprocess.run(command, cwd=config.parent, check=True, capture_output=True)
    assert len(published_slugs(config.parent / "site") or ()) == 5


def test_a_damaged_catalog_on_the_site_is_warned_of_and_replaced(config: Path, run: Run) -> None:
    _published(config.parent / "site", "{")
    result = run("build", "--config", config)
    assert result.exit_code == 0
    assert "catalog.json: is no catalog of Downlink's" in result.stderr
    assert len(published_slugs(config.parent / "site") or ()) == 5


def test_another_place_is_not_compared(config: Path, run: Run, tmp_path: Path) -> None:
    assert run("build", "--site-dir", tmp_path / "new", "--config", config).exit_code == 0
