"""Every kind of change is told for what it is, and nothing else is."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.export.difference import (
    Difference,
    Join,
    Named,
    Renaming,
    Separation,
    SightingChange,
    TextChange,
    TitleChange,
    TopicsChange,
    compare_catalogs,
)
from downlink.export.saved_catalog import SavedCatalog, SavedTopic, saved
from downlink.settings.dialect import make_dialect
from tests.export.support import catalog, stub
from tests.support import catalog_of

ONE = "低秩适配把权重的增量写成两个小矩阵的乘积，训练时只更新这两个矩阵，推理时再加回去"
TWO = "混合专家模型让每个词元只经过少数几个专家，参数多而计算少，难在路由如何均衡"
THREE = "旋转位置编码把位置写成角度，内积里便只剩下相对位置，外推时要改的是频率"


def _kinds(difference: Difference) -> set[str]:
    """Return the names of the parts that are not empty."""
    return {field.name for field in fields(difference) if getattr(difference, field.name)}


def test_equal_catalogs_do_not_differ() -> None:
    same = saved(catalog_of({"seeds/a.txt": [ONE, TWO]}))
    assert not compare_catalogs(same, same)
    assert compare_catalogs(same, same) == Difference()


def test_empty_catalogs_do_not_differ() -> None:
    assert not compare_catalogs(SavedCatalog((), ()), SavedCatalog((), ()))


def test_dumps_that_came_and_went() -> None:
    found = compare_catalogs(catalog(dumps=["c", "a", "b"]), catalog(dumps=["e", "b", "d"]))
    assert (found.new_dumps, found.missing_dumps) == (("d", "e"), ("a", "c"))
    assert _kinds(found) == {"new_dumps", "missing_dumps"}


def test_a_new_article_and_one_that_is_gone() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["a:2"]}))
    new = catalog(stub("two", {TWO: ["a:2"]}), stub("three", {THREE: ["a:1"]}))
    found = compare_catalogs(old, new)
    assert found.new == (Named("three", "THREE"),)
    assert found.gone == (Named("one", "ONE"),)
    assert _kinds(found) == {"new", "gone"}


def test_a_dump_that_the_next_capture_overwrote_is_new_articles_not_changed_ones() -> None:
    found = compare_catalogs(
        catalog(stub("one", {ONE: ["latest:1"]})), catalog(stub("two", {TWO: ["latest:1"]}))
    )
    assert _kinds(found) == {"new", "gone"}


def test_an_article_that_moved_within_a_dump_is_no_change() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["a:2"]}))
    new = catalog(stub("one", {ONE: ["a:2"]}), stub("two", {TWO: ["a:1"]}))
    assert not compare_catalogs(old, new)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (f"{ONE}...", f"{ONE}，而且不增加延迟", "longer"),
        (f"{ONE} ...", f"{ONE}，而且不增加延迟...", "longer"),
        ("LowRank Adaptation ...", "Low-Rank Adaptation of large models", "longer"),
        (ONE, f"{ONE}，而且不增加延迟", "longer"),
        (f"{ONE}，而且不增加延迟", f"{ONE}...", "changed"),
        (ONE, ONE.replace("两个", "三个") + "，而且不增加延迟", "changed"),
        (f"{ONE}...", ONE, "changed"),
    ],
)
def test_a_text_that_runs_on_is_longer_and_any_other_is_changed(
    before: str, after: str, kind: str
) -> None:
    old, new = catalog(stub("one", {before: ["a:1"]})), catalog(stub("one", {after: ["a:1"]}))
    found = compare_catalogs(old, new)
    assert _kinds(found) == {kind}
    assert getattr(found, kind) == (TextChange("one", "ONE", before, after),)


def test_the_marks_of_the_archive_s_dialect_are_no_part_of_a_text() -> None:
    dialect = make_dialect({"truncation": ["zum ganzen Text"]})
    cut = replace(stub("one", {"Attention is quadratic. zum ganzen Text": ["a:1"]}), truncated=True)
    whole = stub("one", {"Attention is quadratic. Every token looks at every other": ["b:1"]})
    assert compare_catalogs(catalog(cut), catalog(whole), dialect).longer
    assert compare_catalogs(catalog(cut), catalog(whole)).changed


def test_known_articles_in_other_dumps() -> None:
    old = catalog(stub("one", {ONE: ["a:1", "b:1"]}))
    new = catalog(stub("one", {ONE: ["b:3", "d:1", "c:1", "c:2"]}))
    found = compare_catalogs(old, new)
    assert found.sightings == (SightingChange("one", "ONE", ("c", "d"), ("a",)),)
    assert _kinds(found) == {"sightings", "new_dumps", "missing_dumps"}


def test_a_slug_that_was_given_anew_is_the_same_article() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}, title="T"))
    new = catalog(stub("lora", {ONE: ["a:1"]}, title="T"))
    found = compare_catalogs(old, new)
    assert found.slugs == (Renaming("one", "lora"),)
    assert _kinds(found) == {"slugs"}


def test_slugs_that_were_exchanged_are_told_by_the_texts() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["a:2"]}))
    new = catalog(stub("two", {ONE: ["a:1"]}, "ONE"), stub("one", {TWO: ["a:2"]}, "TWO"))
    found = compare_catalogs(old, new)
    assert found.slugs == (Renaming("one", "two"), Renaming("two", "one"))
    assert _kinds(found) == {"slugs"}


def test_changed_titles_and_topics() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}, "Old", ["lora/about", "moe/mention"]))
    new = catalog(stub("one", {ONE: ["a:1"]}, "New", ["lora/about", "moe/about"]))
    found = compare_catalogs(old, new)
    assert found.titles == (TitleChange("one", "Old", "New"),)
    more, less = (SavedTopic("moe", "about"),), (SavedTopic("moe", "mention"),)
    assert found.topics == (TopicsChange("one", "New", more, less),)
    assert _kinds(found) == {"titles", "topics"}


def test_two_articles_whose_texts_stand_in_one_are_a_join() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["b:1"]}))
    new = catalog(stub("one", {ONE: ["a:1"], TWO: ["b:1"]}))
    found = compare_catalogs(old, new)
    assert found.joins == (Join(("one", "two"), "one"),)
    assert _kinds(found) == {"joins"}


def test_an_article_whose_texts_stand_in_several_is_a_separation() -> None:
    old = catalog(stub("one", {ONE: ["a:1"], TWO: ["b:1"], THREE: ["c:1"]}))
    new = catalog(
        stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["b:1"]}), stub("three", {THREE: ["c:1"]})
    )
    found = compare_catalogs(old, new)
    assert found.separations == (Separation("one", ("one", "three", "two")),)
    assert _kinds(found) == {"separations"}


def test_a_join_under_a_new_slug_continues_the_article_of_which_it_has_most() -> None:
    old = catalog(stub("one", {f"{ONE}。{THREE}": ["a:1"]}), stub("two", {TWO: ["b:1"]}))
    new = catalog(stub("both", {f"{ONE}。{THREE}": ["a:1"], TWO: ["b:1"]}))
    found = compare_catalogs(old, new)
    assert found.joins == (Join(("one", "two"), "both"),)
    assert found.slugs == (Renaming("one", "both"),)
    assert not found.new
    assert not found.gone


def test_a_text_that_went_from_one_article_to_another_is_no_join_and_no_separation() -> None:
    old = catalog(stub("one", {ONE: ["a:1"], "背景": ["b:1"]}), stub("two", {TWO: ["c:1"]}))
    new = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {TWO: ["c:1"], "背景": ["b:1"]}))
    found = compare_catalogs(old, new)
    assert _kinds(found) == {"sightings"}
    assert [item.new for item in found.sightings] == [(), ("b",)]
    assert [item.missing for item in found.sightings] == [("b",), ()]


def test_two_articles_of_one_text_stay_apart() -> None:
    both = catalog(stub("one", {ONE: ["a:1"]}), stub("two", {ONE: ["a:2"]}))
    renamed = catalog(stub("eins", {ONE: ["a:1"]}, "ONE"), stub("zwei", {ONE: ["a:2"]}, "TWO"))
    assert not compare_catalogs(both, both)
    found = compare_catalogs(both, renamed)
    assert found.slugs == (Renaming("one", "eins"), Renaming("two", "zwei"))
    assert _kinds(found) == {"slugs"}
    elsewhere = catalog(stub("one", {ONE: ["c:1"]}), stub("two", {ONE: ["c:2"]}))
    assert _kinds(compare_catalogs(both, elsewhere)) == {
        "new_dumps",
        "missing_dumps",
        "sightings",
    }


def test_a_capture_that_is_read_otherwise_shows_the_same_article() -> None:
    old = catalog(stub("one", {ONE: ["a:1"]}, "T"))
    new = catalog(stub("lora", {f"LoRA {ONE}": ["a:1"]}, "T"))
    found = compare_catalogs(old, new)
    assert _kinds(found) == {"slugs", "changed"}


def test_the_slug_tells_where_neither_text_nor_capture_does() -> None:
    old, new = catalog(stub("one", {ONE: ["a:1"]})), catalog(stub("one", {TWO: ["b:1"]}))
    found = compare_catalogs(old, new)
    assert _kinds(found) == {"changed", "sightings", "new_dumps", "missing_dumps"}


def test_the_order_of_a_catalog_makes_no_difference() -> None:
    old = [stub("one", {ONE: ["a:1"], TWO: ["b:1"]}), stub("three", {THREE: ["c:1"]})]
    new = [
        stub("x", {ONE: ["a:1"], THREE: ["c:1"]}),
        stub("y", {TWO: ["b:1"]}),
        stub("z", {"另": ["d:1"]}),
    ]
    found = compare_catalogs(catalog(*old), catalog(*new))
    assert found == compare_catalogs(catalog(*old[::-1]), catalog(*new[::-1]))
    assert found.joins == (Join(("one", "three"), "x"),)
    assert found.separations == (Separation("one", ("x", "y")),)


TEXTS = st.dictionaries(st.integers(0, 9), st.integers(0, 3), min_size=1)
"""Which of ten texts stand in which of four articles."""


def _partitioned(texts: dict[int, int]) -> SavedCatalog:
    held: dict[int, dict[str, list[str]]] = {}
    for text, article in sorted(texts.items()):
        held.setdefault(article, {})[f"{text}{ONE}{text}"] = [f"a:{text + 1}"]
    return catalog(*(stub(f"s{article}", found) for article, found in held.items()))


@given(TEXTS, TEXTS)
def test_every_article_is_told_from_both_sides(before: dict[int, int], now: dict[int, int]) -> None:
    old, new = _partitioned(before), _partitioned(now)
    there, back = compare_catalogs(old, new), compare_catalogs(new, old)
    assert there.new == back.gone
    assert there.gone == back.new
    joined = {(item.new, item.old) for item in there.joins}
    assert joined == {(item.old, item.new) for item in back.separations}
    assert bool(compare_catalogs(old, old)) is False
    parts = [getattr(there, field.name) for field in fields(there)]
    assert all(list(part) == sorted(part) for part in parts)


def test_real_catalogs_of_growing_dumps() -> None:
    before = {"seeds/a.txt": [f"{ONE}...", TWO]}
    after = {**before, "seeds/b.txt": [f"{ONE}，而且不增加延迟", THREE]}
    found = compare_catalogs(saved(catalog_of(before)), saved(catalog_of(after)))
    assert found.new_dumps == ("seeds/b.txt",)
    assert len(found.new) == len(found.longer) == len(found.sightings) == 1
    assert _kinds(found) == {"new_dumps", "new", "longer", "sightings"}


def test_dumps_outside_of_the_archive_are_the_same_wherever_it_was_read() -> None:
    old = catalog(stub("one", {ONE: ["/then/x/../seeds/a:1"]})).moved("/then/x", "/now/y")
    assert not compare_catalogs(old, catalog(stub("one", {ONE: ["/now/y/../seeds/a:1"]})))
