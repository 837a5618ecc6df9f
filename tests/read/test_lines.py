from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.model.dump import Dump, Excerpt
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import BY_BLANK, TRANSMISSION

EXCERPT = "背景 随着预训练语言模型进入LLM时代,其参数量愈发庞大..."


def _parse(*lines: str) -> tuple[list[str], list[int], tuple[int | None, int | None]]:
    parsed = with_lines(Dump("seeds/a.txt", "text"), lines, TRANSMISSION)
    texts = [excerpt.text for excerpt in parsed.excerpts]
    return texts, [item.line for item in parsed.unparsed], (parsed.page, parsed.pages)


def test_marks_are_no_excerpts_and_positions_count_from_one() -> None:
    lines = ("INCOMING TRANSMISSION", "", "LATEST UPDATES", EXCERPT, EXCERPT, "1 2")
    parsed = with_lines(Dump("a", "text"), lines, TRANSMISSION)
    assert [item.text for item in parsed.excerpts] == [EXCERPT, EXCERPT]
    assert (parsed.page, parsed.pages, parsed.unparsed) == (1, 2, ())


def test_a_line_that_is_neither_mark_nor_excerpt_is_kept_as_unparsed() -> None:
    texts, unparsed, _ = _parse("INCOMING TRANSMISSION", "noise", "LATEST UPDATES", EXCERPT, "菜单")
    assert texts == [EXCERPT]
    assert unparsed == [2, 5]


def test_every_line_that_is_not_blank_is_accounted_for() -> None:
    lines = ("x", "INCOMING TRANSMISSION", " ", "LATEST UPDATES", EXCERPT, "短", "2 1", "1 2")
    parsed = with_lines(Dump("a", "text"), lines, TRANSMISSION)
    marks = 3  # banner, section, pager
    blank = 1
    assert len(parsed.excerpts) + len(parsed.unparsed) + marks + blank == len(lines)


def test_a_dump_without_section_heading_holds_excerpts_from_its_first_line() -> None:
    assert _parse(EXCERPT)[0] == [EXCERPT]


def test_a_pager_in_the_middle_is_not_one() -> None:
    texts, unparsed, pages = _parse("LATEST UPDATES", "1 2", EXCERPT)
    assert (texts, unparsed, pages) == ([EXCERPT], [2], (None, None))


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        ("1 2", (1, 2)),
        ("1 2 3 … 9", (1, 9)),
        ("« 2 3 »", (2, 3)),
        ("2 1", None),
        ("1 2 公式", None),
        ("", None),
    ],
)
def test_pagers(line: str, pages: tuple[int, int] | None) -> None:
    assert TRANSMISSION.read_pager(line) == pages


@pytest.mark.parametrize("mark", ["...", "…", "[...]", "[…]", "……"])
def test_the_truncation_mark_is_not_part_of_the_body(mark: str) -> None:
    assert TRANSMISSION.body(f"先学习{mark}") == "先学习"


def test_a_whole_text_is_its_own_body() -> None:
    assert (
        TRANSMISSION.body("stride是步长,ksize是卷积核大小。") == "stride是步长,ksize是卷积核大小。"
    )


_RISING = " ".join(map(str, range(1, 80)))
_LINES = st.sampled_from(
    (
        *("INCOMING TRANSMISSION", "LATEST UPDATES", "", "菜单", EXCERPT, EXCERPT * 9, "1 2"),
        *(_RISING, f"  {EXCERPT * 8}  ", f"{_RISING[:120]}{' ' * 200}", "x" * 300),
    )
)


@given(st.lists(st.lists(_LINES, max_size=8), max_size=6), st.sampled_from(("line", BY_BLANK)))
def test_lines_that_another_dump_showed_are_read_as_if_they_were_new(
    dumps: list[list[str]], separator: str
) -> None:
    dialect = replace(TRANSMISSION, separator=separator)
    known: dict[str, Excerpt] = {}
    for lines in dumps:
        alone = with_lines(Dump("a", "text"), lines, dialect)
        assert with_lines(Dump("a", "text"), lines, dialect, known) == replace(alone, lines=())
