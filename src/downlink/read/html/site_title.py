"""A page's title → the article's own, less the name of the site that stands before or behind it."""

from __future__ import annotations

import re
from collections.abc import Collection

from downlink.text.fold import fold

_LINES = r"[ \u00a0](?:[-–—|·•»«›‹~:/\\←→⋅∙▪*+]|::|\|\||//|>>|<<|--)[ \u00a0]| ?[｜_|丨] ?| ?:: ?"
_STRONG, _ANY = re.compile(_LINES), re.compile(f"{_LINES}|: ")
# What templates put between the titles of articles, sections and sites; people write the colon
# into titles too.

_LONGEST, _MOST = 1000, 6
# Characters of a title, and parts that are looked at together; hostile ones have thousands.


def parts_of(title: str, *, at_colons: bool = True) -> list[tuple[int, int]]:
    """Return where the parts between the separators of a title begin and end."""
    parts: list[tuple[int, int]] = []
    begin = 0
    for match in (_ANY if at_colons else _STRONG).finditer(title[:_LONGEST]):
        parts.append((begin, match.start()))
        begin = match.end()
    return [(start, end) for start, end in (*parts, (begin, len(title))) if start < end]


def without_site(title: str, sites: Collection[str]) -> str:
    """Return the title without the first and the last part that name the site.

    Args:
        sites: folded names of the site.
    """
    parts = parts_of(title)
    while len(parts) > 1 and fold(title[slice(*parts[-1])]) in sites:
        parts.pop()
    while len(parts) > 1 and fold(title[slice(*parts[0])]) in sites:
        parts.pop(0)
    return title[parts[0][0] : parts[-1][1]].strip() if parts else title


def is_part(words: str, title: str, *, at_colons: bool) -> bool:
    """Whether a folded text is a whole part of a title, or several that follow one another."""
    parts = parts_of(title, at_colons=at_colons)
    return any(
        fold(title[first[0] : last[1]]) == words
        for at, first in enumerate(parts[:_MOST])
        for last in parts[at : at + _MOST]
    )


def last_part(title: str) -> str:
    """Return what stands behind the last separator of a title but a colon, "" where it has none."""
    parts = parts_of(title, at_colons=False)
    return title[slice(*parts[-1])] if len(parts) > 1 else ""


def without_last_part(title: str) -> str:
    """Return what stands before the last separator of a title that has one."""
    parts = parts_of(title, at_colons=False)
    return title[: parts[-2][1]].strip()
