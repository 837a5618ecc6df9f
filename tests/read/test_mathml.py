"""MathML of which nobody says the TeX → TeX, once, and not the signs of a formula in a row."""

from __future__ import annotations

import pytest

from downlink.model.content import Formula, leaves, text_of
from downlink.pages.mathml import mathml
from downlink.read.html.content import content_of_markup
from downlink.read.html.tree import parse
from downlink.read.html.visible_text import text_of as visible_text

SQUARE = "<msup><mi>x</mi><mn>2</mn></msup>"


def seen(markup: str) -> str:
    text = text_of(content_of_markup(markup))
    assert text == visible_text(parse(f"<body>{markup}</body>"))
    return text


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        (f"<mi>L</mi><mo>=</mo>{SQUARE}", "L=x^2"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>21</mn></mrow></msup>", "{10}^{-21}"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", r"\frac{a+b}{2}"),
        (f"<msqrt>{SQUARE}<mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{x^2+1}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        (
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
                "</munderover><msub><mi>α</mi><mi>i</mi></msub>"
            ),
            r"\sum_{i=1}^n\alpha_i",
        ),
        ("<mi>sin</mi><mo>\u2061</mo><mi>x</mi>", r"\sin x"),
        ("<mover><mi>y</mi><mo>^</mo></mover><mo>∈</mo><mi>R</mi>", r"\hat{y}\in R"),
        ("<munder><mi>lim</mi><mi>n</mi></munder><mi>ReLU</mi>", r"\lim_n\mathrm{ReLU}"),
        (
            (
                "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                "<mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>"
            ),
            r"\begin{matrix}a & b \\ 0 & 1\end{matrix}",
        ),
        ("<mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced>", "[a,b]"),
        ("<semantics><mrow><mi>k</mi></mrow><annotation>k of old</annotation></semantics>", "k"),
        ("<mn>5</mn><mi>%</mi><mtext>of all</mtext>", r"5\%\text{of all}"),
    ],
)
def test_a_formula_in_mathml_is_tex(inner: str, tex: str) -> None:
    markup = f"<p>Let <math xmlns='http://www.w3.org/1998/Math/MathML'>{inner}</math> be.</p>"
    assert seen(markup) == rf"Let \({tex}\) be."
    (line,) = leaves(content_of_markup(markup))
    assert line.inlines[1] == Formula(rf"\({tex}\)", tex)
    assert mathml(tex, display=False)


def test_a_displayed_formula_stays_one_and_what_it_says_of_itself_counts() -> None:
    markup = r"<math display=block alttext='\frac{1}{2}'><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    assert seen(markup) == r"\[\frac{1}{2}\]"


def test_a_formula_that_mathjax_drew_is_said_once_without_its_script() -> None:
    markup = (
        "<p>Loss <span class='MathJax'><nobr aria-hidden='true'><span>x2</span></nobr>"
        f"<span class='MJX_Assistive_MathML'><math>{SQUARE}</math></span></span> falls.</p>"
        f"<p>And <mjx-container><mjx-assistive-mml><math>{SQUARE}</math></mjx-assistive-mml>"
        "</mjx-container> too.</p>"
    )
    assert seen(markup) == "Loss \\(x^2\\) falls.\nAnd \\(x^2\\) too."


def test_a_deep_formula_is_read() -> None:
    depth = 3000
    markup = f"<math>{'<msup>' * depth}<mi>x</mi>{'</msup>' * depth}</math>"
    assert "x" in seen(f"<p>{markup}</p>")
