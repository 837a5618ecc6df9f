from __future__ import annotations

import pytest

from downlink.aliases import AliasFinder

FINDER = AliasFinder(
    [
        ("flash", "flash attention"),
        ("lora", "LoRA"),
        ("moe", "MoE"),
        ("moe", "mixture of experts"),
        ("moe", "混合专家"),
        ("ppo", "PPO"),
        ("sd", "SD"),
        ("prefix", "prefix tuning"),
        ("dash", "---"),
    ]
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(hit.owner, text[hit.start : hit.end]) for hit in FINDER.find(text)]


@pytest.mark.parametrize(
    "text",
    ["FlashAttention", "flash attention", "Flash-Attention", "FLASH ATTENTION", "flashattention"],
)
def test_lost_hyphens_spacing_and_case_are_known(text: str) -> None:
    assert _found(f"用{text}加速") == [("flash", text)]


def test_latin_aliases_match_whole_words() -> None:
    assert _found("QLoRA explored") == []
    assert _found("用LoRA微调") == [("lora", "LoRA")]


def test_a_plural_is_the_same_word() -> None:
    assert _found("混合专家模型 (MoEs):") == [("moe", "混合专家"), ("moe", "MoE")]


def test_short_capitals_match_as_written_and_alone() -> None:
    assert _found("HiPPO sd") == []
    assert _found("PPO与SD是") == [("ppo", "PPO"), ("sd", "SD")]


def test_glued_words_are_found_where_capitals_part_them() -> None:
    assert _found("PrefixTuning可以理解") == [("prefix", "PrefixTuning")]
    assert _found("采用 MixtureofExperts (MoE)")[0] == ("moe", "MixtureofExperts")


def test_a_finder_without_aliases_finds_nothing() -> None:
    assert AliasFinder([("a", "--")]).find("anything") == ()
