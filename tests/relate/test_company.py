from __future__ import annotations

import pytest

from downlink.relate.company import COMPANY, MOST, with_company


def test_two_that_the_same_others_are_near_to_are_nearer() -> None:
    near = with_company(
        [
            {1: 0.1, 2: 0.1, 3: 0.1},
            {0: 0.1, 2: 0.1},
            {0: 0.1, 1: 0.1},
            {0: 0.1, 4: 0.1},
            {3: 0.1},
        ]
    )
    assert near[0][1] == near[0][2] > near[0][3] == 0.1


def test_company_of_all_the_same_counts_in_full() -> None:
    near = with_company([{1: 0.2, 2: 0.1}, {0: 0.2, 2: 0.1}, {0: 0.1, 1: 0.1}])
    assert near[2][0] == near[2][1]
    assert near[0][1] == pytest.approx(0.2 + COMPANY * 0.2)


def test_a_stub_that_nothing_is_near_to_stays_alone() -> None:
    assert with_company([{}, {0: 0.0}]) == ({}, {0: 0.0})


def test_company_makes_none_near_that_say_next_to_nothing_alike() -> None:
    near = with_company([{1: 0.001, 2: 0.2}, {0: 0.001, 2: 0.2}, {0: 0.2, 1: 0.2}])
    assert near[0][1] == pytest.approx(0.001 * (1 + MOST))
