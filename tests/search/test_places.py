"""Where the search must work: below a path, from a disk, with instant navigation, without …"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from downlink.search.install import INDEX
from tests.conftest import Run, Serve
from tests.search.support import ask, is_open
from tests.support import copy_archive, make_archive

pytestmark = pytest.mark.browser


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
