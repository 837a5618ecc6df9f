from __future__ import annotations

import re

import pytest

from downlink.text.grammar.labels import LABEL, LABEL_OF_SOURCE
from downlink.text.grammar.lines import LINE_END, is_spaced, line_starts
from downlink.text.grammar.numbering import CHAPTER, NEXT_NUMBER, NUMBERED
from downlink.text.grammar.one_form import (
    LINK,
    LOST,
    one_form,
    without_addresses,
    without_formulas,
)


@pytest.mark.parametrize(
    "text",
    [
        "一句。 |下一句",
        "一行\n|下一行",
        "标题 |正文",
        f"{LINK} |后面",
        "前面 |1. |第一",
        "分两步 |1、|训练",
    ],
)
def test_a_line_begins_where_flattening_left_a_space(text: str) -> None:
    plain, places, at = "", [0], 0
    for piece in re.split(r"(\|)", text):
        if piece == "|":
            places.append(at)
        else:
            plain, at = plain + piece, at + len(piece)
    assert list(line_starts(plain, 0)) == places


def test_a_sentence_with_its_closing_quote_ends_a_line() -> None:
    assert [match.start() for match in LINE_END.finditer("他说“好。” 然后,a b\nc")] == [6, 13]


def test_a_text_is_spaced_if_most_latin_words_are() -> None:
    assert is_spaced("用 PyTorch 训练GPT 模型")
    assert not is_spaced("用PyTorch训练GPT模型")


@pytest.mark.parametrize(
    "text", ["1. 背景", "2.3 方法", "二、方法", "第三章 注意力", "0x01 前言", "①方法"]
)
def test_headings_begin_with_many_kinds_of_numbers(text: str) -> None:
    assert NUMBERED.match(text)


@pytest.mark.parametrize("text", ["3种方法", "2024年", "一个模型", "4bit量化"])
def test_amounts_are_no_numbers_of_headings(text: str) -> None:
    assert not NUMBERED.match(text)


def test_the_number_of_a_chapter_and_of_the_next_heading_are_known() -> None:
    assert CHAPTER.fullmatch("第十二章")
    assert NEXT_NUMBER.search("正则化 5.3")
    assert not NEXT_NUMBER.search("正则化")


def test_one_form_and_blanks_leave_every_offset() -> None:
    text = "见（图），[公式]：https://a.example/b,c 后"
    shown = without_addresses(one_form(without_formulas(text)))
    assert shown == f"见(图),{LOST * 4}:{LINK * len('https://a.example/b,c')} 后"
    assert len(shown) == len(text)


def test_labels_of_authors_are_none_of_sources() -> None:
    assert re.fullmatch(LABEL, "作者单位:")
    assert not re.fullmatch(LABEL_OF_SOURCE, "作者单位:")
    assert re.fullmatch(LABEL_OF_SOURCE, "论文地址:")
