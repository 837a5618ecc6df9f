"""Entries without a text: known by their address, to be seen, and no articles until a text comes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from downlink.curation.register import Register
from downlink.export.catalog_json import catalog_json
from downlink.model.dump import KnownAddress
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.sniff import read_content
from tests.conftest import Run
from tests.support import FEW_TOPICS, make_archive

TEXT = "Two small matrices instead of a large one, and nothing else is trained at all."
LINK = "https://blog.example/lora"
KNOWN = KnownAddress("LoRA in an afternoon", LINK, "2024-04-02", "Ann", ("tuning",))
SAYS_NOTHING = ["", " \n ", "\u00a0", "...", "[…]", "Read more", "<img src='a.png'>", "<p> </p>"]

RSS = (
    "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>LoRA in an afternoon"
    f"</title><link>{LINK}</link><dc:date>2024-04-02</dc:date><author>Ann</author>"
    "<category>tuning</category>%s</item></channel></rss>"
)
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [%s]}'
ITEM = {
    "title": "LoRA in an afternoon",
    "url": LINK,
    "date_published": "2024-04-02",
    "author": {"name": "Ann"},
    "tags": ["tuning"],
}
LINE = {
    "title": "LoRA in an afternoon",
    "link": LINK,
    "date": "2024-04-02",
    "author": "Ann",
    "tags": ["tuning"],
}
CARD = (
    f"<article><h2><a href='{LINK}'>LoRA in an afternoon</a></h2>"
    "<time datetime='2024-04-02'>2 April</time><a rel='author'>Ann</a>"
    "<a rel='tag' href='/t'>tuning</a></article>"
)


@pytest.mark.parametrize(
    "content",
    [
        RSS % "",
        *(RSS % f"<description>{text.replace('<', '&lt;')}</description>" for text in SAYS_NOTHING),
        JSON_FEED % json.dumps(ITEM),
        *(JSON_FEED % json.dumps({**ITEM, "content_html": text}) for text in SAYS_NOTHING),
        json.dumps(LINE),
        *(json.dumps({**LINE, "html": text}) for text in SAYS_NOTHING),
        json.dumps({**LINE, "text": " "}),
        f"<html><body><main>{CARD}{CARD.replace('lora', 'other')}</main></body></html>",
        (
            f"<html><head><meta property='og:type' content='article'>"
            f"<link rel='canonical' href='{LINK}'></head><body>{CARD}</body></html>"
        ),
    ],
)
def test_an_entry_without_a_text_is_a_known_address(content: str) -> None:
    dump = read_content("seeds/a", content.encode())
    assert dump.excerpts == ()
    assert dump.addresses[0] == KNOWN


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<rss><channel><item><title>LoRA</title></item></channel></rss>", "LoRA"),
        (JSON_FEED % '{"title": "LoRA", "author": {"name": "Ann"}}', "LoRA Ann"),
        (JSON_FEED % '{"title": "LoRA", "url": "javascript:1"}', "javascript:1 LoRA"),
        ('{"text": " "}\n{"text": "..."}', '{"text": " "} {"text": "..."}'),
        ('{"title": "LoRA"}', '{"title": "LoRA"}'),
        ("<rss><channel><item><pubDate>2004</pubDate></item></channel></rss>", "2004"),
    ],
)
def test_without_an_address_it_is_kept_as_not_understood(content: str, shown: str) -> None:
    dump = read_content("seeds/a", content.encode())
    assert (dump.excerpts, dump.addresses) == ((), ())
    assert " ".join(item.text for item in dump.unparsed) == shown


def test_what_stands_in_the_place_of_a_text_is_kept() -> None:
    dump = read_content("seeds/a", json.dumps({**LINE, "text": "★★★ !"}).encode())
    assert dump.addresses == (KNOWN,)
    assert [(item.part, item.text) for item in dump.unparsed] == [("text", "★★★ !")]


def _catalog(*contents: str) -> tuple[str, dict[str, str]]:
    dumps = [read_content(f"seeds/{n}.json", item.encode()) for n, item in enumerate(contents)]
    catalog = build_catalog(dumps, Sources(Register(), FEW_TOPICS))
    return catalog_json(catalog), render_pages(catalog, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_known_addresses_stand_on_their_dump_s_page_and_nowhere_else(language: str) -> None:
    dump = read_content("seeds/a.xml", (RSS % "").encode())
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    assert catalog.stubs == ()
    pages = render_pages(catalog, language)
    assert not [path for path in pages if path.startswith("posts/") and path.count("/") == 2]
    (path,) = (path for path in pages if path.startswith("dumps/a"))
    (row,) = BeautifulSoup(pages[path], "html.parser").select(".dl-addresses li")
    assert row.get_text(" ", strip=True) == "LoRA in an afternoon 2024-04-02 Ann #tuning"
    assert [tag["href"] for tag in row.select("a")] == [LINK]


def test_the_catalog_lists_them_for_programs() -> None:
    text, _ = _catalog(json.dumps(LINE), json.dumps({"text": TEXT}))
    document = json.loads(text)
    assert [dump["addresses"] for dump in document["dumps"]] == [
        [
            {
                "title": "LoRA in an afternoon",
                "link": LINK,
                "date": "2024-04-02",
                "author": "Ann",
                "tags": ["tuning"],
            }
        ],
        [],
    ]
    assert len(document["stubs"]) == 1


@pytest.mark.parametrize("link", [LINK, "http://www.blog.example/lora/?utm_source=feed"])
def test_an_article_at_a_known_address_is_linked_and_gets_what_is_known_of_it(link: str) -> None:
    text, pages = _catalog(json.dumps(LINE), json.dumps({"text": TEXT, "link": link}))
    (stub,) = json.loads(text)["stubs"]
    assert (stub["title"], stub["date"], stub["author"]) == (KNOWN.title, KNOWN.date, KNOWN.author)
    (path,) = (path for path in pages if path.startswith("dumps/0"))
    row = BeautifulSoup(pages[path], "html.parser").select(".dl-addresses li a")
    assert [tag["href"] for tag in row] == [LINK, f"../../posts/{stub['slug']}/"]


def test_no_entry_is_registered_until_a_text_comes_and_every_build_works(
    tmp_path: Path, run: Run
) -> None:
    config = make_archive(tmp_path, {})
    seeds = tmp_path / "seeds"
    (seeds / "a.xml").write_text(RSS % "", encoding="utf-8")
    (seeds / "b.jsonl").write_text('{"text": " "}', encoding="utf-8")
    for _ in range(2):
        result = run("build", "--accept", "--config", config)
        assert result.exit_code == 0, result.output
        assert not (tmp_path / "articles.yml").exists()
        assert "known without a text" in run("catalog", "--config", config).stdout
    (seeds / "c.jsonl").write_text(json.dumps({"text": TEXT, "link": LINK}), encoding="utf-8")
    for _ in range(2):
        result = run("build", "--accept", "--config", config)
        assert result.exit_code == 0, result.output
    assert (tmp_path / "articles.yml").read_text("utf-8").count("- slug:") == 1
    assert (tmp_path / "site" / "posts" / "lora" / "index.html").exists()
