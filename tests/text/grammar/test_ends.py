"""What is looked at before an expression is tried lets through all that the expression finds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from downlink.text.grammar import comparisons, definitions

_CASES = (
    (comparisons.compared, comparisons._COMPARED),
    (comparisons.given_as_example, comparisons._GIVEN),
    (definitions.revealed, definitions._REVEALED),
    (definitions.chosen, definitions._CHOSEN),
    (definitions.worked_on, definitions._WORKED_ON),
)


@pytest.mark.parametrize(("holds", "pattern"), _CASES)
def test_all_words_of_an_expression_are_found(
    holds: Callable[[str], bool], pattern: re.Pattern[str]
) -> None:
    parts = re.findall(r"[^\[\](){}|?*+$:<!=\\^]+", pattern.pattern)
    words = {part[:end] for part in parts for end in range(1, len(part) + 1)}
    words |= {first + second for first in words for second in words if len(first + second) < 9}
    found = 0
    for word in words:
        for text in (word, f"{word}了", f"{word}一个", f"{word} “", f"{word}的\n", f"{word}s"):
            assert holds(text) == (pattern.search(text, max(0, len(text) - 15)) is not None)
            found += holds(text)
    assert found
