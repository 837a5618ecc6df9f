"""Candidates for titles of English texts: whole phrases, and no sentence's pieces."""

import pytest

from downlink.describe.titles.features import NAMES, features_of
from downlink.describe.titles.pool import pool_of


def candidates(text: str) -> set[str]:
    return {item.candidate.text for item in pool_of(text).contenders}


@pytest.mark.parametrize(
    ("text", "phrase", "sentence"),
    [
        (
            "Migratory birds carve out the routes that their flocks take every year. Some rest.",
            "Migratory birds",
            "Migratory birds carve",
        ),
        (
            "Harbour pilots guide the vessels. Towns wanting to hire harbour pilots may write.",
            "Harbour pilots",
            "Towns wanting",
        ),
        (
            "The tide table treats spring tides in river mouths as a case of its own, it says.",
            "Spring tides in river mouths",
            "Tide table treats spring tides",
        ),
    ],
)
def test_no_phrase_holds_a_verb(text: str, phrase: str, sentence: str) -> None:
    found = candidates(text)
    assert phrase in found
    assert sentence not in found


def test_what_of_goes_on_with_is_no_phrase_without_it() -> None:
    found = candidates(
        "We look for the distribution of weak points in old bridges. Weak points rust."
    )
    assert "Distribution of weak points in old bridges" in found
    assert "Distribution" not in found


def test_the_word_at_the_end_of_a_cut_text_is_in_no_candidate() -> None:
    found = candidates("Old mills grind slowly. The millers still prefer hand cut gran")
    assert not any("gran" in item for item in found)


def test_part_of_a_phrase_that_comes_again_is_a_candidate() -> None:
    text = "Salt marsh plants basic traits. A salt marsh floods often, and every salt marsh drains."
    assert "Salt marsh" in candidates(text)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "Slow Cooking And Other Habits In The North May 2017 I read these essays on a train.",
            "Slow Cooking And Other Habits In The North",
        ),
        (
            "Counting Rings in Old Oaks tl;dr: drilling is enough to know how old a tree is.",
            "Counting Rings in Old Oaks",
        ),
    ],
)
def test_a_heading_ends_where_a_date_or_a_summary_begins(text: str, heading: str) -> None:
    assert heading in candidates(text)


@pytest.mark.parametrize(
    "notice",
    [
        "[Update on Feb 25, 2022] ",
        "English | 简体中文 ",
        "Last updated March 20, 2016 ",
        "March 22, 2023 by Anna Berg, Carl Holm, and Dora Lind ",
        "Hacker News (98 points, 19 comments), Reddit r/sailing (16 points) ",
        "Anna Berg, Carl Holm Summary ",
    ],
)
def test_a_notice_above_a_text_is_no_part_of_it(notice: str) -> None:
    text = (
        "The sextant is an instrument that tells the angles between stars. To work with a sextant"
        " you need a clear horizon, and it is best to have some practice."
    )
    assert candidates(notice + text) == candidates(text)


def test_fields_of_a_table_are_no_candidates() -> None:
    text = (
        "School: None Languages: Python Difficulty: high Class Hour: 50 hours This course is about"
        " tidal engines. Tidal engines turn slowly."
    )
    found = candidates(text)
    assert "Tidal engines" in found
    assert not {"School", "Class Hour", "Languages", "Python Difficulty"} & found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("This note explains how the old harbour clock keeps time, as far as we know.", None),
        ("It was built by hand. To repair a leaking wooden boat, dry the planks first.", None),
        (
            "We made a small engine called Pelican. It runs on wind and a bit of patience.",
            "Pelican",
        ),
    ],
)
def test_what_is_shown_or_called_by_a_name_is_a_candidate(text: str, title: str | None) -> None:
    shown = {
        "How the old harbour clock keeps time",
        "Repair a leaking wooden boat",
        "Pelican",
    }
    found = candidates(text)
    assert title in found if title else shown & found


def test_an_aim_is_cut_where_a_phrase_ends() -> None:
    found = candidates(
        "This article describes a method for drying the large planks of wooden boats in the cold"
        " sheds of the northern shipyards without any smoke or fire at all."
    )
    assert "Method for drying the large planks of wooden boats" in found


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The mill hosts a real time tide display. It is the second one in the valley.", "time"),
        ("It was the 2nd place team that won the 3D puzzle, and it was a good day.", "3D puzzle"),
        ("We met for Harbour Letters #314 Recap in the old hall. It rained all day.", "#314"),
    ],
)
def test_numbers_and_times_stay_with_their_words(text: str, phrase: str) -> None:
    found = candidates(text)
    assert any(phrase in item for item in found)
    assert "Nd place team" not in found


def test_few_single_words_compete() -> None:
    text = (
        "Sometimes bakers wait. Ovens cool, doughs rise, Monday comes, and flour is scarce. However"
        " rye bread keeps. Rye bread is dark, and rye bread is sour."
    )
    found = candidates(text)
    assert "Rye bread" in found
    assert not {"Sometimes", "However", "Monday", "Flour", "Scarce"} & found


def test_features_tell_of_the_words_around_an_english_candidate() -> None:
    pool = pool_of("Nested Gears A nested gear turns inside another one. Nested gears are small.")
    rows = dict(
        zip([item.candidate.text for item in pool.contenders], features_of(pool), strict=True)
    )
    heading = rows["Nested Gears"]
    assert heading[NAMES.index("words repeated at once")] == 1
    assert heading[NAMES.index("a sentence follows")] == 1


def test_english_features_say_nothing_of_other_texts() -> None:
    pool = pool_of("齿轮的设计 齿轮传递力矩,齿轮的齿数决定传动比。")
    first = NAMES.index("words repeated at once")
    assert not any(any(row[first:]) for row in features_of(pool))


def test_who_made_something_is_no_candidate() -> None:
    found = candidates(
        "The tide clock was built by Anna Berg for the harbour. A tide clock is slow."
    )
    assert "Tide clock" in found
    assert "Anna Berg" not in found
