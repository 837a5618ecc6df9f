from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from downlink.curation.register import Register, read_register
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.taxonomy import read_taxonomy
from downlink.export.catalog_json import catalog_json
from downlink.model.dump import Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps
from tests.support import FEW_TOPICS, ROOT, SEEDS, TOPICS, catalog_of

GOLDEN = Path(__file__).parent / "golden" / "catalog.json"


@cache
def _real_dumps() -> tuple[Dump, ...]:
    return tuple(read_dumps(find_dumps([SEEDS], root=ROOT)))


@cache
def _real_sources() -> Sources:
    topics = read_taxonomy(ROOT / "topics.yml")
    return Sources(read_register(ROOT / "articles.yml", (t.id for t in topics)), topics)


def test_the_real_dumps_give_the_golden_catalog() -> None:
    """After an intended change: downlink catalog --json > tests/golden/catalog.json, and read
    the difference."""
    assert catalog_json(build_catalog(_real_dumps(), _real_sources())) == GOLDEN.read_text("utf-8")


def test_the_real_dumps_hold_what_was_counted_by_hand() -> None:
    catalog = build_catalog(_real_dumps(), Sources(Register(), TOPICS))
    assert [len(dump.excerpts) for dump in catalog.dumps] == [12, 12, 11, 12, 12]
    assert sum(len(stub.sightings) for stub in catalog.stubs) == 59
    assert len(catalog.stubs) == 36
    assert [(dump.page, dump.pages) for dump in catalog.dumps if dump.pages] == [(1, 2), (1, 2)]
    assert all(dump.unparsed == () for dump in catalog.dumps)


def test_the_curated_topics_list_exactly_the_right_articles() -> None:
    document = json.loads(GOLDEN.read_text("utf-8"))
    stubs = {topic["id"]: topic["stubs"] for topic in document["topics"]}
    assert stubs["flash-attention"] == ["flash-attention"]
    assert stubs["lora"] == ["lora"]
    assert stubs["mixture-of-experts"] == ["mixture-of-experts", "kimi-vl", "seed-thinking"]
    assert "flash-gau" not in stubs["flash-attention"]


def test_every_real_article_has_a_title_and_topics_from_the_register() -> None:
    document = json.loads(GOLDEN.read_text("utf-8"))
    assert {stub["title_from"] for stub in document["stubs"]} == {"register"}
    assert all(any(t["role"] == "about" for t in stub["topics"]) for stub in document["stubs"])


@given(st.permutations(range(5)))
def test_the_catalog_does_not_depend_on_the_order_of_the_dumps(order: list[int]) -> None:
    dumps = [_real_dumps()[number] for number in order]
    assert catalog_json(build_catalog(dumps, _real_sources())) == GOLDEN.read_text("utf-8")


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=16), min_size=1
    )
)
def test_every_excerpt_stands_in_the_catalog_as_received(texts: list[str]) -> None:
    shown = [text for text in texts if len(text.strip()) >= 16]
    catalog = catalog_of({"seeds/a.txt": shown}, topics=FEW_TOPICS)
    received = {
        (place.dump, place.position): variant.text
        for stub in catalog.stubs
        for variant in stub.variants
        for place in variant.sightings
    }
    parsed = {
        (dump.path, position): item.text
        for dump in catalog.dumps
        for position, item in enumerate(dump.excerpts, 1)
    }
    assert received == parsed


def test_new_articles_with_the_same_title_get_different_slugs() -> None:
    opening = "LoRA LoRA(LowRank Adaptation)"
    catalog = catalog_of(
        {
            "seeds/a.txt": [
                opening + "用两个低秩矩阵的乘积表示增量",
                opening + "的论文读了三遍才读懂它",
            ]
        }
    )
    assert [stub.slug for stub in catalog.stubs] == ["lora", "lora-2"]


def test_an_address_leads_on_where_two_articles_turn_out_to_be_one() -> None:
    choose = random.Random(5)
    text = "".join(choose.choices([chr(0x4E00 + n) for n in range(900)], k=300))
    edited = text[:190] + "编辑过的句子" + text[200:220]
    register = Register(
        (RegisterEntry("one", (text[:200] + "...",)), RegisterEntry("two", (edited + "...",)))
    )
    catalog = catalog_of({"seeds/a.txt": [text + "..."]}, register)
    (stub,) = catalog.stubs
    assert {stub.slug, *stub.former} == {"one", "two"}
    assert catalog.unseen == ()
    pages = render_pages(catalog, "zh")
    assert f"../../posts/{stub.slug}/" in pages[f"posts/{stub.former[0]}/index.md"]


def test_an_article_no_longer_seen_is_reported() -> None:
    sources = _real_sources()
    catalog = build_catalog(_real_dumps()[:1], sources)
    assert len(catalog.unseen) == 36 - 12
    assert catalog.unregistered == ()
