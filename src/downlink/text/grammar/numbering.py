"""Numbers with which headings and items of a list begin."""

from __future__ import annotations

import re

from downlink.text.scripts import HAN

_ARABIC = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}"
_CHINESE = "一二三四五六七八九十"

BARE_NUMBER = (
    rf"(?:{_ARABIC}(?:[.、):]|\s)|0x[0-9a-fA-F]{{2}}"
    rf"|\(?[{_CHINESE}〇]{{1,3}}[、.)]|[{_CHINESE}〇](?=\s)"
    rf"|第[0-9{_CHINESE}]{{1,3}}[章节讲篇部课][分:]?|[①-⑨])"
)
"""The number of a heading or of an item, whatever follows."""

NUMBER = rf"(?:{BARE_NUMBER}(?=\s|[A-Z{HAN}])\s*+)"
"""The same where words follow: `1.`, `二、`, `0x01`, `第三章`."""

NUMBERED = re.compile(NUMBER)
"""The same, compiled."""

MARKER = re.compile(r"(?:^|(?<=\s))([0-9]{1,2}[.、])\s(?=\S)")
"""The number of an item of a list."""

CHAPTER = re.compile(rf"第[0-9{_CHINESE}百]{{1,4}}[章节讲篇部课回期]")
"""The number of a chapter, which is no heading by itself."""

NEXT_NUMBER = re.compile(
    rf".\s(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}[.、,]?|[{_CHINESE}][、,，]?)$"
)
"""The number of the next heading at the end of some words: nothing behind it belongs to this one.
"""

LIST_BEGINS = re.compile(r"(?:[0-9]{1,2}|[一二三])[.、](?!\d)\s?\S")
"""What a list or a numbered part begins with."""
