from __future__ import annotations

from downlink.text import small_words
from downlink.text.grammar.terms import EDGES, ENDS, GRAMMAR, INNER, PARTICLES


def test_what_is_in_no_term_is_at_no_edge_of_one() -> None:
    assert PARTICLES < INNER < EDGES < ENDS
    assert PARTICLES < GRAMMAR < small_words.HAN


def test_characters_that_begin_terms_may_be_no_end_of_one() -> None:
    assert "多" in ENDS - EDGES
    assert "上" in ENDS - EDGES
    assert "与" in EDGES - INNER
