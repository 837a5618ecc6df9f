from __future__ import annotations

import pytest

from downlink.classify.synonyms import synonyms

HELD = {
    "强化学习": (0, 1),
    "Reinforcement Learning": (0, 2),
    "RL": (0, 2),
    "Adam": (1,),
    "SGD": (1,),
}


@pytest.mark.parametrize(
    "text",
    [
        "所谓强化学习(Reinforcement Learning,RL)就是试错",
        "深度强化学习（reinforcement-learning, RL）",
    ],
)
def test_a_bracket_says_what_is_the_same(text: str) -> None:
    assert synonyms(HELD, [text])["强化学习"] == {"Reinforcement Learning", "RL"}


def test_initials_in_the_same_texts_say_it_too() -> None:
    assert synonyms(HELD, []) == {
        "RL": frozenset({"Reinforcement Learning"}),
        "Reinforcement Learning": frozenset({"RL"}),
    }
    apart = {**HELD, "RL": (3, 4)}
    assert synonyms(apart, []) == {}


def test_one_bracket_alone_makes_no_synonyms_of_two_names() -> None:
    assert "Adam" not in synonyms(HELD, ["用 Adam(SGD) 训练"])
    assert synonyms(HELD, ["用 Adam(SGD) 训练", "Adam (SGD)"])["Adam"] == {"SGD"}


@pytest.mark.parametrize(
    "text", ["强化学习算法(Reinforcement Learning)", "Reinforcement Learning(强化学习)的课"]
)
def test_a_translation_stands_in_a_bracket_on_either_side(text: str) -> None:
    assert synonyms({**HELD, "RL": (3, 4)}, [text])["强化学习"] == {"Reinforcement Learning"}
