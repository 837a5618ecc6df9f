from __future__ import annotations

import pytest

from downlink.terminal import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
        ("a\u200bb \ufeffc", "ab c"),
        ("a\x1b[31mb\nc", "a [31mb c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_parts_no_word_and_orders_nothing(text: str, shown: str) -> None:
    assert one_line(text) == shown
