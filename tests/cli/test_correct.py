"""The commands that correct the register: what they write, say, refuse and take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from downlink.curation.journal import MOST, Journal
from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

LORA = f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下。"
REVISED = LORA.replace("参数量愈发庞大", "参数的数量越来越大了")
MOE = "A mixture of experts sends every token to a few of many networks, and so computes far less."
CUT = f"{MOE[:60]}..."
BIRDS = (
    "Yesterday I walked by the lake and wrote down which birds spend the winter there this year."
)


@pytest.fixture
def config(tmp_path: Path, run: Run) -> Path:
    config = make_archive(tmp_path, {"a.txt": [LORA, MOE], "b.txt": [REVISED, CUT]}, language="en")
    assert run("accept", "--config", config).exit_code == 0
    register = tmp_path / "articles.yml"
    register.write_text(f"# mine\n{register.read_text('utf-8')}", "utf-8")
    return config


def _catalog(run: Run, config: Path) -> dict[str, dict[str, object]]:
    result = run("catalog", "--json", "--config", config)
    assert result.exit_code == 0, result.output
    return {stub["slug"]: stub for stub in json.loads(result.stdout)["stubs"]}


def _texts(run: Run, config: Path) -> dict[str, set[str]]:
    found = _catalog(run, config)
    return {
        slug: {item["text"] for item in stub["variants"]}  # type: ignore[attr-defined]
        for slug, stub in found.items()
    }


def _register(config: Path) -> str:
    return (config.parent / "articles.yml").read_text("utf-8")


def _slugs(run: Run, config: Path) -> tuple[str, str]:
    lora, moe = _catalog(run, config)
    return lora, moe


CORRECTIONS = [
    ("retitle", "{lora}", "A: title"),
    ("retopic", "{lora}", "mixture-of-experts"),
    ("retopic", "{lora}", "--none"),
    ("rename", "{lora}", "new"),
    ("merge", "{lora}", "{moe}"),
    ("split", "{lora}", "seeds/b.txt:1"),
    ("hide", "{lora}", "--reason", "on request"),
    ("hide", "{moe}", "--reason", "on request", "--no-address"),
]


@pytest.mark.parametrize("correction", CORRECTIONS, ids=" ".join)
def test_each_correction_is_shown_made_and_taken_back(
    config: Path, run: Run, correction: tuple[str, ...]
) -> None:
    lora, moe = _slugs(run, config)
    words = [word.format(lora=lora, moe=moe) for word in correction]
    before = _register(config)
    shown = run(*words, "--dry-run", "--config", config)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("would change articles.yml: ")
    assert "@@" in shown.stdout
    assert set(_context(shown.stdout)) <= set(before.splitlines())
    assert _register(config) == before
    made = run(*words, "--config", config)
    assert made.exit_code == 0, made.output
    assert "take it back with: downlink undo" in made.stdout
    assert _register(config) != before
    assert _register(config).startswith("# mine\n")
    assert run("check", "--locked", "--config", config).exit_code == 0
    corrected = _register(config)
    shown = run("undo", "--dry-run", "--config", config)
    assert shown.stdout.startswith(f"would take back: {made.stdout.splitlines()[0]}\n---")
    assert set(_context(shown.stdout)) <= set(corrected.splitlines())
    assert _register(config) == corrected
    undone = run("undo", "--config", config)
    assert undone.stdout == f"taken back: {made.stdout.splitlines()[0]}\n"
    assert _register(config) == before
    nothing = run("undo", "--config", config)
    assert nothing.exit_code == 1
    assert nothing.stderr.endswith("articles.yml: no correction is left to take back\n")


def _context(shown: str) -> list[str]:
    """Return the lines that a diff shows as they stand, and do not end in a cut."""
    return [
        line[1:] for line in shown.splitlines() if line.startswith(" ") and not line.endswith("…")
    ]


def test_several_corrections_are_taken_back_one_after_another(config: Path, run: Run) -> None:
    lora, moe = _slugs(run, config)
    states = [_register(config)]
    for words in (
        ("retitle", lora, "One"),
        ("merge", lora, moe),
        ("split", lora, "seeds/b.txt:1"),
        ("retopic", lora, "--none"),
    ):
        assert run(*words, "--config", config).exit_code == 0
        states.append(_register(config))
    assert len(set(states)) == len(states)
    for state in reversed(states[:-1]):
        assert run("undo", "--config", config).exit_code == 0
        assert _register(config) == state
    assert run("undo", "--config", config).exit_code == 1


def test_what_is_kept_of_corrections_is_small_and_may_be_broken(config: Path, run: Run) -> None:
    lora, _ = _slugs(run, config)
    for title in map(str, range(MOST + 5)):
        path, journal = config.parent / "articles.yml", config.parent / ".cache/downlink/undo.json"
        with Journal(journal, f"titled {title}").noting(path, f"{LORA}{title}", f"{LORA}!{title}"):
            pass
    assert len(json.loads(journal.read_bytes())["corrections"]) == MOST
    assert len(journal.read_bytes()) < MOST * 300
    journal.write_text("{", "utf-8")
    assert run("undo", "--config", config).exit_code == 1
    before = _register(config)
    assert run("retitle", lora, "Mine", "--config", config).exit_code == 0
    assert run("undo", "--config", config).exit_code == 0
    assert _register(config) == before


def test_a_split_says_what_the_other_article_is_called(config: Path, run: Run) -> None:
    slugs = _slugs(run, config)
    result = run("split", slugs[0], "seeds/b.txt:1", "--config", config)
    (other,) = set(_catalog(run, config)) - set(slugs)
    assert result.stdout.splitlines()[-1] == f"that article is {other}"


def test_a_title_and_topics_hold_and_can_be_left_to_downlink_again(config: Path, run: Run) -> None:
    lora, _ = _slugs(run, config)
    found = _catalog(run, config)[lora]
    run("retitle", lora, "  Low \n rank ", "--config", config)
    run("retopic", lora, "lora", "mixture-of-experts", "--config", config)
    stub = _catalog(run, config)[lora]
    assert stub["title"] == "Low rank"
    about = [item["id"] for item in stub["topics"] if item["role"] == "about"]  # type: ignore[attr-defined]
    assert about == ["lora", "mixture-of-experts"]
    run("retitle", lora, "--auto", "--config", config)
    run("retopic", lora, "--auto", "--config", config)
    assert _catalog(run, config)[lora] == found


def test_a_correction_counts_over_later_records_of_its_article(config: Path, run: Run) -> None:
    lora, _ = _slugs(run, config)
    path = config.parent / "articles.yml"
    path.write_text(f"{_register(config)}\n- {{slug: {lora}, title: Pasted}}\n", "utf-8")
    assert _catalog(run, config)[lora]["title"] == "Pasted"
    run("retitle", lora, "Mine", "--config", config)
    assert _catalog(run, config)[lora]["title"] == "Mine"


def test_a_renamed_article_is_found_under_both_addresses(config: Path, run: Run) -> None:
    lora, moe = _slugs(run, config)
    run("rename", lora, "first", "--config", config)
    run("rename", lora, "second", "--config", config)
    assert list(_catalog(run, config)) == ["second", moe]
    assert run("build", "--config", config).exit_code == 0
    for slug in (lora, "first"):
        page = config.parent / "site" / "posts" / slug / "index.html"
        assert "../second/" in page.read_text("utf-8")
    taken = run("rename", moe, "first", "--config", config)
    assert taken.exit_code == 1
    assert "'first' was the slug of another article: choose another" in taken.stderr
    assert run("rename", "second", "first", "--config", config).exit_code == 0
    assert list(_catalog(run, config)) == ["first", moe]


def test_a_merge_joins_and_a_split_parts_for_good(config: Path, run: Run) -> None:
    lora, moe = _slugs(run, config)
    run("merge", lora, moe, "--config", config)
    assert _texts(run, config) == {lora: {LORA, REVISED, MOE, CUT}}
    assert "are one article already" in run("merge", moe, lora, "--config", config).stderr
    run("split", lora, "seeds/a.txt:2", "seeds/b.txt:2", "--config", config)
    assert _texts(run, config) == {lora: {LORA, REVISED}, moe: {MOE, CUT}}
    run("split", lora, "seeds/b.txt:1", "--slug", "revised", "--config", config)
    parted = {lora: {LORA}, "revised": {REVISED}, moe: {MOE, CUT}}
    assert _texts(run, config) == parted
    assert run("check", "--locked", "--config", config).exit_code == 0
    (config.parent / "seeds" / "a.txt").rename(config.parent / "seeds" / "z.txt")
    assert _texts(run, config) == parted
    run("merge", lora, "revised", "--config", config)
    assert _texts(run, config) == {lora: {LORA, REVISED}, moe: {MOE, CUT}}


def test_a_split_lists_where_texts_stand_and_refuses_what_tells_nothing_apart(
    config: Path, run: Run
) -> None:
    lora, _ = _slugs(run, config)
    listed = run("split", lora, "--config", config)
    assert "  seeds/a.txt:1\n" in listed.stdout
    assert "  seeds/b.txt:1\n" in listed.stdout
    for places, fault in (
        (["seeds/a.txt:1", "seeds/b.txt:1"], "no other text is left: name the sightings of some"),
        (["seeds/a.txt:2"], f"seeds/a.txt: position 2: {lora} is not seen there"),
        (["seeds/a.txt"], "'seeds/a.txt' names no sighting: write DUMP:POSITION"),
    ):
        result = run("split", lora, *places, "--config", config)
        assert result.exit_code == 1
        assert fault in result.stderr
    (config.parent / "seeds" / "c.txt").write_text(
        f"LATEST UPDATES\n{LORA.replace(',', '，')}\n", "utf-8"
    )
    result = run("split", lora, "seeds/c.txt:1", "--config", config)
    assert "differ in punctuation and spaces only" in result.stderr


def test_what_is_hidden_is_gone_from_every_file_that_is_published(config: Path, run: Run) -> None:
    _, moe = _slugs(run, config)
    assert run("build", "--config", config).exit_code == 0
    result = run("hide", moe, "--reason", "on <request>", "--config", config)
    assert "its text still stands in seeds/a.txt:2" in result.stdout
    assert "its text still stands in seeds/b.txt:2" in result.stdout
    assert "experts sends" not in _register(config)
    assert run("build", "--config", config).exit_code == 0
    files = [path for path in (config.parent / "site").rglob("*") if path.is_file()]
    files += list((config.parent / "docs").rglob("*.md"))
    assert not [path for path in files if b"experts sends" in path.read_bytes()]
    page = (config.parent / "site" / "posts" / moe / "index.html").read_text("utf-8")
    assert "This article was withdrawn: " in page
    assert "on &lt;request&gt;" in page.replace("&#60;", "&lt;").replace("&#62;", "&gt;")
    checked = run("check", "--config", config)
    places = "seeds/a.txt at position 2, seeds/b.txt at position 2"
    assert f"hidden, but its text still stands in {places}: {moe}" in checked.stdout
    assert (
        "is hidden: 'downlink undo' takes that back"
        in run("merge", moe, moe, "--config", config).stderr
    )


def test_a_draft_can_be_corrected_and_is_registered_with_it(config: Path, run: Run) -> None:
    (config.parent / "seeds" / "c.txt").write_text(f"LATEST UPDATES\n{BIRDS}\n", "utf-8")
    (draft,) = _catalog(run, config).keys() - set(_slugs_before(config))
    assert run("rename", draft, "birds", "--config", config).exit_code == 0
    assert "birds" in _catalog(run, config)
    assert run("check", "--locked", "--config", config).exit_code == 0
    assert f"former: [{draft}]" in _register(config)


def _slugs_before(config: Path) -> list[str]:
    return [line.split()[-1] for line in _register(config).splitlines() if "slug:" in line]


def test_what_was_registered_since_stays_when_a_correction_is_taken_back(
    config: Path, run: Run
) -> None:
    lora, _ = _slugs(run, config)
    before = _register(config)
    run("retitle", lora, "Mine", "--config", config)
    (config.parent / "seeds" / "c.txt").write_text(f"LATEST UPDATES\n{BIRDS}\n", "utf-8")
    run("accept", "--config", config)
    assert run("undo", "--config", config).exit_code == 0
    assert _register(config).startswith(before)
    assert BIRDS in _register(config)


def test_a_correction_is_not_taken_back_over_what_somebody_wrote(config: Path, run: Run) -> None:
    lora, _ = _slugs(run, config)
    run("retitle", lora, "Mine", "--config", config)
    path = config.parent / "articles.yml"
    path.write_text(_register(config).replace("Mine", "Yours"), "utf-8")
    result = run("undo", "--config", config)
    assert result.exit_code == 1
    assert "was changed since" in result.stderr
    assert "Yours" in _register(config)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (
            ["retitle", "nope", "x"],
            "no article is called 'nope': 'downlink catalog' lists the slugs",
        ),
        (["retitle", "{lora}"], "give a title, or --auto to leave it to Downlink"),
        (["retopic", "{lora}", "nope"], "unknown topic 'nope': add it to topics.yml or correct it"),
        (["retopic", "{lora}"], "give topics, or --none, or --auto to leave them to Downlink"),
        (["rename", "{lora}", "A b"], "slug 'A b' cannot be an address"),
        (["rename", "{lora}", "{lora}"], "is its slug already"),
        (["rename", "{lora}", "{moe}"], "is the slug of another article: choose another"),
        (["merge", "{lora}", "nope"], "no article is called 'nope'"),
        (["hide", "{lora}", "--reason", " "], "an empty reason: say why, in a few words"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_written(
    config: Path, run: Run, words: list[str], fault: str
) -> None:
    lora, moe = _slugs(run, config)
    before = _register(config)
    result = run(*(word.format(lora=lora, moe=moe) for word in words), "--config", config)
    assert result.exit_code == 1
    assert fault in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert _register(config) == before


def test_conflict_marks_of_a_merge_are_named_with_their_line(config: Path, run: Run) -> None:
    path = config.parent / "articles.yml"
    path.write_text(f"{_register(config)}<<<<<<< ours\n=======\n>>>>>>> theirs\n", "utf-8")
    before = _register(config)
    line = before.splitlines().index("<<<<<<< ours") + 1
    result = run("retitle", "x", "y", "--config", config)
    assert result.exit_code == 1
    assert f"articles.yml:{line}" in result.stderr
    assert _register(config) == before


def test_only_entries_that_nobody_corrected_and_no_dump_shows_are_pruned(
    config: Path, run: Run
) -> None:
    lora, moe = _slugs(run, config)
    assert "nothing to remove" in run("register", "prune", "--config", config).stdout
    for path in (config.parent / "seeds").iterdir():
        path.write_text(f"LATEST UPDATES\n{BIRDS}\n", "utf-8")
    run("retitle", lora, "Mine", "--config", config)
    before = _register(config)
    shown = run("register", "prune", "--dry-run", "--config", config)
    assert f"no longer seen: {moe}  A mixture of experts" in shown.stdout
    assert _register(config) == before
    refused = run("register", "prune", "--config", config)
    assert refused.exit_code == 1
    assert _register(config) == before
    assert run("register", "prune", "--yes", "--config", config).exit_code == 0
    assert _slugs_before(config) == [lora]
    run("undo", "--config", config)
    assert _register(config) == before
