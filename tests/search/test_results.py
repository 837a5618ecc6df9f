"""What the search of the built site finds, in the browser and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import Run, Serve

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        *(("混合专家", "mixture-of-experts"), ("MoE", "mixture-of-experts")),
        *(("moe", "mixture-of-experts"), ("mixture of experts", "mixture-of-experts")),
        *(("flash attention", "flash-attention"), ("低秩", "lora"), ("lora", "lora")),
        *(("LoRA", "lora"), ("混合專家", "mixture-of-experts"), ("prefix tuning", "prefix-tuning")),
    ],
)
def test_the_article_meant_is_first(address: str, page: Page, query: str, slug: str) -> None:
    page.goto(address)
    results = page.evaluate("(query) => downlink.search(query)", query)
    assert results[0]["url"] == f"/posts/{slug}/"


def test_flash_the_paper_does_not_stand_above_flash_attention(address: str, page: Page) -> None:
    page.goto(address)
    results = page.evaluate("() => downlink.search('flash attention')")
    urls = [result["url"] for result in results]
    assert urls.index("/posts/flash-attention/") == 0
    assert "/posts/flash-gau/" in urls


@pytest.mark.parametrize("phrase", ["注意力机制", "显存", "专家", "模型", "的"])
def test_text_matches_are_every_stub_that_holds_the_phrase_and_no_other(
    built: Path, address: str, page: Page, phrase: str
) -> None:
    catalog = json.loads((built / "site" / "catalog.json").read_text("utf-8"))
    holding = {
        f"/posts/{stub['slug']}/"
        for stub in catalog["stubs"]
        if any(phrase in text for text in (stub["title"], stub["text"]))
    }
    page.goto(address)
    results = page.evaluate("(query) => downlink.search(query)", phrase)
    found = {item["url"] for item in results if item["match"] == "text"}
    assert {url for url in found if url.startswith("/posts/")} == holding


def test_every_result_has_the_promised_form(address: str, page: Page) -> None:
    page.goto(address)
    results = page.evaluate("() => downlink.search('注意力')")
    assert {result["match"] for result in results} == {"text", "topic"}
    for result in results:
        assert set(result) == {"url", "title", "excerpt", "topics", "match"}
        assert page.request.get(address.rstrip("/") + result["url"]).ok
        if result["match"] == "text":
            assert "注意力" in result["title"] + result["excerpt"]
    kinds = [result["match"] for result in results]
    assert kinds == sorted(kinds), "matches by text come before those by topic"


def test_hand_written_pages_are_found(address: str, page: Page) -> None:
    page.goto(address)
    results = page.evaluate("() => downlink.search('JSON Lines')")
    assert results[0]["url"] == "/guide/jsonl/"


def test_the_command_line_answers_the_same(built: Path, serve: Serve, page: Page, run: Run) -> None:
    page.goto(serve(built / "site"))
    for query in ("显存", "mixture of experts", "LoRA 微调", "qqqq", "flash -gau"):
        result = run("search", "--json", "--config", built / "mkdocs.yml", "--", query)
        assert json.loads(result.output) == page.evaluate("(q) => downlink.search(q)", query)


def test_the_command_line_speaks_to_people(built: Path, run: Run, tmp_path: Path) -> None:
    config = built / "mkdocs.yml"
    assert "/posts/lora/  [lora]" in run("search", "低秩", "--config", config).output
    every = run("search", "--config", config, "注意力").output
    left = run("search", "--config", config, "注意力", "-FlashAttention").output
    assert "/posts/flash-attention/" in every
    assert "/posts/flash-attention/" not in left
    assert "/posts/linear-attention/" in left
    nothing = run("search", "混合专家网", "--config", config)
    assert nothing.output == "No results; the nearest query with results: 混合专家\n"
    unbuilt = run("search", "低秩", "--config", config, "--site-dir", tmp_path)
    assert unbuilt.exit_code == 1
    assert "build the site first" in unbuilt.output
