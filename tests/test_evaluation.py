"""Titles and topics stay as good as tests/gold/floor.yml demands, and the measure is sound."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from evaluation.__main__ import FINAL, GOLD, TUNED
from evaluation.archives import catalog_of_texts, page_differences, stubs_in_order
from evaluation.baseline import PlainTopics, plain_title
from evaluation.figures import Answer, Figures, measure_gold, measure_real
from evaluation.floor import read_floor, shortfalls
from evaluation.gold import GoldSet, Judgement, read_gold, read_real
from evaluation.measures import Score, holds_key_term, is_generic, term_score, topic_score
from evaluation.report import misses

from downlink.curation.register import read_register
from downlink.curation.taxonomy import read_taxonomy
from downlink.errors import ArchiveError
from tests.support import ROOT

TOPICS = read_taxonomy(ROOT / "topics.yml")
IDS = frozenset(topic.id for topic in TOPICS)


@cache
def _gold(name: str) -> GoldSet:
    return read_gold(GOLD / f"{name}.yml", IDS)


@cache
def _figures(name: str) -> Figures:
    if name == "real":
        return measure_real(read_real(GOLD / "real.yml", IDS), TOPICS)
    return measure_gold(_gold(name), TOPICS)


def _judgement(
    about: tuple[str, ...] = (), either: tuple[str, ...] = (), terms: tuple[str, ...] = ("LoRA",)
) -> Judgement:
    return Judgement("a", frozenset(about), frozenset(either), terms)


@pytest.mark.parametrize("name", [*TUNED, FINAL, "real"])
def test_every_set_reaches_its_floor(name: str) -> None:
    assert shortfalls(_figures(name), read_floor(GOLD / "floor.yml")[name]) == ()


def test_the_sets_are_judged_apart_and_one_is_put_aside() -> None:
    excerpts = [item for name in (*TUNED, FINAL) for item in _gold(name).excerpts]
    assert len(_gold(FINAL).excerpts) >= 30
    assert len(excerpts) >= 60
    for key in ("text", "judgement"):
        values = [getattr(item, key) for item in excerpts]
        assert len(values) == len(set(values))
    assert not set(_gold("dev").terms) & set(_gold("second").terms)


@pytest.mark.parametrize("name", [*TUNED, FINAL])
def test_every_excerpt_becomes_an_article_of_its_own(name: str) -> None:
    texts = [item.text for item in _gold(name).excerpts]
    stubs = stubs_in_order(catalog_of_texts(texts, TOPICS))
    other = sum(stub.text != text for stub, text in zip(stubs, texts, strict=True))
    assert other == 0  # counted, so that a failure shows no text of the set put aside


def test_the_real_articles_are_judged_as_the_register_has_them() -> None:
    entries = read_register(ROOT / "articles.yml", IDS).entries
    judged = {item.name: item.about for item in read_real(GOLD / "real.yml", IDS)}
    assert judged == {entry.slug: frozenset(entry.topics or ()) for entry in entries}
    curated = {entry.slug: entry.title for entry in entries}
    for judgement in read_real(GOLD / "real.yml", IDS):
        assert holds_key_term(curated[judgement.name], judgement), judgement.name


def test_no_set_is_without_a_floor() -> None:
    assert set(read_floor(GOLD / "floor.yml")) == {*TUNED, FINAL, "real"}


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("about: [no-such-topic]", "unknown topic 'no-such-topic'"),
        ("about: [lora], mention_ok: [lora]", "at once"),
        ("key_terms: []", "no key term"),
        ("surprise: 1", "unknown key 'surprise'"),
        ("text: ''", "'text' is missing"),
    ],
)
def test_a_wrong_judgement_is_reported_with_its_line(
    tmp_path: Path, entry: str, problem: str
) -> None:
    defaults = {"text": "abc", "language": "zh", "key_terms": "[abc]"}
    rest = ", ".join(f"{key}: {value}" for key, value in defaults.items() if key not in entry)
    path = tmp_path / "gold.yml"
    path.write_text(f"excerpts:\n- {{id: one, {rest}, {entry}}}\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=problem) as raised:
        read_gold(path, IDS)
    assert raised.value.line == 2


def test_a_name_given_twice_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "real.yml"
    path.write_text("articles:\n" + "- {slug: a, key_terms: [b]}\n" * 2, encoding="utf-8")
    with pytest.raises(ArchiveError, match="stands here twice"):
        read_real(path, IDS)


@pytest.mark.parametrize(
    ("title", "term", "held"),
    [
        ("PrefixTuning 的做法", "Prefix-Tuning", True),
        ("What Flash Attention does", "flashattention", True),
        ("SD 模型原理", "SD", True),
        ("SDXL 与 SD2", "GAN", False),
        ("Organic performance", "RF", False),
        ("Organic performance", "GAN", False),
        ("LoRA2 与它的前身", "LoRA", True),
        ("x" * 80 + "LoRA", "LoRA", False),
    ],
)
def test_a_key_term_is_found_as_a_reader_would(title: str, term: str, *, held: bool) -> None:
    assert holds_key_term(title, _judgement(terms=(term,))) is held


@pytest.mark.parametrize(
    "title", ["背景", "概述:", "1. 引言与背景", "问题引入 背景", "Overview", "…"]
)
def test_generic_headings_are_recognised(title: str) -> None:
    assert is_generic(title)
    assert not is_generic(f"{title} LoRA")


def test_topics_that_people_could_see_either_way_count_neither_way() -> None:
    judgement = _judgement(about=("lora", "qlora"), either=("fine-tuning",))
    assert topic_score(("lora", "fine-tuning", "vae"), judgement) == Score(1, 1, 1)
    assert topic_score((), _judgement()) == Score()
    assert Score().f1 == Score().precision == Score().recall == 1.0


def test_suggested_terms_are_compared_without_case_and_hyphens() -> None:
    score = term_score(["gate-fold", "GateFold", "BERT", "noise"], ["GateFold", "KAN"], ["Bert"])
    assert score == Score(right=1, wrong=1, missed=1)


def test_the_baseline_takes_the_first_sentence_and_counts_whole_words() -> None:
    assert plain_title("一个开头。然后") == "一个开头"
    assert len(plain_title("长" * 90)) == 60
    finder = PlainTopics(TOPICS, least=2)
    assert finder.about("HiPPO and HiPPO, then LoRA; lora") == ("lora", "state-space-models")
    assert finder.about("LoRA once") == ()


def test_a_page_differs_by_each_article_that_stands_elsewhere_on_it() -> None:
    texts = ["LoRA LoRA 是低秩适配。 LoRA 用两个低秩矩阵。", "讲了别的事,没有话题。"]
    one, both = (catalog_of_texts(texts[:count], TOPICS) for count in (1, 2))
    assert not any(page_differences(one, both).values())
    none = catalog_of_texts(texts[1:], TOPICS)
    assert page_differences(one, none)["lora"] == 1


def test_what_falls_short_is_said_and_what_is_wrong_can_be_listed() -> None:
    figures = Figures(
        (Answer(_judgement(about=("vae",)), "概述", ("gan",)),), pages=(("gan", 4), ("vae", 0))
    )
    floor = {"titles": 0.5, "topics_f1": 0.5, "generic_titles": 0, "page_difference": 3}
    assert len(shortfalls(figures, floor)) == 4
    assert shortfalls(figures, dict.fromkeys(floor, 0) | {"generic_titles": 1}) == (
        "page_difference 4 is above 0",
    )
    assert len(list(misses(figures))) == 3
