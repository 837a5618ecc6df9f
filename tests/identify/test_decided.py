"""What a person said of the articles counts before all that texts and captures say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from downlink.curation.register import Register, read_register
from downlink.identify.corrections import hidden_stub
from downlink.identify.drafts import drafts
from downlink.identify.explain import explain_texts
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.sniff import read_content
from downlink.settings.dialect import TRANSMISSION
from tests.support import FEW_TOPICS, INTRODUCTION

LORA = f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下。"
ADAPTER = f"{INTRODUCTION}Adapter 在每一层里插入小模块,推理时略有延迟,但是效果接近全量微调。"
REVISED = LORA.replace("参数量愈发庞大", "参数的数量越来越大了")
BIRDS = "昨天我在湖边散步,看到了许多正在过冬的水鸟,有几种是我从来没有见过的,于是把它们的样子和叫声一一记了下来,回家以后再去查书上的图片。"


Read = Callable[..., Register]


@pytest.fixture
def register(tmp_path: Path) -> Read:
    def read(*entries: dict[str, object]) -> Register:
        path = tmp_path / "articles.yml"
        path.write_text("".join(f"- {json.dumps(item)}\n" for item in entries), "utf-8")
        return read_register(path, None)

    return read


def _dump(*records: str | dict[str, str], path: str = "seeds/a.jsonl") -> Dump:
    lines = [{"text": item} if isinstance(item, str) else item for item in records]
    return read_content(path, "\n".join(map(json.dumps, lines)).encode())


def _build(register: Register, *dumps: Dump) -> Catalog:
    catalog = build_catalog(dumps, Sources(register, FEW_TOPICS))
    assert not drafts(catalog, register, TRANSMISSION)
    return catalog


def _texts(catalog: Catalog) -> dict[str, set[str]]:
    return {stub.slug: {variant.text for variant in stub.variants} for stub in catalog.stubs}


def test_what_is_the_same_by_the_register_is_one_and_both_addresses_lead_there(
    register: Read,
) -> None:
    held = register(
        {"slug": "a", "excerpt": LORA},
        {"slug": "b", "same_as": "a", "former": ["c"], "excerpt": BIRDS},
    )
    catalog = _build(held, _dump(LORA, BIRDS))
    assert _texts(catalog) == {"a": {LORA, BIRDS}}
    assert catalog.stubs[0].former == ("b", "c")
    pages = render_pages(catalog, "en")
    assert {"posts/b/index.md", "posts/c/index.md"} <= pages.keys()
    assert catalog.unseen == ()
    alone = _build(held, _dump(BIRDS))
    assert _texts(alone) == {"a": {BIRDS}}


def test_what_is_apart_by_the_register_is_two_whatever_the_texts(register: Read) -> None:
    held = register(
        {"slug": "a", "excerpt": LORA},
        {"slug": "b", "apart_from": ["a"], "excerpt": REVISED},
    )
    for texts in ((LORA, REVISED), (REVISED, LORA)):
        catalog = _build(
            held, *(_dump(text, path=f"seeds/{n}.jsonl") for n, text in enumerate(texts))
        )
        assert _texts(catalog) == {"a": {LORA}, "b": {REVISED}}
    for stub, other in zip(catalog.stubs, ("b", "a"), strict=True):
        lines = list(explain_texts(stub, catalog))
        assert f"  held apart from {other}, as the register says" in lines


def test_two_articles_of_one_address_are_two_where_the_register_says_so(register: Read) -> None:
    link = "https://b.example/1"
    both = [{"text": text, "link": link} for text in (LORA, BIRDS)]
    dumps = [_dump(item, path=f"seeds/{number}.jsonl") for number, item in enumerate(both)]
    held = register(
        {"slug": "a", "link": link, "excerpt": LORA},
        {"slug": "b", "apart_from": ["a"], "link": link, "excerpt": BIRDS},
    )
    assert _texts(_build(held, *dumps)) == {"a": {LORA}, "b": {BIRDS}}
    longer = {"text": f"{BIRDS}今天又去了一次,多看到了三种。", "link": link}
    later = build_catalog([*dumps, _dump(longer, path="seeds/9.jsonl")], Sources(held, FEW_TOPICS))
    assert _texts(later)["b"] == {BIRDS, longer["text"]}


def test_texts_of_one_entry_are_one_article_even_where_nothing_else_says_so(
    tmp_path: Path,
) -> None:
    path = tmp_path / "articles.yml"
    path.write_text(
        f"- {json.dumps({'slug': 'a', 'excerpt': LORA})}\n"
        f"- {json.dumps({'continues': 'a', 'excerpt': BIRDS})}\n",
        "utf-8",
    )
    catalog = _build(read_register(path, None), _dump(LORA, BIRDS))
    assert _texts(catalog) == {"a": {LORA, BIRDS}}


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_is_hidden_is_in_nothing_that_is_made_of_the_dumps(
    register: Read, by_hand: bool
) -> None:
    held = register({"slug": "a", "hidden": "on request", "excerpt": LORA})
    if not by_hand:
        held = _marked(held)
    dumps = [
        _dump(LORA, BIRDS),
        _dump(f"{LORA[:120]}...", path="seeds/b.jsonl"),
        _dump(REVISED, path="seeds/c.jsonl"),
        _dump(ADAPTER, path="seeds/d.jsonl"),
    ]
    catalog = build_catalog(dumps, Sources(held, FEW_TOPICS))
    assert sorted(text for texts in _texts(catalog).values() for text in texts) == [BIRDS, ADAPTER]
    assert [dump.path for dump in catalog.dumps] == ["seeds/a.jsonl", "seeds/d.jsonl"]
    (hidden,) = catalog.withheld
    assert [place.dump for place in hidden.sightings] == [f"seeds/{n}.jsonl" for n in "abc"]
    pages = render_pages(catalog, "en")
    assert "on request" in pages["posts/a/index.md"]
    assert not any("低秩矩阵近似" in page for page in pages.values())
    assert catalog.unseen == ()
    assert catalog.stub_at("seeds/a.jsonl", 2).text == BIRDS


def _marked(register: Register) -> Register:
    (entry,) = register.entries
    assert entry.hidden
    empty = Catalog((), (), FEW_TOPICS)
    marked = hidden_stub(None, [entry], empty, TRANSMISSION, entry.hidden)
    return Register((replace(entry, excerpts=(), captured=(), hidden=marked),))


def test_what_is_hidden_is_known_by_its_address_and_title_too(register: Read) -> None:
    link = "https://b.example/secret"
    held = register(
        {
            "slug": "a",
            "title": "The secret of the lake",
            "link": link,
            "hidden": "x",
            "no_address": "yes",
            "excerpt": LORA,
        }
    )
    dumps = [
        _dump({"text": ADAPTER, "link": "http://www.b.example/secret/?utm_source=x"}, BIRDS),
        _dump(
            {"title": "A title", "link": link},
            {"title": "Birds", "link": "https://b.example/birds"},
            path="seeds/b.jsonl",
        ),
        _dump(
            {"title": "The Secret of the Lake", "link": "https://mirror.example/9"},
            BIRDS,
            path="seeds/c.jsonl",
        ),
    ]
    catalog = build_catalog(dumps, Sources(held, FEW_TOPICS))
    assert _texts(catalog).popitem()[1] == {BIRDS}
    said = [known.title for dump in catalog.dumps for known in dump.addresses]
    assert said == ["Birds"]
    pages = render_pages(catalog, "en")
    assert "posts/a/index.md" not in pages
    assert not any("ecret" in page for page in pages.values())
