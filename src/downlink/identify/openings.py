"""Two texts that differ in their opening → whether that names two articles of a series.

Issues of a weekly, notes on releases, instructions for one model after the other: what follows the
opening is boilerplate, in which nothing else tells them apart. Folded texts are compared, in which
`1.55.0` is `1550`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

_OPENING = 80
# Folded characters from the beginning on: a title with its number, or a first sentence with it.

_LONGEST_NAME = 30
_SHORTEST_NAME = 2
_SHORTEST_TITLE, _ALIKE = 4, 0.5
Gap = tuple[tuple[int, int], tuple[int, int]]
_DATE = re.compile(r"(?:19|20)[0-9]{6}[0-9]*")
_COUNTED = (
    "阅读|阅读量|阅读数|浏览|浏览量|浏览数|点击|点击量|点击数|人气|热度|评论|评论数|回复|点赞|收藏|转发|字数|"
    "views?|reads?|hits?|comments?|likes?|shares?|words?|claps?|replies|votes?"
)
_BEFORE = re.compile(rf"(?:{_COUNTED}|约|共|published|updated|posted|on)$")
_AFTER = re.compile(
    rf"(?:{_COUNTED}|次|人|条|字|分钟|小时|天前|年|月|日|k?views|min|hours?|days?|weeks?|months?|years?|ago)"
)
# What stands beside a number that another capture of the same article may show higher: a counter, a
# time.


def name_two(first: str, second: str, differences: Sequence[Gap]) -> bool:
    """Whether two folded texts name two articles in their opening: it differs in a number, in names
    with a number, in a name that differs in the same way further on, or has another title.

    Args:
        differences: what each has there, as (start, end), where the other has something else.
    """
    pieces = [
        (first[slice(*here)], second[slice(*there)], min(here[0], there[0]))
        for here, there in differences
    ]
    for number, (one, other, start) in enumerate(pieces):
        if start > _OPENING:
            return False
        later = [(a, b) for a, b, _ in pieces[number + 1 :]]
        if _are_two_titles(one, other, start) or _recurs(one, other, later):
            return True
        if _are_two_numbers(one, other) and not (
            _counts(first, differences[number][0]) or _counts(second, differences[number][1])
        ):
            return True
    return False


def _are_two_numbers(one: str, other: str) -> bool:
    """Whether both begin with a number, or are names with a number in them."""
    if one[:1].isdigit() and other[:1].isdigit():
        return True
    return max(len(one), len(other)) <= _LONGEST_NAME and _has_digit(one) and _has_digit(other)


def _are_two_titles(one: str, other: str, start: int) -> bool:
    """Whether two pieces that begin the texts are titles with little in common."""
    shorter = min(len(one), len(other))
    if start > 0 or shorter < _SHORTEST_TITLE:
        return False
    return LCSseq.similarity(one, other) < _ALIKE * shorter


def _recurs(one: str, other: str, later: Iterable[tuple[str, str]]) -> bool:
    """Whether a name of the opening, or of a title that the other text lacks, is another one in the
    other text further on.
    """
    names = [pair for pair in later if min(map(len, pair)) >= _SHORTEST_NAME]
    return any(
        (name in one or not one) and (instead in other or not other) for name, instead in names
    )


def _has_digit(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def _counts(text: str, place: tuple[int, int]) -> bool:
    """Whether a number at a place is one that grows: a counter, or a time."""
    start, end = place
    while start and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    number = text[start:end]
    return bool(_DATE.match(number) or _BEFORE.search(text[:start]) or _AFTER.match(text, end))
