"""What no reader takes is refused by name; a line of it is no article."""

from __future__ import annotations

import pytest

from downlink.model.dump import Dump
from downlink.read.sniff import read_content
from downlink.settings.dialect import make_dialect

PROSE = "New brakes for the old tandem were overdue, and so we spent a rainy Sunday on them."
PAGE = (
    f"<h2><a href='/1'>Brakes</a></h2><p>{PROSE}</p><p>And here is a second paragraph on them.</p>"
)


def _read(content: str | bytes) -> Dump:
    return read_content("seeds/a", content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    "before",
    [
        *(f"<{tag}>" for tag in ("table", "base href='/'", "font", "header", "center", "b")),
        "<style>p {margin: 0}</style>",
        "<!doctypehtml><html lang=en><meta charset=utf-8><style>/*\n  a\n*/p {margin: 0}</style>",
        "<link rel='stylesheet' href='a.css'>",
        "<!--[if IE]><![endif]--><span>",
        "My blog on tandems ",
        "Tandem </title>",
    ],
)
def test_a_page_is_one_whatever_it_begins_with(before: str) -> None:
    dump = _read(f"{before}{PAGE}")
    assert dump.format == "html"
    assert [PROSE in excerpt.text for excerpt in dump.excerpts] == [True]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "<?xml version='1.0'?><urlset><url><loc>https://b.example/</loc></url></urlset>",
            "is a sitemap: it lists addresses, and no text of the articles",
        ),
        ("<opml version='2.0'><body/></opml>", "is a list of feeds (OPML): fetch the feeds"),
        ("<mystery><p>words</p></mystery>", "is XML that is no feed and no page (<mystery>)"),
        (
            f"---\ntitle: Brakes\ntags: [tandem]\n---\n\n{PROSE}\n",
            "is Markdown with front matter, which is known and not read yet",
        ),
        (
            f"AUTHOR: k\nTITLE: Brakes\nSTATUS: Publish\n-----\nBODY:\n{PROSE}\n-----\n",
            "is an export of Movable Type, which is known and not read yet",
        ),
        (f"Received: from b\nMIME-Version: 1.0\n\n{PROSE}\n", "is mail, or a page saved as MHTML"),
        ("filedesc://b.arc 0.0.0.0 20090301000000 text/plain 76\n1 0 b\n", "is an ARC file"),
        (
            "example,b)/1 20090301000000 https://b.example/1 text/html 200 AAAA 1 2 b.warc.gz\n",
            "is an index of web archives (CDX): give the archives themselves",
        ),
        (
            f"   {PROSE}[1]\n\nReferences\n\n   1. https://b.example/1\n   2. https://b.example/2\n",
            "is a page as lynx prints it: save the page itself",
        ),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "is a ZIP archive (an EPUB"),
        (b"PK\x03\x04" + bytes(26) + b"archive/data.warc.gz", "is a WACZ, which is known and not"),
        (
            f"<rss xmlns:wp='http://wordpress.org/export/1.2/'><item><title>{PROSE}</title></item></rss>",
            "is an export of WordPress (WXR), which is known and not read yet",
        ),
        (
            "<feed><id>tag:blogger.com,1999:blog-12.archive</id><entry><title>A</title></entry></feed>",
            "is an export of Blogger, which is known and not read yet",
        ),
    ],
)
def test_what_is_known_and_not_read_is_refused_by_name(content: str | bytes, reason: str) -> None:
    dump = _read(content)
    assert dump.excerpts == ()
    assert dump.unparsed == ()
    (damage,) = dump.damage
    assert damage.reason.startswith(reason)


@pytest.mark.parametrize(
    "line",
    [
        f"--- {PROSE}",
        f"In HTML a paragraph ends in </p>, a list in </ul>, a link in </a>. {PROSE * 4}",
        f"TITLE: {PROSE}",
        f"[1] {PROSE}",
    ],
)
def test_prose_that_only_looks_like_one_of_them_is_a_text_dump(line: str) -> None:
    dump = _read(f"{line}\n{PROSE}\n")
    assert dump.format == "text"
    assert [excerpt.text for excerpt in dump.excerpts] == [line, PROSE]


def test_a_dialect_s_marks_make_a_text_dump_of_anything() -> None:
    dialect = make_dialect({"section": ["BODY:"]})
    content = f"AUTHOR: k\nTITLE: Brakes\nSTATUS: Publish\n-----\nBODY:\n{PROSE}\n".encode()
    dump = read_content("seeds/a", content, dialect=dialect)
    assert [excerpt.text for excerpt in dump.excerpts] == [PROSE]
