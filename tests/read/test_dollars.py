"""Formulas between single dollars: read where the page's scripts say that they are some."""

from __future__ import annotations

import time

import pytest

from downlink.read.html.page import read

MATHJAX = '<script>MathJax={tex:{inlineMath:[["$","$"],["\\(","\\)"]]}}</script>'
TEXT = "We write $p_i = 1$ for the share of each of them, and it costs $3 or $4 and US$5 by now."
FOUND = TEXT.replace("$p_i = 1$", r"\(p_i = 1\)")


def text(body: str, head: str = MATHJAX) -> str:
    page = f"<html><head><title>T</title>{head}</head><body><article>{body}</article></body></html>"
    (excerpt,) = read("seeds/a.html", page.encode()).excerpts
    return excerpt.text


@pytest.mark.parametrize(
    "head",
    [
        MATHJAX,
        "<script>window.MathJax = { tex: { inlineMath: {'[+]': [['$', '$']]} } };</script>",
        (
            '<script type="text/x-mathjax-config">MathJax.Hub.Config({ tex2jax: {\n'
            "  inlineMath: [ ['$','$'], ['\\\\(','\\\\)'] ], processEscapes: true } });</script>"
        ),
        '<script type="application/json">{"tex": {"inlineMath": [["$", "$"]]}}</script>',
        (
            "<script>renderMathInElement(document.body, {delimiters: ["
            "{left: '$$', right: '$$', display: true}, {left: '$', right: '$', display: false}]})"
            "</script>"
        ),
        (
            '<script src="auto-render.min.js" onload="renderMathInElement(document.body, {delimiters:'
            " [{display: false, left: '$', right: '$'}]});\"></script>"
        ),
    ],
)
def test_dollars_are_formulas_where_the_page_says_so(head: str) -> None:
    assert text(f"<p>{TEXT}</p>", head) == FOUND


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<script>MathJax={tex:{inlineMath:[['\\\\(','\\\\)']], displayMath:[['$$','$$']]}}</script>",
        "<script>// inlineMath: [['$','$']]\nMathJax={}</script>",
        "<script>MathJax={tex:{/* inlineMath: [['$','$']] */}}</script>",
        "<script>f({delimiters: [{left: '$$', right: '$$', display: true}]})</script>",
    ],
)
def test_dollars_are_dollars_elsewhere(head: str) -> None:
    assert text(f"<p>{TEXT}</p>", head) == TEXT


@pytest.mark.parametrize(
    ("received", "read_as"),
    [
        ("$n$ of $ m $ and $ab$, $(x, y)$", r"\(n\) of \(m\) and \(ab\), \((x, y)\)"),
        (r"$\text{a b}$ for \$5 and $a \$ b$", r"\(\text{a b}\) for \$5 and \(a \$ b\)"),
        ("$$x$$ and $y$", r"\[x\] and \(y\)"),
        (r"\[\text{if $x$}\] or \($y$\) or $z$", r"\[\text{if $x$}\] or \($y$\) or \(z\)"),
        ("a bill of $5 and one for $ 7 each, $k$", r"a bill of $5 and one for $ 7 each, \(k\)"),
        ("$a\n+ b$", r"\(a + b\)"),
        ("<code>$a$</code> <span class='tex2jax_ignore'>$b$</span>", "$a$ $b$"),
    ],
)
def test_what_between_dollars_is_a_formula(received: str, read_as: str) -> None:
    long = "A line of words that is long enough to be taken for the article's own."
    assert text(f"<p>{long}</p><p>{received}</p>") == f"{long}\n{read_as}"


@pytest.mark.parametrize("piece", ["$", "$a ", r"\[ ", r"\( $", "$a\\", "$$ "])
def test_the_time_grows_with_the_dollars_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        text(f"<p>{TEXT}</p><p>{piece * count}</p>")
        return time.process_time() - begun

    assert seconds(40_000) < 12 * max(seconds(10_000), 0.02)
