"""What is hidden is recognised by its marks as it would be by its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from downlink.identify.candidates import SHORTEST_CUT
from downlink.identify.marks import marked_text, probe, text_marks
from downlink.identify.noise import without_noise
from tests.support import INTRODUCTION

SALT = "salt"
LORA = (
    f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下来不用。"
)
ADAPTER = f"{INTRODUCTION}Adapter 在每一层里插入小模块,推理时略有一点延迟,但是效果接近全量微调。"


def _shows(received: str, hidden: str, *, cut: bool = False, hidden_cut: bool = False) -> bool:
    marks = text_marks(without_noise(hidden), SALT, cut=hidden_cut)
    return probe(without_noise(received), SALT, cut=cut).shows(marked_text(marks))


@given(st.integers(SHORTEST_CUT, len(without_noise(LORA))))
def test_every_cut_that_identity_would_take_is_recognised(length: int) -> None:
    assert _shows(without_noise(LORA)[:length], LORA, cut=True)


def test_what_runs_on_from_it_is_recognised() -> None:
    assert _shows(LORA, LORA[:100], hidden_cut=True)
    assert _shows(LORA + ADAPTER, LORA)


def test_a_revision_is_recognised() -> None:
    assert _shows(LORA.replace("参数量愈发庞大", "参数的数量越来越大"), LORA)


def test_an_article_with_the_same_introduction_is_another() -> None:
    assert not _shows(ADAPTER, LORA)
    assert not _shows(ADAPTER + ADAPTER, LORA)


def test_an_article_that_quotes_it_is_another() -> None:
    other = "这是一篇全然不同的文章,讲的是我昨天在湖边散步的时候看到的那些水鸟,以及它们怎样过冬。"
    assert not _shows(f"{other}{LORA[40:90]}{other[::-1]}", LORA)


def test_of_a_short_complete_text_only_the_same_is_recognised() -> None:
    assert _shows("Good morning!", "good morning")
    assert not _shows("Good morning! Today I write about the brakes of a tandem.", "Good morning!")
    assert not _shows("Good evening!", "Good morning!")


def test_other_salts_give_other_marks() -> None:
    assert text_marks(LORA, SALT, cut=False) != text_marks(LORA, "other", cut=False)
    own = probe(LORA, "other", cut=False)
    assert not own.shows(marked_text(text_marks(LORA, SALT, cut=False)))
