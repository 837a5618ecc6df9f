"""Every kind of feed: RSS from 0.9 to 2.0 and 1.1, Atom 0.3 and 1.0, well-formed or not."""

from __future__ import annotations

import time

import feedparser
import pytest

from downlink.model.dump import Details, Dump
from downlink.read.feed_texts import markup_text
from downlink.read.sniff import read_content

ONE = "The cellar was flooded up to the third step, and the piano stood in the water."
TWO = "A second day of pumping, after which the strings were dried one by one."
ITEMS = (
    "<item><title>Flood</title><link>https://b.example/1</link>"
    f"<description>{ONE}</description></item>"
    "<item><title>Pumping</title><link>https://b.example/2</link>"
    f"<description>{TWO}</description></item>"
)
CHANNEL = "<title>Cellar</title><link>https://b.example/</link><description>x</description>"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DTD = '"-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd"'
FEEDS = {
    "RSS 0.90": f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
    f"<channel>{CHANNEL}</channel>{ITEMS}</rdf:RDF>",
    "RSS 0.91": f"<!DOCTYPE rss PUBLIC {DTD}>"
    f'<rss version="0.91"><channel>{CHANNEL}{ITEMS}</channel></rss>',
    "RSS 0.92": f'<rss version="0.92"><channel>{CHANNEL}{ITEMS}</channel></rss>',
    "RSS 1.0": f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/">'
    f'<channel rdf:about="https://b.example/index.rdf">{CHANNEL}<items><rdf:Seq>'
    f'<rdf:li resource="https://b.example/1"/></rdf:Seq></items></channel>{ITEMS}</rdf:RDF>',
    "RSS 1.1": f'<Channel xmlns="http://purl.org/net/rss1.1#">{CHANNEL}'
    f"<items>{ITEMS}</items></Channel>",
    "RSS 2.0": f'<rss version="2.0"><channel>{CHANNEL}{ITEMS}</channel></rss>',
    "RSS 2.0 in a namespace": '<rss version="2.0" xmlns="http://backend.userland.com/rss2">'
    f"<channel>{CHANNEL}{ITEMS}</channel></rss>",
    "a prefix of its own": '<r:rss xmlns:r="http://purl.org/rss/1.0/"><r:channel>'
    + (CHANNEL + ITEMS).replace("</", "</r:").replace("<", "<r:").replace("<r:/r:", "</r:")
    + "</r:channel></r:rss>",
}


def _read(content: str) -> Dump:
    dump = read_content("a", content.encode())
    assert dump.format == "feed"
    return dump


def _shown(dump: Dump) -> list[tuple[str, str, str]]:
    return [(each.details.title, each.details.link, each.text) for each in dump.excerpts]


BOTH = [("Flood", "https://b.example/1", ONE), ("Pumping", "https://b.example/2", TWO)]


@pytest.mark.parametrize("kind", FEEDS)
@pytest.mark.parametrize("before", ["", '<?xml version="1.0"?>\n', "\n\n<?xml version='1.0'?>"])
def test_a_feed_of_any_version_is_read(kind: str, before: str) -> None:
    dump = _read(before + FEEDS[kind])
    assert (_shown(dump), dump.source, dump.damage) == (BOTH, "https://b.example/", ())


@pytest.mark.parametrize("kind", ["RSS 0.91", "RSS 1.0", "RSS 2.0"])
def test_a_feed_shows_what_feedparser_finds(kind: str) -> None:
    found = feedparser.parse(FEEDS[kind].encode())
    dump = _read(FEEDS[kind])
    assert _shown(dump) == [(item.title, item.link, item.summary) for item in found.entries]


@pytest.mark.parametrize("namespace", ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"])
def test_atom_is_read_with_all_that_it_says(namespace: str) -> None:
    dump = _read(
        f'<feed xmlns="{namespace}" xml:base="https://b.example/"><title>Cellar</title>'
        '<link rel="self" href="feed.atom"/><link href="/blog/"/>'
        '<entry xml:base="2009/"><title type="html">Salt &amp;amp; &lt;b&gt;water&lt;/b&gt;</title>'
        '<link rel="edit" href="e"/><link rel="alternate" type="image/png" href="p.png"/>'
        '<link rel="alternate" type="text/html" href="flood.html"/><id>https://b.example/?p=1</id>'
        "<author><name>Ann</name><email>ann@b.example</email></author>"
        "<author><name>Bob</name></author><author><uri>https://c.example/</uri></author>"
        '<category term="w" label="Water"/><category term="piano"/>'
        "<published>2009-05-01T10:00:00+02:00</published><updated>2010-01-01T00:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ONE}</p><p>a &lt;b&gt;'
        "<br/>c</p></div></content></entry></feed>"
    )
    (entry,) = dump.excerpts
    assert entry.text == f"{ONE}\na <b>\nc"
    assert entry.details == Details(
        "Salt & water",
        "https://b.example/2009/flood.html",
        "2009-05-01T10:00:00+02:00",
        "Ann, Bob",
        ("Water", "piano"),
        ("https://b.example/?p=1",),
    )
    assert dump.source == "https://b.example/blog/"


def test_what_atom_packs_as_base64_is_read() -> None:
    packed = "VGhlIGNlbGxhciB3YXMgZmxvb2RlZC4="
    for content in (
        f'<content mode="base64" type="text/html">{packed}</content>',
        f'<content type="application/octet-stream">{packed}</content>',
    ):
        dump = _read(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{content}</entry></feed>')
        assert [entry.text for entry in dump.excerpts] == ["The cellar was flooded."]


@pytest.mark.parametrize(
    ("parts", "link"),
    [
        ("<guid>https://b.example/g</guid>", "https://b.example/g"),
        ('<guid isPermaLink="false">https://b.example/g</guid>', ""),
        ("<link>https://b.example/l</link><guid>https://b.example/g</guid>", "https://b.example/l"),
        ("<link/><a:link href='https://b.example/a'/>", "https://b.example/a"),
        ("<a:link rel='replies' href='https://b.example/r'/>", ""),
    ],
)
def test_an_item_s_address_is_the_one_of_its_page(parts: str, link: str) -> None:
    feed = (
        '<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><item>{}<description>{}</description>'
    )
    dump = _read(f"{feed.format(parts, ONE)}</item></channel></rss>")
    assert [entry.details.link for entry in dump.excerpts] == [link]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>ann@b.example (Ann Lee)</author>", "Ann Lee"),
        ("<author>Ann Lee</author>", "Ann Lee"),
        ("<d:creator>Ann</d:creator><d:creator>Bob</d:creator>", "Ann, Bob"),
        ("<author>ann@b.example (A)</author><d:creator>Ann</d:creator>", "Ann"),
    ],
)
def test_an_author_is_a_name(author: str, name: str) -> None:
    feed = f'<rss xmlns:d="http://purl.org/dc/elements/1.1/"><channel><item>{author}'
    dump = _read(f"{feed}<description>{ONE}</description></item></channel></rss>")
    assert [entry.details.author for entry in dump.excerpts] == [name]


def test_a_module_s_element_of_the_same_name_comes_behind_the_feed_s_own() -> None:
    dump = _read(
        f'<rss xmlns:x="http://x.example/"><channel><item><x:title>Other</x:title>'
        f"<x:description>{TWO}</x:description><x:link>https://x.example/</x:link>"
        f"<title>Flood</title><link>https://b.example/1</link><description>{ONE}</description>"
        "</item></channel></rss>"
    )
    assert _shown(dump) == BOTH[:1]
    assert [item.text for item in dump.unparsed] == [TWO]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("It&amp;rsquo;s &amp;#039;new&amp;#039;", "It’s 'new'"),
        ("How to write &lt;br&gt; in HTML", "How to write <br> in HTML"),
        ("All of &lt;b&gt;LoRA&lt;/b&gt; &amp;amp; more", "All of LoRA & more"),
        ("AT&amp;T and vector&lt;int&gt;", "AT&T and vector<int>"),
        ("<![CDATA[Salt &amp; vinegar]]>", "Salt & vinegar"),
        ("don&#146;t", "don’t"),
    ],
)
def test_a_title_of_rss_is_read_as_it_was_meant(title: str, shown: str) -> None:
    item = f"<item><title>{title}</title><description>{ONE}</description></item>"
    dump = _read(f"<rss><channel>{item}</channel></rss>")
    assert [entry.details.title for entry in dump.excerpts] == [shown]


def test_a_description_that_was_escaped_once_more_is_markup_only_as_a_whole() -> None:
    whole = "&lt;p&gt;One &lt;b&gt;word&lt;/b&gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;"
    assert markup_text(whole) == "One word.\ntwo"
    for words, shown in (
        ("Use &lt;p&gt; for a paragraph.", "Use <p> for a paragraph."),
        ("&lt;p&gt;One", "<p>One"),
        ("&lt;p&gt;One&lt;/p&gt; and &lt;p&gt;two&lt;/p&gt;", "<p>One</p> and <p>two</p>"),
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("<p>&lt;p&gt;One&lt;/p&gt;</p>", "<p>One</p>"),
    ):
        assert markup_text(words) == shown


BROKEN = {
    "a bare ampersand": ("third step, and", "third step & so on, and"),
    "an entity of HTML": ("piano", "piano&nbsp;&mdash;"),
    "a control character": ("third", "thi\x0brd"),
    "unescaped markup": ("piano", "<b>piano</b><br>"),
    "an element left open": ("</description></item><item>", "</item><item>"),
    "a prefix of nowhere": ("<title>Pumping", "<x:y z=1>w</x:y><title>Pumping"),
    "an attribute twice": ("<title>Flood", "<title a='1' a='2'>Flood"),
    "a number of no character": ("third", "thi&#11;rd"),
    "a big X": ("piano", "piano&#X21;"),
    "something behind it": ("</rss>", "</rss><script>x</script>"),
    "a start that has no end": ("<title>Pumping", "<![foo <title>Pumping"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_not_well_formed_costs_no_item(fault: str) -> None:
    before, after = BROKEN[fault]
    content = FEEDS["RSS 2.0"].replace(before, after, 1)
    assert content != FEEDS["RSS 2.0"]
    dump = _read(content)
    assert [link for _, link, _ in _shown(dump)] == [link for _, link, _ in BOTH]
    assert [title for title, _, _ in _shown(dump)] == ["Flood", "Pumping"]
    assert _shown(dump)[1][2] == TWO
    assert _shown(dump)[0][2][:20] == ONE[:20]
    (item,) = dump.damage
    assert item.reason.startswith("is not well-formed (")
    assert item.reason.endswith("; 2 items read")


def test_what_a_program_wrote_before_a_feed_is_shown_and_no_page() -> None:
    warning = "<br />\n<b>Warning</b>: mysql_connect() in <b>/srv/x.php</b> on line <b>3</b><br />"
    for words in (warning, "Notice: Undefined index: id in /srv/x.php on line 3", warning * 60):
        dump = _read(f'{words}\n<?xml version="1.0"?>{FEEDS["RSS 2.0"]}')
        assert _shown(dump) == BOTH
        assert [(item.part, item.text) for item in dump.unparsed] == [("before the feed", words)]
        assert len(dump.damage) == 1


def test_a_page_that_shows_a_feed_is_a_page() -> None:
    page = f"<html><body><p>{ONE}</p><pre>{FEEDS['RSS 2.0']}</pre></body></html>"
    assert read_content("a", page.encode()).format == "html"


def test_a_feed_cut_anywhere_loses_no_item_before_the_cut() -> None:
    content = FEEDS["RSS 2.0"]
    second = content.index("<item>", content.index("</item>"))
    for end in range(second, len(content) - 1, 7):
        dump = _read(content[:end])
        assert _shown(dump)[:1] == BOTH[:1]
        assert len(dump.damage) == 1


@pytest.mark.parametrize(
    "content",
    [
        "<rss><channel>" + "<item>" * 40_000,
        "<rss><channel><item><description>" + "<p>&" * 40_000,
        "<rss><channel><item>" + "<x>" * 20_000 + "</y>" * 20_000 + "&",
        "<rss><channel><item>" + "<!--" * 60_000,
        "<rss><channel><item>" + "<a b='" * 60_000,
        "<rss><channel><item><description>" + "&lt;p&gt;" * 60_000,
        "<rss><channel>" + "<item><title>a</title>" * 10_000 + "</item>" * 10_000 + "</channel>",
    ],
)
def test_a_hostile_feed_takes_no_square_of_its_size(content: str) -> None:
    start = time.process_time()
    _read(content)
    assert time.process_time() - start < 10
