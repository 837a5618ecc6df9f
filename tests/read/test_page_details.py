"""What a page says of its article: which of its many voices is believed."""

from __future__ import annotations

import json

import pytest

from downlink.model.dump import Details, Dump
from downlink.read.html.page import read
from downlink.read.origin import Origin

BODY = (
    "<p>A violin is tuned in fifths, and a guitar in fourths but for one third.</p>"
    "<p>Whoever plays both has to think of the one string that is not like the others.</p>"
)


def page(head: str = "", body: str = f"<article><h1>On tuning</h1>{BODY}</article>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def dump_of(text: str, source: str = "", captured: str | None = None) -> Dump:
    return read("a.html", text.encode(), Origin(source, captured))


def details_of(text: str, source: str = "") -> Details:
    (entry,) = dump_of(text, source).excerpts
    return entry.details


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


WORDS = ("On strings of gut", "Why frets wear out", "A bow and its rosin", "Of pegs that slip")

ARTICLE = {
    "@type": "BlogPosting",
    "headline": "On tuning",
    "datePublished": "2020-05-01T10:00:00+02:00",
    "author": {"name": "Ida Holm"},
}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "WebSite", "name": "Strings"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebPage"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps({**ARTICLE, "@type": ["http://schema.org/TechArticle", "Thing"]}),
        json.dumps(ARTICLE).replace("On tuning", "On\ntuning"),
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE).replace("Ida", "I\\da"),
        "/* made by hand */" + json.dumps(ARTICLE) + "// the end",
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE).replace('"', "&quot;"),
        json.dumps({"@type": "WebSite", "name": "x"}) + "\n" + json.dumps(ARTICLE),
        json.dumps(
            {
                "@graph": [
                    {**ARTICLE, "author": {"@id": "#ida"}},
                    {"@id": "#ida", "@type": "Person", "name": "Ida Holm"},
                ]
            }
        ),
    ],
)
def test_data_for_programs_is_read_however_it_is_written(data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    details = details_of(page(script, f"<div>{BODY}</div>"))
    assert (details.title, details.date, details.author) == (
        "On tuning",
        "2020-05-01T10:00:00+02:00",
        "Ida Holm",
    )


def test_data_of_other_pages_articles_is_not_this_ones() -> None:
    listed = {"@type": "Blog", "blogPost": [{**ARTICLE, "headline": "Another"}]}
    related = {**ARTICLE, "headline": "Another", "url": "https://b.example/another"}
    own = {**ARTICLE, "url": "https://b.example/tuning", "datePublished": "2019-01-02"}
    canonical = '<link rel="canonical" href="https://b.example/tuning">'
    details = details_of(page(canonical + ld(listed) + ld([related, own])))
    assert (details.title, details.date) == ("On tuning", "2019-01-02")


def test_hostile_data_costs_no_more_than_its_length() -> None:
    for text in (
        "[" * 200_000,
        '{"a":' * 100_000,
        "/*" * 200_000,
        '"\\' * 200_000,
        ",  " * 200_000,
    ):
        script = f'<script type="application/ld+json">{{{text}</script>'
        assert details_of(page(script)).title == "On tuning"


@pytest.mark.parametrize(
    "meta",
    [
        (
            '<meta property="og:title" content="On tuning | Strings">'
            '<meta property="og:site_name" content="Strings">'
        ),
        '<meta name="parsely-title" content="On tuning">',
        '<meta name="DC.title" content="On tuning"><meta property="og:title" content="Strings">',
        '<meta property="x:title dc:title" content="On tuning">',
        '<title>Strings » On tuning</title><meta property="og:site_name" content="Strings">',
        (
            '<title>On tuning - Strings</title><link rel="alternate" type="application/rss+xml" '
            'title="Strings RSS" href="/feed">'
        ),
    ],
)
def test_the_title_is_the_articles_and_not_the_sites(meta: str) -> None:
    assert details_of(page(meta, f"<article>{BODY}</article>")).title == "On tuning"


def test_the_heading_that_the_head_names_is_the_title_and_the_others_stay_in_the_text() -> None:
    body = (
        f"<h1>Strings</h1><div><h1>On tuning</h1><article><h2>Tuning</h2>{BODY}"
        f"<h1>Guitars</h1>{BODY.replace('A violin', 'A cello')}</article></div>"
    )
    (entry,) = dump_of(page("<title>On tuning – Strings</title>", body)).excerpts
    assert entry.details.title == "On tuning"
    assert "Tuning\n" in entry.text
    assert "Guitars\n" in entry.text
    assert "On tuning" not in entry.text


def test_a_heading_as_the_page_shows_it_is_believed_before_a_title_for_machines() -> None:
    head = '<meta property="og:title" content="10 things about strings">'
    body = f'<article><h1 class="entry-title">On tuning</h1>{BODY}</article>'
    assert details_of(page(head, body)).title == "On tuning"
    plain = f"<div><h3>One word</h3>{BODY}</div>"
    assert details_of(page(head, plain)).title == "10 things about strings"


def test_the_sites_name_alone_is_no_title() -> None:
    body = f'<a href="/">Strings</a><div class="post"><h2>On tuning</h2>{BODY}</div>'
    assert details_of(page("<title>Strings</title>", body)).title == "On tuning"


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ('<time datetime="2018-04-11T16:10:50.000Z">2018-04-12</time>', "2018-04-12"),
        (
            '<time datetime="2018-04-11T16:10:50Z">2018-04-12 00:10</time>',
            "2018-04-12T00:10+08:00",
        ),
        ('<time datetime="2018-04-12T00:10:50+08:00">April 12</time>', "2018-04-12T00:10:50+08:00"),
        ('<time datetime="2018-04-11T16:10:50Z">2018-06-01</time>', "2018-04-11T16:10:50Z"),
        ('<span class="date">发布于：2020年6月5日</span>', "2020-06-05"),
        ('<time class="updated">2021-01-01</time><time>2020-01-01</time>', "2020-01-01"),
        (
            "<p>Updated: <time>2021-01-01</time></p><p>Posted: <time>2020-01-01</time></p>",
            "2020-01-01",
        ),
        (
            '<abbr class="published" title="2008-11-23T16:12:00+09:00">Sunday</abbr>',
            "2008-11-23T16:12:00+09:00",
        ),
        ("<p>Posted on October 14, 2015</p>", "2015-10-14"),
        ("<small>May 13, 2013 at 05:25 PM | Notes</small>", "2013-05-13T17:25"),
        ("<p>In 2013-05-13 terms, that was the day on which the whole thing began for us.</p>", ""),
    ],
)
def test_the_day_that_is_shown_is_the_articles(time: str, date: str) -> None:
    body = f'<article class="post"><header><h1>On tuning</h1>{time}</header>{BODY}</article>'
    assert details_of(page(body=body)).date == date


def test_the_heads_instant_stands_on_the_day_that_the_page_shows() -> None:
    head = '<meta property="article:published_time" content="2018-04-11T16:10:50Z">'
    body = f"<article><h1>On tuning</h1><time>2018-04-12</time>{BODY}</article>"
    assert details_of(page(head, body)).date == "2018-04-12"
    assert details_of(page(head)).date == "2018-04-11T16:10:50Z"
    changed = '<meta property="article:modified_time" content="2019-04-11">'
    assert details_of(page(changed)).date == ""


def test_an_address_may_hold_the_day() -> None:
    assert details_of(page(), "https://b.example/2019/03/07/tuning/").date == "2019-03-07"
    assert details_of(page(), "https://b.example/2019/03/tuning/").date == ""


def test_a_date_of_which_only_the_other_dates_tell_the_order() -> None:
    listing = "".join(
        f'<div class="post"><h2><a href="/{n}">Number {n} of the notes</a></h2>'
        f'<span class="date">{date}</span><p>{WORDS[n]}, in some more words, and more behind them ...</p></div>'
        for n, date in enumerate(("03/04/2019", "{}"))
    )
    dates = [
        [entry.details.date for entry in dump_of(page(body=listing.format(other))).excerpts]
        for other in ("21/04/2019", "04/21/2019", "05/06/2019")
    ]
    assert dates == [["2019-04-03", "2019-04-21"], ["2019-03-04", "2019-04-21"], ["", ""]]


def test_nothing_is_dated_after_its_own_capture() -> None:
    text = page('<meta property="article:published_time" content="2030-01-01">')
    dump = dump_of(text, captured="2020-06-01T00:00:00Z")
    assert [entry.details.date for entry in dump.excerpts] == [""]
    assert ("date", "2030-01-01") in [(item.part, item.text) for item in dump.unparsed]
    assert details_of(text).date == "2030-01-01"


def test_a_days_heading_dates_all_entries_below_it() -> None:
    posts = [
        f'<div class="post"><h3><a href="/{n}">Number {n} of the notes</a></h3>'
        f"<p>{WORDS[n]}, in some more words, and more of it behind them ...</p></div>"
        for n in range(4)
    ]
    body = (
        f"<div><h2>Sunday, November 23, 2008</h2>{posts[0]}{posts[1]}"
        f'<div class="date-header">17 November 2008</div>{posts[2]}</div>'
    )
    dump = dump_of(page(body=body), "https://b.example/")
    assert [entry.details.date for entry in dump.excerpts] == ["2008-11-23"] * 2 + ["2008-11-17"]
    assert not dump.unparsed


def test_a_time_within_a_sentence_stays_in_it() -> None:
    said = 'On <time datetime="1999-05-01">the first of May</time> we tuned all day.'
    for text in (f"<p>{said}</p>", f"<div>{said}</div>"):
        (entry,) = dump_of(page(body=f"<article><h1>On tuning</h1>{text}{BODY}</article>")).excerpts
        assert "On the first of May we tuned all day." in entry.text
        assert entry.details.date == ""


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ('<span class="author">By Ida Holm</span>', "Ida Holm"),
        ('<span class="author">by Ida Holm on May 1, 2019</span>', "Ida Holm"),
        ('<span class="byline">作者：艾达</span>', "艾达"),
        ('<a rel="author" href="/ida">Ida von Holm</a>', "Ida von Holm"),
        ('<span itemprop="author"><b>About</b> <i itemprop="name">Ida Holm</i></span>', "Ida Holm"),
        ('<span class="author">admin</span>', "admin"),
        ('<span class="author">By</span>', ""),
        ('<span class="author">Posted in</span>', ""),
        ('<span class="author">ida@b.example.org</span>', ""),
        ('<span class="author">https://b.example/ida</span>', ""),
        ('<span class="author">2019-05-01</span>', ""),
        ('<span class="author">5 min read</span>', ""),
    ],
)
def test_a_byline_without_a_name_is_no_author(byline: str, name: str) -> None:
    body = f"<article><h1>On tuning</h1>{byline}{BODY}</article>"
    assert details_of(page(body=body)).author == name


@pytest.mark.parametrize(
    ("head", "link"),
    [
        ('<link rel="canonical" href="https://b.example/tuning">', "https://b.example/tuning"),
        ('<link rel="canonical" href="/tuning">', "https://b.example/tuning"),
        ('<link rel="canonical" href="https://b.example/">', "https://b.example/2019/x?page=1"),
        ('<link rel="canonical" href="https://other.example">', "https://b.example/2019/x?page=1"),
        (
            (
                '<link rel="canonical" href="http://localhost:4000/tuning">'
                '<meta property="og:url" content="https://b.example/og">'
            ),
            "https://b.example/og",
        ),
        ('<base href="https://cdn.example/"><title>x</title>', "https://b.example/2019/x?page=1"),
    ],
)
def test_the_address_is_the_articles_own(head: str, link: str) -> None:
    assert details_of(page(head), "https://b.example/2019/x?page=1").link == link


def test_what_is_saved_says_where_it_stood() -> None:
    saved = "<!-- saved from url=(0029)https://b.example/2019/tuning -->"
    listing = "".join(
        f'<article><h2><a href="{n}.html">Number {n} of the notes</a></h2><p>{BODY}</p></article>'
        for n in range(3)
    )
    dump = dump_of(saved + page(body=listing))
    assert dump.source == "https://b.example/2019/tuning"
    assert [entry.details.link for entry in dump.excerpts] == [
        f"https://b.example/2019/{n}.html" for n in range(3)
    ]
    banner = (
        "<div>This is Google's cache of <a href='http://b.example/a'>http://b.example/a</a>. It is a "
        "snapshot of the page as it appeared on 1 Mar 2009 10:00:00 GMT. More.</div>"
    )
    cached = dump_of(page(body=banner + f"<div class=post><h2>On tuning</h2>{BODY}</div>"))
    (entry,) = cached.excerpts
    assert (cached.source, cached.captured) == ("http://b.example/a", "2009-03-01T10:00:00Z")
    assert entry.details.link == "http://b.example/a"
    assert "cache of" not in entry.text


def test_a_title_that_an_entry_says_once_more_is_no_text_of_it() -> None:
    texts = [f"{words}, in some more words, and more of it behind them ..." for words in WORDS]
    listing = "".join(
        f'<article><h2><a href="/{n}">Note {n}</a></h2><p>Note {n}</p><p>{text}</p></article>'
        for n, text in enumerate(texts)
    )
    dump = dump_of(page(body=listing), "https://b.example/")
    assert [item.text for item in dump.excerpts] == texts


def test_a_date_may_stand_in_a_sentence_behind_the_article() -> None:
    said = (
        "<p>This entry was posted on Friday, May 4th, 2007 at 9:12 pm and is filed under Wood.</p>"
    )
    body = f'<div class="post"><h2>On tuning</h2><div class="entry">{BODY}</div>{said}</div>'
    assert details_of(page(body=body)).date == "2007-05-04T21:12"
    prose = (
        f"<article><h1>On tuning</h1>{BODY}<p>Posted on 2001-01-01, a letter came.</p></article>"
    )
    assert details_of(page(body=prose)).date == ""
