"""JSON as sites write it into their pages → its values, as far as they can be told for certain.

Templates put JSON together out of texts: with raw line breaks in them, comments, commas behind the
last item, escapes that JSON does not know, several values in a row, all of it escaped as HTML.
"""

from __future__ import annotations

import html
import json
import re

from downlink.read.decode import replace_lone_surrogates

_LONGEST = 4_000_000
# Characters. Data that describes one page has some thousands.
_PIECES = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*+"?)'
    r"|(?P<comment>/\*(?:[^*]|\*(?!/))*+(?:\*/)?|(?<!:)//[^\n]*)"
    r"|(?P<comma>,)(?=\s*+[}\]])",
    re.DOTALL,
)
# Each alternative takes what it begins with to its end or to the end of all: one pass.
_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))', re.DOTALL)
_WRAPPING = re.compile(r"\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)")
_BETWEEN = " \t\r\n,;"
_DECODER = json.JSONDecoder(strict=False)


def values_in(text: str) -> list[object]:
    """Return the JSON values that stand in a text one after the other, up to the first that cannot
    be read. What is escaped within their texts stays so: `json_text` reads it.
    """
    if len(text) > _LONGEST:
        return []
    words = _unwrapped(text)
    found = _read(words)
    if not found and '"' not in words and "&" in words:
        words = html.unescape(words)
        found = _read(words)
    return found or _read(_PIECES.sub(_mended, words))


def json_text(value: object) -> str:
    """Return a text or number of such a value on one line, its references of HTML as characters;
    "" for what is neither.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    words = str(value)
    return " ".join(
        replace_lone_surrogates(html.unescape(words) if "&" in words else words).split()
    )


def _unwrapped(text: str) -> str:
    begin = _WRAPPING.match(text)
    return text[begin.end() if begin else 0 :].lstrip("\ufeff \t\r\n")


def _read(text: str) -> list[object]:
    found: list[object] = []
    at = 0
    while at < len(text) and text[at] in "{[":
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
    return found


def _mended(match: re.Match[str]) -> str:
    return _ESCAPE.sub(_escape, match["text"]) if match["text"] else ""


def _escape(match: re.Match[str]) -> str:
    return match[0] if match[1] else match[2]
