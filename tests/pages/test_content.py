"""Content of a saved page → what its page shows."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from downlink.languages import page_words
from downlink.pages.content import page_parts
from downlink.read.html.content import content_of_markup

ADDRESS = "https://blog.example/a/"


def shown(markup: str, language: str = "en") -> BeautifulSoup:
    content = content_of_markup(markup, ADDRESS)
    parts = page_parts(content, page_words(language), "en", ADDRESS)
    return BeautifulSoup("\n".join(parts), "html.parser")


def test_code_is_code_once() -> None:
    page = shown('<pre><code class="language-c">int <b>x</b>;</code></pre>')
    assert len(page.find_all("code")) == 1
    assert page.get_text() == "int x;"


@pytest.mark.parametrize(
    ("markup", "attributes"),
    [
        ('<ol start="5">', {"start": "5"}),
        ('<ol type="a">', {"type": "a"}),
        ("<ol reversed>", {"reversed": "", "start": "2"}),
        ('<ol type="x" start="soon">', {}),
    ],
)
def test_a_list_counts_as_it_did(markup: str, attributes: dict[str, str]) -> None:
    page = shown(f"{markup}<li>one</li><li value='9'>nine</li></ol>")
    assert page.ol is not None
    assert page.ol.attrs == attributes
    assert [item.get("value") for item in page.find_all("li")] == [None, "9"]


def test_a_list_without_numbers_has_none() -> None:
    (item,) = shown("<ul><li value='9'>nine</ul>").find_all("li")
    assert not item.attrs


@pytest.mark.parametrize(
    ("href", "named"),
    [
        ("#fn1", "<ol><li id='fn1'><p>Note.</p></li></ol>"),
        (f"{ADDRESS}#fn1", "<p id='fn1'>Note.</p>"),
        ("http://www.blog.example/a#fn1", "<a name='fn1'></a><br><br>Note."),
        ("#fn:1", "<table><tr><th id='fn:1'>Note<td>1</table>"),
        ("#%E6%B3%A8", "<figure id='注'><img src='a.png'><figcaption>Note</figcaption></figure>"),
        ("#fn1", "<h2 id='fn1'>Note</h2>"),
        ("#fn1", "<pre id='fn1'>note</pre>"),
        ("#a'\"><b>", "<p id='a&#39;&quot;&gt;&lt;b&gt;'>Note.</p>"),
    ],
)
def test_a_link_within_an_article_leads_within_its_page(href: str, named: str) -> None:
    escaped = href.replace('"', "&quot;")
    page = shown(f'<p>Said.<sup><a href="{escaped}">1</a></sup></p>{named}')
    assert page.a is not None
    place = unquote(str(page.a["href"]).removeprefix("#"))
    (found,) = (tag for tag in page.find_all(id=True) if unquote(str(tag["id"])) == place)
    assert place.startswith("at:")
    assert "ote" in " ".join([found.get_text(), *map(str, found.next_elements)])
    assert not page.a.get("rel")


def test_a_link_to_what_the_page_does_not_show_leads_to_where_it_stood() -> None:
    page = shown('<p><a href="#fn1">1</a> <a href="/b/#fn2">2</a></p><p id="fn2">Note.</p>')
    assert [tag["href"] for tag in page.find_all("a")] == [
        f"{ADDRESS}#fn1",
        "https://blog.example/b/#fn2",
    ]
    assert not page.find_all(id=True)


def test_a_name_is_on_the_page_once_and_only_where_a_link_leads_there() -> None:
    page = shown('<p id="a">A <a href="#a">up</a></p><p id="a">B</p><p id="b">C</p>')
    assert [tag["id"] for tag in page.find_all(id=True)] == ["at:a"]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<p><img src="/p/a.png" alt="A mill"></p>', "picture A mill"),
        ('<p><img src="/p/a%20b.png?w=3"></p>', "picture a b.png"),
        ('<p><img src="data:image/png;base64,AAAA"></p>', "picture"),
        ('<p><img src="a.png" title="<b>"></p>', "picture <b>"),
        (
            '<figure><img src="a.png" alt="A mill"><figcaption>Fig. 1</figcaption></figure>',
            "Fig. 1",
        ),
        ('<table><tr><th>A<td><img src="a.png" alt="A mill"></table>', "picture A mill"),
        (
            '<iframe src="https://video.example/v/7" title="A film"></iframe>',
            "embedded page A film",
        ),
        ('<video><source src="m.mp4"></video>', "video m.mp4"),
        ('<h2><img src="a.png" alt="A mill"></h2>', "picture A mill"),
    ],
)
def test_something_stands_where_a_picture_or_a_player_stood(markup: str, words: str) -> None:
    page = shown(markup)
    assert words in page.get_text()
    assert page.select(".dl-shown")
    assert not page.find_all(["img", "iframe", "video", "audio", "source", "b"])


def test_a_picture_leads_to_where_it_led_or_stood() -> None:
    page = shown(
        '<p><img src="/a.png"><a href="/large/"><img src="/b.png"></a>'
        '<img src="javascript:x" alt="none"></p>'
    )
    links = [tag.find("a") for tag in page.select(".dl-shown")]
    assert [link and link["href"] for link in links] == [
        "https://blog.example/a.png",
        "https://blog.example/large/",
        None,
    ]
    assert all(link["rel"] == ["nofollow", "noopener"] for link in links if link)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>Text.<img src="https://stats.example/b.gif?host=x"></p>',
        '<p>Text.<img src="/images/spacer.gif"></p>',
        '<p>Text.<img src="http://feeds.feedburner.com/~r/x/~4/y"></p>',
        '<h2>Text.<img src="a.png" alt="A mill"></h2>',
    ],
)
def test_what_nobody_was_to_see_and_headings_show_no_pictures(markup: str) -> None:
    page = shown(markup)
    assert not page.select(".dl-shown")
    assert page.get_text().strip("# ") == "Text."


def test_the_words_for_a_picture_are_the_interface_s() -> None:
    assert shown('<p><img src="a.png"></p>', "zh").get_text() == "图片 a.png"
