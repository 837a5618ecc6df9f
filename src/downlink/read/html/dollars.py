r"""A page whose scripts take what stands between single dollars for formulas → the same with them
as `\(TeX\)`.

Without such a script a dollar is a dollar. MathJax and KaTeX are told so in the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.read.html.formulas import one_line
from downlink.read.html.tree import Document

_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\\])//[^\n]*", re.DOTALL)
_DECLARED = (
    (
        "inlineMath",
        re.compile(r"inlineMath[\"']?\s*:\s*[\[{][^;]{0,300}?([\"'])\$\1\s*,\s*([\"'])\$\2"),
    ),
    (
        "renderMathInElement",
        re.compile(r"left[\"']?\s*:\s*([\"'])\$\1\s*,\s*[\"']?right[\"']?\s*:\s*([\"'])\$\2"),
    ),
)
# MathJax 2, 3 and 4, and KaTeX's auto-render; each with a word that tells whether to look at all.

_PASSED = frozenset(
    [
        *("annotation", "code", "head", "kbd", "math", "noscript", "pre", "samp", "script"),
        *("style", "textarea", "title"),
    ]
)
_IGNORED = frozenset(["tex2jax_ignore", "mathjax_ignore"])
_TOKEN = re.compile(r"\\.|\$\$?", re.DOTALL)
_ENDS = {r"\[": r"\]", r"\(": r"\)", "$$": "$$"}
_FORMULA = re.compile(r"\$((?:[^$\\]|\\.)+)\$(?![$0-9])", re.DOTALL)
_BLANK_LINE = re.compile(r"\n\s*\n")
_SIGN = re.compile(r"[\\^_={}<>+*/|]")
_WORD = re.compile(r"[^\W\d_]{2}")


def read_dollars(document: Document) -> None:
    r"""Write the formulas between single dollars as `\(TeX\)` if the page says that they are."""
    if not any(map(_declares, _scripts(document))):
        return
    behind = 0
    for tag in document.tags:
        if tag.number < behind:
            continue
        if tag.name in _PASSED or not _IGNORED.isdisjoint(tag.words("class")):
            behind = tag.end
            continue
        for at, child in enumerate(tag.children):
            if isinstance(child, str) and "$" in child:
                tag.children[at] = _converted(child)


def _scripts(document: Document) -> Iterator[str]:
    for tag in document.find_all(("script", "body")):
        yield tag.get("onload")
        if tag.name == "script":
            yield tag.get_text()


def _declares(script: str) -> bool:
    if not any(word in script for word, _ in _DECLARED):
        return False
    said = _COMMENT.sub("", script)
    return any(word in said and pattern.search(said) for word, pattern in _DECLARED)


def _converted(text: str) -> str:
    parts: list[str] = []
    done = at = 0
    open_ended: set[str] = set()
    while (token := _TOKEN.search(text, at)) is not None:
        at = token.end()
        if token[0] == "$":
            formula = _FORMULA.match(text, token.start())
            if formula is not None and _is_formula(formula[1]):
                parts += [text[done : token.start()], rf"\({one_line(formula[1])}\)"]
                done = at = formula.end()
        elif token[0] in _ENDS and token[0] not in open_ended:
            end = text.find(_ENDS[token[0]], at)
            if end < 0:
                open_ended.add(token[0])
            else:
                at = end + 2
    return "".join([*parts, text[done:]])


def _is_formula(words: str) -> bool:
    """Whether what stands between two dollars is no sentence between two prices."""
    if not words.strip() or _BLANK_LINE.search(words):
        return False
    return bool(_SIGN.search(words)) or not (" " in words.strip() and _WORD.search(words))
