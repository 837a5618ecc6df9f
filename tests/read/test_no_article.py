"""Pages that servers send in place of an article."""

from __future__ import annotations

import pytest

from downlink.model.dump import Dump
from downlink.read.html.page import read

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
            "asks whether a person reads it",
        ),
        (
            "mill.example",
            "<h1>Verify you are human</h1><script src='/cdn-cgi/challenge-platform/x.js'></script>",
            "asks whether a person reads it",
        ),
        (
            "安全验证",
            "<p>请完成以下验证后继续访问</p>",
            "asks whether a person reads it",
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
    assert "menu.html, mill.html" in dump.damage[0].reason
    assert [item.text for item in dump.unparsed] == ["This needs frames."]
