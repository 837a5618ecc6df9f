from __future__ import annotations

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from downlink.pages.encode import encode, plain

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


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_titles_and_descriptions_are_one_safe_line_of_yaml(text: str) -> None:
    line = plain(text)
    assert not set(line) & set('<>"&\n\r')
    assert yaml.safe_load('title: "{}"'.format(line.replace("\\", "\\\\"))) == {"title": line}


def test_a_title_keeps_its_words() -> None:
    assert plain("FLASH:《A & B》 <C>") == "FLASH:《A ＆ B》 ＜C＞"
