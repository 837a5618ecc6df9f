from __future__ import annotations

from pathlib import Path

from downlink.pages import style
from downlink.pages.style import stylesheet


def test_every_part_of_the_style_sheet_is_joined_once() -> None:
    parts = sorted(Path(style.__file__).parent.glob("*.css"))
    whole = stylesheet()
    assert [part.name for part in parts if whole.count(part.read_bytes()) != 1] == []
    assert len(whole) == sum(part.stat().st_size for part in parts)
