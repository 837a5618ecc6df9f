from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from downlink.pages.mathml import mathml

ALLOWED = {"math", "mrow", "mi", "mn", "mo", "msup", "msub", "mfrac", "msqrt", "code"}


def test_tex_becomes_mathml() -> None:
    soup = BeautifulSoup(mathml(r"\frac{QK^T}{\sqrt{d}}", display=True), "html.parser")
    assert soup.math is not None
    assert soup.math["display"] == "block"
    assert {tag.name for tag in soup.find_all()} <= ALLOWED
    assert soup.math.get_text() == "QKTd"


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}",
        r"\text{<img src=x onerror=alert(1)>}",
    ],
)
def test_nothing_active_passes(tex: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=False), "html.parser")
    for tag in soup.find_all():
        assert tag.name not in {"a", "img", "script"}
        assert not {"href", "style", "onerror"} & set(tag.attrs)


@pytest.mark.parametrize("tex", [r"\frac{", "x" * 5000, "{" * 3000])
def test_what_cannot_be_converted_is_shown_as_tex(tex: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=False), "html.parser")
    assert soup.code is not None
    assert soup.code.get_text() == tex


@given(st.text("\\{}^_<>&\"'ab1 ", max_size=40))
def test_any_tex_gives_known_elements_only(tex: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=False), "html.parser")
    assert all(tag.name == "code" or tag.name.startswith("m") for tag in soup.find_all())
