"""Elements that stand for text: formulas, as TeX, images of characters, boxes that are ticked."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote

from downlink.read.html.mathml import tex_of
from downlink.read.html.tree import Tag

_EMOJI = re.compile(r"\b(?:emoji|emoticons?|smil(?:ey|eys|ie|ies)|twemoji)\b", re.IGNORECASE)
_LONGEST_EMOJI = 24
_FAR = 4
# Elements around a box that may be the list.

_IS_TEX = re.compile("tex", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\\\[\]]{1,16}\]")
# What a site writes in a formula's place, such as [公式].
_TEX_IN_ADDRESS = re.compile(
    r"[?&](?:tex|latex|chl|math)=(?P<value>[^&]+)|\.(?:latex|image)\?(?P<rest>.+)", re.DOTALL
)
_FOR_THE_DRAWER = re.compile(r"\\(?:dpi\{[0-9]+\}|inline(?![a-z])|(?:bg|fn)_[a-z]+)\s*")
# What CodeCogs' addresses say of size and colour before the formula.


def characters_of(tag: Tag) -> str:
    """Return the characters that an element stands for: an image of an emoji, the box of a task in
    a list, an address that Cloudflare scrambled; "" for every other element.
    """
    if tag.name == "input":
        return _box(tag)
    if tag.name != "img":
        return _unscrambled(tag.get("data-cfemail"))
    alternative = " ".join(tag.get("alt").split())
    if not alternative or len(alternative) > _LONGEST_EMOJI:
        return ""
    return alternative if _EMOJI.search(f"{tag.get('class')} {tag.get('src')}") else ""


def _box(tag: Tag) -> str:
    """Return what shows whether a task of a list is done, if that is what a checkbox is for: it
    stands first in its item, and nobody can tick it, or the list is called one of tasks.
    """
    around = list(islice(tag.parents, _FAR))
    item = next((above for above in around if above.name == "li"), None)
    if tag.get("type").lower() != "checkbox" or item is None or not around:
        return ""
    marks = " ".join(above.get("class") for above in around)
    before, behind = _beside(tag, around[0])
    if before or not (tag.has_attr("disabled") or "task" in marks):
        return ""
    return ("☑" if tag.has_attr("checked") else "☐") + ("" if behind[:1].isspace() else " ")


def _beside(tag: Tag, parent: Tag) -> tuple[bool, str]:
    """Return whether anything stands before an element in the one around it, and the text that
    follows it.
    """
    at = next((at for at, child in enumerate(parent.children[:2]) if child is tag), -1)
    before = parent.children[:at] if at >= 0 else [tag]
    behind = parent.children[at + 1] if at + 1 < len(parent.children) else ""
    said = any(isinstance(child, Tag) or child.strip() for child in before)
    return said, behind if isinstance(behind, str) else ""


def _unscrambled(digits: str) -> str:
    """Return an e-mail address, or what was taken for one, as it stood before Cloudflare changed
    the page: the first byte was added to each of the others, bit by bit.
    """
    try:
        key, *others = bytes.fromhex(digits)
        return bytes(byte ^ key for byte in others).decode("utf-8")
    except ValueError:
        return ""


def formula_of(tag: Tag, *, plain: bool = False) -> str | None:
    r"""Return the formula that `tag` is, as `\(TeX\)` or `\[TeX\]`; None if it is none.

    Known are MathJax's scripts, KaTeX, MathML with a TeX annotation or without, and images whose
    alternative text or address is TeX. One that is lost is the words in its place.

    Args:
        plain: whether no annotation stands in it, as far as is known.
    """
    if tag.name == "script":
        kind = tag.get("type").lower()
        if kind.startswith("math/tex"):
            return _formula(tag.get_text(), display="mode=display" in kind)
        return None
    if may_hold_tex(tag):
        annotation = None if plain else tag.find("annotation", encoding=_IS_TEX)
        if annotation is None and tag.name != "math":
            return None
        tex = annotation.get_text() if annotation is not None else tex_of(tag)
        return _formula(tex, display=tag.get("display") == "block" or _is_displayed(tag))
    if tag.name == "img" and _is_formula_image(tag):
        return _formula_of_image(tag)
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


def _formula_of_image(tag: Tag) -> str | None:
    said = tag.get("alt").strip()
    if said and not _PLACEHOLDER.fullmatch(said):
        return _formula(said, display=False)
    match = _TEX_IN_ADDRESS.search(tag.get("src") or tag.get("data-src"))
    if match is None:
        return said or None
    value = match["value"]
    tex = unquote(value.replace("+", " ")) if value else unquote(match["rest"])
    tex = tex.replace("&space;", " ").replace("&plus;", "+")
    return _formula(_FOR_THE_DRAWER.sub("", tex), display=False) or None


def _formula(tex: str, *, display: bool) -> str:
    inner = one_line(tex)
    if not inner:
        return ""
    return rf"\[{inner}\]" if display else rf"\({inner}\)"


def one_line(tex: str) -> str:
    """Return TeX on one line, without what would end it where it stands in a text."""
    line = " ".join(tex.split())
    return line.replace(r"\)", ")").replace(r"\]", "]").removeprefix("$").removesuffix("$")
