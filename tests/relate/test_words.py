from __future__ import annotations

from downlink.relate.words import shared_words, word_counts


def _shown(one: str, other: str, *pairs: str) -> list[str]:
    return [word for word, _ in shared_words(one, other, dict.fromkeys(pairs, 0.1))]


def test_a_word_is_the_same_in_another_form_and_within_a_longer_one() -> None:
    assert word_counts("Adapters")["adapter"] == word_counts("adapter")["adapter"] == 1
    assert {"flashattention", "flash", "attention"} <= word_counts("FlashAttention").keys()
    assert "flashattention" in word_counts("flash attention")
    assert word_counts("ｌｏｒａ") == word_counts("LoRA".lower())


def test_chinese_is_compared_by_pairs_without_what_only_joins_and_in_one_script() -> None:
    assert set(word_counts("注意力的機制")) == {"注意", "意力", "机制"}


def test_other_scripts_have_words_too() -> None:
    assert set(word_counts("нейронные сети")) >= {"нейронные", "сети"}
    assert word_counts("신경망") == {"신경": 1, "경망": 1}


def test_small_words_addresses_and_lost_formulas_say_nothing() -> None:
    assert word_counts("This is what we have: [Math] https://example.org/zipper a b") == {}
    assert word_counts("这是我们的") == {}
    assert word_counts("Here's what it's") == {}


def test_what_stands_in_a_formula_is_no_word() -> None:
    text = (
        r"quokka \(\frac{\partial L}{\partial w}\) and \[\begin{aligned} a \end{aligned}\] wombat"
    )
    assert set(word_counts(text)) == {"quokka", "wombat"}


def test_signs_part_what_would_be_joined() -> None:
    assert "zipperquokka" not in word_counts("zipper. quokka")
    assert "zipperquokka" in word_counts("zipper-quokka")


def test_shared_words_are_shown_as_written_and_whole() -> None:
    assert _shown("用 ZipperNet 做", "zippernet", "zippernet") == ["ZipperNet"]
    assert _shown("调整学习率很难", "学习率是多少", "习率") == ["学习率"]
    assert _shown("調整學習率", "学习率", "习率") == ["學習率"]
    assert _shown("图像与分割", "图像分割", "图像") == ["图像"]
