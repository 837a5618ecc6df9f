"""The search as a reader uses it: keyboard, phone, links, marks, facets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.support import ask, is_open, titles

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("query", ["模型结构", "medusa"])
def test_enter_waits_for_the_results_of_what_was_typed(
    address: str, page: Page, query: str
) -> None:
    page.goto(address)
    best = page.evaluate("(query) => downlink.search(query)", query)[0]["url"]
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(query, delay=10)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{best}?h=*")
    assert parse_qs(urlsplit(page.url).query)["h"] == [query]


def test_the_first_result_does_not_wait_for_the_others(address: str, page: Page) -> None:
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            route.continue_()

    page.route("**/search/*/d*.js", hold)
    page.goto(address)
    page.keyboard.press("/")
    page.locator(".dl-find-input").fill("模型")
    items, lists = page.locator(".dl-find-item"), page.locator(".dl-find-lists")
    expect(items).to_have_count(1)
    expect(lists).to_have_attribute("aria-busy", "true")
    first = titles(page)
    for route in asked[1:]:
        route.continue_()
    expect(lists).to_have_attribute("aria-busy", "false")
    expect(items).to_have_count(10)
    assert titles(page)[:1] == first


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
    field, offer = page.locator(".dl-find-input"), page.locator(".dl-find-offer")
    for query, nearest in (
        ("flsh attention", "FlashAttention"),
        ("大模型推理", "大模型 推理"),
        ("moe推理", "moe 推理"),
        ("显存 qqqq", "显存"),
    ):
        field.fill(query)
        expect(offer).to_have_text(nearest)
        assert "没有结果" in page.locator(".dl-find-status").inner_text()
        offer.click()
        expect(page.locator(".dl-find-item").first).to_be_visible()
        expect(field).to_have_value(nearest)


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
