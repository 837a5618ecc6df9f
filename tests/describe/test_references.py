from __future__ import annotations

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.describe.references import find_links, references_of

_PIECES = [
    *(
        "https://",
        "arxiv.org/abs/",
        "2302.13971",
        "v2",
        ".pdf",
        "github.com/",
        "a/b",
        "doi:10.1/",
        "x",
    ),
    *(
        "doi.org/10.1109/",
        "CVPR(2014)",
        ":",
        "...",
        "…",
        " ",
        "论文",
        "《",
        "》",
        "Attention is all you need",
    ),
    *(
        "Aa B, et al. ",
        "[C]",
        "2014.",
        "?id=",
        "<",
        '"',
        "'",
        "`",
        "#",
        "%",
        "&",
        "@",
        "\n",
        "javascript:",
    ),
]


def _urls(body: str, *, truncated: bool = False) -> list[str]:
    return [reference.url for reference in references_of(body, truncated=truncated)]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("论文 https://arxiv.org/pdf/2302.13971.pdf 代码", "https://arxiv.org/abs/2302.13971"),
        ("见https://arxiv.org/abs/2405.09818v2论文", "https://arxiv.org/abs/2405.09818"),
        ("见 arXiv:2302.13971 一文", "https://arxiv.org/abs/2302.13971"),
        (
            "代码 https://github.com/facebookresearch/llama 背景",
            "https://github.com/facebookresearch/llama",
        ),
        ("代码:https://github.com/a/b.git。", "https://github.com/a/b"),
        ("见(https://example.org/x/y.html)。", "https://example.org/x/y.html"),
        ("见 arxiv.org/abs/2302.13971v3 一文", "https://arxiv.org/abs/2302.13971"),
        ("见 https://arxiv.org/pdf/cs.CL/0301001 一文", "https://arxiv.org/abs/cs/0301001"),
        ("见 https://huggingface.co/papers/2302.13971 ", "https://arxiv.org/abs/2302.13971"),
        ("见 https://doi.org/10.48550/arXiv.2302.13971。", "https://arxiv.org/abs/2302.13971"),
        ("见 http://dx.doi.org/10.1109/CVPR.2014.220.", "https://doi.org/10.1109/cvpr.2014.220"),
        ("doi:10.1016/S0140-6736(05)12345-6)。", "https://doi.org/10.1016/s0140-6736(05)12345-6"),
        ("https://dl.acm.org/doi/abs/10.1145/1.2 文", "https://doi.org/10.1145/1.2"),
        ("github.com/a/b/issues/1", "https://github.com/a/b"),
        ("https://github.com/topics/rag", "https://github.com/topics/rag"),
        ("https://openreview.net/pdf?id=a_B-1&x=1", "https://openreview.net/forum?id=a_B-1"),
        (
            "https://aclanthology.org/2020.acl-main.1.pdf",
            "https://aclanthology.org/2020.acl-main.1/",
        ),
        ("https://Example.org/A?utm_source=x&b=1#c", "https://example.org/A?b=1#c"),
    ],
)
def test_addresses_are_recognised_and_normalised(body: str, url: str) -> None:
    assert _urls(body) == [url]


def test_a_cut_address_is_no_link() -> None:
    assert _urls("GitHub地址:https://github.c", truncated=True) == []
    assert _urls("见 arXiv:2302.1397", truncated=True) == []
    assert _urls("见 https://github.com/", truncated=True) == []
    assert _urls("地址:https://arxiv.org/abs/2302... 另见 https://example.org/a… 完") == []


@pytest.mark.parametrize("text", ["https://github.c...", "doi:10.1109/CVPR.20...", "《Transfor..."])
def test_nothing_that_is_cut_in_the_middle_is_a_reference(text: str) -> None:
    assert references_of(f"见 {text} 其后还有文字", truncated=False) == ()


@pytest.mark.parametrize("number", ["2302.139711", "2302.1397", "1302.13971", "2313.13971"])
def test_a_number_that_arxiv_cannot_have_is_none(number: str) -> None:
    assert _urls(f"见 arXiv:{number} 一文") == []


def test_the_certain_part_of_a_glued_address_is_linked() -> None:
    body = "PrefixTuning Github:https://github.com/XiangLi1999/PrefixTuningPrompt: Continus"
    (link,) = find_links(body, truncated=False)
    assert link.reference.url == "https://github.com/XiangLi1999/PrefixTuning"
    assert body[link.start : link.end] == link.reference.url


def test_a_glued_address_that_nothing_confirms_keeps_its_parent() -> None:
    assert _urls("https://github.com/owner/SomethingPrompt: x") == ["https://github.com/owner"]
    assert _urls("https://example.orgPrompt: x") == []


@pytest.mark.parametrize(
    "body", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.b/c"]
)
def test_other_schemes_are_no_links(body: str) -> None:
    assert _urls(body) == []


def test_a_reference_named_twice_is_listed_once() -> None:
    body = "https://arxiv.org/abs/2302.13971 与 arXiv:2302.13971 相同"
    assert len(find_links(body, truncated=False)) > len(_urls(body)) == 1


def test_a_place_in_a_repository_is_linked_and_cites_the_repository() -> None:
    (link,) = find_links("见 https://github.com/a/b/blob/main/c.py 一行", truncated=False)
    assert link.reference.id == "a/b"
    assert link.url == "https://github.com/a/b/blob/main/c.py"


def test_a_title_before_a_paper_s_address_is_the_paper_s() -> None:
    (paper, code) = references_of(
        "论文名称:LLaMA: Open and Efficient Foundation Language Models "
        "论文地址: https://arxiv.org/pdf/2302.13971.pdf 代码链接: https://github.com/facebookresearch/llama 背景",
        truncated=False,
    )
    assert (paper.id, paper.title) == (
        "2302.13971",
        "LLaMA: Open and Efficient Foundation Language Models",
    )
    assert (code.kind, code.title) == ("github", "")


@pytest.mark.parametrize("between", [",", "、", "。另见 ", ";", "与", ". ", " 之外还有 "])
def test_the_address_of_the_next_of_several_is_not_the_work_s(between: str) -> None:
    body = f"见《Attention Is All You Need》{between}https://arxiv.org/abs/2302.13971 一文"
    references = references_of(body, truncated=False)
    assert [bool(reference.title) for reference in references if reference.kind == "arxiv"] == [
        False
    ]


@pytest.mark.parametrize(
    "text",
    [
        "《Attention Is All You Need》(https://arxiv.org/abs/1706.03762)",
        "《Attention Is All You Need》 论文链接:https://arxiv.org/abs/1706.03762 ",
        "《Attention Is All You Need》arXiv:1706.03762 ",
        "Vaswani A, et al. Attention Is All You Need[J]. arXiv preprint arXiv:1706.03762, 2017.",
    ],
)
def test_the_address_right_behind_a_title_is_its_own(text: str) -> None:
    (paper,) = references_of(f"见 {text} 其后", truncated=False)
    assert (paper.id, paper.title) == ("1706.03762", "Attention Is All You Need")


def test_a_repository_is_no_paper_s_address() -> None:
    work, code = references_of(
        "Paper: 2021.1 Optimizing Continuous Prompts for GenerationGithub:https://github.com/a/b 介绍",
        truncated=False,
    )
    assert (work.kind, work.url, work.title) == (
        "work",
        "",
        "Optimizing Continuous Prompts for Generation",
    )
    assert code.kind == "github"


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.booleans())
def test_whatever_the_text_links_are_safe_ordered_and_apart(body: str, truncated: bool) -> None:
    links = find_links(body, truncated=truncated)
    for link in links:
        for url in (link.url, link.reference.url):
            assert urlsplit(url).scheme in {"http", "https"}
            assert not set(url) & set(" <>\"'`\n\\{}|^")
            assert url.isascii()
        assert body[link.start : link.end].strip() == body[link.start : link.end] != ""
    assert all(one.end <= two.start for one, two in pairwise(links))
    keys = [reference.key for reference in references_of(body, truncated=truncated)]
    assert len(keys) == len(set(keys))
