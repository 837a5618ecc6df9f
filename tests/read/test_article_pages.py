"""Which part of a saved page is its article, and what becomes of the rest."""

from __future__ import annotations

import re
import time

import pytest

from downlink.model.dump import Dump
from downlink.read.html.page import read

ONE = "The mill at the bridge has ground no flour since the year in which the river was led away."
TWO = "Its wheel stands in the dry bed all the same, and somebody paints it green in every spring."
THREE = "In the loft there is a bell that nobody rings, and a book in which the sacks are counted."
PARAGRAPHS = f"<p>{ONE}</p><p>{TWO}</p>"


def page(body: str, head: str = "") -> Dump:
    markup = f"<!doctype html><html><head><title>The mill</title>{head}</head><body>{body}</body>"
    return read("seeds/mill.html", markup.encode())


def text(body: str, head: str = "") -> str:
    (excerpt,) = page(body, head).excerpts
    return excerpt.text


def unparsed(dump: Dump) -> str:
    return "\n".join(item.text for item in dump.unparsed)


@pytest.mark.parametrize(
    "names",
    [
        "widget",
        "one-sidebar-right",
        "elementor-widget elementor-widget-theme-post-content",
        "main section widget Blog",
        "comments-open",
        "related-to-nothing",
        "footer-is-fixed",
        "ad-free promo",
        "has-modal",
    ],
)
def test_no_name_of_what_is_around_it_takes_an_article_away(names: str) -> None:
    assert text(f'<div class="{names}"><div>{PARAGRAPHS}</div></div>') == f"{ONE}\n{TWO}"
    assert text(f'<div id="{names}"><h1>The mill</h1>{PARAGRAPHS}</div>') == f"{ONE}\n{TWO}"


@pytest.mark.parametrize(
    "body",
    [
        f"<section>{ONE}</section><section>{TWO}</section>",
        f"<div>{ONE}<br><br>{TWO}</div>",
        f"{ONE}<br><br>{TWO}",
        f"<div><span>{ONE}</span><br><span>{TWO}</span></div>",
        f"<table><tr><td>{ONE}<br>{TWO}</td></tr></table>",
        f"<font>{ONE}</font><p></p><font>{TWO}</font>",
        (
            "<table><tr><td><a href='a.html'>Home</a><br><a href='b.html'>The lane</a></td><td>"
            f"<table><tr><td>{ONE}<br><br>{TWO}</td></tr></table></td></tr></table>"
        ),
    ],
)
def test_an_article_needs_no_paragraphs(body: str) -> None:
    dump = page(body)
    assert [excerpt.text for excerpt in dump.excerpts] == [f"{ONE}\n{TWO}"]
    assert ONE not in unparsed(dump)


def test_comments_are_no_article_however_long() -> None:
    comment = f"<li><cite>Ann</cite> says: <p>{THREE}</p></li>"
    dump = page(
        f'<div id="content"><div class="post"><p>{ONE}</p></div>'
        f'<h3>9 Responses</h3><ol class="commentlist">{comment * 9}</ol></div>'
    )
    assert [excerpt.text for excerpt in dump.excerpts] == [ONE]


def test_comments_in_code_are_the_authors() -> None:
    code = (
        '<pre><code><span class="comment"># turn the wheel</span>\n'
        '<span class="kw">turn</span>() <span class="comment"># twice</span></code></pre>'
    )
    assert text(f"<article>{PARAGRAPHS}{code}</article>").endswith(
        "# turn the wheel\nturn() # twice"
    )


def test_the_names_of_colours_in_code_are_no_labels() -> None:
    code = (
        '<td class="code"><pre><span class="hljs-meta">#include &lt;wheel.h&gt;</span>\n'
        '<span class="line"><span class="tag">&lt;<span class="name">loft</span>&gt;</span></span>\n'
        '<span class="author">ann</span> <span class="more">...</span></pre></td>'
    )
    found = text(f"<article>{PARAGRAPHS}<table><tr>{code}</tr></table></article>")
    assert found.endswith("#include <wheel.h>\n<loft>\nann ...")


@pytest.mark.parametrize(
    "around",
    [
        f'<div class="related-posts"><h3>Related</h3><p>{THREE}</p></div>',
        f"<aside><p><a href='/x'>{THREE}</a></p></aside>",
        f'<div class="newsletter-signup">{THREE}</div>',
        f'<p class="post-meta">{THREE[:40]}</p>',
        f'<div class="share">{THREE[:20]} <a href="#">Like</a></div>',
        "<p>Pages: 1 <a href='/2'>2</a></p>",
        "<p>The post <a href='/mill'>The mill</a> appeared first on <a href='/'>Mills</a>.</p>",
        "<p>Read more: <a href='/weir'>The weir below the mill is older than it</a></p>",
        "<p>上一篇：<a href='/weir'>水车</a></p>",
        "<details><summary>Contents</summary><ul><li>The wheel</li><li>The loft</li></ul></details>",
    ],
)
def test_what_a_theme_puts_into_an_article_is_kept_beside_it(around: str) -> None:
    dump = page(f"<article><h1>The mill</h1><p>{ONE}</p>{around}<p>{TWO}</p></article>")
    (excerpt,) = dump.excerpts
    assert excerpt.text == f"{ONE}\n{TWO}"
    words = re.sub("<[^>]+>", " ", around).split()
    assert all(word in unparsed(dump) for word in words if word != ".")


@pytest.mark.parametrize(
    "part",
    [
        f"<aside class='note'>{THREE}</aside>",
        f"<section id='related-work'><h2 id='related-work'>Related work</h2><p>{THREE}</p></section>",
        f"<h2 id='comments'>Comments</h2><p>{THREE}</p>",
        f"<div class='section' id='discussion'><h2>Discussion</h2><p>{THREE}</p></div>",
        f"<blockquote class='social'><p>{THREE}</p></blockquote>",
        f"<div class='toolbar-wide'><pre>{THREE}</pre></div>",
        f"<p>Subscribe the mill to the river: {THREE}</p>",
        f"<ol><li>Follow the river.</li><li>{THREE}</li></ol>",
        f"<figure><img src='a.png'><figcaption>{THREE}</figcaption></figure>",
        f"<ul><li><a href='https://elsewhere.example/a'>{THREE}</a></li></ul>",
    ],
)
def test_what_an_author_writes_stays_whatever_it_is_called(part: str) -> None:
    assert THREE in text(f"<article><p>{ONE}</p>{part}<p>{TWO}</p></article>")


def test_a_formula_is_no_menu_whatever_mathjax_calls_it() -> None:
    drawn = "<mjx-math aria-hidden='true'><mjx-c></mjx-c></mjx-math>"
    spoken = "<mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml>"
    formula = f"<mjx-container class='MathJax CtxtMenu_Attached_0'>{drawn}{spoken}</mjx-container>"
    assert text(f"<article><p>{ONE} {formula}</p><p>{TWO}</p></article>") == f"{ONE} \\(x\\)\n{TWO}"


def test_a_list_in_a_row_that_says_what_it_is_stays() -> None:
    row = "<tr><th>Wheels</th><td><ul><li><a href='/oak'>Oak</a></li></ul></td></tr>"
    found = text(f"<article><table>{row * 3}</table>{PARAGRAPHS * 4}</article>")
    assert found.count("Oak") == 3
    beside = "<ul><li><a href='/oak'>All about the oak</a></li></ul>"
    assert "oak" not in text(f"<article>{beside}{PARAGRAPHS * 4}</article>")


def test_an_article_in_parts_is_read_whole() -> None:
    parts = "".join(
        f'<div class="story-body part-{number}"><p>{line}</p><p>{line[::-1]}.</p></div>'
        f'<div class="ad">Buy a mill of your own today.</div>'
        for number, line in enumerate([ONE, TWO, THREE])
    )
    found = text(f"<main><div>{parts}</div></main>")
    assert [line for line in found.split("\n") if line in (ONE, TWO, THREE)] == [ONE, TWO, THREE]
    assert "Buy" not in found


def test_the_body_is_read_from_its_beginning() -> None:
    parts = "".join(f"<div class='tab'><p>{THREE} {n}</p></div>" for n in range(9))
    body = f"<h2>Before</h2><p>The miller is gone, and nobody came after him.</p><div class='tabs'>{parts}</div>"
    found = text(f"<h1>The mill</h1><article class='post-content' id='all'>{body}</article>")
    assert found.startswith("Before\nThe miller is gone, and nobody")


@pytest.mark.parametrize("slug", ["expires-date-and-more", "the-author-of-it", "tags"])
def test_the_id_of_a_heading_is_made_of_its_own_words(slug: str) -> None:
    heading = f'<h2 id="{slug}">Of the wheel</h2>'
    assert "Of the wheel" in text(
        f"<h1>The mill</h1><article>{PARAGRAPHS}{heading}<p>{THREE}</p></article>"
    )


def test_a_list_of_files_is_the_author_s() -> None:
    files = (
        '<ul><li><a href="./mill.pl">mill.pl</a></li><li><a href="/wheel.py">wheel.py</a></li></ul>'
    )
    paragraphs = "".join(f"<p>{THREE} {n}</p>" for n in range(9))
    found = text(f"<article>{paragraphs}<h3>Code</h3>{files}</article>")
    assert found.endswith("Code\nmill.pl\nwheel.py")


def test_a_notification_is_no_article_however_short_that_is() -> None:
    toast = (
        '<div class="toast" id="notification"><p>A new version of content is available.</p></div>'
    )
    body = '<div class="post-content"><h3>Wheel</h3><img src="/w.png"></div>'
    assert text(f"<h1>The mill</h1>{body}{toast}") == "Wheel"


def test_a_list_of_links_can_be_an_article() -> None:
    links = "".join(f'<li><a href="/{n}">Mill number {n} on the river</a></li>' for n in range(9))
    assert text(f'<div class="entry-content"><p>{ONE}</p><ul>{links}</ul></div>').count("Mill") == 9


def test_an_article_of_a_few_words_is_found_by_what_it_is_called() -> None:
    menu = "<header><div>Home Archive About. Are you looking for something new?</div></header>"
    body = '<div class="entry-content"><p>All is said at http://mill.example/</p></div>'
    assert text(f"{menu}<article>{body}</article>") == "All is said at http://mill.example/"


def test_a_list_is_no_body_whatever_it_is_called() -> None:
    links = "".join(f'<li><a href="/{n}">Mill number {n} on the river</a></li>' for n in range(9))
    body = '<div class="post-content"><p>Closed: <a href="/why">why</a></p></div>'
    assert text(f'{body}<div><ul class="post-content">{links}</ul></div>') == "Closed: why"


@pytest.mark.parametrize(
    "source",
    [
        "<footer>— <cite>Ann Miller</cite></footer>",
        "<footer class='blockquote-footer'>— <cite>Ann Miller</cite></footer>",
        "<p class='blockquote-footer'>— Ann Miller</p>",
        "<p class='author'>— <span class='author'>Ann Miller</span></p>",
        "<div><footer><p>— Ann Miller</p></footer></div>",
        "<cite class='source credit'>— Ann Miller</cite>",
    ],
)
def test_who_is_quoted_stands_below_the_quotation(source: str) -> None:
    quoted = f"<blockquote><p>{THREE}</p>{source}</blockquote>"
    dump = page(f"<article><h1>The mill</h1>{PARAGRAPHS}{quoted}</article><footer>Imprint</footer>")
    (excerpt,) = dump.excerpts
    assert excerpt.text == f"{ONE}\n{TWO}\n{THREE}\n— Ann Miller"
    assert not excerpt.details.author
    assert unparsed(dump) == "Imprint"


def test_a_heading_goes_with_what_stood_below_it() -> None:
    related = "<h3>More of it</h3><ul class='related'><li><a href='/weir'>The weir and its eels</a></li></ul>"
    found = text(
        f"<article><h1>The mill</h1><h2>The wheel</h2>{PARAGRAPHS}<h2>The loft</h2><p>{THREE}</p>{related}"
    )
    assert found == f"The wheel\n{ONE}\n{TWO}\nThe loft\n{THREE}"


def test_no_word_of_a_page_is_lost_or_said_twice() -> None:
    dump = page(
        "<nav>Home</nav><div id='wrap'><header><h1>The mill</h1><span class='date'>Spring</span>"
        f"</header><div class='post-content'><p>{ONE}</p><div class='share'>Share</div>"
        f"<p>{TWO}</p><div class='related'><h4>Related</h4><a href='/x'>Weir</a></div></div>"
        "<div class='comments'><p>Nice mill.</p></div></div><footer>Imprint</footer>",
        '<meta property="og:title" content="The mill">',
    )
    (excerpt,) = dump.excerpts
    assert excerpt.text == f"{ONE}\n{TWO}"
    rest = sorted(unparsed(dump).split("\n"))
    assert rest == sorted(["Home", "Spring", "Share", "Related Weir", "Nice mill.", "Imprint"])


@pytest.mark.parametrize(
    "piece",
    [
        "<div class='related'><p>one</p>",
        "<div class='post-content'>",
        "<div class='story-body'><h2><a href='/a'>A heading that leads on</a></h2></div><div>",
        "<ul class='x'><li><a href='/a'>A heading that leads on</a>",
        "<section><h3>Contents</h3><ul><li>one</li></ul>",
        "<div class='comment'>",
    ],
)
def test_the_time_grows_with_a_page_s_size_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        page(f"<p>{ONE}</p>" + piece * count)
        return time.process_time() - begun

    assert seconds(4000) < 12 * max(seconds(1000), 0.02)


def test_a_title_and_a_day_by_hand_are_no_text() -> None:
    dump = page(f"<td><font><b>The mill</b><br><i>10.06.1999</i><br><br>{ONE}<br><br>{TWO}</font>")
    (excerpt,) = dump.excerpts
    assert excerpt.text == f"{ONE}\n{TWO}"
    assert (excerpt.details.title, excerpt.details.date) == ("The mill", "1999-06-10")
    assert dump.unparsed == ()


def test_the_part_of_a_title_that_the_text_repeats_is_the_title() -> None:
    markup = (
        "<html><head><title>Ann's mills - The mill</title></head>"
        f"<body><div><b>The mill</b><p>{ONE}</p></div>"
    )
    (excerpt,) = read("seeds/mill.html", markup.encode()).excerpts
    assert (excerpt.details.title, excerpt.text) == ("The mill", ONE)


def test_a_day_below_the_text_is_the_article_s() -> None:
    dump = page(
        f"<div class='post'><p>{ONE}</p><p class='postmetadata'>Posted on May 4th, 2007.</p></div>"
    )
    assert dump.excerpts[0].details.date == "2007-05-04"
    assert unparsed(dump) == "Posted on May 4th, 2007."


def test_a_day_within_a_sentence_stays_there() -> None:
    line = f"On 10.06.1999 the wheel fell. {ONE}"
    assert text(f"<article><p>{line}</p><p>{TWO}</p></article>") == f"{line}\n{TWO}"


def test_sections_whose_headings_lead_to_themselves_are_no_cards() -> None:
    sections = "".join(
        f"<section id='s{number}'><h2>Part {number}<a href='#s{number}'>¶</a></h2><p>{line}</p></section>"
        for number, line in enumerate([ONE, TWO, THREE])
    )
    found = text(
        f"<div class='document'><section id='s'><h1>The mill</h1>{sections}</section></div>"
    )
    assert [line for line in (ONE, TWO, THREE) if line in found] == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "short",
    [
        "<div class='box'><div>No use of the wheel</div></div>",
        "<div class='post category-newsletter tag-sidebar'><div>No use of the wheel</div></div>",
        "<div class='wheel'><ul><li>No use of the wheel</li></ul></div>",
        "<div class='comments-are-open'><div>No use of the wheel</div></div>",
    ],
)
def test_without_any_prose_what_is_no_link_is_the_article(short: str) -> None:
    menu = "<div><a href='/'>Home</a> <a href='/all'>All of the mills</a></div>"
    foot = "<p><small>© 2016 by Ann. All rights reserved.</small></p>"
    dump = page(f"{menu}<h2>The mill</h2>{short}{foot}")
    assert [excerpt.text for excerpt in dump.excerpts] == ["No use of the wheel"]
