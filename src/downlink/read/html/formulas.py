"""Elements that stand for text: formulas, as TeX, and images of characters."""

from __future__ import annotations

import re

from downlink.read.html.tree import Tag

_EMOJI = re.compile(r"\b(?:emoji|emoticons?|smil(?:ey|eys|ie|ies)|twemoji)\b", re.IGNORECASE)
_LONGEST_EMOJI = 24


def characters_of(tag: Tag) -> str:
    """Return the characters that an image stands for, such as emoji; "" where it is a picture."""
    if tag.name != "img":
        return ""
    alternative = " ".join(tag.get("alt").split())
    if not alternative or len(alternative) > _LONGEST_EMOJI:
        return ""
    return alternative if _EMOJI.search(f"{tag.get('class')} {tag.get('src')}") else ""


def formula_of(tag: Tag, *, plain: bool = False) -> str | None:
    r"""Return the formula that `tag` is, as `\(TeX\)` or `\[TeX\]`; None if it is none.

    Known are MathJax's scripts, KaTeX and MathML with a TeX annotation, and images whose
    alternative text is TeX.

    Args:
        plain: whether no annotation stands in it, as far as is known.
    """
    if tag.name == "script":
        kind = tag.get("type").lower()
        if kind.startswith("math/tex"):
            return _formula(tag.get_text(), display="mode=display" in kind)
        return None
    if may_hold_tex(tag) and not plain:
        annotation = tag.find("annotation", encoding=re.compile(r"tex", re.IGNORECASE))
        if annotation is None:
            return None
        display = tag.get("display") == "block" or _is_displayed(tag)
        return _formula(annotation.get_text(), display=display)
    if tag.name == "img" and tag.get("alt") and _is_formula_image(tag):
        return _formula(tag["alt"], display=False)
    return None


def may_hold_tex(tag: Tag) -> bool:
    """Whether the TeX of a formula may stand in the annotations of an element."""
    return tag.name == "math" or "katex" in tag.words("class")


def _is_displayed(tag: Tag) -> bool:
    parent = tag.parent
    return parent is not None and "katex-display" in parent.words("class")


def _is_formula_image(tag: Tag) -> bool:
    marks = " ".join([tag.get("class"), tag.get("src")]).lower()
    return tag.has_attr("eeimg") or bool(re.search(r"latex|\btex\b|equation|mathtex", marks))


def _formula(tex: str, *, display: bool) -> str:
    inner = one_line(tex)
    if not inner:
        return ""
    return rf"\[{inner}\]" if display else rf"\({inner}\)"


def one_line(tex: str) -> str:
    """Return TeX on one line, without what would end it where it stands in a text."""
    line = " ".join(tex.split())
    return line.replace(r"\)", ")").replace(r"\]", "]").removeprefix("$").removesuffix("$")
