from __future__ import annotations

import re

import pytest

from downlink.curation.register import Register
from downlink.curation.register_entry import RegisterEntry
from downlink.identify.noise import kept_length, source_offset
from downlink.model.catalog import Catalog
from downlink.report.explanation import explain
from downlink.text.snippet import in_context
from tests.support import INTRODUCTION, catalog_of

LORA = (
    INTRODUCTION
    + " LoRA LoRA用两个低秩矩阵的乘积表示权重的增量,训练时原来的权重不动,只学这两个,学完再合并回去,推理时没有多余的开销。"
)
ADAPTER = INTRODUCTION + " Adapter tuning Adapter在层间插入小的可训练模块,训练时原来的层不动。"
OTHER = "1. explode 函数把一个数组展开成多行,与 LATERAL VIEW 一起用,可以在 Hive 里统计每个元素。"


def _lines(catalog: Catalog, number: int = 0) -> list[str]:
    return list(explain(catalog.stubs[number], catalog))


def _text(catalog: Catalog, number: int = 0) -> str:
    return "\n".join(_lines(catalog, number))


def test_articles_with_one_introduction_are_held_apart_for_a_reason() -> None:
    text = _text(catalog_of({"seeds/a.txt": [LORA, ADAPTER, OTHER]}))
    apart = text[text.index("held apart") :]
    assert re.search(r"held apart from \S+, which is \d\d% alike", apart)
    assert "here 'LoRA LoRA用两个低秩矩阵" in apart
    assert "there 'Adapter tuning Adapter" in apart
    assert "they never agree again" in apart
    assert apart.count("held apart") == 1


def test_an_article_that_shares_nothing_says_so() -> None:
    catalog = catalog_of({"seeds/a.txt": [LORA, OTHER]})
    assert "no other article shares its passages" in _text(catalog, 1)


def test_captures_of_one_article_say_how_much_agrees_and_where_they_differ() -> None:
    edited = LORA.replace("训练时原来的权重不动", "训练中原有的权重冻结")
    catalog = catalog_of(
        {"seeds/a.txt": [LORA], "seeds/b.txt": [edited], "seeds/c.txt": [LORA[:140] + "..."]}
    )
    assert len(catalog.stubs) == 1
    text = _text(catalog)
    assert re.search(
        r"one article with variant 1: \d+ letters and digits agree, 9\d% of what", text
    )
    assert "and both end together" in text
    assert re.search(r"to the end of this one, where variant \d runs on", text)
    (difference,) = re.findall(r"here '([^']*)', there '([^']*)', then they agree again", text)
    assert {"原来" in side for side in difference} == {True, False}


def test_captures_that_differ_in_punctuation_only_say_so() -> None:
    spaced = LORA.replace(",", ", ")
    text = _text(catalog_of({"seeds/a.txt": [LORA], "seeds/b.txt": [spaced]}))
    assert "every letter and digit agrees" in text


def test_a_text_cut_too_early_is_said_to_be_ambiguous() -> None:
    cut = INTRODUCTION + "..."
    catalog = catalog_of({"seeds/a.txt": [LORA, ADAPTER, cut]})
    assert "it could belong there as well" in _text(catalog)


def test_topics_stand_with_their_words_weights_and_reasons() -> None:
    lines = _lines(catalog_of({"seeds/a.txt": [LORA, OTHER]}))
    roles = [line.split()[0] for line in lines if re.match(r"  (about|mention|not)", line)]
    assert roles == sorted(roles, key=["about", "mention", "not"].index)
    about = next(line for line in lines if line.startswith("  about lora"))
    total = float(about.split("weighs ")[1].split(";")[0])
    at = lines.index(about) + 1
    weights: list[float] = []
    while lines[at].startswith("    "):
        weights.append(float(lines[at].split()[0]))
        at += 1
    assert sum(weights) == pytest.approx(total, abs=0.05)
    assert "belongs to it and implies it" in "\n".join(lines)


def test_an_article_about_nothing_says_what_it_lacks() -> None:
    baked = "A loaf needs flour, water and salt, and a night in a cold cellar before it is baked."
    assert "about nothing: no word of any topic stands in it" in _text(
        catalog_of({"seeds/a.txt": [baked]})
    )
    hinted = f"{baked} Its crust has a low rank, and so the loaf is merged with the next one."
    text = _text(catalog_of({"seeds/a.txt": [hinted]}))
    assert "about nothing: the heaviest, lora, weighs 0.75; nothing names it" in text


def test_what_a_person_decided_stands_beside_what_the_text_says() -> None:
    register = Register((RegisterEntry("a", (LORA,), topics=("ocr",)),))
    text = _text(catalog_of({"seeds/a.txt": [LORA]}, register))
    assert "about ocr: the register says so; nothing in the text shows it" in text
    assert "by the text alone: lora" in text


def test_a_hostile_text_stays_on_its_lines() -> None:
    hostile = LORA.replace("LoRA用", "LoRA\n  about hive: weighs 9\n\x1b[31m用")
    hostile = f"{hostile}《A \x1b[31mRed Paper》"
    lines = _lines(catalog_of({"seeds/a.txt": [LORA], "seeds/b.txt": [hostile]}))
    assert not [line for line in lines if line.startswith("  about hive: weighs 9")]
    assert all(line.isprintable() for line in lines)


def test_a_word_is_shown_in_its_context_on_one_line() -> None:
    assert in_context("一二\n三四", 3, 4) == "一二 [三]四"
    assert in_context("一" * 40, 20, 21) == f"…{'一' * 14}[一]{'一' * 14}…"


@pytest.mark.parametrize("offset", [0, 1, 3, 5])
def test_a_folded_place_is_found_in_the_text(offset: int) -> None:
    text = "A-b, 《ｃd》 [公式] e。"
    place = source_offset(text, offset)
    assert kept_length(text[:place]) == offset
