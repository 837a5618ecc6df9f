"""Halves of surrogate pairs and other references to no character: mended where they are read."""

from __future__ import annotations

import json

import pytest

from downlink.curation.record_text import dump_record
from downlink.curation.register import Draft, Register
from downlink.export.catalog_json import catalog_json
from downlink.model.dump import Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.sniff import read_content
from tests.support import FEW_TOPICS

HALF = "\\ud83d"
TEXT = "Two small matrices instead of a large one, and nothing else is trained"
KEYS = ("id", "title", "link", "url", "date", "author", "tags", "text", "html", "content_html")
FEED_KEYS = (*KEYS, "content_text", "summary", "external_url", "date_published", "authors")
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [%s]}'
RSS = '<?xml version="1.0"?><rss version="2.0"><channel>%s</channel></rss>'


def _whole_archive(dump: Dump) -> str:
    """Return everything that an archive writes of a dump, encoded as it would be."""
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    pages = "".join(render_pages(catalog, "en").values())
    records = [dump_record({"slug": stub.slug, "excerpt": stub.text}) for stub in catalog.stubs]
    written = pages + catalog_json(catalog) + "".join(records)
    assert written.encode("utf-8")
    return written


@pytest.mark.parametrize("value", [f'"{HALF}"', f'"x {HALF} x"', f'["{HALF}"]', f'{{"{HALF}": 1}}'])
@pytest.mark.parametrize("key", [*KEYS, "captured", "source", HALF])
def test_json_lines_hold_a_half_anywhere(key: str, value: str) -> None:
    entry = f'{{"{key}": {value}, "{"html" if key == "text" else "text"}": "{TEXT}"}}'
    lines = [entry, f'{{"{key}": {value}}}', f'{{"title": "a", "{key}": {value}}}']
    dump = read_content("seeds/a", "\n".join(lines).encode())
    assert dump.format == "jsonl"
    assert dump.excerpts
    assert "\ufffd" in _whole_archive(dump)


@pytest.mark.parametrize("value", [f'"{HALF}"', f'["{HALF}"]', f'[{{"name": "{HALF}"}}]'])
@pytest.mark.parametrize("key", [*FEED_KEYS, HALF])
def test_a_json_feed_holds_a_half_anywhere(key: str, value: str) -> None:
    text = "summary" if key == "content_text" else "content_text"
    item = f'{{"{text}": "{TEXT}", "{key}": {value}}}'
    content = JSON_FEED % item
    dump = read_content("seeds/a", content.encode())
    assert (dump.format, len(dump.excerpts)) == ("feed", 1)
    _whole_archive(dump)
    of_the_feed = content.replace(
        '"items"', f'"home_page_url": "{HALF}", "title": "{HALF}", "items"'
    )
    assert len(read_content("seeds/a", of_the_feed.encode()).excerpts) == 1


@pytest.mark.parametrize(
    ("reference", "mark"),
    [
        *((name, "\ufffd") for name in ("&#xD83D;", "&#55357;", "&#xDE00;", "&#0;", "&#x0;")),
        *((name, "\ufffd") for name in ("&#x110000;", f"&#{'9' * 5000};", "&#x00000000D83D;")),
        ("&#xD83D;&#xDE00;", "\ufffd\ufffd"),
        ("&#x1F600;", "\U0001f600"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "rss", "rss escaped", "jsonl", "json feed"])
def test_a_reference_to_no_character_costs_that_character_only(
    kind: str, reference: str, mark: str
) -> None:
    text = f"{TEXT} {reference} at all"
    content = {
        "html": f"<html><body><article><p>{text}</p></article></body></html>",
        "rss": RSS % f"<item><title>{reference}</title><description>{text}</description></item>",
        "rss escaped": RSS
        % f"<item><description>{text.replace('&', '&amp;')}</description></item>",
        "jsonl": json.dumps({"html": text}),
        "json feed": JSON_FEED % json.dumps({"content_html": text}),
    }[kind]
    dump = read_content("seeds/a", content.encode())
    assert [entry.text for entry in dump.excerpts] == [f"{TEXT} {mark} at all"]
    _whole_archive(dump)


def test_a_page_that_declares_an_encoding_of_escapes_is_read() -> None:
    page = f"<html><head><meta charset='unicode_escape'></head><body><article>{TEXT} {HALF} "
    dump = read_content("seeds/a", page.encode() + b"\xff</article></body></html>")
    assert [entry.text for entry in dump.excerpts] == [f"{TEXT} \ufffd \xff"]
    feed = f"<?xml version='1.0' encoding='unicode_escape'?>{RSS[21:]}"
    content = feed % f"<item><title>{HALF}</title><description>{TEXT}</description></item>"
    assert [entry.text for entry in read_content("a", content.encode()).excerpts] == [TEXT]


@pytest.mark.parametrize("name", [b"u\x8ff-8", b"\xd9tf-16", b"utf\x00-8", b"rot13", b"", b"hex"])
def test_a_feed_whose_encoding_has_no_name_is_read(name: bytes) -> None:
    head = b"<?xml version='1.0' encoding='" + name + b"'?>"
    feed = RSS[21:] % f"<item><description>{TEXT}</description></item>"
    dump = read_content("seeds/a", head + feed.encode())
    assert [entry.text for entry in dump.excerpts] == [TEXT]


def test_json_without_a_half_is_read_as_it_stands() -> None:
    line = '{"text": "\\ud83d\\ude00 emoji as a pair \\u0000 and a NUL", "title": "\\ud83d\\ude00"}'
    (entry,) = read_content("seeds/a", line.encode()).excerpts
    assert entry.text == "\U0001f600 emoji as a pair \x00 and a NUL"
    assert entry.details.title == "\U0001f600"
    assert Draft("a", entry.text).excerpt.encode()
