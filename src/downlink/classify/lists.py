"""A place in a text → whether it only lists what stands there: `dropout, weight decay and mixup`.

Three things or more in a row, each a word or a few: what stands among them is named beside others,
whatever the sentence says of them all.
"""

from __future__ import annotations

import re

from downlink.classify import weights
from downlink.text.scripts import HAN

_NEXT = frozenset(",，、 和与及或以s")
# What can stand right beside a thing in a list.

_MOST = 6
_REACH = 40
_AND = r"(?:and|or)\b|以及|[和与及或]"
_SEPARATOR = rf"(?:[,，、]\s*(?:{_AND})?|\s(?:{_AND}))\s*"
_BEFORE, _AFTER = re.compile(rf"{_SEPARATOR}$"), re.compile(rf"s?{_SEPARATOR}")
_WORD = r"[A-Za-z0-9.+#*-]+"
_THING = rf"(?:{_WORD}(?: {_WORD}){{0,2}}|(?:{_WORD} ?)?[{HAN}]{{1,7}})"
_LAST, _FIRST = re.compile(rf"{_THING}$"), re.compile(_THING)
_CONJUNCTION = re.compile(rf"(?:{_AND})\s*$")


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is one of three things or more in a row."""
    if text[start - 1 : start] not in _NEXT and text[end : end + 1] not in _NEXT:
        return False
    marks = [*_marks_before(text, start), *_marks_after(text, end)]
    joined = any(_CONJUNCTION.search(mark) for mark in marks)
    return len(marks) >= weights.LIST_MARKS + (not joined)


def _marks_before(text: str, place: int) -> list[str]:
    """Return the commas and conjunctions of a list that ends at a place, the last first."""
    found: list[str] = []
    while len(found) < _MOST:
        mark = _BEFORE.search(text, max(0, place - _REACH), place)
        if not mark:
            break
        found.append(mark[0])
        thing = _LAST.search(text, max(0, mark.start() - _REACH), mark.start())
        if not thing:
            break
        place = thing.start()
    return found


def _marks_after(text: str, place: int) -> list[str]:
    """Return the commas and conjunctions of a list that begins before a place."""
    found: list[str] = []
    while len(found) < _MOST:
        mark = _AFTER.match(text, place)
        if not mark:
            break
        found.append(mark[0])
        thing = _FIRST.match(text, mark.end())
        if not thing:
            break
        place = thing.end()
    return found
