from __future__ import annotations

import pytest

from downlink.curation.register import Register
from downlink.model.dump import Damage, Dump
from downlink.model.topic import Taxonomy, Topic
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from tests.support import INTRODUCTION, TOPICS, catalog_of, dump

LORA = (
    INTRODUCTION
    + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数"
)
ADAPTER = INTRODUCTION + "Adapter tuning Adapter 在层间插入小的可训练模块,其余参数保持不变,效果接近"
CATALOG = catalog_of(
    {
        "seeds/a.txt": [LORA, ADAPTER, "x"],
        "seeds/b.txt": [INTRODUCTION[:80] + "...", LORA.replace("低秩", "瘦长")],
    }
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_the_site_map_is_written(language: str) -> None:
    pages = render_pages(CATALOG, language)
    assert {
        "posts/index.md",
        "topics/index.md",
        "dumps/index.md",
        "references/index.md",
        "dumps/a/index.md",
        "dumps/b/index.md",
    } <= pages.keys()
    assert {f"posts/{stub.slug}/index.md" for stub in CATALOG.stubs} <= pages.keys()
    assert {f"topics/{topic.id}/index.md" for topic in CATALOG.topics} <= pages.keys()


def test_an_ambiguous_variant_names_the_other_article_on_the_page() -> None:
    lora, adapter = CATALOG.stubs[:2]
    page = render_pages(CATALOG, "zh")[f"posts/{lora.slug}/index.md"]
    assert f"../../posts/{adapter.slug}/" in page.split("dl-ambiguous")[1]


def test_the_page_shows_how_variants_differ() -> None:
    page = render_pages(CATALOG, "zh")[f"posts/{CATALOG.stubs[0].slug}/index.md"]
    assert "<del>瘦长</del><ins>低秩</ins>" in page or "<del>低秩</del><ins>瘦长</ins>" in page


def test_unparsed_lines_stand_on_the_dump_page() -> None:
    assert "<code>x</code>" in render_pages(CATALOG, "zh")["dumps/a/index.md"]


def test_the_name_of_a_topic_is_text_wherever_it_stands() -> None:
    name = "<b>*LoRA*</b>\n\n# [x](y) {{ z }}"
    topics = (
        Topic("peft", name),
        Topic("lora", f"{name} 1", aliases=("LoRA",), parent="peft"),
        Topic("adapter", f"{name} 2", aliases=("Adapter",), parent="peft"),
    )
    pages = render_pages(
        catalog_of({"seeds/a.txt": [LORA, ADAPTER]}, topics=Taxonomy(topics)), "zh"
    )
    bodies = {path: text.split("\n---\n", 1)[-1] for path, text in pages.items()}
    assert sum("&#60;b&#62;&#42;LoRA&#42;" in body for body in bodies.values()) > len(topics)
    for received in ("*LoRA*", "# [x]", "{{ z", "<b>&", "&lt;b"):
        assert not [path for path, body in bodies.items() if received in body]


def test_a_text_from_right_to_left_says_so_on_its_page_and_in_lists() -> None:
    arabic = (
        "خرجنا في الصباح الباكر إلى الجبل، وكان الهواء باردا والطريق خاليا من الناس، "
        "وجلسنا عند النبع وشربنا الشاي، ثم عدنا قبل الغروب ونحن متعبون وسعداء"
    )
    pages = render_pages(catalog_of({"seeds/a.txt": [arabic, LORA]}), "en")
    marked = 'lang="ar" dir="rtl"'
    for name in ("posts/index.md", "dumps/a/index.md"):
        assert f'<p class="dl-card-opening" {marked}>' in pages[name]
        assert f"<bdi {marked}>" in pages[name]
        assert '<p class="dl-card-opening" lang="zh">' in pages[name]
    (page,) = (text for text in pages.values() if f'<div class="as-received" {marked}>' in text)
    assert f"\n# <bdi {marked}>" in page
    assert f"\n<p {marked}>" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_refused_files_are_named_with_the_reason_and_have_no_page(language: str) -> None:
    dumps = [
        *(Dump(f"seeds/{n}.xml", "unread", damage=(Damage(0, f"is <map> {n}"),)) for n in range(3)),
        *(dump(f"seeds/{name}.txt", [LORA]) for name in "ab"),
    ]
    pages = render_pages(build_catalog(dumps, Sources(Register(), TOPICS)), language)
    assert {name for name in pages if name.startswith("dumps/")} == {
        "dumps/index.md",
        "dumps/a/index.md",
        "dumps/b/index.md",
    }
    listed = pages["dumps/index.md"].split('id="refused"')[1]
    for number in range(3):
        assert f"{number}&#46;xml</span>is &#60;map&#62; {number}</li>" in listed
    assert "../../dumps/b/" in pages["dumps/a/index.md"]
    assert 'id="refused"' not in render_pages(CATALOG, language)["dumps/index.md"]
