"""HTML elements → the text that a reader sees, with its formulas as TeX and its lines kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

_HIDDEN = frozenset(["script", "style", "template", "noscript", "head", "svg", "iframe", "object"])
_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "th", "thead", "tr", "ul", "br", "body"),
    ]
)
_BROKEN_LINE = re.compile(r"[ \t\f\r]*\n\s*")
_DOLLARS = re.compile(r"(?<!\\)\$\$([^$]+)\$\$")


def text_of(element: Tag, without: Collection[int] = ()) -> str:
    """Return the visible text of `element`.

    A line break of the source is a space, as browsers show it, except in `pre`; each block stands
    on a line of its own. Other white space stays as received.

    Args:
        without: the `id()` of elements below it whose text is left out.
    """
    lines: list[str] = [""]
    for part in _parts(element, without):
        if part is None:
            if lines[-1].strip():
                lines.append("")
            else:
                lines[-1] = ""
        else:
            lines[-1] += part
    return "\n".join(line.strip("\n") for line in map(_trim, lines) if line.strip())


def _trim(line: str) -> str:
    return line.strip(" \t\n\r\f")


def _parts(element: Tag, without: Collection[int]) -> Iterator[str | None]:
    """Yield the texts in order, None where a block begins or ends. Iterative: pages may be nested
    deeper than Python's stack.
    """
    stack: list[tuple[Tag, Iterator[object]]] = [(element, iter(element.children))]
    while stack:
        current, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if current.name in _BLOCKS:
                yield None
        elif isinstance(child, Tag):
            formula = formula_of(child)
            if formula is not None:
                yield formula
            elif child.name not in _HIDDEN and id(child) not in without and not _is_hidden(child):
                if child.name in _BLOCKS:
                    yield None
                stack.append((child, iter(child.children)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield _string(str(child), keep_lines=_in_pre(stack))


def _in_pre(stack: list[tuple[Tag, Iterator[object]]]) -> bool:
    return any(tag.name in ("pre", "textarea") for tag, _ in stack)


def _string(text: str, *, keep_lines: bool) -> str:
    displayed = _DOLLARS.sub(lambda match: rf"\[{_one_line(match[1])}\]", text)
    return displayed if keep_lines else _BROKEN_LINE.sub(" ", displayed)


def _is_hidden(tag: Tag) -> bool:
    """What assistive or rendering twins repeat is not said twice."""
    classes = tag.get_attribute_list("class")
    return tag.has_attr("hidden") or "katex-html" in classes or "MathJax_Preview" in classes


def formula_of(tag: Tag) -> str | None:
    r"""Return the formula that `tag` is, as `\(TeX\)` or `\[TeX\]`; None if it is none.

    Known are MathJax's scripts, KaTeX and MathML with a TeX annotation, and images whose
    alternative text is TeX.
    """
    if tag.name == "script":
        kind = str(tag.get("type", "")).lower()
        if kind.startswith("math/tex"):
            return _formula(tag.get_text(), display="mode=display" in kind)
        return None
    if tag.name == "math" or "katex" in tag.get_attribute_list("class"):
        annotation = tag.find("annotation", encoding=re.compile(r"tex", re.IGNORECASE))
        if annotation is None:
            return None
        display = tag.get("display") == "block" or _is_displayed(tag)
        return _formula(annotation.get_text(), display=display)
    if tag.name == "img" and tag.get("alt") and _is_formula_image(tag):
        return _formula(str(tag["alt"]), display=False)
    return None


def _is_displayed(tag: Tag) -> bool:
    parent = tag.parent
    return parent is not None and "katex-display" in parent.get_attribute_list("class")


def _is_formula_image(tag: Tag) -> bool:
    marks = " ".join([*map(str, tag.get_attribute_list("class")), str(tag.get("src", ""))]).lower()
    return tag.has_attr("eeimg") or bool(re.search(r"latex|\btex\b|equation|mathtex", marks))


def _formula(tex: str, *, display: bool) -> str:
    inner = _one_line(tex)
    if not inner:
        return ""
    return rf"\[{inner}\]" if display else rf"\({inner}\)"


def _one_line(tex: str) -> str:
    line = " ".join(tex.split())
    return line.replace(r"\)", ")").replace(r"\]", "]").removeprefix("$").removesuffix("$")
