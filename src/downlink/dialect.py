"""What one blog's dumps look like: their banner, section heading, pager and truncation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """The marks of a blog's dumps.

    Attributes:
        banner: lines that open a dump.
        section: lines that head the list of excerpts; what stands before is not an excerpt.
        truncation: marks at the end of an excerpt that was cut, longest first.
        shortest: characters that a line without truncation mark needs to count as an excerpt.
            The shortest whole article of the real dumps has 160; menus and footers have a few.
    """

    banner: tuple[str, ...]
    section: tuple[str, ...]
    truncation: tuple[str, ...]
    shortest: int = 16

    def is_banner(self, line: str) -> bool:
        """Whether the line is one of the banner's."""
        return line.strip() in self.banner

    def is_section(self, line: str) -> bool:
        """Whether the line heads the list of excerpts."""
        return line.strip() in self.section

    def body(self, text: str) -> str:
        """Return an excerpt's text without its truncation mark and the space around it."""
        stripped = text.rstrip()
        for mark in self.truncation:
            if stripped.endswith(mark) and stripped != mark:
                return stripped[: -len(mark)].rstrip()
        return text


TRANSMISSION = Dialect(
    banner=("INCOMING TRANSMISSION",),
    section=("LATEST UPDATES",),
    truncation=("[...]", "[…]", "......", "……", "...", "…"),
)

_PAGER_WORDS = {"…", "...", "‹", "›", "«", "»", "<", ">", "上一页", "下一页", "Previous", "Next"}
_NUMBER = re.compile(r"[0-9]{1,4}")


def read_pager(line: str) -> tuple[int, int] | None:
    """Return (this page, last page) if the line is a pager such as `1 2`, else None.

    A front page's pager starts with its own number. Numbers must rise, so that a table's row
    is not taken for one.
    """
    words = [word for word in line.split() if word not in _PAGER_WORDS]
    if not words or not all(_NUMBER.fullmatch(word) for word in words):
        return None
    numbers = [int(word) for word in words]
    if numbers != sorted(set(numbers)):
        return None
    return numbers[0], numbers[-1]
