"""Feeds: every text of an item is its content or to be seen, and every date is as it was said."""

from __future__ import annotations

import html
import json

import pytest
from bs4 import BeautifulSoup

from downlink.curation.register import Register
from downlink.model.dump import Details, Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from tests.support import FEW_TOPICS

CONTENT = "Two small matrices instead of a large one, and nothing else is trained at all."
OWN = "What I wrote by hand   to say what the post is about."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def _rss(*parts: str) -> Dump:
    items = "".join(f"<item><title>LoRA</title>{part}</item>" for part in parts)
    feed = f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{items}</channel></rss>'
    return read_content("seeds/a", feed.encode())


def _element(name: str, *paragraphs: str) -> str:
    markup = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f"<{name}>{html.escape(markup)}</{name}>"


def _texts(dump: Dump) -> tuple[list[str], list[tuple[int, str, str]]]:
    entries = [entry.text for entry in dump.excerpts]
    return entries, [(item.line, item.part, item.text) for item in dump.unparsed]


@pytest.mark.parametrize("order", [1, -1])
def test_a_description_that_says_something_else_stays_beside_the_content(order: int) -> None:
    parts = [_element("description", OWN), _element("content:encoded", CONTENT)][::order]
    dump = _rss(_element("description", CONTENT), "".join(parts))
    assert _texts(dump) == ([CONTENT, CONTENT], [(2, "description", OWN)])
    page = _dump_page(dump)
    (row,) = page.select(".dl-unparsed li")
    assert row.get_text() == f"item 2 · description{OWN}"


@pytest.mark.parametrize(
    "description",
    [
        CONTENT,
        CONTENT.replace(" ", "\n  "),
        CONTENT[:40],
        f"{CONTENT[:40]}...",
        f"{CONTENT[:40]} [&hellip;]",
        f"{CONTENT[10:50]} […]",
        "",
        " ... ",
    ],
)
def test_a_description_that_the_content_holds_says_nothing_new(description: str) -> None:
    escaped = html.escape(f"<p>{description}</p>")
    parts = f"<description>{escaped}</description>{_element('content:encoded', CONTENT, 'More.')}"
    assert _texts(_rss(parts)) == ([f"{CONTENT}\nMore."], [])


def test_no_text_takes_the_place_of_another() -> None:
    dump = _rss(
        _element("description", OWN)
        + _element("content:encoded", CONTENT)
        + _element("content:encoded", "A second content.")
        + "<itunes:summary>For podcasts &amp; such.</itunes:summary>"
        + "<media:description>For pictures.</media:description>"
        + "<itunes:summary>For podcasts &amp; such.</itunes:summary>"
    )
    entries, unparsed = _texts(dump)
    assert entries == [CONTENT]
    assert {text for _, _, text in unparsed} == {
        *(OWN, "A second content.", "For podcasts & such.", "For pictures."),
    }
    assert len(unparsed) == 4


def test_two_descriptions_are_both_kept() -> None:
    entries, unparsed = _texts(
        _rss(_element("description", OWN) + _element("dc:description", CONTENT))
    )
    assert sorted([*entries, *(text for _, _, text in unparsed)]) == sorted([OWN, CONTENT])


def test_a_summary_and_the_contents_of_atom_are_kept() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>LoRA</title>'
        f"<summary>{OWN} &lt;b&gt; is no tag here.</summary>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{CONTENT}</p><p>Part two.</p></div></content>"
        "<content type='html'>&lt;p&gt;Another one.&lt;/p&gt;</content></entry></feed>"
    )
    assert _texts(read_content("seeds/a", feed.encode())) == (
        [f"{CONTENT}\nPart two."],
        [(1, "content", "Another one."), (1, "description", f"{OWN} <b> is no tag here.")],
    )


def test_the_texts_of_a_json_feed_are_kept() -> None:
    items = [
        {"content_html": f"<p>{CONTENT}</p>", "content_text": CONTENT, "summary": CONTENT[:30]},
        {"content_html": f"<p>{CONTENT}</p>", "content_text": "Other words.", "summary": OWN},
        {"content_html": "<img src='a'>", "summary": OWN},
        "no object",
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    assert _texts(read_content("seeds/a", json.dumps(feed).encode())) == (
        [CONTENT, CONTENT, OWN],
        [(2, "content_text", "Other words."), (2, "summary", OWN), (4, "items", "no object")],
    )


def test_what_a_json_feed_writes_in_another_form_is_not_lost() -> None:
    item = {"content_text": CONTENT, "author": "Ann", "tags": "piano, tuning", "url": "/x"}
    item |= {"date_published": "03/04/2005", "date_modified": "2005-04-03", "external_url": "y:z"}
    feed = {"version": "https://jsonfeed.org/version/1", "items": item}
    dump = read_content("seeds/a", json.dumps(feed).encode(), Origin("https://blog.example/"))
    (entry,) = dump.excerpts
    assert entry.details == Details(
        "", "https://blog.example/x", "2005-04-03", "Ann", ("piano", "tuning")
    )
    assert _texts(dump)[1] == [(1, "date", "03/04/2005"), (1, "external_url", "y:z")]


def test_an_item_with_very_many_texts_is_read_in_order() -> None:
    parts = "".join(_element("content:encoded", f"{number} {CONTENT}") for number in range(300))
    entries, unparsed = _texts(_rss(parts))
    assert (len(entries), len(unparsed)) == (1, 299)


@pytest.mark.parametrize(
    ("element", "date", "left"),
    [
        ("<pubDate>Tue, 12 Oct 2021 00:30:00 +0530</pubDate>", "2021-10-12T00:30:00+05:30", []),
        ("<pubDate>Mon, 5 Jan 98 23:30:00 EST</pubDate>", "1998-01-05T23:30:00-05:00", []),
        ("<pubDate>Mo, 05 Mär 2012 10:00:00 +0100</pubDate>", "2012-03-05T10:00:00+01:00", []),
        ("<pubDate>2004-03-14 24:00:00</pubDate>", "2004-03-15T00:00:00", []),
        ("<pubDate>2016/6/29 15:07:41</pubDate>", "2016-06-29T15:07:41", []),
        ("<pubDate>2004年5月9日</pubDate>", "2004-05-09", []),
        ("<pubDate>21.04.2021 15:26</pubDate>", "2021-04-21T15:26", []),
        ("<pubDate>1178305920</pubDate>", "2007-05-04T19:12:00Z", []),
        ("<dc:date>2004</dc:date>", "2004", []),
        ("<dc:date>2004-05</dc:date>", "2004-05", []),
        ("<pubDate>15:07</pubDate>", "", ["15:07"]),
        ("<pubDate>03/04/2005</pubDate>", "", ["03/04/2005"]),
        ("<pubDate>May 9</pubDate><dc:date>2004-05</dc:date>", "2004-05", ["May 9"]),
        ("<pubDate>2004</pubDate><dc:date>2009-01-02</dc:date>", "2004", []),
        ("", "", []),
    ],
)
def test_a_date_is_what_the_feed_says_of_it(element: str, date: str, left: list[str]) -> None:
    dump = _rss(element + _element("description", CONTENT))
    assert [entry.details.date for entry in dump.excerpts] == [date]
    assert [item.text for item in dump.unparsed if item.part == "date"] == left


def test_a_year_or_a_month_is_shown_as_such() -> None:
    dump = _rss(
        f"<dc:date>2004</dc:date>{_element('description', CONTENT)}",
        f"<dc:date>2004-05</dc:date>{_element('description', CONTENT[::-1])}",
    )
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    pages = render_pages(catalog, "en")
    soups = [
        BeautifulSoup(pages[f"posts/{stub.slug}/index.md"], "html.parser") for stub in catalog.stubs
    ]
    dates = [soup.select(".dl-meta .dl-state")[1].get_text() for soup in soups]
    assert dates == ["2004", "2004-05"]


def _dump_page(dump: Dump) -> BeautifulSoup:
    catalog = build_catalog([dump], Sources(Register(), FEW_TOPICS))
    pages = render_pages(catalog, "en")
    (path,) = (path for path in pages if path.startswith("dumps/") and path.count("/") == 2)
    return BeautifulSoup(pages[path], "html.parser")


@pytest.mark.parametrize(
    ("feed", "title"),
    [
        ("<title>Why vector&lt;int&gt; is not</title>", "Why vector<int> is not"),
        ('<title type="text">&lt;/title&gt; &lt;b&gt;</title>', "</title> <b>"),
        ('<title type="html">All of &lt;b&gt;LoRA&lt;/b&gt;</title>', "All of LoRA"),
    ],
)
def test_a_title_that_is_plain_text_has_no_markup_to_lose(feed: str, title: str) -> None:
    content = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><entry>{feed}'
        "<summary>Brakes for a tandem.</summary></entry></feed>"
    )
    dump = read_content("a", content.encode())
    assert [entry.details.title for entry in dump.excerpts] == [title]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_feed_saved_in_another_encoding_than_it_declares_is_read(encoding: str) -> None:
    content = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>B</title><item>'
        "<title>LoRA</title><description>Brakes for a tandem.</description>"
        "</item></channel></rss>"
    )
    dump = read_content("a", content.encode(encoding))
    assert [entry.details.title for entry in dump.excerpts] == ["LoRA"]
    assert dump.damage == ()


def test_a_json_feed_of_any_scheme_is_one() -> None:
    content = (
        '{"version": "http://www.jsonfeed.org/version/2", "items": [{"content_text": "Brakes"}]}'
    )
    dump = read_content("a", content.encode())
    assert [entry.text for entry in dump.excerpts] == ["Brakes"]
