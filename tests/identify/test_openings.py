"""A series' boilerplate: the opening names the article, and what follows tells nothing apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from downlink.identify.explain import explain_texts
from downlink.identify.grouping import deduplicate
from tests.support import FEW_TOPICS, catalog_of, parsed

REST = (
    "Hello and welcome to another issue of our weekly letter. It collects what happened around the"
    " language, its tools and its people; tell us what we missed, or send us a change of your own."
)


def _groups(*texts: str) -> list[set[str]]:
    return [{variant.text for variant in item.variants} for item in deduplicate(parsed(texts))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Letter 117 ", "Letter 324 "),
        ("Announcing version 1.55.0. ", "Announcing version 1.36.0. "),
        ("Qwen1.5-7B-chat ", "DeepSeek-7B-chat "),
        ("Capstone project ", "Midterm exam "),
        ("The helper check-duplicates: install it. ", "The helper remap-async: install it. "),
    ],
)
def test_issues_of_a_series_are_articles_of_their_own(one: str, other: str) -> None:
    texts = [
        f"{opening}{REST} npm install {opening.split(':')[0].split(maxsplit=2)[-1]}"
        for opening in (one, other)
    ]
    assert len(_groups(*texts)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阅读 1000 ", "阅读 1003 "),
        ("1,200 views ", "1,350 views "),
        ("Posted 3 days ago ", "Posted 5 weeks ago "),
        ("2024-05-01 ", "2024-06-12 "),
        ("", "Our weekly letter "),
        ("Our weekly letter: ", "Our weekly letters: "),
    ],
)
def test_counters_times_and_a_missing_title_make_no_other_article(one: str, other: str) -> None:
    assert len(_groups(f"{one}{REST}", f"{other}{REST}")) == 1


def test_a_text_without_the_title_that_would_tell_could_be_each_of_them() -> None:
    texts = [REST, f"Letter 117 {REST}", f"Letter 324 {REST}"]
    catalog = catalog_of({"seeds/a.txt": texts}, topics=FEW_TOPICS)
    assert len(catalog.stubs) == 2
    (unsure,) = [item for stub in catalog.stubs for item in stub.variants if item.ambiguous]
    assert unsure.text == REST
    told = "".join(explain_texts(catalog.stubs[0], catalog))
    assert "they begin with two titles, or numbers of a series" in told


def test_what_is_told_apart_does_not_depend_on_the_order() -> None:
    texts = [REST, f"Letter 117 {REST}", f"Letter 324 {REST}"]

    def told(shown: Sequence[str]) -> set[frozenset[str]]:
        return {frozenset(group - {REST}) for group in _groups(*shown)}

    assert told(texts) == told(texts[::-1])
