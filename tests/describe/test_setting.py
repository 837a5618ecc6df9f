"""What a text does where a candidate for its title stands."""

from __future__ import annotations

from downlink.describe.titles.setting import SETTING_NAMES, setting_features, setting_of
from downlink.describe.titles.window import read_opening

ENGLISH = (
    "Ferries ran late all summer. This post describes mooring lines for small boats. "
    "A mooring line is a rope that holds a boat; knots (bowlines) hold the rope. See knot_tool.py."
)
CHINESE = "之前大家都用缆绳。本文介绍系泊浮筒,系泊浮筒是一种锚定装置,比如铁锚、沙锚等。"


def _facts(text: str, title: str) -> dict[str, float]:
    opening = read_opening(text)
    offset = max(0, opening.text.casefold().find(title.casefold()))
    values = setting_features(title, offset, setting_of(opening, 600))
    return dict(zip(SETTING_NAMES, values, strict=True))


def test_what_a_text_announces_is_told_from_the_rest() -> None:
    assert _facts(ENGLISH, "Mooring lines")["announced"] == 1.0
    assert _facts(ENGLISH, "Ferries")["announced"] == 0.0
    assert _facts(CHINESE, "系泊浮筒")["announced"] == 1.0
    near, far = (_facts(ENGLISH, title) for title in ("Mooring lines", "Small boats"))
    assert near["behind what announces"] < far["behind what announces"]


def test_definitions_examples_and_lists_show() -> None:
    assert _facts(CHINESE, "系泊浮筒")["defined there"] == 1.0
    assert _facts(CHINESE, "铁锚")["in a list"] == 1.0
    assert _facts(CHINESE, "缆绳")["an aside"] == 1.0
    assert _facts(CHINESE, "系泊浮筒")["an aside"] == 0.0


def test_how_far_a_text_comes_back_to_a_candidate_is_counted() -> None:
    again, once = _facts(ENGLISH, "Mooring line"), _facts(ENGLISH, "Ferries")
    assert again["sentences that hold it"] == 2.0 > once["sentences that hold it"]
    assert again["spread"] > once["spread"] == 0.0


def test_code_brackets_and_subjects_are_known_by_their_form() -> None:
    assert _facts(ENGLISH, "knot_tool.py")["code"] == 1.0
    assert _facts(ENGLISH, "bowlines")["a name in brackets"] == 1.0
    assert _facts("Quay is a harbour. Boats lie in it.", "Quay")["a sentence's subject"] == 1.0


def test_what_the_text_does_not_hold_has_no_place_in_it() -> None:
    facts = _facts(ENGLISH, "Mooring: knots")
    assert facts["sentences that hold it"] == facts["spread"] == -1.0


def test_letters_that_fold_to_several_move_no_place() -> None:
    assert _facts("Straßenﬁx ist da. Quay is a harbour.", "Quay")["sentence"] == 1.0
