"""The tree of a page, beside Beautiful Soup's of the same parser."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4 import Tag as SoupTag
from bs4.element import PreformattedString
from hypothesis import given
from hypothesis import strategies as st

from downlink.read.html.tree import Tag, parse

_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='a b'>",
            "</div>",
            "<b>",
            "</b>",
            "<table>",
            "<td>",
            "</table>",
        ),
        *(
            "<pre>",
            "</pre>",
            "<textarea>",
            "</textarea>",
            "<br>",
            "<li>",
            "<ul>",
            "</ul>",
            "<!-- c -->",
        ),
        *(
            " ",
            "\n",
            "  \n ",
            "text",
            "文字",
            "&amp;",
            "&nbsp;",
            "<",
            "<script>a<b</script>",
            "<h1>",
        ),
        *(
            "<a href=x disabled>",
            "</a>",
            "<template>",
            "</template>",
            "<?php x ?>",
            "<![CDATA[d]]>",
        ),
    ]
)


def _shape(tag: Tag) -> list[Any]:
    return [
        child if isinstance(child, str) else (child.name, dict(child.attrs), _shape(child))
        for child in tag.children
    ]


def _soup_shape(tag: Any) -> list[Any]:
    shapes: list[Any] = []
    for child in tag.children:
        if isinstance(child, SoupTag):
            attrs = {
                key: " ".join(value) if isinstance(value, list) else str(value)
                for key, value in child.attrs.items()
            }
            shapes.append((child.name, attrs, _soup_shape(child)))
        elif not isinstance(child, PreformattedString):
            shapes.append(str(child))
    return shapes


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_the_tree_is_that_of_beautiful_soup(markup: str) -> None:
    assert _shape(parse(markup)) == _soup_shape(BeautifulSoup(markup, "lxml"))


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_numbers_tell_what_stands_in_what(markup: str) -> None:
    document = parse(markup)
    for number, tag in enumerate(document.tags, 1):
        assert tag.number == number
        assert tag.elements() == [other for other in document.tags if tag in other.parents]
        assert list(tag.find_all(("p", "b"))) == [
            other for other in tag.elements() if other.name in ("p", "b")
        ]


def test_attributes_are_looked_for_by_word_by_text_and_by_being_there() -> None:
    document = parse(
        '<a rel="nofollow author" href="x y" hidden>1</a><a name="date-x">2</a><b class="c">3</b>'
    )
    texts = [tag.get_text() for tag in document.find_all("a", rel="author", href=True)]
    assert texts == ["1"]
    assert document.find(href="x") is None, "an address is one word"
    assert document.find(name_="date-x", href=False) is document.tags[-2]
    assert document.find("b", class_="c") is document.tags[-1]


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    document = parse("<div>" * 10_000 + "deep")
    assert document.get_text() == "deep"
    assert len(list(document.tags[-1].parents)) == len(["document", "html", "body"]) + 9_999


def test_an_element_whose_document_is_gone_says_so() -> None:
    body = parse("<p>text").body
    assert body is not None
    with pytest.raises(ReferenceError, match="let go"):
        body.elements()


def test_what_stands_behind_a_body_or_in_a_second_one_is_in_the_body() -> None:
    document = parse(
        "<head><body class='a'></body></head><body id='b'><p>one </p></body><p>two</p>"
    )
    assert document.body is not None
    assert (document.body.get("class"), document.body.get("id")) == ("a", "b")
    assert document.body.get_text().split() == ["one", "two"]


@pytest.mark.parametrize(
    "markup",
    [
        "<html><head><title>t</title><body></body></head><body class=a><p>one</p></body></html>",
        "<html><body><p>one</p></body></html>",
        "<html><body></body></html><p>one</p>",
        "<html><body></body><body></body><body><p>one</p>",
    ],
)
def test_a_page_has_one_body_with_all_that_stands_behind_it(markup: str) -> None:
    document = parse(markup)
    (body,) = document.find_all("body")
    (paragraph,) = body.find_all("p")
    assert paragraph.get_text() == "one"
    assert document.tags[-1] is paragraph
