"""Random histories of an archive: dumps come, go, are renamed and reordered, a person corrects in
between. Slugs and corrections hold, what is hidden is in nothing that is made of the dumps.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from downlink.curation.corrections import Plan, correct, held_in
from downlink.curation.hidden import Hidden
from downlink.curation.journal import Journal
from downlink.curation.plans import merged, renamed, retitled, withheld
from downlink.curation.register import extend_register, read_register
from downlink.curation.split_plan import split
from downlink.export.catalog_json import catalog_json
from downlink.identify.corrections import divided, hidden_stub
from downlink.identify.drafts import captured_with, drafts
from downlink.identify.noise import without_noise
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.model.stub import Stub
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog, slug_for
from downlink.read.sniff import read_content
from downlink.settings.dialect import TRANSMISSION
from tests.support import FEW_TOPICS, INTRODUCTION

ARTICLES = [
    f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下来不再使用。",
    f"{INTRODUCTION}Adapter 在每一层里插入小模块,推理时略有一点延迟,但是它的效果接近全量微调的效果。",
    (
        "A mixture of experts sends every token to a few of many networks, and so it computes far less"
        " than one network of the same size; the router learns together with the experts themselves."
    ),
    (
        "Yesterday I walked by the lake for hours and wrote down which of the birds spend the winter"
        " there this year: mostly ducks and grebes, one heron, and two kingfishers near the mill."
    ),
    "投机解码先让一个小模型猜几个词,再让大模型一次验证全部的猜测,所以输出的分布和大模型完全相同,但快得多了。",
]
MADE: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: text.replace(",", "，"),
    lambda text: f"{text[: len(text) * 3 // 4]}...",
    lambda text: f"{text} 附记:这一句是后来才加上去的,原来的文章里没有。",
]
_PLACES = st.integers(0, 10**6)
_SHOWN = st.tuples(st.integers(0, len(ARTICLES) - 1), st.integers(0, len(MADE) - 1), st.booleans())
_STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(_SHOWN, min_size=1, max_size=3), st.booleans()),
    st.tuples(st.sampled_from(["remove", "rename"]), _PLACES, _PLACES),
    st.tuples(
        st.sampled_from(["retitle", "readdress", "merge", "split", "hide"]), _PLACES, _PLACES
    ),
)


@dataclass
class _Archive:
    """An archive and what a person was promised of it.

    Attributes:
        slugs: that were registered.
        titles: that a person gave.
        gone: texts that no file may hold any more.
        two: texts that a person said to be of two articles.
    """

    register: Path
    dumps: dict[str, Dump] = field(default_factory=dict)
    made: int = 0
    slugs: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    one: list[tuple[str, str]] = field(default_factory=list)
    two: list[tuple[str, str]] = field(default_factory=list)

    def build(self) -> Catalog:
        register = read_register(self.register, None)
        dumps = sorted(self.dumps.values(), key=lambda dump: dump.path, reverse=True)
        return build_catalog(dumps, Sources(register, FEW_TOPICS))

    def accept(self) -> Catalog:
        register = read_register(self.register, None)
        extend_register(self.register, drafts(self.build(), register, TRANSMISSION))
        catalog = self.build()
        after = read_register(self.register, None)
        assert not drafts(catalog, after, TRANSMISSION)
        self.slugs |= {entry.slug for entry in after.entries}
        return catalog

    def correct(self, plan: Plan) -> None:
        correct(self.register, plan, None, Journal(self.register.with_name("undo")))


def _add(archive: _Archive, shown: Sequence[tuple[int, int, bool]], is_text: bool) -> None:
    archive.made += 1
    entries = [(number, MADE[how](ARTICLES[number]), linked) for number, how, linked in shown]
    if is_text:
        content = "\n".join(["INCOMING TRANSMISSION", "", *(text for _, text, _ in entries)])
    else:
        content = "\n".join(
            json.dumps({"text": text} | ({"link": f"https://b.example/{number}"} if linked else {}))
            for number, text, linked in entries
        )
    path = f"seeds/{archive.made:03}.{'txt' if is_text else 'jsonl'}"
    archive.dumps[path] = read_content(path, content.encode())


def _move(archive: _Archive, kind: str, which: int, place: int) -> None:
    if archive.dumps:
        path = sorted(archive.dumps)[which % len(archive.dumps)]
        dump = archive.dumps.pop(path)
        if kind == "rename":
            new = f"seeds/{place}-{Path(path).name}"
            archive.dumps[new] = replace(dump, path=new)


def _decide(archive: _Archive, kind: str, one: int, other: int) -> None:
    catalog = archive.accept()
    if not catalog.stubs:
        return
    stub = catalog.stubs[one % len(catalog.stubs)]
    second = catalog.stubs[other % len(catalog.stubs)]
    if kind == "retitle":
        archive.correct(retitled(stub.slug, f"Title {other}"))
        archive.titles[stub.slug] = f"Title {other}"
    elif kind == "readdress":
        archive.made += 1
        new = f"address-{archive.made}"
        archive.correct(renamed(stub.slug, new))
        if stub.slug in archive.titles:
            archive.titles[new] = archive.titles.pop(stub.slug)
    elif kind == "merge" and second is not stub:
        archive.correct(merged(stub.slug, second.slug))
        archive.titles.pop(second.slug, None)
        archive.two.clear()
    elif kind == "split" and len(stub.variants) > 1:
        _split(archive, catalog, stub, other)
    elif kind == "hide":
        _hide(archive, catalog, stub)


def _split(archive: _Archive, catalog: Catalog, stub: Stub, other: int) -> None:
    chosen = stub.variants[other % len(stub.variants)]
    own = without_noise(chosen.body)
    alike = [item for item in stub.variants if without_noise(item.body) == own]
    if len(alike) == len(stub.variants):
        return
    parts = divided(stub, [item.sightings[0] for item in alike])
    moved, kept = (
        [(item.text, captured_with(item)) for item in part] for part in (parts.moved, parts.kept)
    )
    held = held_in(archive.register.read_text("utf-8"), archive.register, None)
    new = slug_for(parts.moved, catalog, held.entries.values())
    archive.correct(split(stub.slug, lambda _: new, moved, kept))
    archive.two += [(here, there) for here, _ in moved for there, _ in kept]


def _hide(archive: _Archive, catalog: Catalog, stub: Stub) -> None:
    register = read_register(archive.register, None)
    own = [entry for entry in register.entries if entry.slug in (stub.slug, *stub.former)]
    marked = hidden_stub(stub, own, catalog, TRANSMISSION, Hidden("a reason"))
    archive.correct(withheld(stub.slug, marked))
    archive.gone |= {variant.text for variant in stub.variants}


def _check(archive: _Archive) -> None:
    catalog = archive.accept()
    assert archive.accept() == catalog
    homes = {variant.text: stub.slug for stub in catalog.stubs for variant in stub.variants}
    pages = {**render_pages(catalog, "en"), "catalog.json": catalog_json(catalog)}
    reached = {slug for stub in catalog.stubs for slug in (stub.slug, *stub.former)}
    hidden = {slug for item in catalog.withheld for slug in item.slugs}
    entries = read_register(archive.register, None).entries
    unseen = {
        slug
        for entry in entries
        if entry.slug in catalog.unseen
        for slug in (entry.slug, *entry.former)
    }
    assert archive.slugs <= reached | hidden | unseen
    assert {f"posts/{slug}/index.md" for slug in reached | hidden} <= pages.keys()
    titles = {stub.slug: stub.title.text for stub in catalog.stubs}
    assert all(titles.get(slug, title) == title for slug, title in archive.titles.items())
    assert archive.gone.isdisjoint(homes)
    register = archive.register.read_text("utf-8") if archive.slugs else ""
    assert all(homes.get(a, 1) != homes.get(b, 2) for a, b in archive.two)
    for text in archive.gone:
        assert json.dumps(text, ensure_ascii=False)[1:-1] not in pages["catalog.json"]
        assert text not in register


@given(st.lists(_STEPS, min_size=2, max_size=9))
def test_slugs_and_corrections_hold_whatever_comes_and_goes(
    steps: list[tuple[str, object, object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = _Archive(Path(folder) / "articles.yml")
        for kind, one, other in steps:
            if kind == "add":
                assert isinstance(one, list)
                _add(archive, one, bool(other))
            elif kind in ("remove", "rename"):
                assert isinstance(one, int)
                assert isinstance(other, int)
                _move(archive, kind, one, other)
            else:
                assert isinstance(one, int)
                assert isinstance(other, int)
                _decide(archive, kind, one, other)
            _check(archive)
