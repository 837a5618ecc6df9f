"""Real articles are drawn as the dumps would show them, and titles are measured soundly."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from evaluation.corpus.draw import Drawn, draw
from evaluation.corpus.flatten import flatten
from evaluation.corpus.measure import measure_titles, ranking
from evaluation.corpus.sources import Repository
from evaluation.corpus.titles import is_fragment, relevance, truth_of, verdict
from evaluation.corpus.words import usage_of

TITLE = "Low-rank adapters for large models"
BODY = (
    "Fine-tuning all weights of a large model costs a lot of memory. Adapters of low rank are added "
    "to the frozen weights, and only these are trained on the task. "
)
ARTICLE = f"---\ntitle: {TITLE}\ntags: [peft, lora]\n---\n\n## Why\n\n{BODY * 4}\n"


def test_a_file_is_flattened_as_a_capture_would_be() -> None:
    flat = flatten("# The title\n\n## Steps\n\nEnd-to-end $a<b$ work:\n\n1. one\n2. two\n\n- dot\n")
    assert flat
    assert flat.title == "The title"
    assert flat.text == "Steps Endtoend [Math] work: 1. one 1. two dot"


def test_the_title_and_tags_of_the_front_matter_are_the_authors() -> None:
    flat = flatten(ARTICLE)
    assert flat
    assert (flat.title, flat.tags) == ("Lowrank adapters for large models", ("peft", "lora"))
    assert flatten("no heading, no front matter") is None


@pytest.mark.parametrize("bare", [False, True])
def test_excerpts_are_the_same_from_a_checkout_and_from_its_git_directory(
    tmp_path: Path, bare: bool
) -> None:
    checkout = tmp_path / "corpus" / "karpathy.github.io"
    checkout.mkdir(parents=True)
    (checkout / "lora.md").write_text(ARTICLE, encoding="utf-8")
    (checkout / "README.md").write_text(f"# Readme of all\n\n{BODY * 4}", encoding="utf-8")
    if bare:
        run = ["git", "-C", str(checkout), "-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run([*run, "init", "--quiet"], check=True)
        subprocess.run([*run, "add", "."], check=True)
        subprocess.run([*run, "commit", "--quiet", "-m", "x"], check=True)
        place = tmp_path / "corpus" / "karpathy+karpathy.github.io"
        place.mkdir()
        (checkout / ".git").rename(place / "repo")
        for path in checkout.iterdir():
            path.unlink()
        checkout.rmdir()
    drawn, *rest = draw(tmp_path / "corpus")
    assert not rest
    assert (drawn.title, drawn.language, drawn.stratum) == (
        "Lowrank adapters for large models",
        "en",
        "en ml",
    )
    assert drawn.text.startswith("Why Finetuning all weights")
    assert drawn.text.endswith("...")
    assert 200 <= len(drawn.text) - 3 <= 500


def test_a_title_is_measured_by_what_its_excerpt_can_tell() -> None:
    truth = truth_of("Understanding LoRA adapters in Quux", "Adapters such as LoRA are small")
    assert verdict("LoRA", truth) == "right"
    assert verdict("Small things", truth) == "wrong"
    assert verdict("LoRA in", truth) == "wrong"
    assert verdict("LoRA", truth_of("Release of quux", "nothing of it is said")) == "untold"


@pytest.mark.parametrize("title", ["We then train it on that", "注意力机制的", "A cut title of …"])
def test_pieces_of_sentences_are_fragments(title: str) -> None:
    assert is_fragment(title)


@pytest.mark.parametrize("title", ["What can we learn from it?", "LoRA"])
def test_whole_titles_are_none(title: str) -> None:
    assert not is_fragment(title)


def test_the_ranking_of_confidence_counts_pairs() -> None:
    assert ranking([(0.9, True), (0.1, False)]) == 1.0
    assert ranking([(0.1, True), (0.9, False)]) == 0.0
    assert ranking([(0.5, True), (0.5, False), (0.5, True)]) == 0.5
    assert ranking([(0.5, True)]) == 0.5


def test_figures_count_what_is_told(tmp_path: Path) -> None:
    place = tmp_path / "lil" / "karpathy.github.io"
    place.mkdir(parents=True)
    (place / "a.md").write_text(ARTICLE, encoding="utf-8")
    drawn = draw(tmp_path / "lil")
    good = measure_titles(drawn, lambda *_: ("Adapters of low rank for a large model", 0.9))
    bad = measure_titles(drawn, lambda *_: ("Costs", 0.9))
    assert (good.told, good.right, bad.right) == (1, 1, 0)


def test_what_says_more_and_little_else_teaches_more() -> None:
    truth = truth_of("Adapters of low rank", "Adapters of low rank keep a large model frozen")
    title, cut = "Adapters of low rank", "Adapters of low rank for"
    assert relevance(title, truth) > relevance("Adapters", truth) > relevance(cut, truth)
    assert relevance("A frozen model", truth) == 0


def test_words_of_titles_are_counted_over_many_articles() -> None:
    drawn = [
        Drawn(
            Repository(f"o/{number % 4}", "ml", opened=True, place=Path()),
            f"{number}.md",
            "The quillon keeps queues for tenants",
            "Quillon",
            (),
            "en",
        )
        for number in range(16)
    ]
    use = usage_of(drawn)
    assert use.titled("quillon") > 0 > use.titled("queue")
    assert use.rarity("unheard") > use.rarity("quillon")
    assert usage_of(drawn[:2]).titled("quillon") == 0.0
