"""What several articles of an archive open with names none of them."""

from __future__ import annotations

from downlink.describe.openings import shared_openings
from downlink.describe.titles import find_title
from downlink.describe.titles.choose import choose
from downlink.describe.titles.explain import title_evidence

NOTE = "This book was prepared by the readers of Quay Street. "
OWN = (
    "Moorings for small boats have to hold in a storm, and the rope is what fails first.",
    "Tides are told by the moon, and a table of tides by who watched the harbour for years.",
    "Lanterns on a pier burn oil, and oil is what a keeper never has enough of in winter.",
)


def test_what_three_articles_open_with_is_not_their_own() -> None:
    bodies = [NOTE + own for own in OWN]
    assert shared_openings(bodies) == dict.fromkeys(bodies, len(NOTE))


def test_two_articles_that_open_alike_may_both_mean_it() -> None:
    assert shared_openings([NOTE + OWN[0], NOTE + OWN[1], OWN[2]]) == {}


def test_half_a_sentence_is_no_boilerplate() -> None:
    assert shared_openings([f"In this chapter we see that {own}" for own in OWN]) == {}


def test_something_is_left_to_be_titled() -> None:
    assert shared_openings([f"{NOTE}{word}" for word in ("One.", "Two.", "Six.")]) == {}


def test_chinese_lines_end_at_a_space() -> None:
    rest = "把梯度累积起来,显存就够用了,代价是多跑几步,这一点后面会细说,先看代码怎么写。"
    bodies = [f"返回上层目录 {word}{rest}" for word in ("学习率", "批大小", "优化器")]
    assert set(shared_openings(bodies).values()) == {len("返回上层目录 ")}


def test_the_longest_that_enough_share_counts() -> None:
    longer = f"{NOTE}Part of a series. "
    bodies = [longer + own for own in OWN] + [NOTE + own[::-1] + "." * 40 for own in OWN]
    found = shared_openings(bodies)
    assert [found[body] for body in bodies] == [len(longer)] * 3 + [len(NOTE)] * 3


def test_the_order_of_articles_does_not_matter() -> None:
    bodies = [NOTE + own for own in OWN]
    assert shared_openings(bodies) == shared_openings(bodies[::-1])


def test_titles_are_looked_for_behind_what_others_open_with() -> None:
    body = NOTE + OWN[0]
    alone, in_archive = choose(body), choose(body, len(NOTE))
    assert min(item.candidate.offset for item in alone.judged) < len(NOTE)
    assert min(item.candidate.offset for item in in_archive.judged) >= len(NOTE)
    shown = "\n".join(title_evidence(find_title(body, len(NOTE)), body, len(NOTE)))
    assert f"first {len(NOTE)} characters" in shown
