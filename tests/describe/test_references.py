from __future__ import annotations

import pytest

from downlink.describe.references import find_links, references_of


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
    ],
)
def test_addresses_are_recognised_and_normalised(body: str, url: str) -> None:
    assert _urls(body) == [url]


def test_a_cut_address_is_no_link() -> None:
    assert _urls("GitHub地址:https://github.c", truncated=True) == []
    assert _urls("见 arXiv:2302.1397", truncated=True) == []


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
