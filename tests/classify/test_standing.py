from __future__ import annotations

from collections.abc import Sequence

import pytest

from downlink.classify.standing import standings
from downlink.classify.term_mining import shared_terms

WORDS = ("bakeries", "kitchens", "gardens", "forests")


def is_word(term: str, texts: Sequence[str]) -> bool:
    return standings({term: range(len(texts))}, texts)[term].is_word(term)


def test_an_adjective_that_stands_before_what_it_belongs_to_is_no_term() -> None:
    texts = [f"In the {word} Quorian {word} grow. Then {word}." for word in WORDS]
    assert not is_word("Quorian", texts)
    assert is_word("Quorian", [text.replace("Quorian", "Quorian,") for text in texts])


def test_what_is_made_of_a_name_with_a_common_ending_is_no_term() -> None:
    texts = [f"In the {word} FOLDbased, {word}." for word in WORDS]
    assert not is_word("FOLDbased", texts)
    assert is_word("FOLDbase", [text.replace("FOLDbased", "FOLDbase") for text in texts])


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("东川大学", False),
        ("东川省", False),
        ("东川法院", False),
        ("青羽市", False),
        ("折纸岗", False),
        ("元宇宙", True),
        ("夜光股市", True),
    ],
)
def test_places_bodies_and_jobs_are_no_subjects(term: str, *, expected: bool) -> None:
    texts = [f"{word}。{term}，{word}。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert is_word(term, texts) is expected


def test_a_full_name_in_a_list_of_them_is_a_person() -> None:
    texts = [f"{word} Borg, Zelda Quux, Ivo Bar, and me." for word in ("A", "B", "C", "D")]
    assert standings({"Zelda Quux": range(4)}, texts)["Zelda Quux"].is_person
    texts = [f"{word} Borg, Zelda Quux, which is a tool." for word in ("A", "B", "C", "D")]
    assert not standings({"Zelda Quux": range(4)}, texts)["Zelda Quux"].is_person


def test_what_writers_call_themselves_is_a_person() -> None:
    texts = [f"{word}好，我是夜航船。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"夜航船": range(4)}, texts)["夜航船"].is_person


def test_what_is_said_once_and_before_one_phrase_is_boilerplate() -> None:
    texts = [f"{word}怎么做_科苑题库 问题简述 {word}" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"科苑题库": range(4)}, texts)["科苑题库"].is_boilerplate
    again = [f"{text}。科苑题库的{text}" for text in texts]
    assert not standings({"科苑题库": range(4)}, again)["科苑题库"].is_boilerplate


def test_the_field_of_a_form_is_boilerplate_whatever_number_stands_before() -> None:
    texts = [f"{word} Servings: {number} Ziffers {word}" for number, word in enumerate(WORDS)]
    assert standings({"Ziffers": range(4)}, texts)["Ziffers"].is_boilerplate


def test_a_piece_that_always_follows_a_latin_word_is_cut() -> None:
    texts = [f"{word}。Q星语会，{word}。" for word in ("甲乙", "丙丁", "戊己", "庚辛")]
    assert standings({"星语会": range(4)}, texts)["星语会"].is_cut


def test_a_word_in_small_letters_is_another_one_than_a_name() -> None:
    texts = ["Quorn 甲。Quorn", "用 Quorn 乙。", "Quorn 丙。Quorn", "a quorn 丁"]
    assert shared_terms(texts, (), 3) == {"Quorn": (0, 1, 2)}


def test_a_plural_is_the_same_term() -> None:
    found = shared_terms(["GFM 甲", "GFMs 乙", "GFM 丙", "一个 ioS", "一个 IO"], (), 3)
    assert found == {"GFM": (0, 1, 2)}


def test_a_phrase_has_the_word_that_says_what_kind_of_thing_it_names() -> None:
    texts = [f"{word} Foldable Neural Networks {word}" for word in ("甲", "乙", "丙")]
    assert set(shared_terms(texts, (), 3)) == {"Foldable Neural Network"}
