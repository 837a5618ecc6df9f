"""What stands beside an article's text: kept in view once, and never the text itself again."""

from __future__ import annotations

from pathlib import Path

import pytest

from downlink.model.content import text_of
from downlink.model.content_document import unpack
from downlink.read.find import find_dumps, read_dumps
from downlink.read.origin import Origin
from downlink.read.sniff import read_content

TEXT = "The wheel of the mill stood still in the dry summer, and nobody ground any corn."


@pytest.mark.parametrize(
    "line",
    [
        "The post <a href='https://m.example/m/'>The mill</a> appeared first on <a href='/'>M</a>.",
        "Der Beitrag <a href='/m/'>Die Mühle</a> erschien zuerst auf <a href='/'>M</a>.",
        "L’article <a href='/m/'>Le moulin</a> est apparu en premier sur <a href='/'>M</a>.",
        "La entrada <a href='/m/'>El molino</a> apareció primero en <a href='/'>M</a>.",
        "文章<a href='/m/'>水车</a>最先出现在<a href='/'>磨坊</a>。",
    ],
)
@pytest.mark.parametrize("end", ["", " […]"])
def test_the_line_that_says_where_an_item_appeared_first_is_no_text_of_it(
    line: str, end: str
) -> None:
    feed = (
        "<rss version='2.0'><channel><title>M</title><link>https://m.example/</link><item>"
        f"<title>Mill</title><link>https://m.example/?p=1</link><description><![CDATA[<p>{TEXT}{end}"
        f"</p>\n<p>{line}</p>]]></description></item></channel></rss>"
    )
    dump = read_content("feed.xml", feed.encode())
    (item,) = dump.excerpts
    assert (item.text, item.body) == (TEXT + end, TEXT)
    assert text_of(unpack(item.content)) == TEXT + end
    assert [part.part for part in dump.unparsed] == ["text"]


def test_an_item_about_such_a_line_keeps_it() -> None:
    line = "The post office appeared first on the map of 1820."
    feed = (
        "<rss version='2.0'><channel><title>M</title><link>https://m.example/</link><item>"
        f"<title>Mill</title><link>https://m.example/1</link><description>{line}</description>"
        "</item></channel></rss>"
    )
    assert read_content("feed.xml", feed.encode()).excerpts[0].text == line


def test_a_formula_that_mathjax_drew_is_not_listed_as_not_understood() -> None:
    page = (
        f"<html><title>Mill</title><body><article><h1>Mill</h1><p>{TEXT} The loss is "
        "<span class='MathJax_Preview'></span><span class='MathJax'><nobr aria-hidden='true'>"
        "<span class='math'>L=x2</span></nobr><span class='MJX_Assistive_MathML'><math><mi>L</mi>"
        "</math></span></span><script type='math/tex'>L=x^2</script>.</p></article></body></html>"
    )
    dump = read_content("a.html", page.encode())
    assert dump.excerpts[0].text.endswith(r"The loss is \(L=x^2\).")
    assert dump.unparsed == ()


def test_an_address_that_leads_nowhere_without_the_page_s_own_stays_visible() -> None:
    entries = "".join(
        f"<div class='post'><a class='article-title' href='/{name}.html'>Post on {name}s</a>"
        f"<time datetime='2023-1{at}-01'>2023-1{at}-01</time><div>On {name}s: {TEXT[:60]} ...</div>"
        "</div>"
        for at, name in enumerate(("mill", "wheel", "dam"))
    )
    page = f"<html><title>M</title><body><main><div>{entries}</div></main></body></html>".encode()
    dump = read_content("a.html", page)
    assert {"/mill.html", "/wheel.html", "/dam.html"} <= {item.text for item in dump.unparsed}
    known = read_content("a.html", page, Origin("https://m.example/"))
    links = [item.details.link for item in known.excerpts]
    assert links == [f"https://m.example/{name}.html" for name in ("mill", "wheel", "dam")]
    assert known.unparsed == ()


def test_entries_written_by_hand_keep_their_anchors() -> None:
    days = (("990612", "June 12, 1999"), ("990610", "June 10, 1999"), ("990601", "June 1, 1999"))
    entries = "".join(
        f"<A NAME={name}></A><B>{day}</B><BR>On {name[4:]}: {TEXT}<HR>" for name, day in days
    )
    page = f"<HTML><TITLE>Log</TITLE><BODY><CENTER>Log</CENTER><HR>{entries}</BODY></HTML>".encode()
    dump = read_content("a.html", page)
    assert [item.details.date for item in dump.excerpts] == [
        "1999-06-12",
        "1999-06-10",
        "1999-06-01",
    ]
    assert [item.text for item in dump.unparsed][-3:] == [f"#{name}" for name, _ in days]
    known = read_content("a.html", page, Origin("http://m.example/log.html"))
    assert [item.details.link for item in known.excerpts] == [
        f"http://m.example/log.html#{name}" for name, _ in days
    ]


def test_words_of_code_are_no_labels_of_a_theme_whatever_a_highlighter_calls_them() -> None:
    page = (
        f"<html><title>Mill</title><body><article><h1>Mill</h1><p>{TEXT}</p><figure class='highlight "
        "java'><table><tr><td class='code'><pre><span class='line'><span class='meta'>@Override"
        "</span></span><br><span class='line'><span class='keyword'>void</span> turn() { }</span><br>"
        "<span class='line'><span class='meta'>@Since(2019-03-04)</span></span><br>"
        "<span class='line'><span class='comment'>// by Ada Miller</span>"
        f"</span><br></pre></td></tr></table></figure><p>{TEXT[::-1]}</p></article></body></html>"
    )
    dump = read_content("a.html", page.encode())
    (article,) = dump.excerpts
    code = "@Override\nvoid turn() { }\n@Since(2019-03-04)\n// by Ada Miller"
    assert article.text.split("\n", 1)[1].startswith(code)
    assert (article.details.date, article.details.author, dump.unparsed) == ("", "", ())


def test_every_record_that_is_no_page_is_counted(tmp_path: Path) -> None:
    body = f"<html><body><article><h1>Mill</h1><p>{TEXT}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}"
    records = [
        ("warcinfo", "", "software: x\r\n"),
        ("request", "https://m.example/mill", "GET /mill HTTP/1.1\r\nHost: m.example\r\n\r\n"),
        ("response", "https://m.example/mill", http),
        ("continuation", "https://m.example/big", "more of it"),
    ]
    path = tmp_path / "a.warc"
    path.write_text(
        "".join(
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: "
            f"application/http\r\nContent-Length: {len(block)}\r\n\r\n{block}\r\n\r\n"
            for kind, address, block in records
        ),
        newline="",
    )
    (dump,) = read_dumps(find_dumps([path], root=tmp_path))
    assert len(dump.excerpts) == 1
    (note,) = dump.notes
    for kind in ("continuation", "request", "warcinfo"):
        assert f"1 record of the crawler ({kind})" in note
