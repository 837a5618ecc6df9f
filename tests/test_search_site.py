"""The search of the built site, as a reader uses it: keyboard, phone, links, marks, facets."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from downlink.search.site import INDEX
from tests.conftest import Run, Serve
from tests.support import copy_archive, make_archive

pytestmark = pytest.mark.browser


def ask(page: Page, query: str) -> None:
    """Open the search by its key and type."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator(".dl-find-item").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]q="))


def titles(page: Page) -> list[str]:
    return page.locator(".dl-find-title").all_inner_texts()


def is_open(page: Page) -> bool:
    return page.locator("dialog.dl-find").is_visible()


# ── What is found ────────────────────────────────────────────────────────────────────────────


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
    nothing = run("search", "混合专家网", "--config", config)
    assert nothing.output == "No results; the nearest query with results: 混合专家\n"
    unbuilt = run("search", "低秩", "--config", config, "--site-dir", tmp_path)
    assert unbuilt.exit_code == 1
    assert "build the site first" in unbuilt.output


# ── The reader's side ────────────────────────────────────────────────────────────────────────


def test_nothing_is_loaded_before_the_search_is_near(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if "search" in url] == []
    with page.expect_request("**/search/index.js"):
        page.hover(".dl-open")


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_the_search_opens_by_key_and_closes_by_escape(address: str, page: Page, key: str) -> None:
    page.goto(address + "about/")
    page.keyboard.press(key)
    expect(page.locator(".dl-find-input")).to_be_focused()
    page.keyboard.type("显存")
    expect(page.locator(".dl-find-item").first).to_be_visible()
    page.keyboard.press("Escape")
    assert not is_open(page)
    expect(page).to_have_url(re.compile("/about/$"))


def test_the_keyboard_leads_to_an_article_with_its_matches_marked(address: str, page: Page) -> None:
    page.goto(address)
    ask(page, "显存")
    assert page.locator(".dl-find-active .dl-find-title").inner_text() == titles(page)[0]
    page.keyboard.press("ArrowUp")
    assert page.locator(".dl-find-active .dl-find-title").inner_text() == titles(page)[-1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".dl-find-active .dl-find-title").inner_text()
    assert second == titles(page)[1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/*/?h=*")
    expect(page.locator("mark.dl-mark").first).to_be_visible()
    assert page.locator("h1").inner_text() == second
    assert set(page.locator("mark.dl-mark").all_inner_texts()) <= {"显存", ""}
    received = page.evaluate("document.querySelector('.as-received').textContent")
    page.goto(page.url.partition("?")[0])
    assert page.evaluate("document.querySelector('.as-received').textContent") == received


def test_matches_are_marked_in_title_and_passage(address: str, page: Page) -> None:
    page.goto(address)
    ask(page, "flash attention")
    first = page.locator(".dl-find-item").first
    assert first.locator(".dl-find-title mark").all_inner_texts() == ["FlashAttention"]
    assert "FlashAttention" in first.locator(".dl-find-passage mark").all_inner_texts()


def test_a_search_is_shared_by_its_address_and_found_again_by_going_back(
    address: str, page: Page
) -> None:
    page.goto(address + "about/")
    ask(page, "混合专家")
    shared, before = page.url, titles(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/mixture-of-experts/?h=*")
    page.go_back()
    expect(page.locator(".dl-find-item").first).to_be_visible()
    assert titles(page) == before
    other = page.context.new_page()
    other.goto(shared)
    expect(other.locator(".dl-find-item").first).to_be_visible()
    assert titles(other) == before


def test_a_facet_narrows_the_results(address: str, page: Page) -> None:
    page.goto(address)
    ask(page, "显存")
    facet = page.locator(".dl-find-facet", has_text="参数高效微调")
    count = int(facet.locator(".dl-find-count").inner_text())
    assert 0 < count < page.locator(".dl-find-item").count()
    facet.click()
    expect(page.locator(".dl-find-item")).to_have_count(count)
    assert "topic=parameter-efficient-fine-tuning" in page.url
    page.locator(".dl-find-facet[aria-pressed=true]").click()
    expect(page.locator(".dl-find-item")).not_to_have_count(count)


def test_text_and_topic_matches_stand_under_headings_of_their_own(address: str, page: Page) -> None:
    page.goto(address)
    ask(page, "mixture of experts")
    heading = page.locator(".dl-find-heading")
    expect(heading).to_have_count(1)
    assert "混合专家模型" in heading.inner_text()
    page.fill(".dl-find-input", "注意力机制")
    expect(heading).to_have_count(2)


def test_without_result_the_nearest_query_is_offered(address: str, page: Page) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("flsh attention")
    offer = page.locator(".dl-find-offer")
    expect(offer).to_have_text("FlashAttention")
    assert "没有结果" in page.locator(".dl-find-status").inner_text()
    offer.click()
    expect(page.locator(".dl-find-item").first).to_be_visible()
    expect(page.locator(".dl-find-input")).to_have_value("FlashAttention")


def test_the_search_page_works_from_a_bookmark(address: str, page: Page) -> None:
    page.goto(address + "search/?q=模型")
    expect(page.locator(".dl-find-page .dl-find-item")).to_have_count(20)
    more = page.locator("button.dl-find-more")
    more.click()
    expect(more).to_be_hidden()
    number = int(page.locator(".dl-find-status").inner_text().split()[0])
    expect(page.locator(".dl-find-page .dl-find-item")).to_have_count(number)
    assert not is_open(page)


def test_results_are_announced_and_the_field_is_labelled(address: str, page: Page) -> None:
    page.goto(address)
    ask(page, "低秩")
    expect(page.get_by_role("combobox", name="搜索文章、主题、术语")).to_be_visible()
    status = page.get_by_role("status").filter(has_text="条结果")
    assert status.get_attribute("aria-live") == "polite"
    active = page.locator(".dl-find-input").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").count() == 1


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def test_the_search_works_on_a_phone_in_the_dark(address: str, phone: Page) -> None:
    phone.goto(address)
    phone.tap(".dl-open")
    expect(phone.locator(".dl-find-input")).to_be_focused()
    phone.fill(".dl-find-input", "混合专家")
    expect(phone.locator(".dl-find-item").first).to_be_visible()
    box = phone.locator("dialog.dl-find").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (390, 844)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ground = phone.evaluate(
        "getComputedStyle(document.querySelector('.dl-find')).backgroundColor.match(/\\d+/g).map(Number)"
    )
    assert max(ground[:3]) < 60
    phone.tap(".dl-find-item a")
    phone.wait_for_url("**/posts/mixture-of-experts/?h=*")


def test_home_and_header_open_the_search(address: str, page: Page) -> None:
    page.goto(address)
    for opener in (".dl-search", ".dl-open"):
        page.click(opener)
        expect(page.locator(".dl-find-input")).to_be_focused()
        page.click(".dl-find-close")
        assert not is_open(page)


def test_keys_in_a_field_are_the_readers(address: str, page: Page) -> None:
    page.goto(address + "search/")
    page.fill(".dl-find-input", "")
    page.keyboard.type("s/")
    expect(page.locator(".dl-find-page .dl-find-input")).to_have_value("s/")
    assert not is_open(page)


# ── Where it must work ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("fixture", ["built", "built_by_zensical"])
def test_the_search_works_below_a_path(
    request: pytest.FixtureRequest, serve: Serve, page: Page, tmp_path: Path, fixture: str
) -> None:
    (tmp_path / "repository").symlink_to(request.getfixturevalue(fixture) / "site")
    page.goto(serve(tmp_path) + "repository/topics/lora/")
    ask(page, "低秩")
    assert page.evaluate("() => downlink.search('低秩')")[0]["url"] == "/repository/posts/lora/"
    page.keyboard.press("Enter")
    page.wait_for_url("**/repository/posts/lora/?h=*")


def test_the_search_works_from_a_disk_and_says_what_does_not(built: Path, page: Page) -> None:
    page.goto((built / "site" / "index.html").as_uri())
    ask(page, "混合专家")
    assert "http.server" in page.locator(".dl-find-file").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/mixture-of-experts/index.html?h=*")
    expect(page.locator("mark.dl-mark").first).to_be_visible()


def test_without_javascript_the_search_page_says_so(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.click("a.dl-search")
    page.wait_for_url("**/search/")
    assert "JavaScript" in page.locator("article").inner_text()
    context.close()


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_search_works_with_instant_navigation(
    tmp_path: Path, run: Run, serve: Serve, page: Page, engine: str
) -> None:
    config = copy_archive(tmp_path / "archive")
    (tmp_path / "site").mkdir()
    address = serve(tmp_path / "site")
    text = config.read_text("utf-8").replace(
        "    - navigation.tabs", "    - navigation.instant\n    - navigation.tabs"
    )
    config.write_text(re.sub("site_url: .*", f"site_url: {address}", text), "utf-8")
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    shutil.copytree(tmp_path / "archive" / "site", tmp_path / "site", dirs_exist_ok=True)
    page.goto(address)
    page.evaluate("window.stays = true")
    ask(page, "显存")
    page.keyboard.press("Enter")
    expect(page.locator("mark.dl-mark").first).to_be_visible()
    assert page.evaluate("window.stays")
    assert not is_open(page)
    page.go_back()
    expect(page.locator(".dl-find-item").first).to_be_visible()
    page.keyboard.press("Escape")
    page.go_forward()
    expect(page.locator("mark.dl-mark").first).to_be_visible()
    assert not is_open(page)
    assert page.locator(".dl-open").count() == 1


def test_an_english_archive_has_its_search_in_english(
    tmp_path: Path, run: Run, serve: Serve, page: Page
) -> None:
    text = "Low-rank adaptation freezes the weights and trains two small matrices instead."
    config = make_archive(tmp_path, {"a.txt": [text]}, language="en")
    assert run("build", "--config", config).exit_code == 0
    page.goto(serve(tmp_path / "site"))
    ask(page, "low rank")
    assert page.locator(".dl-find-status").inner_text() == "Results: 1"
    page.fill(".dl-find-input", "low rnk")
    expect(page.locator(".dl-find-status")).to_contain_text("No results.")


def test_a_missing_index_is_said_and_not_a_silence(
    built: Path, serve: Serve, page: Page, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    shutil.rmtree(site / INDEX)
    page.goto(serve(site))
    page.keyboard.press("/")
    page.keyboard.type("显存")
    expect(page.locator(".dl-find-status")).to_contain_text("未能载入")


def test_hostile_text_is_shown_in_results_and_never_runs(
    tmp_path: Path, run: Run, serve: Serve, page: Page
) -> None:
    text = "<img src=x onerror='window.canary=1'> 混合专家 <b>粗体</b> </script><script>window.canary=1</script>"
    config = make_archive(tmp_path, {"a.txt": [text]})
    assert run("build", "--config", config).exit_code == 0
    page.goto(serve(tmp_path / "site"))
    ask(page, "混合专家")
    assert "<b>粗体</b>" in page.locator(".dl-find-passage").inner_text()
    assert page.locator(".dl-find-lists img").count() == 0
    page.goto(page.url + "&h=%3Cimg%20src=x%20onerror=window.canary=1%3E")
    assert page.evaluate("window.canary") is None
