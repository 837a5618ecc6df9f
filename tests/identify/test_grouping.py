from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from downlink.identify.grouping import deduplicate, is_recognised
from downlink.identify.records import RegisteredText
from downlink.settings.dialect import TRANSMISSION
from tests.support import INTRODUCTION, parsed

LORA = (
    INTRODUCTION
    + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数"
)
ADAPTER = (
    INTRODUCTION
    + "Adapter tuning Adapter 在层间插入小的可训练模块,其余参数保持不变,效果接近全量微调"
)


def _groups(*texts: str, known: tuple[RegisteredText, ...] = ()) -> list[list[str]]:
    found = deduplicate(parsed(texts), known)
    return [[variant.text for variant in article.variants] for article in found]


def _known(entry: int, text: str) -> RegisteredText:
    return RegisteredText(entry, text, TRANSMISSION.body(text))


_LETTERS = [chr(0x4E00 + number) for number in range(3000)]


def test_an_exact_repeat_is_one_variant_with_two_sightings() -> None:
    (article,) = deduplicate(parsed([LORA, LORA]))
    (variant,) = article.variants
    assert [place.position for place in variant.sightings] == [1, 2]


def test_another_truncation_is_a_variant_of_the_same_article_fullest_first() -> None:
    assert _groups(LORA[:60] + "...", LORA[:90] + "...", LORA) == [
        [LORA, LORA[:90] + "...", LORA[:60] + "..."]
    ]


def test_spacing_punctuation_width_and_hyphens_make_variants() -> None:
    other = LORA.replace(",", ",").replace("LowRank", "Low-Rank").replace("LLM", " LLM ")
    assert len(_groups(LORA, other)) == 1


def test_shared_introduction_is_not_a_duplicate() -> None:
    assert _groups(LORA, ADAPTER) == [[LORA], [ADAPTER]]


def test_a_text_cut_within_the_introduction_stands_with_the_first_and_names_the_other() -> None:
    cut = INTRODUCTION[:70] + "..."
    articles = deduplicate(parsed([cut, ADAPTER, LORA]))
    assert [variant.text for variant in articles[0].variants] == [ADAPTER, cut]
    assert articles[0].ambiguous == {ADAPTER: (), cut: (1,)}


def test_an_ambiguous_text_stands_with_the_article_registered_first() -> None:
    cut = INTRODUCTION[:70] + "..."
    known = (_known(0, LORA), _known(1, ADAPTER))
    articles = deduplicate(parsed([ADAPTER, cut, LORA]), known)
    assert [article.entry for article in articles] == [0, 1]
    assert [variant.text for variant in articles[0].variants] == [LORA, cut]


def test_an_ambiguous_text_never_joins_two_articles() -> None:
    cuts = [INTRODUCTION[:length] + "..." for length in range(30, 110, 10)]
    assert len(_groups(LORA, ADAPTER, *cuts)) == 2


def test_a_whole_short_text_is_not_the_beginning_of_a_longer_article() -> None:
    assert (
        len(
            _groups(
                "先训练一个奖励模型来判断",
                "先训练一个奖励模型来判断哪个回答更好,然后用强化学习优化",
            )
        )
        == 2
    )


def test_a_register_text_that_no_dump_shows_still_tells_articles_apart() -> None:
    cut = INTRODUCTION[:70] + "..."
    (article,) = deduplicate(parsed([cut]), (_known(0, ADAPTER), _known(1, LORA)))
    assert article.entry == 0


def test_an_entry_whose_text_was_cut_early_takes_one_article_and_leaves_the_other() -> None:
    known = (_known(0, INTRODUCTION[:70] + "..."),)
    articles = deduplicate(parsed([LORA, ADAPTER]), known)
    assert [article.entry for article in articles] == [0, None]


def test_a_text_is_covered_by_what_equals_it_or_runs_on() -> None:
    cut, lora, adapter = _known(0, LORA[:80] + "..."), _known(0, LORA), _known(0, ADAPTER)
    assert is_recognised(cut, [lora])
    assert is_recognised(lora, [lora])
    assert not is_recognised(lora, [cut])
    assert not is_recognised(adapter, [lora])


def test_many_captures_of_one_article_are_one() -> None:
    captures = [f"阅读 {1000 + number} {LORA}" for number in range(40)]
    assert len(_groups(*captures)) == 1


def test_captures_of_one_article_are_one_however_many_and_whatever_phrases_others_share() -> None:
    """More captures than a passage may have holders before it counts as a common phrase."""
    choose = random.Random(5)
    phrases = ["".join(choose.choices(_LETTERS, k=30)) for _ in range(8)]
    article = "".join(choose.choices(_LETTERS, k=400))
    captures = []
    for number in range(100):
        place = 20 + number * 2
        edited = article[:place] + choose.choice(_LETTERS) + article[place + 1 :]
        captures.append(f"{edited[: 300 + number % 90]}...")
    others = [
        "".join(choose.choice(phrases) + "".join(choose.choices(_LETTERS, k=15)) for _ in range(7))
        for _ in range(100)
    ]
    groups = _groups(*captures, *others)
    assert len(groups) == 101


def test_articles_with_one_footer_stay_apart_however_many() -> None:
    choose = random.Random(3)
    footer = "本文首发于我的个人博客,转载请注明出处,未经授权不得用于商业用途,谢谢。"
    bodies = [
        "".join(choose.choices([chr(0x4E00 + n) for n in range(900)], k=200)) for _ in range(60)
    ]
    assert len(_groups(*(body + footer for body in bodies))) == 60


def test_short_whole_texts_that_differ_in_a_word_are_two() -> None:
    assert len(_groups("LoRA微调实战教程与代码解析汇总", "BERT微调实战教程与代码解析汇总")) == 2


def test_entries_that_turn_out_to_be_one_article_are_kept_with_it() -> None:
    choose = random.Random(5)
    text = "".join(choose.choices([chr(0x4E00 + n) for n in range(900)], k=300))
    edited = text[:190] + "编辑过的句子" + text[200:220]
    known = (_known(0, text[:200] + "..."), _known(1, edited + "..."))
    (article,) = deduplicate(parsed([text + "..."]), known)
    assert {article.entry, *article.merged_entries} == {0, 1}


@given(
    st.permutations(
        [
            LORA,
            LORA[:-20] + "...",
            ADAPTER,
            ADAPTER[:-20] + "...",
            LORA + "。",
            "另一篇文章,说的是别的事情。",
        ]
    )
)
def test_which_texts_belong_together_does_not_depend_on_their_order(texts: list[str]) -> None:
    groups = {frozenset(group) for group in _groups(*texts)}
    assert groups == {frozenset(group) for group in _groups(*sorted(texts))}


def test_every_excerpt_stands_in_exactly_one_article() -> None:
    choose = random.Random(7)
    texts = [choose.choice([LORA, ADAPTER])[: choose.randrange(20, 140)] + "..." for _ in range(80)]
    seen = [
        place.position
        for article in deduplicate(parsed(texts))
        for variant in article.variants
        for place in variant.sightings
    ]
    assert sorted(seen) == list(range(1, 81))
