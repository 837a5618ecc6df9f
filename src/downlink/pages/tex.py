"""TeX as authors write it → TeX that the converter knows: environments that it has under another
name, what says nothing to a reader, and formulas within words.
"""

from __future__ import annotations

import re

_NAME = r"\{\s*([A-Za-z]+\*?)\s*\}"
_ENVIRONMENT = re.compile(rf"\\(begin|end)\s*{_NAME}(?:\s*\[[tcblr]\])?")
_COLUMNS = re.compile(r"(\\begin\{array\})\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_BETWEEN_COLUMNS = re.compile(r"[@!><*pmb]\s*\{[^{}]*\}|[^lcr|]")
_COUNT = re.compile(r"(\\begin\s*\{(?:alignat|alignedat)\*?\})(?:\s*\[[tcb]\])?\s*\{\s*[0-9]+\s*\}")
_ALIGNED = r"\begin{align*}", r"\end{align*}"
_CENTRED = r"\begin{displaylines}", r"\end{displaylines}"
_CASES = r"\begin{cases}", r"\end{cases}"
_CLOSED = r"\left.\begin{array}{ll}", r"\end{array}\right\}"
_ITSELF = ("array", "displaylines", "matrix", "smallmatrix")
_BRACKETED = ("pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")
_WRITTEN = {
    **dict.fromkeys(["displaymath", "equation", "equation*", "math", "subequations"], ("", "")),
    **dict.fromkeys(["align", "align*", "alignat", "alignat*", "aligned", "alignedat"], _ALIGNED),
    **dict.fromkeys(["eqnarray", "eqnarray*", "flalign", "flalign*", "split"], _ALIGNED),
    **dict.fromkeys(["gather", "gather*", "gathered", "multline", "multline*"], _CENTRED),
    **dict.fromkeys(["cases", "cases*", "dcases", "dcases*"], _CASES),
    **dict.fromkeys(["rcases", "drcases"], _CLOSED),
    **{name: (rf"\begin{{{name}}}", rf"\end{{{name}}}") for name in (*_ITSELF, *_BRACKETED)},
    **{f"{name}*": (rf"\begin{{{name}}}", rf"\end{{{name}}}") for name in _BRACKETED},
}
# The converter numbers the rows of `align`, each formula's from 1 on: no author wrote that. Of
# matrices with a star it drops the brackets.
_ROW_END = re.compile(r"\\\\(?:\*?\s*\[\s*-?[0-9.]+\s*[a-z]{2}\s*\]|\*)")
_LAST_ROW_END = re.compile(r"(?:\\\\\s*)+\Z")
_UNSEEN = re.compile(
    r"\\(?:(?:label|require|usepackage)\s*\{[^{}]*\}"
    r"|(?:nonumber|notag|hfill|displaybreak|allowdisplaybreaks)(?![A-Za-z]))"
)
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
# On one line it swallows what follows, and nobody knows any more where it ended.
_OTHER_NAMES = {
    r"\\arg(?![A-Za-z])": r"\\operatorname{arg}",
    r"\\math(?:bbm|ds)(?![A-Za-z])": r"\\mathbb",
    r"\\hspace\*": r"\\hspace",
    r"\\renewcommand(?![A-Za-z])": r"\\newcommand",
    r"(?<=\S)\s*\\tag(?=\*?\s*\{)": r"\\qquad\\tag",
}
_NUMBERS = re.compile(r"(?<!\\)\\([NRZ])(?![A-Za-z])")
_DEFINITION = re.compile(r"\\(?:def|newcommand)(?![A-Za-z])")
_WORDS = re.compile(
    r"(\\(?:text(?:bf|it|md|normal|rm|sf|tt|up)?|mbox|hbox))\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$|\\\((.*?)\\\)")
_SIGN = re.compile(r"\\([&%#$_ ])")
_TOP_ROWS = re.compile(r"\\\\|\\cr(?![A-Za-z])")


def convertible(tex: str) -> str:
    """Return TeX that the converter knows, "" where it holds an environment that it does not."""
    if _COMMENT.search(tex):
        return ""
    counted = _COUNT.sub(r"\1", _UNSEEN.sub("", tex))
    names = {match[2] for match in _ENVIRONMENT.finditer(counted)}
    if not names <= _WRITTEN.keys():
        return ""
    written = _COLUMNS.sub(_columns, _ENVIRONMENT.sub(_environment, counted))
    for pattern, name in _OTHER_NAMES.items():
        written = re.sub(pattern, name, written)
    if not _DEFINITION.search(written):
        written = _NUMBERS.sub(r"\\mathbb{\1}", written)
    return _LAST_ROW_END.sub("", _WORDS.sub(_words, _ROW_END.sub(r"\\\\", written)).strip())


def in_rows(tex: str) -> str:
    """Return TeX whose rows stand in no environment in one that has rows; "" for one row."""
    if not _TOP_ROWS.search(tex):
        return ""
    start, end = _ALIGNED if "&" in tex else _CENTRED
    return f"{start}{tex}{end}"


def _environment(match: re.Match[str]) -> str:
    return _WRITTEN[match[2]][match[1] == "end"]


def _columns(match: re.Match[str]) -> str:
    return f"{match[1]}{{{_BETWEEN_COLUMNS.sub('', match[2])}}}"


def _words(match: re.Match[str]) -> str:
    """Return words with the formulas among them as such."""
    parts: list[str] = []
    at = 0
    for formula in _FORMULA.finditer(match[2]):
        parts += [_said(match[1], match[2][at : formula.start()]), formula[1] or formula[2] or ""]
        at = formula.end()
    return "".join([*parts, _said(match[1], match[2][at:])])


def _said(command: str, words: str) -> str:
    shown = _SIGN.sub(r"\1", words)
    return f"{command}{{{shown}}}" if shown else ""
