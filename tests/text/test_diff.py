from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from downlink.text.diff import Run, diff


def test_words_are_the_unit_in_latin_and_characters_in_chinese() -> None:
    assert diff("用LoRA微调", "用QLoRA微调好") == (
        Run("equal", "用"),
        Run("delete", "LoRA"),
        Run("insert", "QLoRA"),
        Run("equal", "微调"),
        Run("insert", "好"),
    )


@given(st.text("ab 微调\n", max_size=40), st.text("ab 微调\n", max_size=40))
def test_the_runs_hold_both_texts(first: str, second: str) -> None:
    runs = diff(first, second)
    assert "".join(run.text for run in runs if run.kind != "insert") == first
    assert "".join(run.text for run in runs if run.kind != "delete") == second
