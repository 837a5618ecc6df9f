from __future__ import annotations

from downlink.relate.rare_terms import rare_terms, terms_of


def _terms(body: str) -> set[str]:
    return {term for _, term in terms_of(body)}


def test_names_phrases_and_runs_of_chinese_are_terms() -> None:
    found = _terms("使用 Latent Diffusion 的方法避免了梯度消失,代码里用的是 PyTorch。")
    assert {"Latent Diffusion", "PyTorch", "梯度消失"} <= found


def test_words_that_only_join_are_none() -> None:
    assert _terms("这种方法首先使用了大量的数据进行训练,然后得到结果。") == set()


def test_addresses_and_lost_formulas_hold_no_terms() -> None:
    assert _terms("见 https://github.com/FooBar/BazQux 其中 [Math] 与 [公式] 已丢失") == set()


def test_who_and_where_are_no_terms() -> None:
    assert _terms("Google 与 OpenAI 在 NeurIPS 上") == set()


def test_only_what_few_texts_share_is_rare_and_it_is_shown_as_most_write_it() -> None:
    bodies = ["ZipperNet 一", "ZipperNet 二", "Zipper-Net 三", "WombatNet 四", *["QuokkaNet"] * 6]
    terms = rare_terms(bodies, known=frozenset())
    assert terms.of_each[:4] == (("zippernet",), ("zippernet",), ("zippernet",), ())
    assert terms.written == {"zippernet": "ZipperNet"}
    assert terms.of_each[4] == ()


def test_what_topics_know_is_left_out() -> None:
    assert (
        rare_terms(["ZipperNet 一", "ZipperNet 二"], known=frozenset(["zippernet"])).written == {}
    )
