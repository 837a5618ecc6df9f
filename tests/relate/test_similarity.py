from __future__ import annotations

from downlink.relate.similarity import VISITS, similarity


def _fillers(count: int) -> list[str]:
    return [
        f"{chr(code) * 3}。{chr(code + 1) * 12}" for code in range(0x5000, 0x5000 + 2 * count, 2)
    ]


def test_texts_are_nearer_the_more_and_the_rarer_words_they_share() -> None:
    texts = [
        "zipper quokka wombat",
        "zipper quokka numbat",
        "zipper gecko newt",
        *["gecko newt toad"] * 3,
    ]
    near = similarity(texts).near(0)
    assert near[1] > near[2] > 0
    assert set(near) == {1, 2}


def test_a_word_of_most_texts_says_nothing() -> None:
    texts = [f"zipper {filler}" for filler in _fillers(60)]
    assert similarity(texts).near(0) == {}


def test_a_text_is_as_near_as_it_is_alike() -> None:
    same = " ".join(f"zipper{chr(97 + at)}" for at in range(20))
    texts = [same, same, f"{same} gecko newt toad", *_fillers(9)]
    near = similarity(texts).near(0)
    assert near[1] > near[2]
    assert 0.95 < near[1] < 1


def test_one_word_in_common_counts_less_than_two_that_weigh_the_same() -> None:
    one = similarity(["quokka", "quokka", *_fillers(9)]).near(0)[1]
    two = similarity(["quokka wombat", "wombat quokka", *_fillers(9)]).near(0)[1]
    assert one < two


def test_what_titles_say_counts_more() -> None:
    texts = ["zipper quokka", "zipper gecko", "newt quokka", *_fillers(9)]
    plain, titled = similarity(texts).near(0), similarity(texts, ["zipper", "zipper", ""]).near(0)
    assert plain[1] == plain[2]
    assert titled[1] > titled[2]


def test_everyday_words_make_texts_less_near_in_chinese_too() -> None:
    texts = ["熔断。甲乙丙", "熔断。丁戊己", "进行。庚辛壬", "进行。子丑寅", *_fillers(9)]
    found = similarity(texts)
    assert 0 < found.near(2)[3] < found.near(0)[1]


def test_what_two_share_adds_up_to_how_near_they_are() -> None:
    vectors = similarity(["zipper quokka gecko", "zipper quokka newt", *_fillers(9)])
    shared = vectors.shared(0, 1)
    assert {"zipper", "quokka"} <= shared.keys()
    assert abs(sum(shared.values()) - vectors.near(0)[1]) < 1e-9


def test_the_rarest_words_lead_to_others_and_not_all_are_visited() -> None:
    crowd = [f"zipper quokka {filler}" for filler in _fillers(VISITS + 100)]
    texts = ["wombat zipper", "wombat zipper", *crowd, *_fillers(4 * VISITS)]
    near = similarity(texts).near(0)
    assert set(near) == {1}
    assert near[1] > 0.5
