"""A captured title stands in the site as it was captured, whatever plugins run beside Downlink."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from tests.conftest import Serve
from tests.search.support import ask, titles
from tests.support import INTRODUCTION, ROOT, make_archive
from tests.template_plugin import RAN

TITLES = (
    "Hello {{ run() }} {% set a = run() %} {# note #} {% raw %} world",
    "<% run() %> ${run()} $(run()) [[ run() ]] {= run() =} ((run())) @@run()@@ <<run()>> #{run()}",
    "\\(run()\\) `run()` {: .cls } :smile: --8<-- 'a' \"b\" C:\\x ==m== [x](y) *e* __s__ &amp; &#38;",
    '👩\u200d💻 Q&A: "R&D" in C++ <vector> </title><script>alert(1)</script>',
    "می\u200cخواهم بنویسم",
    "Two steps: low-rank (LoRA), then 4-bit!",
)
TURNED = ("\u202eFirst of them", "Second of them", "Third of them")
"""Titles of a series, one of which turns round what follows it."""
WAYS = {
    "plugin behind": ("mkdocs", "[downlink, template]"),
    "plugin before": ("mkdocs", "[template, downlink]"),
    "zensical": ("zensical", "[downlink]"),
}


def _text(number: int, title: str) -> str:
    return (
        f"Article {number} opens with its title, {title}, and then goes on by itself: {number * 7}."
    )


@pytest.fixture(scope="module", params=WAYS)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with such titles, beside something that runs templates, built."""
    root = tmp_path_factory.mktemp("titles")
    engine, plugins = WAYS[request.param]
    config = make_archive(root / "archive", {}, language="en")
    entries = [
        {
            "title": title,
            "text": _text(number, title),
            "link": f"https://b.example/{number}",
            "author": title,
            "tags": [title],
        }
        for number, title in enumerate(TITLES)
    ]
    entries += [
        {"title": title, "text": f"{INTRODUCTION}{title.split()[0][-4:] * 12}"} for title in TURNED
    ]
    lines = "".join(f"{json.dumps(entry)}\n" for entry in entries)
    (config.parent / "seeds" / "a.jsonl").write_text(lines, encoding="utf-8")
    own = '---\ntitle: "{{ six * 7 }} things"\n---\n# Own\n\n[[ six * 8 ]] more\n'
    (config.parent / "docs" / "own.md").write_text(own, encoding="utf-8")
    config.write_text(
        "site_name: Test\n"
        "theme: {name: material, language: en, font: false, features: [navigation.footer]}\n"
        f"plugins: {plugins}\n"
        "markdown_extensions: [attr_list, tests.template_plugin]\n",
        encoding="utf-8",
    )
    _install(root / "installed")
    found = [str(ROOT), str(root / "installed"), *filter(None, [os.environ.get("PYTHONPATH")])]
    result = subprocess.run(
        [sys.executable, "-m", "downlink.cli", "build", "--engine", engine],
        cwd=config.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(found), RAN: str(root / "ran")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return config.parent


def _install(folder: Path) -> None:
    """Make MkDocs find the plugin as it finds any."""
    package = folder / "template_plugin-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: template-plugin\nVersion: 1.0\n"
    )
    (package / "entry_points.txt").write_text(
        "[mkdocs.plugins]\ntemplate = tests.template_plugin:TemplatePlugin\n"
    )


def _pages(archive: Path) -> dict[str, BeautifulSoup]:
    """Return the page of each article by its title."""
    catalog = json.loads((archive / "site" / "catalog.json").read_text("utf-8"))
    return {stub["title"]: _page(archive, f"posts/{stub['slug']}") for stub in catalog["stubs"]}


def _page(archive: Path, address: str) -> BeautifulSoup:
    page = archive / "site" / address / "index.html"
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def _texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def test_nothing_captured_is_run_and_what_people_write_is(archive: Path) -> None:
    assert not (archive.parent / "ran").exists()
    own = _page(archive, "own")
    assert "48 more" in own.get_text()
    assert own.title
    if "template" in (archive / "mkdocs.yml").read_text("utf-8").split("plugins:")[1].split("]")[0]:
        assert own.title.get_text().startswith("42 things")


def test_the_title_is_as_captured_in_tab_header_heading_and_description(archive: Path) -> None:
    pages = _pages(archive)
    assert set(pages) == {*TITLES, *TURNED}
    for number, title in enumerate(TITLES):
        soup = pages[title]
        assert _texts(soup, "title") == [f"{title} - Test"]
        assert _texts(soup, "h1") == [title]
        assert _texts(soup, ".md-header__topic")[-1] == title
        assert _texts(soup, ".dl-path [aria-current]") == [title]
        assert [tag.get_text() for tag in soup.select(".dl-state bdi")] == [title, title]
        (description,) = soup.select("meta[name=description]")
        text = _text(number, title)
        assert description["content"] == (text if len(text) <= 120 else f"{text[:120].rstrip()}…")


def test_every_other_page_names_it_so_too(archive: Path) -> None:
    assert set(_texts(_page(archive, "posts"), ".dl-card-title")) == {*TITLES, *TURNED}
    assert set(_texts(_page(archive, "dumps"), ".dl-matrix th a")) >= set(TITLES)
    footers = [
        tag
        for soup in _pages(archive).values()
        for tag in soup.select("a.md-footer__link[aria-label]")
    ]
    assert len(footers) >= len(TITLES)
    for link in footers:
        (shown,) = link.select(".md-footer__title > .md-ellipsis")
        title = " ".join(shown.get_text().split())
        assert str(link["aria-label"]).endswith(f": {title}")
    navigation = {
        item for soup in _pages(archive).values() for item in _texts(soup, ".md-nav__link")
    }
    assert navigation >= set(TITLES)


def test_a_feed_that_escapes_titles_has_them_as_captured(archive: Path) -> None:
    feed = archive / "feed.xml"
    if feed.exists():
        titles = {item.findtext("title") for item in ET.parse(feed).iter("item")}
        assert titles >= set(TITLES)


@pytest.mark.browser
def test_a_reader_sees_the_titles_as_captured(archive: Path, serve: Serve, page: Page) -> None:
    address = serve(archive / "site")
    catalog = json.loads((archive / "site" / "catalog.json").read_text("utf-8"))
    slugs = {stub["title"]: stub["slug"] for stub in catalog["stubs"]}
    for title in TITLES:
        page.goto(f"{address}posts/{slugs[title]}/")
        assert page.title() == f"{title} - Test"
        assert page.locator(".md-header__topic").last.text_content().strip() == title  # type: ignore[union-attr]
        assert page.locator("h1").inner_text() == title
    ask(page, "Article opens")
    assert set(titles(page)) == set(TITLES)


@pytest.mark.browser
def test_a_title_turns_nothing_round_that_follows_it(
    archive: Path, serve: Serve, page: Page
) -> None:
    catalog = json.loads((archive / "site" / "catalog.json").read_text("utf-8"))
    slugs = {stub["title"]: stub["slug"] for stub in catalog["stubs"]}
    page.goto(f"{serve(archive / 'site')}posts/{slugs[TURNED[2]]}/")
    links = page.locator(".dl-series a")
    assert links.all_text_contents() == list(TURNED[:2])
    first, second = [box["x"] for box in (link.bounding_box() for link in links.all()) if box]
    assert first < second
    page.goto(f"{serve(archive / 'site')}posts/{slugs[TURNED[0]]}/")
    assert page.title() == f"{TURNED[0]}\u202c - Test"
