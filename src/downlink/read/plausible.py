"""Bytes read in an encoding → whether that can be the right one."""

from __future__ import annotations

import re

_EXPLAINED = re.compile(r"[^\x00-\x7f\ufffd]")
_CUT = re.compile(
    rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})(?![\x80-\xbf])|[\xc3-\xf4](?=\.{3})"
)
# What is left of a character of UTF-8 that was cut: some of its bytes, or one before an ellipsis.
_TYPED = re.compile("[\u2010-\u2027]")
# Dashes, quotation marks, ellipsis: what a program puts into a text that is ASCII otherwise.
_SURELY, _TIMES = 4, 10
# Characters that are valid UTF-8 by no accident, and how many times more than the others they are
# in a text that was damaged.
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LETTERS, _FEWEST = re.compile(r"[A-Za-z\x80-\uffff]"), 20
_HIGH = re.compile(r"[\x80-\uffff]")
_MOST = 0.5


def mostly_utf8(content: bytes, decoded: str) -> bool:
    """Whether UTF-8 explains more characters than it leaves unexplained.

    Args:
        decoded: the content as UTF-8, with U+FFFD for what is not.
    """
    unexplained = decoded.count("\ufffd")
    explained = len(_EXPLAINED.findall(decoded))
    if explained:
        return unexplained == 1 or explained > unexplained
    return len(_CUT.findall(content)) == unexplained


def surely_utf8(decoded: str, *, is_single: bool) -> bool:
    """Whether a text that was read as UTF-8 is so, whatever else is declared.

    Args:
        is_single: whether the characters of the declared encoding are a byte each. Pairs of bytes
            of another one may be a few valid characters of two bytes, as 联通 in GB18030 are.
    """
    unexplained = decoded.count("\ufffd")
    explained = len(_EXPLAINED.findall(decoded))
    if unexplained:
        return explained >= max(_SURELY, _TIMES * unexplained)
    return explained >= (1 if is_single else _SURELY) or bool(_TYPED.search(decoded))


def rules_out(decoded: str, codec: str) -> bool:
    """Whether a text cannot be in windows-1252, which programs declare without being asked: more
    than half of its letters are none of the Latin alphabet. No language of the West has so many.
    """
    if codec != "cp1252":
        return False
    text = _TAG.sub("", decoded)
    lines = [line for line in text.split("\n") if _HIGH.search(line)]
    high = sum(len(_HIGH.findall(line)) for line in lines)
    return high >= _FEWEST and high > _MOST * sum(len(_LETTERS.findall(line)) for line in lines)
