"""Content of a saved page → what its page shows."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from downlink.languages import page_words
from downlink.pages.content import page_parts
from downlink.read.html.content import content_of_markup

ADDRESS = "https://blog.example/a/"


def shown(markup: str, language: str = "en") -> BeautifulSoup:
    content = content_of_markup(markup, ADDRESS)
    parts = page_parts(content, page_words(language), "en")
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
