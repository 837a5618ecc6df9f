"""Markup → content: what it holds, that nothing of the text is lost, and that it goes through JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.model.content import (
    Code,
    Content,
    Definitions,
    Embedded,
    Figure,
    Formula,
    Heading,
    Item,
    Link,
    ListOf,
    Paragraph,
    Picture,
    Quotation,
    Ruby,
    Table,
    Text,
    leaves,
    line_of,
    text_of,
)
from downlink.model.content_document import pack, unpack
from downlink.read.html.content import content_of, content_of_markup
from downlink.read.html.tree import parse
from downlink.read.html.visible_text import text_of as visible_text

_PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table><tr>", "<td>", "</table>"),
        *(
            "<ul>",
            "<li>",
            "</ul>",
            "<ol reversed type=a>",
            "<li value=0>",
            "<li><input type=checkbox disabled>",
            "</ol>",
            "<blockquote>",
            "</blockquote>",
            "<h2>",
            "</h2>",
        ),
        *(
            " ",
            "\n",
            "one",
            "二",
            "three ",
            " four",
            "<br>",
            "<hr>",
            "<code>",
            "</code>",
            "<dl>",
            "<dt>",
        ),
        *("<figure>", "<figcaption>", "</figure>", "<a href='/x'>", "</a>", "<img src=x alt=y>"),
        *("<script>no</script>", "<th>", "<ruby>字<rt>じ</rt></ruby>", "$$x$$", "<em>", "</em>"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_plain_text_of_a_content_is_what_a_reader_sees(markup: str) -> None:
    body = parse(f"<body>{markup}</body>")
    seen = visible_text(body)
    assert text_of(content_of_markup(markup)).split() == seen.split()


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_a_content_is_the_same_behind_json(markup: str) -> None:
    content = content_of_markup(markup, "https://blog.example/")
    assert unpack(pack(content)) == content


def _only(markup: str) -> Content:
    return content_of_markup(markup, "https://blog.example/a/")


def test_lists_within_lists_and_their_numbers() -> None:
    (found,) = _only("<ol start=3><li>one<ul><li>deep</ul><li><p>two</ol>")
    assert isinstance(found, ListOf)
    assert (found.ordered, found.start, len(found.items)) == (True, 3, 2)
    inner = found.items[0].blocks[1]
    assert inner == ListOf((Item((Paragraph((Text("deep"),)),)),))


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ("<li><input type='checkbox' checked disabled> done", "☑ done"),
        ("<li class='task-list-item'><p><input type='checkbox'>to do", "☐ to do"),
        ("<li><label><input type='CHECKBOX' disabled>\n to do</label>", "☐ to do"),
        ("<li>Tick <input type='checkbox' disabled> this", "Tick this"),
        ("<li><input type='checkbox'> Remember me", "Remember me"),
        ("<li><input type='radio' disabled> One of them", "One of them"),
    ],
)
def test_a_task_of_a_list_is_done_or_not(item: str, line: str) -> None:
    markup = f"<ul>{item}</ul>"
    assert " ".join(text_of(_only(markup)).split()) == line
    assert visible_text(parse(markup)).split() == line.split()


def test_quotations_definitions_and_headings() -> None:
    quotation, definitions, heading = _only(
        "<blockquote><p>said</p></blockquote><dl><dt>LoRA<dd>a method</dl><h3 id=x>A <i>b</i></h3>"
    )
    assert quotation == Quotation((Paragraph((Text("said"),)),))
    assert isinstance(definitions, Definitions)
    assert [term.defines for term in definitions.terms] == [True, False]
    assert heading == Heading(3, (Text("A "), Text("b", ("emphasis",))), "x")


@pytest.mark.parametrize(
    "mark",
    [
        "<a href='#x'>¶</a>",
        "<a href='/post/#x'> # </a>",
        "<span><a href='#x' aria-label='x'>Permalink</a></span>",
        "<a href='#x'><svg></svg></a>",
    ],
)
def test_the_mark_that_leads_to_a_heading_is_no_part_of_it(mark: str) -> None:
    for markup in (f"<h3 id=x>A{mark}</h3>", f"<h3 id=x>{mark}A</h3>"):
        assert _only(markup) == (Heading(3, (Text("A"),), "x"),)
    (kept,) = _only(f"<p>C{mark}</p>")
    assert isinstance(kept, Paragraph)
    assert len(kept.inlines) == 1 + ("svg" not in mark)


def test_a_link_within_a_heading_says_what_it_says() -> None:
    (heading,) = _only("<h3>On <a href='#lora'>LoRA</a> <a href='#p'><img src=p.png></a></h3>")
    assert isinstance(heading, Heading)
    assert line_of(heading.inlines) == "On LoRA"
    assert any(isinstance(part, Picture) for part in heading.inlines)


def test_a_table_of_data_is_one_and_a_page_laid_out_in_cells_is_none() -> None:
    (table,) = _only("<table><tr><th>n<th>m<tr><td colspan=2>1</table>")
    assert isinstance(table, Table)
    assert [[(cell.header, cell.columns) for cell in row] for row in table.rows] == [
        [(True, 1), (True, 1)],
        [(False, 2)],
    ]
    laid_out = _only("<table><tr><td><h1>T</h1><td><table><tr><td>Text.</table></table>")
    assert [type(block) for block in laid_out] == [Heading, Paragraph]


@pytest.mark.parametrize("cell", ["<pre>f(1)</pre>", "<h4>f(1)</h4>", "<ul><li>f(1)</ul>"])
def test_a_table_that_names_its_columns_is_one_whatever_its_cells_hold(cell: str) -> None:
    for head in ("<thead><tr><th>Call<th>Result</thead>", "<caption>Calls</caption>", "<tfoot>"):
        (table,) = _only(f"<table>{head}<tr><td>{cell}<td>2</table>")
        assert isinstance(table, Table)
        assert [text_of(cell.blocks) for cell in table.rows[-1]] == ["f(1)", "2"]


def test_a_page_is_no_table_though_cells_of_its_layout_are_headings() -> None:
    menu = "<tr><th>Menu<td><h2>Title</h2><p>" + "A long text. " * 30
    assert not any(isinstance(block, Table) for block in _only(f"<table>{menu}</table>"))


@pytest.mark.parametrize(
    "markup",
    ["<pre><code>a <b>b</b></code></pre>", "<code><pre>a <b>b</b></pre></code>", "<pre><tt>a <b>b"],
)
def test_that_code_is_code_is_said_once(markup: str) -> None:
    assert _only(markup) == (Code((Text("a "), Text("b", ("strong",)))),)


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre><code class="language-python">a\n  b\n</code></pre>', "python"),
        ('<div class="highlight-source-c"><pre>a\n  b</pre></div>', "c"),
        ('<pre data-lang="Go">a\n  b</pre>', "go"),
        ("<pre>\na<br>  b</pre>", ""),
        (
            (
                '<figure class="highlight rust"><table><tr><td class="gutter"><pre>'
                '<span class="line">1</span><br><span class="line">2</span></pre></td>'
                '<td class="code"><pre><span class="line">a</span><br><span class="line">  b</span>'
                "</pre></td></tr></table></figure>"
            ),
            "rust",
        ),
        (
            (
                '<div class="chroma"><table class="lntable"><tr><td class="lntd"><pre><span class="lnt">1'
                '</span><span class="lnt">2</span></pre></td><td class="lntd"><pre><code '
                'class="language-js">a\n  b</code></pre></td></tr></table></div>'
            ),
            "js",
        ),
        ("<pre><ol><li>a</li><li>  b</li></ol></pre>", ""),
    ],
)
def test_code_keeps_its_lines_and_loses_the_numbers_beside_them(markup: str, language: str) -> None:
    found = [block for block in leaves(_only(markup)) if isinstance(block, Code)]
    assert [(line_of(block.inlines), block.language) for block in found] == [("a\n  b", language)]


def test_pictures_and_players_are_kept_with_their_addresses() -> None:
    (figure, paragraph) = _only(
        '<figure><a href="/big.png"><img src="data:image/gif;base64,R0" data-src="x.png" alt="An x">'
        "</a><figcaption>Fig. 1</figcaption></figure><p>See <iframe src='//v.example/1'></iframe>"
    )
    assert isinstance(figure, Figure)
    assert figure.blocks == (
        Paragraph(
            (
                Picture(
                    Link("https://blog.example/a/x.png", "x.png"),
                    "An x",
                    link=Link("https://blog.example/big.png", "/big.png"),
                ),
            )
        ),
    )
    assert text_of(figure.caption) == "Fig. 1"
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[-1] == Embedded("page", Link("https://v.example/1", "//v.example/1"))


def test_a_picture_within_the_page_is_named_by_what_it_holds() -> None:
    (paragraph,) = _only('<p><img src="data:image/png;base64,AAAA">')
    assert isinstance(paragraph, Paragraph)
    (picture,) = paragraph.inlines
    assert isinstance(picture, Picture)
    assert picture.source.address == ""
    assert picture.source.received.startswith("data:image/png;sha256=")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@a.example", "#"])
def test_an_address_that_is_none_leads_nowhere_and_is_kept_as_received(address: str) -> None:
    (paragraph,) = content_of_markup(f'<p><a href="{address}">x</a>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Text("x", link=Link("", address)),)


def test_readings_emoji_and_formulas() -> None:
    (paragraph,) = _only(
        "<p><ruby>瞬間<rp>（</rp><rt>しゅんかん</rt><rp>）</rp></ruby>"
        '<img class="emoji" alt="☀️" src="s.png">'
        '<span class="MathJax_Preview">x</span><span class="MathJax">L=x2</span>\n'
        '<script type="math/tex">L=x^2</script>'
    )
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[:2] == (Ruby("瞬間", "しゅんかん"), Text("☀️ "))
    assert paragraph.inlines[2] == Formula(r"\(L=x^2\)", "L=x^2")


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    assert [line_of(leaf.inlines) for leaf in leaves(_only("one<br>two<br><br>three"))] == [
        "one\ntwo",
        "three",
    ]


def test_a_page_nested_ten_thousand_lists_deep_is_read() -> None:
    content = _only("<ul><li>" * 10_000 + "deep")
    assert text_of(content) == "deep"
    assert unpack(pack(content)) == content


@pytest.mark.parametrize("name", ["span", "font", "td", "li", "pre", "div", "a", "article"])
def test_any_element_may_hold_an_article(name: str) -> None:
    document = parse(f"<table><tr><{name} id=x>One <b>two</b><br><br>three</{name}>")
    element = document.find(id="x")
    assert element is not None
    assert text_of(content_of(element)).split() == ["One", "two", "three"]
