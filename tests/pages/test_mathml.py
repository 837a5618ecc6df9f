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


@pytest.mark.parametrize(
    "name",
    [
        *("align", "align*", "aligned", "eqnarray", "eqnarray*", "equation", "flalign", "split"),
        *("gather", "gathered", "multline", "cases", "dcases", "rcases", "bmatrix", "bmatrix*"),
    ],
)
def test_rows_stand_below_one_another(name: str) -> None:
    cells = ("a", "b") if name in ("gather", "gathered", "multline") else ("a &= b", "c &= d")
    tex = rf"\begin{{{name}}} {cells[0]} \\[2pt] {cells[1]} \label{{eq:x}} \nonumber \end{{{name}}}"
    soup = BeautifulSoup(mathml(tex, display=True), "html.parser")
    assert len(soup.find_all("mtr")) == len(cells)
    assert "&" not in soup.get_text()
    assert "(1)" not in soup.get_text()  # a number that no author wrote


def test_sums_have_their_limits_below_and_above_where_a_formula_is_displayed() -> None:
    tex = r"\begin{aligned} \sum_x x &= 1 \end{aligned}"
    assert BeautifulSoup(mathml(tex, display=True), "html.parser").munder is not None
    assert BeautifulSoup(mathml(tex, display=False), "html.parser").munder is None


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"a = b \\ c = d", "a=bc=d"),
        (r"a &= b \\ c &= d", "a=bc=d"),
        (r"\begin{alignedat}{2} a &= b \\ c &= d \end{alignedat}", "a=bc=d"),
        (r"\begin{aligned}[t] a &= b \\ c &= d \\ \end{aligned}", "a=bc=d"),
        (r"\begin{array}{@{}l|p{2cm}} a & b \\ c & d \end{array}", "abcd"),
    ],
)
def test_rows_outside_of_an_environment_and_their_arguments(tex: str, shown: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=True), "html.parser")
    assert len(soup.find_all("mtr")) == 2
    assert soup.get_text() == shown


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\begin{equation} a = b \label{eq:1} \end{equation}", "a=b"),
        (r"\require{cancel}\cancel{y}", "y"),
        (r"\text{A \& B if $x_{1}$ holds}", "A & B if x1 holds"),
        (r"\& \backslash \%", "&\\%"),
        (r"\arg\max x \in \R", "argmaxx∈ℝ"),
        (r"\newcommand{\R}{x} \R", "x"),
        (r"\def\R{x} \R", "x"),
        (r"\verb|\foo|", r"\foo"),
    ],
)
def test_what_says_nothing_is_left_out_and_the_rest_is_known(tex: str, shown: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=False), "html.parser")
    assert soup.math is not None
    assert soup.get_text().replace("\xa0", " ") == shown


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\mybrand{x}", r"x \eqref{a}", r"\text{see \ref{a}}", r"\ce{H2O}", r"\hline"),
        *(r"a & b", r"\mathrm{a \\ b}", r"50% of x", r"\begin{CD} A @>>> B \end{CD}"),
        r"\begin{align} a &= b \\ \intertext{and} c &= d \end{align}",
    ],
)
def test_what_the_converter_does_not_know_is_shown_as_tex(tex: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=True), "html.parser")
    assert soup.code is not None
    assert soup.code.get_text() == tex


@given(st.text("\\{}^_<>&\"'ab1 ", max_size=40))
def test_any_tex_gives_known_elements_only(tex: str) -> None:
    soup = BeautifulSoup(mathml(tex, display=False), "html.parser")
    assert all(tag.name == "code" or tag.name.startswith("m") for tag in soup.find_all())
