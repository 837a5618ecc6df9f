"""The built site in headless Chromium, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Run, Serve
from tests.support import make_archive

pytestmark = pytest.mark.browser

PATHS = (
    "",
    "posts/",
    "posts/flash-attention/",
    "topics/",
    "topics/mixture-of-experts/",
    "dumps/",
    "dumps/000_00fb88c1d9cd4204/",
    "references/",
    "about/",
    "search/?q=LoRA",
)
HOSTILE = (
    "<script>window.canary=1</script><img src=x onerror='window.canary=1'> 这是第一条有敌意的摘录",
    "[点这里](javascript:window.canary=1) **粗体** `代码` {{ config }} {% raw %} :smile: $x$ 第二条摘录",
    "</div></details></title></textarea><svg onload=window.canary=1> 第三条有敌意的摘录在这里",
    '"><a href="javascript:window.canary=1" autofocus onfocus=window.canary=1>第四条</a> 摘录在这里',
    "论文《<img src=x onerror='window.canary=1'> in a title》 与 https://a.example/'onload='x 第六条摘录",
    '--8<-- "mkdocs.yml" <!-- comment --> &lt;b&gt; &#60;i&#62; \x1b[31m \u202e第五条\u202c 摘录在这里',
)


def _open(page: Page, addresses: Iterable[str]) -> list[Page]:
    """Open each address in a tab of its own, and wait until no tab loads anything any more."""
    tabs = []
    for address in addresses:
        tabs.append(page.context.new_page())
        tabs[-1].goto(address, wait_until="commit")
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    return tabs


def test_no_page_has_an_error_or_asks_outside(address: str, page: Page) -> None:
    outside: list[str] = []
    errors: list[str] = []
    page.context.on("request", lambda request: outside.append(request.url))
    page.context.on("weberror", lambda problem: errors.append(str(problem.error)))
    page.context.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    tabs = _open(page, [address + path for path in PATHS])
    assert len(outside) > len(tabs) == len(PATHS)
    assert [url for url in outside if not url.startswith((address, "data:", "blob:"))] == []
    assert errors == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_text_is_readable(
    address: str, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in PATHS:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(_CONTRAST) >= 4.5, path
    context.close()


# The least contrast (WCAG 2) of text in the article against the page's ground.
_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const paint = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = colour => {
    const [r, g, b] = colour.map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = element => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(getComputedStyle(at).backgroundColor);
    return ["white", ...found];
  };
  const texts = [...document.querySelectorAll(".md-content p, .md-content li, .md-content h1, .md-content h2, .md-content a, .md-content .dl-lost")]
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  return Math.min(...texts.map(element => {
    const ground = grounds(element);
    const [a, b] = [light(paint(...ground)), light(paint(...ground, getComputedStyle(element).color))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
}"""


@pytest.mark.parametrize("width", [1280, 1000, 700, 390])
def test_no_labels_of_the_map_overlap_and_all_are_readable(
    address: str, browser: Browser, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(address + "topics/")
    labels = page.evaluate(_LABELS)
    assert len(labels) > 20
    for number, one in enumerate(labels):
        assert one["size"] >= 11, one
        assert 0 <= one["left"] < one["right"] <= width, one
        for other in labels[:number]:
            apart = (
                one["right"] <= other["left"]
                or other["right"] <= one["left"]
                or one["bottom"] <= other["top"]
                or other["bottom"] <= one["top"]
            )
            assert apart, (one, other)
    context.close()


# The labels that are shown, each with its place and the size of its letters on the screen.
_LABELS = """() => [...document.querySelectorAll(".dl-map text")]
  .filter(text => text.getClientRects().length)
  .map(text => {
    const {left, right, top, bottom} = text.getBoundingClientRect();
    const svg = text.ownerSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const inset = 0.12 * parseFloat(getComputedStyle(text).fontSize) * scale;
    return {name: text.textContent, left, right, top: top + inset, bottom: bottom - inset,
            size: parseFloat(getComputedStyle(text).fontSize) * scale};
  })"""


def test_the_map_and_the_matrix_lead_to_their_pages(address: str, page: Page) -> None:
    page.goto(address + "topics/")
    page.click(".dl-map-wide a[href$='/flash-attention/'] circle")
    page.wait_for_url("**/topics/flash-attention/")
    page.goto(address + "dumps/")
    page.click(".dl-matrix td a[href$='#p5'] >> nth=0")
    page.wait_for_url("**/dumps/*/#p5")


def test_a_reader_gets_from_home_by_topic_to_an_article_and_its_dump(
    address: str, page: Page
) -> None:
    page.goto(address)
    page.click(".dl-groups >> text=FlashAttention")
    page.wait_for_url("**/topics/flash-attention/")
    page.click("a.dl-card-title")
    page.wait_for_url("**/posts/flash-attention/")
    received = page.locator(".as-received")
    assert not received.is_visible()
    page.click("details.dl-received summary")
    assert received.inner_text().startswith("引言与背景 FlashAttention的关键创新")
    page.click(".dl-sightings a >> nth=0")
    page.wait_for_url("**/dumps/000_00fb88c1d9cd4204/#p5")
    assert page.locator("#p5 a.dl-card-title").inner_text().startswith("FlashAttention")


def test_the_palette_can_be_switched_and_is_kept(address: str, page: Page) -> None:
    page.goto(address)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("label.md-header__button[for^=__palette]:not([hidden])")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    page.goto(address + "posts/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_the_site_works_below_a_path(built: Path, serve: Serve, page: Page, tmp_path: Path) -> None:
    (tmp_path / "repository").symlink_to(built / "site")
    page.goto(serve(tmp_path) + "repository/")
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.click("text=全部文章")
    page.wait_for_url("**/repository/posts/")
    page.click("a.dl-card-title >> nth=0")
    page.wait_for_url("**/repository/posts/*/")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.dl-meta')).borderBottomWidth")
        == "1px"
    )
    assert failed == []


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_hostile_text_is_shown_and_never_runs(
    tmp_path: Path, run: Run, serve: Serve, page: Page, engine: str
) -> None:
    config = make_archive(tmp_path, {"a.txt": HOSTILE})
    assert run("build", "--engine", engine, "--config", config).exit_code == 0
    asked: list[str] = []
    page.context.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    page.context.on("request", lambda request: asked.append(request.url))
    address = serve(tmp_path / "site")
    posts = [path.parent.name for path in (tmp_path / "site" / "posts").glob("*/index.html")]
    shown: list[str] = []
    for tab in _open(page, [f"{address}posts/{post}/" for post in sorted(posts)]):
        shown += tab.evaluate(
            "[...document.querySelectorAll('.as-received')].map(e => e.textContent)"
        )
        assert tab.evaluate("window.canary") is None
        assert (
            tab.evaluate(
                "document.querySelectorAll('.md-content img, .md-content svg[onload], [href^=javascript]').length"
            )
            == 0
        )
    others = ("posts/", "dumps/", "dumps/a/", "topics/", "references/")
    for tab in _open(page, [address + other for other in others]):
        assert tab.evaluate("window.canary") is None
        assert tab.evaluate("document.querySelectorAll('.md-content img').length") == 0
    assert sorted(shown) == sorted(HOSTILE)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [url for url in asked if url.endswith("/x")] == []
