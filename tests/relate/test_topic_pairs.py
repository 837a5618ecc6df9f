from __future__ import annotations

from dataclasses import replace

from downlink.model.topic import Role, StubTopic, Taxonomy, Topic
from downlink.relate.topic_pairs import shared_articles
from tests.support import catalog_of

TOPICS = Taxonomy((Topic("a", "A"), Topic("b", "B"), Topic("c", "C", parent="a")))
BASE = catalog_of({"seeds/a.txt": ["今天天气很好,我们一起去公园里散步,看见了许多花和树。"]}).stubs[
    0
]


def _pairs(*stubs: dict[str, Role]) -> list[tuple[str, str, int, int]]:
    found = [
        replace(BASE, slug=str(at), topics=tuple(StubTopic(*item) for item in topics.items()))
        for at, topics in enumerate(stubs)
    ]
    return [
        (pair.one, pair.other, len(pair.about), len(pair.stubs))
        for pair in shared_articles(found, TOPICS)
    ]


def test_articles_about_both_count_before_those_that_mention_one() -> None:
    assert _pairs({"b": "about", "a": "about"}, {"c": "about", "b": "mention"}) == [
        ("a", "b", 1, 1),
        ("b", "c", 0, 1),
    ]


def test_a_topic_shares_nothing_with_its_parent_nor_two_that_are_mentioned() -> None:
    assert _pairs({"a": "about", "c": "about"}, {"a": "mention", "b": "mention"}) == []


def test_roles_in_either_order_are_one_pair() -> None:
    assert _pairs({"a": "about", "b": "mention"}, {"b": "about", "a": "mention"}) == [
        ("a", "b", 0, 2)
    ]
