from __future__ import annotations

from collections import Counter

from downlink.relate.choose import LEAST, LEAST_FURTHER, MOST, MOST_NAMED, choose


def test_the_nearest_come_first_and_no_more_than_a_few() -> None:
    near = [{other: 0.9 - other / 100 for other in range(1, 20)}, *[{}] * 19]
    assert choose(near)[0] == tuple(range(1, MOST + 1))


def test_what_is_far_beside_the_nearest_is_left_out() -> None:
    assert choose([{1: 0.18, 2: 0.16, 3: 0.08}, {}, {}, {}])[0] == (1, 2)


def test_beside_the_other_part_of_a_series_there_is_room_for_more() -> None:
    assert choose([{1: 1.7, 2: 0.16}, {}, {}])[0] == (1, 2)


def test_the_nearest_is_named_even_if_it_is_not_very_near() -> None:
    weak = (LEAST + LEAST_FURTHER) / 2
    assert choose([{1: weak, 2: weak - 0.001}, {}, {}])[0] == (1,)
    assert choose([{1: LEAST / 2}, {}])[0] == ()


def test_none_is_named_by_all_others_unless_it_is_all_that_one_has() -> None:
    count = 40
    near = [{}, *({0: 0.5, 1 + at % (count - 1): 0.4} for at in range(1, count))]
    named = Counter(other for chosen in choose(near) for other in chosen)
    assert named[0] == MOST_NAMED
    alone = choose([{}, *({0: 0.5} for _ in range(1, count))])
    assert all(chosen == (0,) for chosen in alone[1:])


def test_what_is_near_everything_comes_after_what_is_near_this_one() -> None:
    crowd = dict.fromkeys(range(2, 10), 0.5)
    near = [{1: 0.31, 10: 0.3}, crowd, *[{}] * 8, {}]
    assert choose(near)[0] == (10, 1)
