"""What became of all that was received is said by place: read, refused and why, passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PARAGRAPHS = f"{INTRODUCTION}\n\n{INTRODUCTION[30:]}\n"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    seeds = tmp_path / "seeds"
    (seeds / "blog").mkdir()
    for number in range(5):
        (seeds / "blog" / f"{number}.png").write_bytes(PNG)
        (seeds / "blog" / f"{number}.md").write_text("---\ntitle: x\n---\nText.\n", "utf-8")
    (seeds / "blog" / "s.css").write_text("p { margin: 0 }\n", "utf-8")
    (seeds / "notes.txt").write_text(PARAGRAPHS, "utf-8")
    line = {"captured": "2024-05-31", "source": "https://b.example/"}
    entry = {"title": "Bell", "text": "A louder bell was the next thing that we bought."}
    (seeds / "b.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(entry)}\n", "utf-8")
    return config


MARKDOWN = "is Markdown with front matter, which is known and not read yet"
PARTS = "and its lines read like paragraphs of one text"
PASSED = "beside the captures were passed over (see 'downlink explain seeds/blog')"
LINES = [
    "b.example: 1 read",
    f"seeds: 1 read, 1 refused (shows no mark of a dump, {PARTS})",
    f"seeds/blog: 5 refused ({MARKDOWN}); 5 pictures, 1 style sheet {PASSED}",
]


def test_a_check_ends_with_a_line_for_each_place(config: Path, run: Run) -> None:
    lines = run("check", "--config", config).stdout.splitlines()
    assert [line for line in lines if line[2:] in LINES] == [f"# {line}" for line in LINES]


def test_a_build_says_it_too(config: Path, run: Run) -> None:
    lines = run("build", "--config", config).stdout.splitlines()
    assert lines[: len(LINES)] == LINES


def test_a_check_as_json(config: Path, run: Run) -> None:
    result = run("check", "--json", "--config", config)
    found = json.loads(result.stdout)
    assert found["received"][2] == {
        "place": "seeds/blog",
        "read": 0,
        "empty": 0,
        "refused": {MARKDOWN: 5},
        "passed_over": {"picture": 5, "style sheet": 1},
    }
    assert len(found["drafts"]) == 2
    assert any("seeds/blog: 5 files, such as" in warning for warning in found["warnings"])


def test_the_catalog_counts_and_does_not_list(config: Path, run: Run) -> None:
    found = json.loads(run("catalog", "--json").stdout)
    assert found["passed_over"] == [
        {"folder": "seeds/blog", "kind": "picture", "count": 5},
        {"folder": "seeds/blog", "kind": "style sheet", "count": 1},
    ]
    assert not any(dump["path"].endswith((".png", ".css")) for dump in found["dumps"])
    assert LINES[2] in run("catalog").stdout.splitlines()


def test_many_files_that_are_refused_alike_are_one_warning(config: Path, run: Run) -> None:
    warnings = run("catalog").stderr.splitlines()
    assert [line for line in warnings if "front matter" in line] == [
        f"Warning: seeds/blog: 5 files, such as seeds/blog/0.md: {MARKDOWN}"
    ]
    assert any(line.startswith("Warning: seeds/notes.txt: at byte 0: ") for line in warnings)


@pytest.mark.parametrize("name", ["seeds/blog", "blog"])
def test_explain_names_each_file_of_a_folder_and_why(config: Path, run: Run, name: str) -> None:
    where = config.parent / "seeds" if name == "blog" else config.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(where)
        lines = run("explain", name, "--config", config).stdout.splitlines()
    assert len(lines) == 11
    assert "seeds/blog/0.png: passed over: picture, by its first bytes" in lines
    assert "seeds/blog/s.css: passed over: style sheet, by its name, s.css" in lines
    assert f"seeds/blog/0.md: refused: {MARKDOWN}" in lines


def test_explain_says_why_a_text_is_refused_line_by_line(config: Path, run: Run) -> None:
    lines = run("explain", "seeds/notes.txt", "--config", config).stdout.splitlines()
    assert lines[0].startswith("seeds/notes.txt: refused: shows no mark of a dump, and its lines")
    assert "ends with a sentence, as an excerpt does, and too many others do not" in lines[1]
    assert lines[2].split() == ["2", "blank", "is", "empty:"]


def test_explain_says_why_a_line_belongs_to_no_entry(config: Path, run: Run) -> None:
    lines = ["no object", '{"words": "x", "text": ""}', '{"text": "A bell.", "date": "someday"}']
    (config.parent / "seeds" / "c.jsonl").write_text(
        '{"text": "One."}\n' + "\n".join(lines), "utf-8"
    )
    said = run("explain", "seeds/c.jsonl", "--config", config).stdout
    assert "     2  unparsed  is no JSON object: write one on each line: no object" in said
    assert (
        "     3  unparsed  is an object without a text and an address (its keys: words, text)"
        in said
    )
    assert "     4  unparsed  date cannot be told for certain: someday" in said


def test_a_passed_over_file_says_how_it_is_kept(config: Path, run: Run) -> None:
    lines = run("explain", "seeds/blog/s.css", "--config", config).stdout.splitlines()
    assert lines[1] == "  if it is a capture: downlink keep seeds/blog/s.css"
