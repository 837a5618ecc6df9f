"""Bytes in any of the usual encodings → text.

The encoding is taken from the byte order mark, else it is the first of UTF-8, UTF-16 and GB18030
under which every byte is valid. Damaged UTF-8 can be valid GB18030 by accident (and then reads as
nonsense), so where UTF-8 explains more characters than it leaves unexplained, it is UTF-8.
"""

from __future__ import annotations

import codecs
import re
import sys

from downlink.model.dump import Damage

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-16 text every ASCII character, line ends among them, has a zero byte; this share of all
# bytes is reached by any text with a few of them and never by the other encodings.
_ZERO_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_EXPLAINED = re.compile(r"[^\x00-\x7f\ufffd]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NO_CHARACTER = "&#xFFFD;"
_SURROGATES = (0xD800, 0xDFFF)
_HALVES = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 7


def decode(content: bytes) -> tuple[str, tuple[Damage, ...]]:
    """Return the text of `content` without its byte order mark, and what of it was not text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding, offset=len(mark))
    if _looks_like_utf16(content):
        return _decode_as(content, _utf16_order(content), offset=0)
    decoded, damage = _decode_as(content, "utf-8", offset=0)
    if damage and not _mostly_decodes(decoded):
        return _decode_as(content, "gb18030", offset=0)
    return decoded, damage


def is_utf16(content: bytes) -> bool:
    """Whether `decode` reads the content as UTF-16, whatever it says of itself."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        not content.startswith(codecs.BOM_UTF8) and _looks_like_utf16(content)
    )


def head_of(content: bytes, size: int) -> str:
    """Return about the first `size` bytes as text, for telling formats apart: what is cut in the
    middle or not valid is left out.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) : size].decode(encoding, "ignore")
    encoding = _utf16_order(content) if _looks_like_utf16(content[:size]) else "utf-8"
    return content[:size].decode(encoding, "ignore")


def split_lines(decoded: str) -> list[str]:
    """Split at LF, CRLF or CR; other characters that Python calls line ends stay in the text."""
    lines = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _looks_like_utf16(content: bytes) -> bool:
    if len(content) % 2 or content.count(0) <= len(content) * _ZERO_SHARE:
        return False
    decoded = content.decode(_utf16_order(content), "replace")
    return not _CONTROL.search(decoded)


def _utf16_order(content: bytes) -> str:
    little = content[1::2].count(0) >= content[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def _mostly_decodes(decoded: str) -> bool:
    unexplained = decoded.count("\ufffd")
    return unexplained == 1 or len(_EXPLAINED.findall(decoded)) > unexplained


def _decode_as(content: bytes, encoding: str, *, offset: int) -> tuple[str, tuple[Damage, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError as error:
        name = encoding.upper()
        reason = f"a byte here is not valid {name} ({error.reason}); such bytes show as U+FFFD"
        return content.decode(encoding, "replace"), (Damage(offset + error.start, reason),)


def replace_lone_surrogates(text: str) -> str:
    """Return the text with halves of surrogate pairs, which no encoding can hold, as U+FFFD."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def replace_invalid_references(markup: str) -> str:
    """Return markup whose numeric references to what is no character (U+0000, half of a surrogate
    pair, beyond Unicode) refer to U+FFFD, as browsers read them (HTML, 13.2.5.80).
    """
    return _REFERENCE.sub(_valid_reference, markup) if "&#" in markup else markup


def _valid_reference(match: re.Match[str]) -> str:
    digits = (match[1] or match[2]).lstrip("0")
    if len(digits) > _LONGEST_NUMBER:
        return _NO_CHARACTER
    code = int(digits or "0", 16 if match[1] else 10)
    is_character = 0 < code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1]
    return match[0] if is_character else _NO_CHARACTER
