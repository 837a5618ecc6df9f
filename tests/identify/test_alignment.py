from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from downlink.identify.alignment import ANCHOR, MIN_SHARE, Alignment, align, trace


def _words(seed: int, length: int) -> str:
    return "".join(random.Random(seed).choices([chr(0x4E00 + n) for n in range(3000)], k=length))


SHARED, FIRST, SECOND = _words(1, 300), _words(2, 300), _words(3, 300)


def test_equal_texts_end_together() -> None:
    assert align(SHARED, SHARED) is Alignment.EQUAL


def test_a_cut_text_runs_on_in_the_longer_one() -> None:
    assert align(SHARED, SHARED + FIRST) is Alignment.FIRST_CUT
    assert align(SHARED + FIRST, SHARED) is Alignment.SECOND_CUT


def test_shared_introduction_is_not_a_duplicate_however_long() -> None:
    long = "".join(_words(seed, 300) for seed in range(10, 30))
    assert align(long + FIRST[:20], long + SECOND[:20]) is Alignment.APART


def test_a_chance_agreement_far_behind_the_introduction_joins_nothing() -> None:
    """A whole article may use the words that another one's excerpt was cut after."""
    ending = _words(4, ANCHOR)
    whole = SHARED + FIRST + ending + FIRST
    assert align(SHARED + SECOND[:12] + ending, whole) is Alignment.APART


def test_an_edited_sentence_in_the_middle_is_the_same_article() -> None:
    edited = SHARED[:120] + SECOND[:40] + SHARED[150:]
    assert align(SHARED, edited) is Alignment.EQUAL
    assert align(SHARED[:280], edited) is Alignment.FIRST_CUT


def test_a_text_with_a_title_before_it_tells_more_than_the_one_without() -> None:
    assert align(SHARED, SECOND[:10] + SHARED) is Alignment.FIRST_CUT
    assert align(SECOND[:10] + SHARED[:200], SHARED) is Alignment.SECOND_CUT


def test_texts_that_agree_in_less_than_half_are_apart() -> None:
    assert align(SECOND[:100] + SHARED[-60:], FIRST[:100] + SHARED[-60:]) is Alignment.APART


def test_texts_that_share_nothing_are_apart() -> None:
    assert align(FIRST, SECOND) is Alignment.APART


@given(st.text("甲乙丙丁戊", max_size=60), st.text("甲乙丙丁戊", max_size=60))
def test_the_relation_of_two_texts_does_not_depend_on_their_order(first: str, second: str) -> None:
    mirrored = {
        Alignment.FIRST_CUT: Alignment.SECOND_CUT,
        Alignment.SECOND_CUT: Alignment.FIRST_CUT,
    }
    there = align(first, second)
    assert align(second, first) is mirrored.get(there, there)


def _by_trace(first: str, second: str) -> Alignment:
    """The rule, without anything that spares its work."""
    found = trace(first, second)
    if found.parted or found.agreed < MIN_SHARE * max(found.first, found.second):
        return Alignment.APART
    if found.first == len(first) and found.second == len(second):
        return Alignment.EQUAL
    return Alignment.FIRST_CUT if found.first == len(first) else Alignment.SECOND_CUT


_EDITS = st.lists(
    st.tuples(st.integers(0, 260), st.integers(0, 130), st.integers(0, 130)), max_size=4
)


@given(_EDITS, st.integers(20, 300), st.integers(20, 300))
def test_what_spares_work_refuses_nothing_that_the_rule_accepts(
    edits: list[tuple[int, int, int]], first: int, second: int
) -> None:
    edited = SHARED
    for place, gone, new in edits:
        edited = edited[:place] + FIRST[:new] + edited[place + gone :]
    for one, other in ((SHARED[:first], edited[:second]), (edited[:first], SHARED[:second])):
        assert align(one, other) is _by_trace(one, other)
