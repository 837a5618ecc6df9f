from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.text.slug_rules import SLUG
from downlink.text.slugify import MAX_LENGTH, free_slug, name_in, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("FlashAttention:分块计算的自注意力", "flashattention"),
        ("Prefix-Tuning", "prefix-tuning"),
        ("混合专家模型(MoE)", "moe"),
        ("梯度检查点", "ti-du-jian-cha-dian"),
        ("Résumé of Café", "resume-of-cafe"),
        ("🔖", "article"),
        ("Łódź", "lodz"),
        ("Die Straße nach Ærø", "die-strasse-nach-aero"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("Đà Nẵng", "da-nang"),
        ("Привет, мир", "privet-mir"),
        ("Καλημέρα κόσμε", "kalimera-kosme"),
        ("한국어 LoRA", "hangugeo-lora"),
        ("こんにちは世界", "konnichiha-shi-jie"),
        ("深層学習の基礎", "shen-ceng-xue-xi-no-ji-chu"),
        ("שלום עולם", "slvm-vlm"),
        ("مرحبا", "mrhb"),
        ("C# in depth", "csharp-in-depth"),
        ("C++ in depth", "cpp-in-depth"),
        (".NET in depth", "dotnet-in-depth"),
        ("最长公共前缀(LCP)4.2.1.6", "lcp"),
        ("GPT-4技术报告", "gpt-4"),
        ("ＬｏＲＡ", "lora"),
    ],
)
def test_slugs_are_readable(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("2023/11/postgres-vacuum.html", "postgres-vacuum"),
        ("2023-11-05-postgres-vacuum/index.html", "postgres-vacuum"),
        ("postgres-vacuum/amp/", "postgres-vacuum"),
        ("postgres-vacuum/comment-page-2/#comments", "postgres-vacuum"),
        ("posts/%E6%B3%A8%E6%84%8F%E5%8A%9B/", "zhu-yi-li"),
        ("my-title-3f2a9c1b7d", "my-title-3f2a9c1b7d"),
        ("facade", "facade"),
        ("archives/11654", ""),
        ("p/3f2a9c1b7d", ""),
        ("watch/dQw4w9WgXcQ", ""),
        ("?p=12", ""),
        ("blog/", ""),
        ("", ""),
    ],
)
def test_an_address_names_its_article_unless_by_a_number(path: str, name: str) -> None:
    assert name_in(f"https://blog.example/{path}") == name


def test_what_is_no_address_names_nothing() -> None:
    assert name_in("") == name_in("http://[") == ""


def test_the_name_at_the_old_address_goes_before_the_title() -> None:
    address = "https://blog.example/2023/11/postgres-vacuum.html"
    assert free_slug("Why your database stalls", set(), address) == "postgres-vacuum"
    assert free_slug("Other", {"postgres-vacuum"}, address) == "postgres-vacuum-2"


def test_a_taken_or_reserved_slug_is_numbered() -> None:
    assert free_slug("MoE", {"moe", "moe-2"}) == "moe-3"
    assert free_slug("CON", set()) == "con-2"
    assert free_slug("index", set()) == "index-2"


@given(st.text(max_size=200))
def test_every_title_gives_an_address(title: str) -> None:
    slug = slugify(title)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MAX_LENGTH
