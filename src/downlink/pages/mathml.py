"""TeX of a capture → MathML, which browsers show without any script or font of ours.

TeX is received text: of what the converter makes of it only known elements and attributes pass,
and every character between them is encoded. What it cannot convert, or does not know and would
print as words, is shown as TeX.
"""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert_to_element
from markupsafe import Markup

from downlink.pages.escape import encode
from downlink.pages.tex import convertible, in_rows

_ELEMENTS = frozenset(
    [
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mfrac", "msqrt"),
        *("mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"),
        *("mprescripts", "none", "mtable", "mtr", "mtd", "mpadded", "mphantom", "menclose"),
        *("mfenced", "merror"),
    ]
)
_ATTRIBUTES = frozenset(
    [
        *("mathvariant", "stretchy", "fence", "form", "separator", "lspace", "rspace", "width"),
        *("height", "depth", "minsize", "maxsize", "accent", "accentunder", "displaystyle"),
        *(
            "scriptlevel",
            "linethickness",
            "columnalign",
            "rowspacing",
            "columnspacing",
            "movablelimits",
        ),
        *("largeop", "symmetric", "notation", "columnlines", "rowlines", "open", "close"),
    ]
)
_LONGEST = 4000
# Characters of TeX; longer ones are shown as TeX, as the converter's time grows with nesting.

_MARKS = frozenset("&{}$")
# As signs of a formula they are written otherwise: the converter gives references for those.
_COMMAND = re.compile(r"\\[A-Za-z]")


def mathml(tex: str, *, display: bool) -> Markup:
    """Return the formula as MathML with its TeX as the title, or as code where that fails."""
    title = f'title="{encode(tex)}"'
    mode = "block" if display else "inline"
    inner = _convert(tex, mode) if len(tex) <= _LONGEST else ""
    if not inner:
        return Markup(f'<code class="dl-tex">{encode(tex)}</code>')  # noqa: S704 - encoded
    return Markup(f'<math class="dl-formula" display="{mode}" {title}>{inner}</math>')  # noqa: S704


def _convert(tex: str, mode: str) -> str:
    """Return the inside of the math element, "" where the converter gives up, or does not know
    all of it.
    """
    known = convertible(tex)
    for written in filter(None, (known, in_rows(known))):
        try:
            element = convert_to_element(written, display=mode)
            if _is_understood(element):
                return "".join(_serialise(child) for child in element)
        except Exception:  # noqa: BLE001 - its errors, RecursionError among them, have no common class
            return ""
    return ""


def _is_understood(element: ET.Element) -> bool:
    """Whether the converter knew all that it was given: of a command that it does not know it
    makes a sign, of a cell or a row outside of tables a sign or a space.
    """
    for part in element.iter():
        said = part.text or ""
        if part.tag == "mtext":
            if "\\" in said and part.get("mathvariant") != "monospace":
                return False
        elif part.get("linebreak") or said in _MARKS or _COMMAND.match(said):
            return False
    return True


def _serialise(element: ET.Element) -> str:
    name = element.tag.rpartition("}")[2]
    inside = str(encode(_unescaped(element.text))) + "".join(map(_serialise, element))
    tail = str(encode(_unescaped(element.tail)))
    if name not in _ELEMENTS:
        return f"{inside}{tail}"
    attributes = "".join(
        f' {key}="{encode(value)}"' for key, value in element.items() if key in _ATTRIBUTES
    )
    return f"<{name}{attributes}>{inside}</{name}>{tail}"


def _unescaped(text: str | None) -> str:
    """The converter leaves character references such as `&#x02211;` in its texts."""
    return html.unescape(text or "")
