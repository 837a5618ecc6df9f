"""Addresses of captures that may lead nowhere: never a link, always to be seen."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from downlink.curation.register import Register
from downlink.export.catalog_json import catalog_json
from downlink.model.dump import Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from tests.conftest import Run
from tests.support import FEW_TOPICS
from tests.text.test_links import HARMFUL

TEXT = "Two small matrices instead of a large one, and nothing else is trained at all."
PAGE = f"<html><body><article><h2>LoRA</h2><p>{TEXT}</p></article></body></html>"
MENDED = set("\ud83d\x00")
"""Characters that no reader passes on: U+FFFD stands for them, and can stand in an address."""
OF_WINDOWS = ("https://a.example/\x9b31m",)
"""Controls in the places of windows-1252's characters, which feeds mean by them."""
ON_ONE_LINE = [address for address in HARMFUL if not set(address) & set("\r\n\ud83d")]


def _warc(address: str) -> bytes:
    body = PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _shown(dump: Dump) -> tuple[list[str], list[str]]:
    """Return the outward links of all pages, and what the dump's page shows as not understood."""
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    pages = {
        path: BeautifulSoup(page, "html.parser")
        for path, page in render_pages(catalog, "en").items()
    }
    links = [str(tag["href"]) for soup in pages.values() for tag in soup.find_all("a", href=True)]
    (page,) = (pages[path] for path in pages if path.startswith("dumps/") and path.count("/") == 2)
    outward = [link for link in links if ":" in link or link.startswith("//")]
    return outward, [tag.get_text() for tag in page.select(".dl-unparsed code")]


@pytest.mark.parametrize("address", ON_ONE_LINE)
def test_the_address_of_a_web_archive_s_record_is_text_where_it_can_be_no_link(
    tmp_path: Path, address: str
) -> None:
    (tmp_path / "a.warc").write_bytes(_warc(address))
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path))
    assert dump.source == ""
    outward, unparsed = _shown(dump)
    assert outward == []
    kept = address.replace("\x00", "\ufffd").replace("s:// a", "s://%20a")  # warcio's escape
    assert kept in unparsed


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (kind, address)
        for kind in ("jsonl", "json feed", "rss", "html", "canonical", "source")
        for address in HARMFUL
        if not (set(address) & MENDED or (kind == "rss" and address in OF_WINDOWS))
    ],
)
def test_a_refused_address_is_kept_as_text_whatever_says_it(kind: str, address: str) -> None:
    xml = address.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    content = {
        "jsonl": json.dumps({"text": TEXT, "link": address}),
        "json feed": json.dumps(
            {
                "version": "https://jsonfeed.org/version/1",
                "items": [{"content_text": TEXT, "url": address}],
            }
        ),
        "rss": (
            f"<rss><channel><item><title>LoRA</title><link>{xml}</link>"
            f"<description>{TEXT}</description></item></channel></rss>"
        ),
        "html": PAGE.replace("LoRA", f'<a href="{xml}">LoRA</a>'),
        "canonical": PAGE.replace("<body>", f'<head><link rel="canonical" href="{xml}"></head>'),
        "source": PAGE,
    }[kind]
    dump = read_content("seeds/a", content.encode(), Origin(address if kind == "source" else ""))
    assert [(entry.text, entry.details.link) for entry in dump.excerpts] == [(TEXT, "")]
    outward, unparsed = _shown(dump)
    assert (dump.source, outward) == ("", [])
    assert len(unparsed) == 1
    # XML and HTML drop or change some characters before any reader sees them
    letters = [c for c in address if c.isascii() and c.isalnum()][:5]
    assert "".join(letters) in "".join(filter(str.isalnum, unparsed[0]))


def test_programs_are_given_no_such_address_either() -> None:
    content = json.dumps({"text": TEXT, "link": "javascript:alert(1)"})
    dump = read_content("seeds/a", content.encode(), Origin("javascript:alert(2)"))
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    document = json.loads(catalog_json(catalog))
    assert [dump["source"] for dump in document["dumps"]] == [None]
    assert [stub["source"] for stub in document["stubs"]] == [None]


def test_an_item_without_an_address_does_not_get_the_blog_s() -> None:
    feed = (
        "<rss><channel><link>https://blog.example/</link><item><title>LoRA</title>"
        f"<description>{TEXT}</description></item></channel></rss>"
    )
    (entry,) = read_content("seeds/a", feed.encode()).excerpts
    assert entry.details.link == ""


def test_a_refused_address_gives_a_terminal_no_orders(tmp_path: Path, run: Run) -> None:
    record = {"text": TEXT, "link": "https://a.example/\x1b[31m\x9b2J", "k\x1b[31m": 1}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    for command in ("catalog", "explain"):
        with chdir(tmp_path):
            result = run(command, "a.jsonl")
        assert result.exit_code == 0
        assert "https://a.example/ [31m 2J" in result.output
        assert all(map(str.isprintable, result.output.split("\n")))
