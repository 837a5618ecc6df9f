"""A formula in MathML → TeX, where nobody wrote down from what it was made.

Presentation MathML says how a formula looks (MathML 3, chapter 3): enough for TeX that looks so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from downlink.read.html.tree import Tag

_DEEPEST = 40
# Elements within elements; what is nested deeper is its text.

_NAMES = dict(
    re.findall(
        r"(\W|[^\W\d_])([A-Za-z]+)(?: |$)",
        "αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu "
        "νnu ξxi πpi ρrho σsigma τtau υupsilon φphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta "
        "ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega ×times ·cdot ⋅cdot ÷div ±pm ∓mp ≤leq "
        "≥geq ≠neq ≈approx ≡equiv ∼sim ∝propto ∞infty ∂partial ∇nabla ∑sum ∏prod ∫int "
        "∮oint √surd ∈in ∉notin ⊂subset ⊆subseteq ∪cup ∩cap ∀forall ∃exists →to "
        "←leftarrow ⇒Rightarrow ⇔Leftrightarrow ↦mapsto …dots ⋯cdots ∣mid ∥parallel "
        "⟨langle ⟩rangle ⊕oplus ⊗otimes ∘circ †dagger ℓell ϵepsilon ϕvarphi ∅emptyset "
        "¬neg ∧wedge ∨vee",
    )
)
_SIGNS = {**{sign: f"\\{name}" for sign, name in _NAMES.items()}, "−": "-", "‖": r"\|", "′": "'"}
_ESCAPED = {sign: f"\\{sign}" for sign in "{}%#&$_"}
_UNSEEN = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\u200b\ufeff"))
_FUNCTIONS = frozenset(
    [
        *("sin", "cos", "tan", "sinh", "cosh", "tanh", "log", "ln", "exp", "lim", "max", "min"),
        *("sup", "inf", "det", "dim", "gcd", "ker", "arg", "Pr"),
    ]
)
_ACCENTS = {
    **dict.fromkeys("^ˆ\u0302", "hat"),
    **dict.fromkeys("¯‾―_\u0304", "bar"),
    **dict.fromkeys("~˜\u0303", "tilde"),
    **dict.fromkeys("→⃗", "vec"),
    **dict.fromkeys("˙\u0307", "dot"),
    **dict.fromkeys("⏞", "overbrace"),
}
_LIMITED = re.compile(r"\\(?:sum|prod|int|oint|lim|max|min|sup|inf|det|bigcup|bigcap)$")
# What has its limits above and below it.
_ENDS_IN_NAME = re.compile(r"\\[A-Za-z]+$")
_ATOM = re.compile(r"\\?[^\\{}]|\\[A-Za-z]+")
_UNSEEN_ELEMENTS = frozenset(["annotation", "annotation-xml", "mphantom", "maligngroup"])


def tex_of(math: Tag) -> str:
    """Return the TeX of an element of MathML, "" for an empty one."""
    said = math.get("alttext").strip()
    return said or _tex(math, 0)


def _tex(tag: Tag, depth: int) -> str:
    if tag.name in _UNSEEN_ELEMENTS:
        return ""
    token = _TOKENS.get(tag.name)
    if token is not None:
        return token(_words(tag))
    if depth > _DEEPEST:
        return _signs(_words(tag))
    parts = [_tex(child, depth + 1) for child in tag.children if isinstance(child, Tag)]
    build = _LAYOUTS.get(tag.name)
    if build is None:
        return _joined(parts)
    if tag.name == "mfenced":
        return _fenced(parts, tag.attrs)
    return build(parts)


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().translate(_UNSEEN).split())


def _identifier(words: str) -> str:
    if words in _FUNCTIONS:
        return f"\\{words}"
    return rf"\mathrm{{{_signs(words)}}}" if words[1:] else _signs(words)


def _text(words: str) -> str:
    return rf"\text{{{_signs(words)}}}" if words else r"\ "


def _signs(words: str) -> str:
    """Return signs as TeX writes them; what it has no name for stands for itself."""
    return _joined(_SIGNS.get(sign) or _ESCAPED.get(sign, sign) for sign in words)


def _joined(parts: Iterable[str]) -> str:
    line = ""
    for part in parts:
        apart = part[:1].isalpha() and _ENDS_IN_NAME.search(line)
        line += f" {part}" if apart else part
    return line


def _group(tex: str) -> str:
    return tex if _ATOM.fullmatch(tex) else f"{{{tex}}}"


def _first(parts: list[str], number: int) -> str:
    return parts[number] if number < len(parts) else ""


def _scripts(*signs: str) -> Callable[[list[str]], str]:
    def build(parts: list[str]) -> str:
        base = _first(parts, 0)
        base = base if _ATOM.fullmatch(base) or _LIMITED.search(base) else f"{{{base}}}"
        given = zip(signs, parts[1:], strict=False)
        return base + "".join(f"{sign}{_group(part)}" for sign, part in given if part)

    return build


def _fraction(parts: list[str]) -> str:
    return rf"\frac{{{_first(parts, 0)}}}{{{_first(parts, 1)}}}"


def _over(parts: list[str]) -> str:
    base, above = _first(parts, 0), _first(parts, 1)
    accent = next((name for sign, name in _ACCENTS.items() if above == _signs(sign)), "")
    if accent:
        return rf"\{accent}{{{base}}}"
    return _scripts("^")(parts) if _LIMITED.search(base) else rf"\overset{{{above}}}{{{base}}}"


def _under(parts: list[str]) -> str:
    base, below = _first(parts, 0), _first(parts, 1)
    return _scripts("_")(parts) if _LIMITED.search(base) else rf"\underset{{{below}}}{{{base}}}"


def _under_and_over(parts: list[str]) -> str:
    if _LIMITED.search(_first(parts, 0)):
        return _scripts("_", "^")(parts)
    return _over([_under(parts[:2]), _first(parts, 2)])


def _root(parts: list[str]) -> str:
    return rf"\sqrt[{_first(parts, 1)}]{{{_first(parts, 0)}}}"


def _matrix(rows: list[str]) -> str:
    lines = r" \\ ".join(rows)
    return rf"\begin{{matrix}}{lines}\end{{matrix}}"


def _fenced(parts: list[str], attrs: Mapping[str, str]) -> str:
    between = attrs.get("separators", ",").strip()[:1]
    inner = between.join(parts)
    return f"{_signs(attrs.get('open', '('))}{inner}{_signs(attrs.get('close', ')'))}"


_TOKENS: dict[str, Callable[[str], str]] = {
    "mi": _identifier,
    "mn": _signs,
    "mo": lambda words: f"\\{words}" if words in _FUNCTIONS else _signs(words),
    "mtext": _text,
    "ms": _text,
    "mspace": lambda _: " ",
}
_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "msup": _scripts("^"),
    "msub": _scripts("_"),
    "msubsup": _scripts("_", "^"),
    "mfrac": _fraction,
    "mover": _over,
    "munder": _under,
    "munderover": _under_and_over,
    "mroot": _root,
    "msqrt": lambda parts: rf"\sqrt{{{_joined(parts)}}}",
    "mfenced": _joined,
    "semantics": lambda parts: _first(parts, 0),
    "mtd": _joined,
    "mtr": " & ".join,
    "mtable": _matrix,
}
