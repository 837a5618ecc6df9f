"""Pages that servers send in place of an article."""

from __future__ import annotations

import time

import pytest

from downlink.model.dump import Dump
from downlink.read.html.page import read
from downlink.read.origin import Origin
from downlink.read.sniff import read_content

PROSE = "The wheel of the mill stands still in the dry bed of the river, and has for ninety years. "


def page(title: str, body: str) -> Dump:
    markup = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return read("seeds/page.html", markup.encode())


@pytest.mark.parametrize(
    ("title", "body", "says"),
    [
        (
            "Just a moment...",
            "<h1>mill.example</h1><h2>Checking if the site connection is secure</h2>",
            "is a check",
        ),
        (
            "mill.example",
            "<h1>Verify you are human</h1><script src='/cdn-cgi/challenge-platform/x.js'></script>",
            "is a check",
        ),
        (
            "安全验证",
            "<p>请完成以下验证后继续访问</p>",
            "is a check",
        ),
        (
            "Page not found | Mills",
            "<nav>Home</nav><h1>Oops!</h1><p>The page you are looking for has been moved.</p>",
            "not found",
        ),
        (
            "404 Not Found",
            "<h1>Not Found</h1><p>The requested URL /mill was not found on this server.</p>",
            "not found",
        ),
        ("404", "<h2>页面不存在</h2><p>您访问的页面已被删除。</p>", "not found"),
        (
            "Seite nicht gefunden – Mühlen",
            "<p>Die Seite existiert nicht. Vielleicht hilft die Suche: nicht gefunden.</p>",
            "not found",
        ),
    ],
)
def test_a_page_in_place_of_an_article_is_named_and_not_published(
    title: str, body: str, says: str
) -> None:
    dump = page(title, body)
    assert (dump.excerpts, dump.addresses) == ((), ())
    (damage,) = dump.damage
    assert says in damage.reason
    assert dump.unparsed


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "404 Not Found",
            f"<h1>404 Not Found</h1><p>{PROSE}</p><p>That is what a server says.</p>",
        ),
        (
            "Page not found",
            f"<h1>Page not found</h1><p>The page you are looking for: {PROSE * 9}</p>",
        ),
        ("Just a moment", f"<h1>Just a moment</h1><p>{PROSE}</p>"),
        ("Access denied", f"<article><h1>Access denied</h1><p>{PROSE * 20}</p></article>"),
    ],
)
def test_an_article_about_such_a_page_is_one(title: str, body: str) -> None:
    dump = page(title, body)
    assert PROSE.strip() in dump.excerpts[0].text
    assert dump.damage == ()


def test_a_frameset_names_its_pages() -> None:
    markup = (
        "<html><head><title>Mills</title></head><frameset cols='20%,*'><frame src='menu.html'>"
        "<frame src='mill.html'><noframes><body><p>This needs <b>frames</b>.</p></body></noframes>"
        "</frameset></html>"
    )
    dump = read("seeds/index.html", markup.encode())
    assert dump.excerpts == ()
    assert "stands in menu.html, mill.html" in dump.damage[0].reason
    assert [item.text for item in dump.unparsed] == ["This needs frames."]


WORDS = "The mill by the river has not turned since the flood took its wheel away."
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


@pytest.mark.parametrize("markup", CHECKS)
def test_a_check_holds_no_article_and_is_named(markup: str) -> None:
    dump = read_content("a", f"<!doctype html><html><head>{markup}</html>".encode())
    assert dump.excerpts == ()
    assert [item.reason for item in dump.damage] == [
        "is a check whether a browser asks, and holds no article: fetch the page again"
    ]


@pytest.mark.parametrize("markup", NOT_FOUND)
def test_a_page_that_was_not_found_is_named(markup: str) -> None:
    dump = read_content("a", f"<!doctype html><html><head>{markup}</html>".encode())
    assert dump.excerpts == ()
    assert "says «not found»" in dump.damage[0].reason


@pytest.mark.parametrize(
    "markup",
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
def test_an_article_on_such_pages_is_one(markup: str) -> None:
    dump = read_content("a", f"<html>{markup}</html>".encode())
    assert len(dump.excerpts) == 1
    assert dump.damage == ()


def test_a_frameset_names_what_holds_its_text() -> None:
    markup = (
        "<html><head><title>Diary</title></head><FRAMESET cols='20%,80%'><FRAME SRC=menu.html>"
        "<frame name=x src='diary.html'><noframes><body>No frames.</body></noframes></frameset>"
    )
    dump = read_content("a", markup.encode())
    assert dump.excerpts == ()
    assert dump.damage[0].reason == (
        "is a frameset: its text stands in menu.html, diary.html; give those"
    )


@pytest.mark.parametrize(
    "piece", ["<!--", "<p ", "<h1 ", "<frame ", "<script", "<title ", "<p>&lt;"]
)
def test_a_hostile_page_takes_no_square_of_its_size(piece: str) -> None:
    markup = f"<title>Page not found</title><frameset>{piece * 10_000}"
    start = time.process_time()
    read_content("a", markup.encode())
    read_content("a", markup.replace("<frameset>", "Ray ID").encode())
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "markup",
    [
        (
            "<!doctype html><meta charset=utf-8><title>Redirecting…</title><link rel=canonical "
            "href=https://m.example/mill><meta http-equiv=refresh content='0; url=https://m.example/mill'>"
            "<h1>Redirecting…</h1><a href=https://m.example/mill>Click here if you are not sent on.</a>"
        ),
        (
            "<html><head><title>https://m.example/mill</title><link rel='canonical' "
            "href='https://m.example/mill'><meta http-equiv='Refresh' "
            "content='0;URL=\"https://m.example/mill\"'></head></html>"
        ),
        (
            "<html><head><title>301 Moved Permanently</title></head><body><h1>Moved Permanently</h1>"
            "<p>The document has moved <a href='https://m.example/mill'>here</a>.</p></body></html>"
        ),
    ],
)
def test_a_page_that_only_leads_on_says_where(markup: str) -> None:
    dump = read_content("a.html", markup.encode())
    assert (dump.excerpts, dump.addresses) == ((), ())
    assert "leads on to https://m.example/mill, and" in dump.damage[0].reason


@pytest.mark.parametrize(
    "head",
    [
        "<title>Mill</title><meta http-equiv=refresh content='300'>",
        "<title>Mill</title><meta http-equiv=refresh content='600; url=/'>",
        "<title>Mill</title><meta http-equiv=refresh content='0; url=/mill'>",
        "<title>Redirecting a river</title>",
    ],
)
def test_an_article_that_leads_on_is_one(head: str) -> None:
    dump = read_content("a", f"<html>{head}<body><h1>The mill</h1><p>{PROSE}</p>".encode())
    assert len(dump.excerpts) == 1


def test_bookmarks_are_named() -> None:
    markup = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>"
        "<DT><A HREF='https://m.example/mill' ADD_DATE='1300000000'>The mill by the river</A>"
        "<DD>Read this once more before the summer\n<DT><A HREF='https://m.example/dam'>Dams</A></DL>"
    )
    dump = read_content("bookmarks.html", markup.encode())
    assert dump.excerpts == ()
    assert "list of bookmarks" in dump.damage[0].reason


def test_what_a_person_keeps_is_read_whatever_it_says() -> None:
    markup = "<title>404 Not Found</title><body><h1>404 Not Found</h1><p>A short poem.</p>"
    assert read_content("a.html", markup.encode()).excerpts == ()
    assert len(read_content("a.html", markup.encode(), Origin(read_as="html")).excerpts) == 1
