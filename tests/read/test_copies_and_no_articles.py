"""Pages that a web archive's site shows, and pages that answered in an article's place."""

from __future__ import annotations

import time

import pytest

from downlink.model.dump import Dump
from downlink.read.no_article import why_no_article
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.sniff import read_content
from downlink.read.wayback import NOTE

WORDS = "The mill by the river has not turned since the flood took its wheel away."
BANNER = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp'><p>14 captures of this page</p>"
    '<form><input type="text" name="url" value="http://b.example/2009/mill/"></form></div>'
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)
FOOTER = (
    "<!--\n     FILE ARCHIVED ON 12:34:56 Mar 01, 2009 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 10:00:00 May 04, 2026.\n-->"
)
PAGE = (
    "<html><head><title>Mill</title></head><body>{0}<article><h1><a href='{1}'>The mill</a></h1>"
    f"<p>{WORDS}</p></article></body></html>{{2}}"
)


def _seen(dump: Dump) -> tuple[list[tuple[str, str, str]], str, str | None]:
    entries = [(each.details.title, each.details.link, each.text) for each in dump.excerpts]
    return entries, dump.source, dump.captured


SHOWN = (
    [("The mill", "http://b.example/2009/mill/", WORDS)],
    "http://b.example/2009/mill/",
    "2009-03-01T12:34:56Z",
)


@pytest.mark.parametrize(
    "link",
    [
        "http://b.example/2009/mill/",
        "/web/20090301123456/http://b.example/2009/mill/",
        "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/",
        "//web.archive.org/web/20090301id_/http://b.example/2009/mill/",
        "../../20100101000000/http:/b.example/2009/mill/",
    ],
)
@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("seeds/web.archive.org/web/20090301123456/http:/b.example/2009/mill/index.html", UNKNOWN),
        ("seeds/web.archive.org/web/20090301123456id_/http%3A//b.example/2009/mill/", UNKNOWN),
        (
            "seeds/a.warc#1",
            Origin(
                "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/",
                "2026-05-04T10:00:00Z",
            ),
        ),
        ("seeds/mill.html", UNKNOWN),
    ],
)
def test_a_copy_in_a_web_archive_is_the_page_that_was_captured(
    path: str, origin: Origin, link: str
) -> None:
    dump = read_content(path, PAGE.format(BANNER, link, FOOTER).encode(), origin)
    assert _seen(dump) == SHOWN
    assert dump.notes == (NOTE,)
    assert not any("captures" in item.text for item in dump.unparsed)


def test_a_page_of_a_blog_that_links_to_a_copy_stays_as_it_is() -> None:
    copy = "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/"
    dump = read_content("seeds/web/a.html", PAGE.format("", copy, "").encode())
    assert dump.excerpts[0].details.link == copy
    assert dump.notes == ()


CHECKS = [
    (
        "<title>Just a moment...</title></head><body><h2>Checking if the site connection is secure</h2>"
        "<p>Ray ID: 7</p></body>"
    ),
    "<title>请稍候…</title><script>window._cf_chl_opt={}</script></head><body></body>",
    "<title>Attention Required! | Cloudflare</title></head><body><div id='cf-error-details'></div>",
    "<title>b.example</title></head><body><script src='https://ct.captcha-delivery.com/c.js'></script>",
    (
        "<title>Making sure you're not a bot!</title></head><body>"
        "<script src='/.within.website/x/cmd/anubis/a.js'></script>"
    ),
]
NOT_FOUND = [
    "<title>Page not found - Workshop</title></head><body><h1>Not Found</h1><p>Search?</p></body>",
    "<title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>nginx</body>",
    "<title>Workshop | Seite nicht gefunden</title></head><body class='error404 x'><p>Leider.</p>",
    "<title>页面不存在 - 博客</title></head><body><h2>页面不存在</h2></body>",
]


@pytest.mark.parametrize("page", CHECKS)
def test_a_check_holds_no_article_and_is_named(page: str) -> None:
    dump = read_content("a", f"<!doctype html><html><head>{page}</html>".encode())
    assert dump.excerpts == ()
    assert [item.reason for item in dump.damage] == [
        "is a check whether a browser asks, and holds no article: fetch the page again"
    ]


@pytest.mark.parametrize("page", NOT_FOUND)
def test_a_page_that_was_not_found_is_named(page: str) -> None:
    dump = read_content("a", f"<!doctype html><html><head>{page}</html>".encode())
    assert dump.excerpts == ()
    assert "says «not found»" in dump.damage[0].reason


@pytest.mark.parametrize(
    "page",
    [
        f"<title>404 Not Found</title><body><h1>404 Not Found</h1><p>{WORDS * 8}</p>",
        (
            "<title>Page not found</title><meta property='og:type' content='article'>"
            f"<body><h1>Page not found</h1><p>{WORDS}</p>"
        ),
        f"<title>Just a moment...</title><body><h1>Just a moment</h1><p>{WORDS}</p>",
        f"<title>Mill</title><body><h1>The mill</h1><p>{WORDS}</p><div class='g-recaptcha'></div>",
        "<title>Frames</title><body><p>In 1999 we wrote &lt;frameset&gt;.</p><frameset></frameset>",
    ],
)
def test_an_article_on_such_pages_is_one(page: str) -> None:
    assert why_no_article(f"<html>{page}</html>") == ""


def test_a_frameset_names_what_holds_its_text() -> None:
    page = (
        "<html><head><title>Diary</title></head><FRAMESET cols='20%,80%'><FRAME SRC=menu.html>"
        "<frame name=x src='diary.html'><noframes><body>No frames.</body></noframes></frameset>"
    )
    dump = read_content("a", page.encode())
    assert dump.excerpts == ()
    assert dump.damage[0].reason == (
        "is a frameset: its text stands in menu.html, diary.html; give those"
    )


@pytest.mark.parametrize(
    "piece", ["<!--", "<meta ", "<p ", "<h1 ", "<frame ", "<script", "<title ", "<p>&lt;"]
)
def test_a_hostile_page_takes_no_square_of_its_size(piece: str) -> None:
    page = f"<title>Page not found</title><frameset>{piece * 30_000}"
    start = time.process_time()
    why_no_article(page)
    why_no_article(page.replace("<frameset>", "Ray ID"))
    assert time.process_time() - start < 10
