from __future__ import annotations

from downlink.relate.repeated import REPEATED, counts_of


def test_a_notice_of_several_texts_counts_less_than_their_own_words() -> None:
    texts = [f"{word},zipper quokka wombat." for word in ("gecko", "newt", "toad")]
    assert len(texts) == REPEATED
    counts = counts_of(texts)[0]
    assert 0 < counts["quokka"] < counts["gecko"] == 1


def test_what_fewer_texts_say_is_their_own() -> None:
    counts = counts_of(["gecko,zipper quokka wombat.", "newt,zipper quokka wombat."])[0]
    assert counts["quokka"] == counts["gecko"] == 1


def test_a_short_clause_is_nobodys_notice() -> None:
    assert counts_of(["gecko, newt"] * REPEATED)[0]["newt"] == 1


def test_a_notice_is_the_same_whatever_numbers_it_names() -> None:
    texts = [
        f"{word},zipper quokka {number} wombat."
        for number, word in enumerate(("gecko", "newt", "toad"))
    ]
    counts = counts_of(texts)[0]
    assert 0 < counts["quokka"] < counts["gecko"] == 1


def test_the_label_of_a_field_counts_less_than_what_stands_there() -> None:
    texts = [f"a gecko Zipper Quokka: {word}" for word in ("newt", "toad", "skink")]
    counts = counts_of(texts)[0]
    assert 0 < counts["quokka"] < counts["newt"] == counts["gecko"] == 1


def test_what_fewer_texts_have_before_a_colon_is_no_label() -> None:
    assert counts_of(["a gecko Quokka: newt", "a toad Quokka: skink"])[0]["quokka"] == 1
