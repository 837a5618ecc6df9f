"""A text dump's lines → what each was taken for, and why. Every line is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from downlink.model.dump import Excerpt, LineKind, LineReading
from downlink.settings.dialect import BY_BLANK, BY_LINE, Dialect, matches

_LONGEST_MARK = 200
# Characters: banners, headings and pagers are short, and most lines are excerpts.


def read_lines(
    lines: Sequence[str], dialect: Dialect, known: Mapping[str, Excerpt]
) -> Iterator[LineReading | Excerpt]:
    """Yield the readings of a dump's lines in their order.

    Excerpts stand below the section heading; a dump without one holds them from its first line.
    A pager stands at the end of the dump or before the banner of the next one in the same file.

    Args:
        known: excerpts by their texts, which stand in the place of the readings of their lines:
            nearly all lines of many dumps are repeats, and are not read again.
    """
    known = known if dialect.separator == BY_LINE else {}
    has_section = any(matches(dialect.section, line.strip()) for line in lines)
    in_section = not has_section
    open_lines: list[str] = []
    for number, line in enumerate(lines, 1):
        repeat = known.get(line) if in_section else None
        if repeat and len(line.strip()) > _LONGEST_MARK:
            yield repeat
            continue
        stripped = line.strip()
        mark = _mark(stripped, lines, number, dialect)
        if mark is None and in_section and dialect.separator != BY_LINE:
            open_lines.append(line)
            continue
        if mark and mark[0] == "blank" and open_lines and dialect.separator != BY_BLANK:
            open_lines.append(line)
            continue
        if open_lines:
            yield from _close(open_lines, number, dialect)
            open_lines = []
        if mark:
            if mark[0] in ("banner", "section"):
                in_section = mark[0] == "section" or not has_section
            yield LineReading(number, *mark, line)
        elif in_section:
            yield _excerpt(number, line, dialect)
        else:
            yield LineReading(number, "unparsed", "stands before the section heading", line)
    yield from _close(open_lines, len(lines) + 1, dialect)


def _mark(
    stripped: str, lines: Sequence[str], number: int, dialect: Dialect
) -> tuple[LineKind, str] | None:
    if not stripped or len(stripped) > _LONGEST_MARK:
        return None if stripped else ("blank", "is empty")
    if matches(dialect.banner, stripped):
        return ("banner", "is a banner of the dialect")
    if matches(dialect.section, stripped):
        return ("section", "is a section heading of the dialect")
    if dialect.separator not in (BY_LINE, BY_BLANK) and matches((dialect.separator,), stripped):
        return ("separator", "is the dialect's separator")
    if dialect.read_pager(stripped):
        rest = (lines[at].strip() for at in range(number, len(lines)))
        following = next(filter(None, rest), "")
        if not following or matches(dialect.banner, following):
            return ("pager", "holds rising page numbers at the end")
    return None


def _close(open_lines: list[str], number: int, dialect: Dialect) -> Iterator[LineReading]:
    """Yield the excerpt that the lines before line `number` make, without blank ones at its end,
    and those.
    """
    blank = 0
    while open_lines and not open_lines[-1].strip():
        open_lines.pop()
        blank += 1
    if open_lines:
        first = number - blank - len(open_lines)
        yield _excerpt(first, "\n".join(open_lines), dialect)
    for line in range(number - blank, number):
        yield LineReading(line, "blank", "is empty", "")


def _excerpt(number: int, text: str, dialect: Dialect) -> LineReading:
    if not any(map(str.isalnum, text)):
        return LineReading(number, "unparsed", "holds no letter or digit", text)
    if dialect.is_cut(text):
        return LineReading(number, "excerpt", "ends in a truncation mark", text)
    length = len(text.strip())
    if length >= dialect.shortest:
        return LineReading(number, "excerpt", f"has {length} characters below the heading", text)
    reason = f"has {length} characters and no truncation mark; an excerpt has {dialect.shortest}"
    return LineReading(number, "unparsed", reason, text)
