from __future__ import annotations

from itertools import permutations

from downlink.model.stub import Reference
from downlink.relate.citations import citation_index
from tests.support import catalog_of

WITH_NUMBER = (
    "论文名称:LLaMA: Open and Efficient Foundation Language Models "
    "论文地址: https://arxiv.org/pdf/2302.13971.pdf 背景 参数量级的积累对性能提升的帮助有多大"
)
BY_TITLE = (
    "这里读《LLaMA: open and efficient foundation language models》一文,并记下它的训练数据从何而来"
)
BY_NAME = "另一篇笔记见 arXiv:2302.13971v1 ,它讨论了缩放定律以及推理时的开销,与前文互为补充。"
LOST_HYPHEN = (
    "引言 读《Multitoken prediction in language models》后的一些想法,先说数据,再说目标函数。"
)
WITH_HYPHEN = (
    "总结 关于《Multi-Token Prediction in Language Models》的实验细节,包括头的数目与损失。"
)


def _references(*texts: str) -> list[tuple[Reference, ...]]:
    return [stub.references for stub in catalog_of({"seeds/a.txt": texts}).stubs]


def test_a_title_becomes_the_paper_whose_address_another_article_gives() -> None:
    paper = Reference(
        "arxiv",
        "2302.13971",
        "https://arxiv.org/abs/2302.13971",
        "LLaMA: Open and Efficient Foundation Language Models",
    )
    for texts in permutations([WITH_NUMBER, BY_TITLE, BY_NAME]):
        assert _references(*texts) == [(paper,)] * 3


def test_a_title_that_two_papers_are_given_stays_a_title() -> None:
    other = (
        "数据与代码都已公开。《LLaMA: Open and Efficient Foundation Language Models》 "
        "(https://arxiv.org/abs/2307.09288) 一文的表格最值得细看"
    )
    (first, *_), (second, *_), (third, *_) = _references(WITH_NUMBER, other, BY_TITLE)
    assert (first.kind, second.kind, third.kind) == ("arxiv", "arxiv", "work")


def test_a_work_cited_with_and_without_its_hyphens_is_one() -> None:
    (lost,), (kept,) = _references(LOST_HYPHEN, WITH_HYPHEN)
    assert lost == kept
    assert kept.title == "Multi-Token Prediction in Language Models"


def test_a_repository_is_the_same_in_any_case() -> None:
    texts = [
        "代码 https://github.com/HazyResearch/FlashAttention 背景 分块计算的注意力及其读写次数",
        "实现 https://github.com/hazyresearch/flashattention/tree/main/csrc 说明 内核如何写成",
    ]
    (first,), (second,) = _references(*texts)
    assert first == second


def test_a_work_without_any_address_gets_none() -> None:
    ((work,),) = _references(BY_TITLE)
    assert (work.kind, work.url) == ("work", "")


def test_the_index_holds_every_citation_and_what_most_cite_comes_first() -> None:
    stubs = catalog_of({"seeds/a.txt": [LOST_HYPHEN, WITH_NUMBER, BY_NAME]}).stubs
    index = citation_index(stubs)
    assert [len(citation.stubs) for citation in index.values()] == [2, 1]
    assert {(stub.slug, key) for key, item in index.items() for stub in item.stubs} == {
        (stub.slug, reference.key) for stub in stubs for reference in stub.references
    }
