"""What one blog's text dumps look like: banner, section heading, separator, truncation, pager.

A mark is a text that a whole line consists of, or a regular expression between slashes that a
whole line matches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from downlink.errors import ArchiveError

BY_LINE = "line"
"""The separator of dumps that show one excerpt a line."""

BY_BLANK = "blank"
"""The separator of dumps whose excerpts stand apart by blank lines."""

TRUNCATION = (
    *("[...]", "[…]", "......", "……", "...", "…", "[&hellip;]", "&hellip;"),
    *("Read more »", "Read more →", "Read more", "Read More", "Continue reading →"),
    *("Continue reading", "阅读全文 »", "阅读全文", "继续阅读", "阅读更多", "查看全文", "閱讀全文"),
)
"""Marks at the end of an excerpt that was cut, as blogs write them."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The marks of a blog's dumps.

    Attributes:
        banner: marks of lines that open a dump.
        section: marks of lines that head the list of excerpts; what stands before is no excerpt.
        separator: `line`, `blank`, or the mark of the line between two excerpts.
        pager: the mark of a pager with its own number and the last one as its two groups; ""
            for a row of rising numbers (`1 2`).
        truncation: texts at the end of an excerpt that was cut.
        shortest: characters that an excerpt without truncation mark has at least. The shortest
            whole article of the real dumps has 160; menus and footers have a few.
    """

    banner: tuple[str, ...] = ("INCOMING TRANSMISSION",)
    section: tuple[str, ...] = ("LATEST UPDATES",)
    separator: str = BY_LINE
    pager: str = ""
    truncation: tuple[str, ...] = TRUNCATION
    shortest: int = 16

    def is_cut(self, text: str) -> bool:
        """Whether an excerpt's text ends in a truncation mark."""
        stripped = text.rstrip()
        return stripped.endswith(self.truncation) and stripped not in self.truncation

    def body(self, text: str) -> str:
        """Return an excerpt's text without its truncation marks and the space before them."""
        if not self.is_cut(text):
            return text
        end = _without_space(text, len(text))
        found = True
        while found and text.endswith(self.truncation, 0, end):
            found = False
            for mark in self.truncation:
                if text.endswith(mark, 0, end) and end > len(mark):
                    end, found = _without_space(text, end - len(mark)), True
        return text[:end] or text

    def read_pager(self, line: str) -> tuple[int, int] | None:
        """Return (this page, last page) if the line is a pager, else None."""
        if not self.pager:
            return _read_numbers(line)
        match = re.fullmatch(self.pager.strip("/"), line.strip())
        numbers = (match[1], match[2]) if match else ("", "")
        if all(number and number.isdecimal() for number in numbers):
            return int(numbers[0]), int(numbers[1])
        return None


def _without_space(text: str, end: int) -> int:
    """Return where the text before `end` ends that is no white space."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


TRANSMISSION = Dialect()
"""The dialect of the first archive, and the default."""


def matches(marks: tuple[str, ...], line: str) -> bool:
    """Whether the line, without the space around it, is one of the marks."""
    return line in marks or any(pattern.fullmatch(line) for pattern in _patterns(marks))


@cache
def _patterns(marks: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(mark[1:-1]) for mark in marks if _is_pattern(mark))


def make_dialect(options: Mapping[str, Any]) -> Dialect:
    """Return the default dialect with the options in the place of its marks.

    Raises:
        ArchiveError: an option is unknown, or its value is of the wrong kind.
    """
    known = {item.name for item in fields(Dialect)}
    values: dict[str, Any] = {}
    for name, value in options.items():
        if name not in known:
            problem = f"unknown dialect option '{name}': the known ones are "
            raise ArchiveError(problem + ", ".join(sorted(known)))
        values[name] = _value(name, value)
    dialect = replace(TRANSMISSION, **values)
    pager = (dialect.pager,) if dialect.pager else ()
    _check_patterns((*dialect.banner, *dialect.section, dialect.separator), groups=0)
    _check_patterns(pager, groups=2)
    return dialect


def _value(name: str, value: object) -> object:
    if name == "shortest":
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise ArchiveError("dialect option 'shortest' must be a number of characters above 0")
    if name in ("separator", "pager"):
        if isinstance(value, str) and (value or name == "pager"):
            return value
        raise ArchiveError(f"dialect option '{name}' must be a text")
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        raise ArchiveError(f"dialect option '{name}' must be a list of texts")
    return tuple(items)


def _check_patterns(marks: tuple[str, ...], *, groups: int) -> None:
    for mark in marks:
        try:
            pattern = re.compile(mark[1:-1]) if _is_pattern(mark) else None
        except (re.error, OverflowError, RecursionError) as error:
            problem = (
                f"the dialect's mark {mark[:60]} is no regular expression ({error}): correct it"
            )
            raise ArchiveError(problem) from error
        if groups and (pattern is None or pattern.groups != groups):
            problem = f"the dialect's pager {mark} needs the form /…/ with {groups} groups"
            raise ArchiveError(f"{problem}: this page's number and the last one's")


def _is_pattern(mark: str) -> bool:
    return len(mark) > len("//") and mark.startswith("/") and mark.endswith("/")


_PAGER_WORDS = {"…", "...", "‹", "›", "«", "»", "<", ">", "上一页", "下一页", "Previous", "Next"}
_NUMBER = re.compile(r"[0-9]{1,4}")


def _read_numbers(line: str) -> tuple[int, int] | None:
    """Read a pager such as `1 2`. A front page's pager starts with its own number; numbers must
    rise, so that a table's row is not taken for one, nor is a number alone.
    """
    words = [word for word in line.split() if word not in _PAGER_WORDS]
    if not words or not all(_NUMBER.fullmatch(word) for word in words):
        return None
    numbers = [int(word) for word in words]
    if numbers != sorted(set(numbers)) or (len(numbers) == 1 and numbers[0] > 1):
        return None
    return numbers[0], numbers[-1]
