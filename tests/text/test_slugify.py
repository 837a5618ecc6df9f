from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.slugify import MAX_LENGTH, SLUG, free_slug, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("FlashAttention:分块计算的自注意力", "flashattention"),
        ("Prefix-Tuning", "prefix-tuning"),
        ("混合专家模型(MoE)", "moe"),
        ("梯度检查点", "ti-du-jian-cha-dian"),
        ("Résumé of Café", "resume-of-cafe"),
        ("🔖", "article"),
    ],
)
def test_slugs_are_readable(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_taken_or_reserved_slug_is_numbered() -> None:
    assert free_slug("MoE", {"moe", "moe-2"}) == "moe-3"
    assert free_slug("CON", set()) == "con-2"
    assert free_slug("index", set()) == "index-2"


@given(st.text(max_size=200))
def test_every_title_gives_an_address(title: str) -> None:
    slug = slugify(title)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MAX_LENGTH
