"""Two candidates make one title where neither says both, a name before what is said of it."""

from __future__ import annotations

from downlink.describe.titles.choose import ranking
from downlink.describe.titles.pairs import PAIR_NAMES, pair_features, pairs_of
from downlink.describe.titles.pool import Pool, pool_of

TEXT = (
    "Quillon keeps its queues in memory. Fair queues for tenants are what people ask about. "
    "Quillon and Vassar differ there: Vassar has fair queues for tenants too."
)
CHINESE = "Quillon 会把任务放在内存里,任务调度很快。Quillon 的任务调度和 Vassar 的任务调度不同。"


def _titles(pool: Pool, *liked: str) -> list[str]:
    """Return the pairs where these candidates, the best first, are all that is likely."""
    scores = [0.0] * len(pool.contenders)
    for at, item in enumerate(pool.contenders):
        if item.candidate.text in liked:
            scores[at] = 0.9 - 0.1 * liked.index(item.candidate.text)
    order = ranking(pool, scores)
    return [pair.candidate.text for pair in pairs_of(pool, scores, order)]


def test_a_name_stands_before_what_is_said_of_it() -> None:
    pool = pool_of(TEXT)
    aspect = "Fair queues for tenants"
    assert _titles(pool, "Quillon", aspect) == _titles(pool, aspect, "Quillon")
    assert _titles(pool, "Quillon", aspect) == [f"Quillon: {aspect}"]


def test_two_names_stand_side_by_side() -> None:
    assert _titles(pool_of(TEXT), "Quillon", "Vassar") == ["Quillon and Vassar"]
    assert _titles(pool_of(CHINESE), "Quillon", "Vassar") == ["Quillon与Vassar"]


def test_chinese_has_no_space_behind_the_colon() -> None:
    assert _titles(pool_of(CHINESE), "Quillon", "任务调度") == ["Quillon:任务调度"]


def test_what_says_the_same_or_is_unlikely_makes_no_pair() -> None:
    pool = pool_of(TEXT)
    assert _titles(pool, "Fair queues for tenants", "Fair queues") == []
    assert _titles(pool, "Quillon") == []


def test_a_pair_has_the_features_of_both() -> None:
    pool = pool_of(TEXT)
    scores = [0.5] * len(pool.contenders)
    order = ranking(pool, scores)
    pairs = list(pairs_of(pool, scores, order))
    assert pairs
    for pair in pairs:
        assert {pair.subject, pair.aspect} == {pair.first, pair.second}
        row = pair_features(pair, pool, scores, order)
        assert len(row) == len(PAIR_NAMES)
        assert row[PAIR_NAMES.index("ahead")] == 0.0
