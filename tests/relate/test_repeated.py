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
