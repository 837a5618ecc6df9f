"""What is looked at before an expression is tried lets through all that the expression finds."""

from __future__ import annotations

import re

import pytest

from downlink.text.grammar import comparisons, definitions
from downlink.text.grammar.words_before import WordsBefore


@pytest.mark.parametrize(
    "words",
    [
        comparisons._COMPARED,
        comparisons._GIVEN,
        definitions._REVEALED,
        definitions._CHOSEN,
        definitions._WORKED_ON,
    ],
)
def test_all_words_of_an_expression_are_found(words: WordsBefore) -> None:
    pattern = words.pattern
    parts = re.findall(r"[^\[\](){}|?*+$:<!=\\^]+", pattern.pattern)
    pieces = {part[:end] for part in parts for end in range(1, len(part) + 1)}
    pieces |= {first + second for first in pieces for second in pieces if len(first + second) < 9}
    found = 0
    for word in pieces:
        for text in (word, f"{word}了", f"{word}一个", f"{word} “", f"{word}的\n", f"{word}s"):
            assert words.end(text) == (pattern.search(text, max(0, len(text) - 15)) is not None)
            found += words.end(text)
    assert found
