from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.fold import fold
from downlink.text.matcher import AliasFinder

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


SYMBOLS = AliasFinder([("c++", "C++"), (".net", ".NET"), ("k-nn", "K-NN"), ("a*", "A*")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("用C++写", ["C++"]),
        ("C 语言与 C# 不是", []),
        ("ASP.NET 与 NET", [".NET"]),
        ("K-NN、KNN 与 knn", ["K-NN", "KNN"]),
        ("A*搜索,A 搜索", ["A*"]),
    ],
)
def test_signs_that_belong_to_a_name_must_stand_there(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in SYMBOLS.find(text)] == found


def test_punctuation_parts_words() -> None:
    finder = AliasFinder([("llm", "大模型"), ("flash", "flash attention")])
    assert finder.find("规模更大,模型更好") == ()
    assert finder.find("规模更大 模型更好") == ()
    assert finder.find("in a flash. Attention") == ()


def test_a_version_may_follow() -> None:
    finder = AliasFinder([("yolo", "YOLO"), ("moco", "MoCo")])
    assert [hit.owner for hit in finder.find("YOLOv5 与 MoCov2,不是 YOLOX")] == ["yolo", "moco"]


def test_traditional_characters_and_full_width_letters_are_known() -> None:
    finder = AliasFinder([("attention", "注意力机制"), ("lora", "LoRA")])
    assert [hit.owner for hit in finder.find("注意力機制與ＬｏＲＡ")] == ["attention", "lora"]


@given(
    st.text(alphabet="ab大模型 -,.AB1s", max_size=20), st.text(alphabet="ab大模型A1-", max_size=4)
)
def test_what_is_found_folds_to_the_alias(text: str, alias: str) -> None:
    for hit in AliasFinder([("owner", alias)]).find(text):
        found = fold(text[hit.start : hit.end])
        assert found == fold(alias)


NAMES = AliasFinder(
    [
        (alias, alias)
        for alias in ("SiT", "BEiT", "peephole", "ALBERT", "FlashAttention", "GPT4", "pre-training")
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the cats sit on the mat", []),
        ("Sit down and let it be it", []),
        ("a peep hole in the door", []),
        ("then albert went home", []),
        ("we train SiT and BEiT, then ALBERT", ["SiT", "BEiT", "ALBERT"]),
        ("WE TRAIN BEIT AGAIN", ["BEIT"]),
        ("用sit训练,再用albert", ["sit", "albert"]),
        ("the flash attention of GPT 4", ["flash attention", "GPT 4"]),
        ("pretraining and pre training", ["pretraining", "pre training"]),
    ],
)
def test_a_name_is_no_word_of_a_sentence_and_falls_apart_at_its_joints_only(
    text: str, found: list[str]
) -> None:
    assert [text[hit.start : hit.end] for hit in NAMES.find(text)] == found


SHORT = AliasFinder(
    [
        (alias, alias)
        for alias in ("码本", "内部表", "行存", "Q 表", "重计算", "知识库", "智能体", "量化")
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "代码本身不难",
        "一次性密码本",
        "不暴露对象的内部表示",
        "把它进行存储",
        "SendQ 表示队列",
        "按权重计算",
    ],
)
def test_a_short_chinese_alias_does_not_stand_across_the_joint_of_everyday_words(text: str) -> None:
    assert SHORT.find(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("码本的大小", "码本"),
        ("从知识库中取出", "知识库"),
        ("一个智能体系统", "智能体"),
        ("Q表里的值", "Q表"),
        ("损失函数量化了误差", "量化"),
    ],
)
def test_it_stands_where_its_neighbours_are_words_of_their_own(text: str, found: str) -> None:
    assert [text[hit.start : hit.end] for hit in SHORT.find(text)] == [found]
