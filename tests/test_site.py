"""The built site as files: every page there, every link resolves, nothing from outside."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import copy
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from downlink.pages.addresses import dump_name
from tests.support import ROOT, SEEDS, TOPICS

BASE = "https://downlink.github.io/archive/"
MARKS = {"INCOMING TRANSMISSION", "LATEST UPDATES", "1 2", ""}


@pytest.fixture(params=["built", "built_by_zensical"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder / "site"


def _soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "lxml")


@cache
def _pages(site: Path) -> Mapping[str, BeautifulSoup]:
    """Return every page by its address, parsed once for all tests: they only read it."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/": _soup(path)
        for path in site.rglob("index.html")
    }


def _catalog(site: Path) -> dict[str, list[dict[str, object]]]:
    document: dict[str, list[dict[str, object]]] = json.loads(
        (site / "catalog.json").read_text("utf-8")
    )
    return document


def test_every_page_of_the_site_map_is_there_and_no_other(site: Path) -> None:
    catalog = _catalog(site)
    expected = {"/", "about/", "benchmarks/", "guide/", "search/"}
    expected |= {"posts/", "topics/", "dumps/", "references/"}
    guide = (ROOT / "docs" / "guide").glob("*.md")
    expected |= {f"guide/{path.stem}/" for path in guide if path.stem != "index"}
    expected |= {f"posts/{stub['slug']}/" for stub in catalog["stubs"]}
    expected |= {f"topics/{topic.id}/" for topic in TOPICS}
    expected |= {f"dumps/{dump_name(path.name)}/" for path in SEEDS.iterdir()}
    assert _pages(site).keys() == expected


def test_the_published_catalog_is_the_command_line_s(site: Path) -> None:
    golden = (ROOT / "tests" / "golden" / "catalog.json").read_bytes()
    assert (site / "catalog.json").read_bytes() == golden


def test_every_excerpt_stands_on_its_page_as_received_and_its_dump_links_there(site: Path) -> None:
    pages = _pages(site)
    checked = 0
    for path in sorted(SEEDS.iterdir()):
        texts = [line for line in path.read_text("utf-8").split("\n") if line.strip() not in MARKS]
        items = pages[f"dumps/{path.stem}/"].select(".dl-excerpts > li")
        assert len(items) == len(texts)
        for position, (item, text) in enumerate(zip(items, texts, strict=True), 1):
            assert item["id"] == f"p{position}"
            href = str(item.select_one("a.dl-card-title")["href"])  # type: ignore[index]
            target = urljoin(f"dumps/{path.stem}/", href).lstrip("/")
            received = [tag.get_text() for tag in pages[target].select(".as-received")]
            assert text in received
            checked += 1
    assert checked == 59


def _targets(soup: BeautifulSoup) -> list[str]:
    return [str(tag["href"]) for tag in soup.select("a[href]")]


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    pages = _pages(site)
    anchors = {
        address: {str(tag["id"]) for tag in soup.select("[id]")} for address, soup in pages.items()
    }
    checked = 0
    for address, soup in pages.items():
        for href in _targets(soup):
            parts = urlsplit(urljoin(f"{BASE}{address.lstrip('/')}", href))
            if parts.netloc != urlsplit(BASE).netloc:
                continue
            assert parts.path.startswith("/archive/"), (address, href)
            target = unquote(parts.path.removeprefix("/archive/")) or "/"
            if target in pages:
                fragment = unquote(parts.fragment)
                assert not fragment or fragment in anchors[target] or fragment == "__skip", (
                    address,
                    href,
                )
            else:
                assert (site / target).is_file(), (address, href)
            checked += 1
    assert checked > 1000


def test_no_page_asks_a_third_party_for_anything(site: Path) -> None:
    for address, soup in _pages(site).items():
        loads = [
            *(tag["src"] for tag in soup.select("[src]")),
            *(
                tag["href"]
                for tag in soup.select(
                    "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=preconnect]"
                )
            ),
        ]
        for load in loads:
            assert not urlsplit(str(load)).netloc or str(load).startswith(BASE), (address, load)
    for style in site.rglob("downlink.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text("utf-8"))


def test_every_page_has_a_description_a_canonical_address_and_a_breadcrumb(site: Path) -> None:
    for address, soup in _pages(site).items():
        (description,) = soup.select('meta[name="description"]')
        assert str(description["content"]).strip(), address
        (canonical,) = soup.select('link[rel="canonical"]')
        assert canonical["href"] == f"{BASE}{address.lstrip('/')}"
        assert len(soup.select("h1")) == 1, address
        if address not in {"/", "about/", "benchmarks/"} and not address.startswith("guide/"):
            (path,) = soup.select("nav.dl-path")
            assert len(path.select("a")) >= 1
            assert path.select_one("[aria-current=page]") is not None


def test_the_topic_pages_list_exactly_the_right_articles(site: Path) -> None:
    expected = {
        "flash-attention": ["flash-attention"],
        "lora": ["lora"],
        "mixture-of-experts": ["mixture-of-experts", "kimi-vl", "seed-thinking"],
    }
    for topic, slugs in expected.items():
        cards = _soup(site / "topics" / topic / "index.html").select(".dl-cards a.dl-card-title")
        assert [str(card["href"]).rstrip("/").split("/")[-1] for card in cards] == slugs


def test_every_reference_of_the_catalog_stands_with_its_articles_on_the_page_of_references(
    site: Path,
) -> None:
    expected: dict[str, set[str]] = {}
    for stub in _catalog(site)["stubs"]:
        named = [reference["url"] for reference in stub["references"]]  # type: ignore[attr-defined]
        named += [work["title"] for work in stub["works"]]  # type: ignore[attr-defined]
        for name in named:
            expected.setdefault(name, set()).add(str(stub["slug"]))
    shown: dict[str, set[str]] = {}
    for item in _soup(site / "references" / "index.html").select(".dl-references > li"):
        first = item.select_one("p")
        assert first is not None
        link = first.select_one("a")
        name = str(link["href"]) if link else first.get_text().strip()
        citing = {str(tag["href"]).split("/")[-2] for tag in item.select(".dl-citing a")}
        assert name not in shown
        shown[name] = citing
    assert shown == expected
    assert len(shown) >= 12


def test_the_map_and_its_table_show_every_topic_that_has_articles(site: Path) -> None:
    page = _soup(site / "topics" / "index.html")
    index = {
        str(item.select_one("a")["href"])  # type: ignore[index]
        for item in page.select(".dl-groups :is(h2, li)")
        if item.find("span", class_="dl-count", recursive=False)
    }
    table = {str(tag["href"]) for tag in page.select(".dl-table tbody th a")}
    assert table == index
    for drawing in page.select("svg.dl-map"):
        assert [str(tag["href"]) for tag in drawing.select("a")] == list(
            dict.fromkeys(str(tag["href"]) for tag in page.select(".dl-table tbody th a"))
        )


def test_the_matrix_has_a_cell_for_each_sighting(site: Path) -> None:
    table = _soup(site / "dumps" / "index.html").select_one("table.dl-matrix")
    assert table is not None
    shown = set()
    for row in table.select("tbody tr"):
        slug = str(row.select_one("th a")["href"]).split("/")[-2]  # type: ignore[index]
        for link in row.select("td a"):
            shown.add((slug, str(link["href"]).removeprefix("../dumps/")))
    assert shown == {
        (stub["slug"], f"{dump_name(place['dump'])}/#p{place['position']}")
        for stub in _catalog(site)["stubs"]
        for place in stub["sightings"]  # type: ignore[attr-defined]
    }


def test_articles_of_a_series_point_at_each_other(site: Path) -> None:
    for one, other in (("lora", "adapter-tuning"), ("adapter-tuning", "lora")):
        (link,) = _soup(site / "posts" / one / "index.html").select(".dl-series a")
        assert str(link["href"]).endswith(f"posts/{other}/")


def test_a_placeholder_is_shown_as_a_lost_formula(site: Path) -> None:
    soup = _soup(site / "posts" / "linear-attention" / "index.html")
    assert {tag.get_text() for tag in soup.select(".dl-lost")} == {"[Math]"}
    assert all(tag["title"] for tag in soup.select(".dl-lost"))


def test_links_of_received_text_are_safe(site: Path) -> None:
    for address, soup in _pages(site).items():
        for tag in soup.select(".md-content a[href]"):
            scheme = urlsplit(str(tag["href"])).scheme
            assert scheme in {"", "http", "https"}, (address, tag)


def _text(soup: BeautifulSoup) -> str:
    article = copy(soup.select_one("article.md-content__inner"))
    assert article is not None
    for aside in article.select(".headerlink, .md-source-file, .md-content__button, script"):
        aside.decompose()
    return "".join(article.get_text().split())


def test_both_engines_give_every_page_the_same_text(built: Path, built_by_zensical: Path) -> None:
    ours, theirs = _pages(built / "site"), _pages(built_by_zensical / "site")
    assert ours.keys() == theirs.keys()
    for address, soup in ours.items():
        assert _text(soup) == _text(theirs[address]), address
