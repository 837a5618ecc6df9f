from __future__ import annotations

import pytest

from downlink.text.grammar.works import bracketed, citations, find_works, works_in


def _titles(body: str) -> list[str]:
    return [work.title for work in find_works(body)]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "来自Google的《Transformer Quality in Linear Time》,经过细读",
            "Transformer Quality in Linear Time",
        ),
        (
            "Taigman Y, Ranzato M A, et al. Deepface: Closing the gap to humanlevel performance in face verification [C]// CVPR, 2014. 4.4M训练集",
            "Deepface: Closing the gap to humanlevel performance in face verification",
        ),
        (
            "参考 Vaswani A, Shazeer N, et al. Attention is all you need. NeurIPS, 2017. 之后",
            "Attention is all you need",
        ),
        (
            "Vaswani, A., Shazeer, N., & Polosukhin, I. (2017). Attention is all you need. In NeurIPS.",
            "Attention is all you need",
        ),
        (
            '[1] A. Vaswani et al., "Attention is all you need," in NeurIPS',
            "Attention is all you need",
        ),
        (
            "比如论文“MEDUSA: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads”、",
            "MEDUSA: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads",
        ),
        (
            "论文标题:Denoising Diffusion Implicit Models 作者:某人",
            "Denoising Diffusion Implicit Models",
        ),
        (
            "见《线性Attention的探索:注意力必须有个Softmax吗》",
            "线性Attention的探索:注意力必须有个Softmax吗",
        ),
        ("论文《HiPPO》提出", "HiPPO"),
        (
            "Schroff F, Kalenichenko D, Philbin J. Facenet: A unified embedding for face recognition[C]// CVPR",
            "Facenet: A unified embedding for face recognition",
        ),
        (
            "論文標題：Denoising Diffusion Implicit Models 地址：某处",
            "Denoising Diffusion Implicit Models",
        ),
    ],
)
def test_a_work_is_known_by_its_title(body: str, title: str) -> None:
    assert _titles(body) == [title]


@pytest.mark.parametrize(
    "body",
    [
        "Sun Y, Wang X, Tang X. Deep learning face representation fro",
        "就像《三体》里说的那样",
        "论文名称:Attention is all you",
        "论文地址: https://arxiv.org/abs/2302.13971 代码链接: https://github.com/a/b",
        "他说“Attention is all you need here”,大家都笑了",
        "Deep learning is used by many. It began in 2012.",
        "《没有结束的书名",
    ],
)
def test_what_is_cut_or_no_work_is_none(body: str) -> None:
    assert _titles(body) == []


def test_works_come_in_the_order_of_the_text_and_do_not_overlap() -> None:
    body = "论文:《Attention Is All You Need》与《Deep Residual Learning for Image Recognition》 代码: x"
    assert _titles(body) == [
        "Attention Is All You Need",
        "Deep Residual Learning for Image Recognition",
    ]


def test_what_may_be_a_work_is_told_from_what_surely_is_one() -> None:
    body = "就像《三体》里说的 Sun Y, Wang X, et al. Deep learning face representation fro..."
    assert [(work.kind, work.title, work.sure) for work in works_in(body)] == [
        ("bracketed", "三体", False),
        ("listed", "Deep learning face representation fro", False),
    ]


def test_a_title_keeps_the_punctuation_of_its_text() -> None:
    (work,) = find_works("论文题目：大模型：一篇综述与展望 作者：某人")
    assert (work.title, work.label) == ("大模型：一篇综述与展望", "论文题目")


def test_a_sentence_behind_a_citation_is_no_work() -> None:
    body = "as shown by Chen L, Lu K, et al. It abstracts learning as a modelling problem. We"
    assert list(works_in(body)) == []


def test_words_of_somebody_else_are_known_from_the_authors_on() -> None:
    body = "见《三体》。 Vaswani A, Shazeer N, et al. Attention is all you need之后"
    shown = [body[start:end] for start, end in citations(body)]
    assert shown == ["《三体》", "Vaswani A, Shazeer N, et al. Attention is all you need"]
    assert [body[start:end] for start, end in bracketed(body)] == ["三体"]
