"""A slug is an address for good, whatever dumps come and go."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from downlink.curation.register import extend_register, read_register
from downlink.identify.drafts import drafts
from downlink.pipeline import Sources, build_catalog
from downlink.settings.dialect import TRANSMISSION
from tests.support import FEW_TOPICS, INTRODUCTION, dump

_BODIES = (
    INTRODUCTION
    + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数",
    INTRODUCTION
    + "Adapter tuning Adapter 在层间插入小的可训练模块,其余参数保持不变,效果接近全量微调",
    "概述 MTP的总体思路是:让模型使用n个独立的输出头来预测接下来的n个token,这n个独立的输出头共享同一个模型主干。",
)
_CUTS = (60, 90, 115, 125, 200)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(_BODIES))[: draw(st.sampled_from(_CUTS))]
    return body.replace(",", draw(st.sampled_from([",", ",", " "]))) + "..."


_folders = st.dictionaries(
    st.sampled_from(["seeds/a.txt", "seeds/b.txt", "seeds/c.txt"]),
    st.lists(_texts(), min_size=1, max_size=4),
    min_size=1,
)


def _build(received: dict[str, list[str]], path: Path) -> dict[str, str]:
    """Return the slug at which each unambiguous text stands after a build."""
    register = read_register(path, (topic.id for topic in FEW_TOPICS))
    dumps = [dump(name, texts) for name, texts in received.items()]
    catalog = build_catalog(dumps, Sources(register, FEW_TOPICS))
    extend_register(path, drafts(catalog, register, TRANSMISSION))
    return {
        variant.text: stub.slug
        for stub in catalog.stubs
        for variant in stub.variants
        if not variant.ambiguous
    }


@given(st.lists(_folders, min_size=2, max_size=5))
def test_an_article_keeps_its_slug_over_any_sequence_of_dumps(
    history: list[dict[str, list[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.yml"
        addresses: dict[str, str] = {}
        for received in history:
            built = _build(received, path)
            moved = {
                text: (addresses[text], slug)
                for text, slug in built.items()
                if addresses.get(text, slug) != slug
            }
            assert not moved
            addresses.update(built)


@given(st.lists(_folders, min_size=1, max_size=4))
def test_a_second_build_adds_nothing_to_the_register(history: list[dict[str, list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.yml"
        for received in history:
            _build(received, path)
            before = path.read_bytes()
            _build(received, path)
            assert path.read_bytes() == before


def test_the_article_shown_at_an_address_keeps_it_when_a_rival_with_the_same_opening_comes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "articles.yml"
    lora, adapter, _ = _BODIES
    (first,) = set(_build({"seeds/b.txt": [INTRODUCTION[:80] + "..."]}, path).values())
    assert _build({"seeds/b.txt": [lora]}, path) == {lora: first}
    after = _build({"seeds/a.txt": [adapter], "seeds/b.txt": [lora]}, path)
    assert after[lora] == first
    assert after[adapter] != first
