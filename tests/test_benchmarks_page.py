"""A tool that writes its part of the benchmarks' page leaves the other parts alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.page import PAGE, replace_part


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "benchmarks.md"
    path.write_text("# Head\n", encoding="utf-8")
    return path


def test_a_part_takes_the_place_of_its_older_self(page: Path) -> None:
    for name in ("one", "two", "three"):
        replace_part(page, name, f"## {name}\n")
    before = page.read_text("utf-8")
    replace_part(page, "two", "## two, newer")
    assert page.read_text("utf-8") == before.replace("## two", "## two, newer")
    replace_part(page, "two", "## two")
    assert page.read_text("utf-8") == before


def test_markers_that_do_not_pair_are_reported_and_nothing_is_written(page: Path) -> None:
    replace_part(page, "one", "1")
    replace_part(page, "two", "2")
    broken = page.read_text("utf-8").replace("<!-- end -->", "", 1)
    page.write_text(broken, encoding="utf-8")
    with pytest.raises(ValueError, match="'one' has no"):
        replace_part(page, "one", "3")
    with pytest.raises(ValueError, match="ends a part"):
        replace_part(page, "two", "a <!-- end --> b")
    assert page.read_text("utf-8") == broken


def test_the_page_s_own_parts_pair(tmp_path: Path) -> None:
    copy = tmp_path / PAGE.name
    copy.write_bytes(PAGE.read_bytes())
    replace_part(copy, "deduplication", "newer")
    assert copy.read_text("utf-8").endswith(PAGE.read_text("utf-8").partition("<!-- end -->")[2])
