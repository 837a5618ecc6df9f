"""A doubtful title is corrected by pasting what `downlink check` printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.conftest import Run
from tests.support import copy_archive, make_archive

GUESSED = (
    "昨天在群里讨论了一下午,大家觉得还是先看看再说,比上次和上上次都省事,"
    "时间也够用,真不行再说下一步怎么办"
)
WORSE = "会议上说了很多事情,最后也没有结论,只好各自回去再想想,等下周大家都有空的时候再来讨论一次"
SURE = "Chameleon:生成理解统一模型的开山之作 Chameleon 是一个既能做图像理解,又可以做生成任务的模型"
HOSTILE = "\x1b[31m# ' \": [ {{ \u2028 - slug: x %!& 会议上说了很多事情,最后没有结论,各自回去再想想"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return make_archive(tmp_path, {"a.txt": [SURE, GUESSED, WORSE, HOSTILE]})


def _printed(run: Run, config: Path) -> str:
    """Return the part of the report that is to be pasted."""
    result = run("check", "--config", config)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    first = next((i for i, line in enumerate(lines) if "doubtful title" in line), len(lines))
    last = next((i for i, line in enumerate(lines) if line.startswith("draft: ")), len(lines))
    return "\n".join(lines[first:last]) + "\n"


def _stubs(run: Run, config: Path) -> dict[str, dict[str, str]]:
    document = json.loads(run("catalog", "--json", "--config", config).stdout)
    return {stub["text"]: stub for stub in document["stubs"]}


def _paste(config: Path, text: str) -> None:
    with (config.parent / "articles.yml").open("a", encoding="utf-8") as register:
        register.write(text)


def test_doubtful_titles_are_listed_the_most_doubtful_first(run: Run, config: Path) -> None:
    entries = yaml.safe_load(_printed(run, config))
    stubs = _stubs(run, config)
    listed = [stubs[entry["excerpt"]]["title_confidence"] for entry in entries]
    assert listed == sorted(listed)
    assert {entry["excerpt"] for entry in entries} == set(stubs) - {SURE}


@pytest.mark.parametrize("built", [False, True])
def test_what_is_printed_can_be_pasted_as_it_is(run: Run, config: Path, built: bool) -> None:
    if built:
        assert run("accept", "--config", config).exit_code == 0
    before = _stubs(run, config)
    printed = _printed(run, config)
    assert ("excerpt:" in printed) is not built
    _paste(config, printed)
    after = _stubs(run, config)
    assert {text: stub["slug"] for text, stub in after.items()} == {
        text: stub["slug"] for text, stub in before.items()
    }
    assert after[GUESSED]["title_from"] == "register"
    assert after[GUESSED]["title"] == before[GUESSED]["title"]
    assert _printed(run, config) == "\n"


@pytest.mark.parametrize("built", [False, True])
def test_a_pasted_entry_with_another_title_corrects_it(run: Run, config: Path, built: bool) -> None:
    if built:
        assert run("accept", "--config", config).exit_code == 0
    entry = next(
        entry
        for entry in yaml.safe_load(_printed(run, config))
        if entry["slug"] == _stubs(run, config)[GUESSED]["slug"]
    )
    _paste(config, yaml.safe_dump([{**entry, "title": "先用 LoRA 试试"}], allow_unicode=True))
    for _ in range(2):  # the rest is registered, and nothing of this changes
        corrected = _stubs(run, config)[GUESSED]
        assert (corrected["title"], corrected["title_from"]) == ("先用 LoRA 试试", "register")
        assert corrected["slug"] == entry["slug"]
        assert run("accept", "--config", config).exit_code == 0


def test_an_entry_printed_of_a_draft_can_be_pasted_once_it_is_accepted(
    run: Run, config: Path
) -> None:
    printed = _printed(run, config)
    assert run("accept", "--config", config).exit_code == 0
    _paste(config, printed)
    assert _stubs(run, config)[WORSE]["title_from"] == "register"


def test_titles_that_a_person_gave_are_never_doubtful(tmp_path: Path, run: Run) -> None:
    printed = run("check", "--config", copy_archive(tmp_path / "archive")).stdout
    assert "doubtful" not in printed
    assert "# no title needs a look" in printed


def test_explain_shows_the_candidates_and_which_won(run: Run, config: Path) -> None:
    (slug,) = [stub["slug"] for text, stub in _stubs(run, config).items() if text == SURE]
    lines = run("explain", slug, "--config", config).stdout.splitlines()
    won = next(line for line in lines if "(chosen)" in line)
    assert "heading at 0" in won
    assert "'Chameleon:生成理解统一模型的开山之作': the text takes up its first word" in won
    assert any("definition at" in line or "term at" in line for line in lines)
    assert any(line.strip().startswith("confidence 0.") for line in lines)


def test_explain_says_what_the_text_alone_would_give_where_a_person_decided(
    tmp_path: Path, run: Run
) -> None:
    result = run("explain", "lora", "--config", copy_archive(tmp_path / "archive"))
    assert "confidence 1.00: named by a person; its text alone would give" in result.stdout
    assert "(chosen)" in result.stdout
