from __future__ import annotations

import html
import re
import string
from xml.etree import ElementTree as ET

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from downlink.pages.escape import Encoded, encode, in_head

# What HTML itself cannot hold, or html.parser drops though browsers keep it.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x02\x03"), min_size=1
)

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "# heading",
    "    code",
    "1. list",
    "- list",
    "> quote",
    "```\ncode\n```",
    '--8<-- "mkdocs.yml"',
    "{{ config }} {% raw %}",
    "{: .class onclick=x }",
    ":smile: ++key++ ==mark== ~~del~~ $x$ \\(x\\)",
    "*[HTML]: abbr",
    "&lt;b&gt; &amp;copy; &#60;",
    "---\ntitle: x\n---",
    "https://example.org www.example.org a@b.c",
    "!!! note\n    text",
    "a  b   c",
    "line\n\nline\r\nline",
    "\u202etxt.exe\u202c \u200b\ufeff",
]

EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    "toc",
    "abbr",
    "footnotes",
    "admonition",
    "smarty",
    "pymdownx.snippets",
    "pymdownx.magiclink",
    "pymdownx.superfences",
    "pymdownx.arithmatex",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.tilde",
    "pymdownx.critic",
]


def _rendered(source: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(source, extensions=EXTENSIONS), "html.parser")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_in_a_paragraph_as_plain_text(text: str) -> None:
    soup = _rendered(f"start {encode(text)} end")
    assert [tag.name for tag in soup.find_all()] == ["p"]
    assert soup.get_text().strip() == f"start {text} end"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_in_a_block_as_received(text: str) -> None:
    soup = _rendered(f'<details>\n<div class="as-received">{encode(text)}</div>\n</details>\n')
    (received,) = soup.select(".as-received")
    assert received.get_text() == text
    assert received.find_all() == []


@given(TEXT)
def test_any_text_survives_markdown_and_html_character_for_character(text: str) -> None:
    soup = _rendered(f'before\n\n<div class="as-received">{encode(text)}</div>\n\nafter')
    (received,) = soup.select(".as-received")
    assert received.get_text() == text
    assert received.find_all() == []


@given(st.text())
def test_titles_and_descriptions_are_one_line_of_yaml_that_a_feed_can_hold(text: str) -> None:
    line = in_head(text)
    assert yaml.safe_load(f'title: "{line}"') == {"title": line}
    feed = ET.fromstring(f"<title>{line}</title>".encode())
    assert (feed.text or "") == html.unescape(line)


# Not among them: what has no place in a feed, and directions, which are closed.
@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
        )
    )
)
def test_a_title_is_the_same_text_with_nothing_in_it_that_a_template_could_begin_with(
    text: str,
) -> None:
    line = in_head(text)
    assert html.unescape(line) == text
    assert not set(re.sub("&#[0-9]+;", "", line)) & set(string.punctuation) - {","}


@pytest.mark.parametrize(
    "title",
    [
        '👩\u200d💻 Q&A: "R&D" in C++ <vector> &amp; &#38;',
        "می\u200cخواهم بنویسم",
        "{{ x }} {% x %} {# x #} <% x %> ${x} $(x) [[x]] {= x =} ((x)) `x` \\ 'x'",
        "soft\xadhyphen, \u200bspace, \ufeffmark, private \ue000, flag 🏴\U000e0067\U000e0062\U000e007f",
        "a  b\u3000c\xa0d",
    ],
)
def test_a_title_keeps_its_joiners_quotes_and_spaces(title: str) -> None:
    assert html.unescape(in_head(title)) == title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u2067b\u202ac", "a\u2067b\u202ac\u202c\u2069"),
        ("\u202ea\u202c \u2066b\u2069 c", "\u202ea\u202c \u2066b\u2069 c"),
        ("\u2066a\u202eb\u2069c", "\u2066a\u202eb\u2069c"),
        ("\u202ea\u2069b", "\u202ea\u2069b\u202c"),
        ("\u202c\u2069a", "\u202c\u2069a"),
    ],
)
def test_a_direction_that_a_title_leaves_open_ends_with_it(title: str, shown: str) -> None:
    assert in_head(title) == shown


def test_line_ends_are_spaces_and_controls_go_from_a_title() -> None:
    assert in_head("a\r\nb\x85c\u2028d\te \x07f\x9b") == "a b c d e f"


def test_what_is_encoded_is_not_encoded_again_by_a_template() -> None:
    template = Environment(autoescape=False).from_string("{{ title | e }} {{ title }}")
    assert template.render(title=Encoded("Q&#38;A")) == "Q&#38;A Q&#38;A"
