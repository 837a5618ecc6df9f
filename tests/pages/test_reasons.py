"""Why a page names another: the words of relations and of neighbouring topics."""

from __future__ import annotations

import html
import re

import pytest

from downlink.model.stub import Reference
from downlink.pages.addresses import reference_anchor
from downlink.pages.render import render_pages
from tests.support import INTRODUCTION, catalog_of

CATALOG = catalog_of(
    {
        "seeds/a.txt": [
            INTRODUCTION
            + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数",
            INTRODUCTION
            + "Adapter tuning Adapter 在层间插入小的可训练模块,其余参数保持不变,效果接近",
            "概述 Medusa 是自投机领域较早的一篇工作,Medusa 没有使用独立的草稿模型,投机解码。",
            "概述 EAGLE 也是投机解码的工作,EAGLE 的草稿模型预测特征,投机采样与量化,量化和量化。",
            "论文《Some Words on a <b>Bold</b> Method》 提出了一种新的做法,值得一读再读三读。",
            "笔记 见《Some words on a <b>bold</b> method》,这里记下其中的几个要点,以备查。",
            "概述 GPTQ 是一种训练后量化方法,GPTQ 逐层量化权重,量化后的误差由其余权重补偿。",
        ]
    }
)


def _page(language: str, path: str) -> str:
    return html.unescape(render_pages(CATALOG, language)[f"{path}/index.md"])


def _reasons(language: str, number: int) -> list[str]:
    page = _page(language, f"posts/{CATALOG.stubs[number].slug}")
    return re.findall(r'class="dl-reason">(.*?)</span>', page)


@pytest.mark.parametrize(
    ("language", "number", "reason"),
    [
        ("zh", 0, "引言相同"),
        ("en", 0, "same introduction"),
        ("zh", 2, "同属投机解码"),
        ("en", 2, "both on Speculative decoding"),
        ("zh", 4, "都引用了《Some Words on a <b>Bold</b> Method》"),
        ("en", 4, "both cite “Some Words on a <b>Bold</b> Method”"),
    ],
)
def test_a_related_article_says_why_in_the_interface_s_language(
    language: str, number: int, reason: str
) -> None:
    assert reason in _reasons(language, number)


def test_a_title_in_a_reason_and_in_the_references_is_never_markup() -> None:
    pages = render_pages(CATALOG, "zh")
    for path in ("references", *(f"posts/{stub.slug}" for stub in CATALOG.stubs[4:])):
        assert "<b>" not in pages[f"{path}/index.md"]


def test_articles_of_a_series_say_so_at_their_front() -> None:
    lora, adapter = CATALOG.stubs[:2]
    note = _page("zh", f"posts/{lora.slug}").split('class="dl-series"')[1].split("</p>")[0]
    assert f"posts/{adapter.slug}/" in note
    assert "dl-series" not in _page("zh", f"posts/{CATALOG.stubs[2].slug}")


def test_a_neighbouring_topic_names_the_articles_that_both_share() -> None:
    eagle = CATALOG.stubs[3]
    assert {topic.id for topic in eagle.topics} >= {"speculative-decoding", "quantization"}
    page = _page("zh", "topics/speculative-decoding").split('class="dl-neighbours"')[1]
    (line,) = [item for item in page.split("<li>") if "topics/quantization/" in item]
    assert f"posts/{eagle.slug}/" in line


def test_the_anchor_of_a_reference_is_safe_and_its_own() -> None:
    references = [
        Reference("arxiv", "2302.13971", "https://arxiv.org/abs/2302.13971"),
        Reference("github", "a/b", "https://github.com/a/b"),
        Reference("github", "a-b", "https://github.com/a-b"),
        Reference("work", "线性注意力的探索", "", "线性注意力的探索"),
        Reference("link", 'a.example/"onload=x', 'https://a.example/"onload=x'),
    ]
    anchors = [reference_anchor(reference) for reference in references]
    assert anchors[0] == "arxiv-2302.13971"
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"[a-z0-9.-]+", anchor) for anchor in anchors)
