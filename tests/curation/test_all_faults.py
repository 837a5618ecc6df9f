"""All that is wrong with the values of articles.yml and topics.yml is told in one run, each fault
with its line and what to do; what is broken makes nothing else look broken.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from downlink.curation.decisions import read_decisions
from downlink.errors import MOST_TOLD, ArchiveError
from downlink.read.sidecar import read_sidecar
from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

KNOWN = "apart_from, captured_date, captured_title, excerpt, former, hidden, link, no_address, note, same_as, slug, source, title, topics"
ARTICLES = """\
- {slug: A B, excerpt: a}
- {slug: b, excerpt: b, source: 'javascript:alert(1)'}
- {slug: c, excerpt: c, topics: [lora, nope]}
- {slug: d, excerpt: d, titel: D}
"""
TOPICS = """\
- {id: lora, name: ' '}
- {id: adapters, name: Adapters, parent: 'no'}
"""
SIX = (
    "articles.yml:1: slug 'A B' cannot be an address: use a-z, 0-9 and single hyphens",
    "articles.yml:2: source 'javascript:alert(1)' is no address: begin it with https://",
    "articles.yml:3: unknown topic 'nope': add it to topics.yml or correct it",
    f"articles.yml:4: unknown key 'titel': the known ones are {KNOWN}",
    "topics.yml:1: topic 'lora' has no name: give it one",
    "topics.yml:2: topic 'adapters' has the unknown parent 'no': add that topic or correct the name",
)


def _write(folder: Path, articles: str, topics: str) -> None:
    (folder / "articles.yml").write_text(articles, encoding="utf-8")
    (folder / "topics.yml").write_text(topics, encoding="utf-8")


def _faults(folder: Path, articles: str, topics: str) -> list[str]:
    """Return file, line and the begin of each fault of the two files."""
    _write(folder, articles, topics)
    try:
        read_decisions(folder / "topics.yml", folder / "articles.yml")
    except ArchiveError as error:
        return [str(fault).removeprefix(f"{folder}/") for fault in error.faults]
    return []


@pytest.mark.parametrize(
    "command", [["check"], ["catalog"], ["build"], ["build", "--engine", "zensical"]]
)
def test_a_command_names_every_fault_of_both_files(
    tmp_path: Path, run: Run, command: list[str]
) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    _write(tmp_path, ARTICLES, TOPICS)
    result = run(*command, "--config", config)
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert lines == [f"Error: {tmp_path}/{fault}" for fault in SIX]
    assert (tmp_path / "articles.yml").read_text("utf-8") == ARTICLES


def test_mkdocs_itself_names_every_fault_of_both_files(tmp_path: Path) -> None:
    make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    _write(tmp_path, ARTICLES, TOPICS)
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 1
    ends = [line for line in result.stderr.splitlines() if line.endswith(SIX)]
    assert len(ends) == len(SIX)
    assert "Traceback" not in result.stderr


def test_of_syntax_the_first_fault_is_told_beside_those_of_the_other_file(
    tmp_path: Path, run: Run
) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    _write(tmp_path, ARTICLES, "- {id: a b, name: A}\n- id: [\n")
    lines = run("check", "--config", config).stderr.splitlines()
    told = [line.removeprefix(f"Error: {tmp_path}/") for line in lines]
    assert told[:-1] == [SIX[0], SIX[1], SIX[3]]  # which topics there are, nobody can tell
    assert told[-1].startswith("topics.yml:3:1: is not valid YAML")


def test_every_wrong_value_of_one_record_is_told(tmp_path: Path) -> None:
    article = "- slug: con\n  excerpt: ' '\n  source: x\n  link: y\n  note: [n]\n  topics: [x, lora, y, x]\n"
    topic = (
        "- id: lora\n  name: [a]\n  names: {en: }\n  parent: p\n  hints: x\n  aliases:\n"
        "  - {alias: a, near: [-, b], unless: [+]}\n  - {alias: c, near: d}\n"
    )
    assert [fault.partition(": ")[2][:24] for fault in _faults(tmp_path, article, topic)] == [
        "slug 'con' is a reserved",
        "unknown topic 'x': add i",
        "unknown topic 'y': add i",
        "source 'x' is no address",
        "'note' must be a text, n",
        "no excerpt: an entry nee",
        "link 'y' is no address: ",
        "'name' must be a text, n",
        "'hints' must be a list o",
        "'names' holds an empty n",
        "topic 'lora' has the unk",
        "'-' near alias 'a' has n",
        "'+' near alias 'a' has n",
        "'near' must be a list of",
    ]


def test_records_that_contradict_each_other_are_told_too(tmp_path: Path) -> None:
    articles = (
        "- {slug: a, excerpt: a}\n- {slug: a, excerpt: b}\n- {continues: x, excerpt: c}\n"
        "- {slug: d, title: D}\n- {slug: e, title: E, topics: [nope]}\n- {slug: a}\n"
    )
    topics = (
        "- {id: a, name: A, parent: b}\n- {id: b, name: B, parent: a}\n- {id: c, name: C}\n"
        "- {id: c, name: D}\n- {id: d, name: D, parent: a}\n- {id: c, name: ''}\n"
    )
    assert [fault.partition(".yml:")[2][:30] for fault in _faults(tmp_path, articles, topics)] == [
        "2: slug 'a' is already in line",
        "3: continues 'x', which no ent",
        "4: no excerpt: an entry needs ",
        "5: unknown topic 'nope': add i",
        "5: no excerpt: an entry needs ",
        "6: slug 'a' is already in line",
        "1: topic 'a' is its own ancest",
        "4: topic 'c' is already in lin",
        "6: topic 'c' is already in lin",
        "6: topic 'c' has no name: give",
    ]


@pytest.mark.parametrize(
    ("articles", "topics", "told"),
    [
        ("", "- {id: A B, name: A}\n- {id: c, name: C, parent: a-b}\n", ["topics.yml:1"]),
        ("", "- {id: A B, name: A}\n- {id: c, name: C, parent: A B}\n", ["topics.yml:1"]),
        ("- {slug: a, excerpt: a, topics: [lora]}\n", "- {Id: LoRA, name: L}\n", ["topics.yml:1"]),
        ("- {slug: a, excerpt: a, topics: [lora]}\n", "- {name: LoRA}\n", ["topics.yml:1"]),
        (
            "- {slug: a, excerpt: a, topics: [lora]}\n",
            "- id: [lora]\n  name: L\n",
            ["topics.yml:1"],
        ),
        ("- {slug: a, excerpt: a, topics: [lora]}\n", "- lora\n", ["topics.yml:1"]),
        ("- {slug: a, excerpt: a, topics: [lora]}\n", "lora\n", ["topics.yml:1"]),
        ("- {slug: A, excerpt: a}\n- {continues: a, excerpt: b}\n", "", ["articles.yml:1"]),
        ("- {slug: A, excerpt: a}\n- {slug: a, title: A}\n", "", ["articles.yml:1"]),
        ("- {slug: a, excerpt: ' '}\n- {slug: a, title: A}\n", "", ["articles.yml:1"]),
        ("- {slug: a, exerpt: a}\n- {slug: a, title: A}\n", "", ["articles.yml:1"]),
        ("- {slug: a, exerpt: a}\n- {continues: a, excerpt: b}\n", "", ["articles.yml:1"]),
        ("- {Slug: a, excerpt: a}\n- {continues: a, excerpt: b}\n", "", ["articles.yml:1"]),
        ("- {slug: a, excerpt: a}\n- {continues: a, exerpt: b}\n", "", ["articles.yml:2"]),
        ("- {slug: [a], excerpt: a}\n- {continues: a, excerpt: b}\n", "", ["articles.yml:1"]),
        ("", "- {id: a, nmae: A}\n", ["topics.yml:1"]),
        ("", "- {id: a, name: A, terms: [{alais: c, near: [d]}]}\n", ["topics.yml:1"]),
        ("", "- {id: a, name: A, terms: [{alias: c, nera: [d]}]}\n", ["topics.yml:1"]),
        ("- a\n- {slug: b, excerpt: b}\n- - c\n", "", ["articles.yml:1", "articles.yml:3"]),
    ],
)
def test_what_is_broken_is_told_once(
    tmp_path: Path, articles: str, topics: str, told: list[str]
) -> None:
    faults = _faults(tmp_path, articles, topics)
    assert [fault.partition(": ")[0] for fault in faults] == told, faults


def test_topics_that_are_too_deep_and_a_long_circle_are_told_once(tmp_path: Path) -> None:
    topics = "- {id: t0, name: T}\n" + "".join(
        f"- {{id: t{at}, name: T, parent: t{at - 1}}}\n" for at in range(1, 60)
    )
    (fault,) = _faults(tmp_path, "", topics)
    assert "topics.yml:41: topic 't40' is more than 40 levels deep" in fault
    (fault,) = _faults(
        tmp_path, "", topics.replace("id: t0, name: T", "id: t0, name: T, parent: t59")
    )
    assert "topics.yml:1: topic 't0' is its own ancestor" in fault


def test_of_thousands_of_faults_the_first_are_told_and_the_others_counted(
    tmp_path: Path, run: Run
) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    (tmp_path / "articles.yml").write_text("- {slug: '\\x', excerpt: x}\n" * 2000, encoding="utf-8")
    lines = run("check", "--config", config).stderr.splitlines()
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == f"Error: {2000 - MOST_TOLD} more faults: mend these first"


def test_each_line_is_safe_for_a_terminal(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    content = '- {slug: "\\e[31m\\n", excerpt: x}\n- {slug: b, excerpt: x, source: "\\u202e"}\n'
    (tmp_path / "articles.yml").write_text(content, encoding="utf-8")
    lines = run("check", "--config", config).stderr.splitlines()
    assert len(lines) == content.count("\n")
    assert all(map(str.isprintable, lines))


def test_every_wrong_value_of_a_sidecar_is_told(tmp_path: Path) -> None:
    content = "captured: soon\nsource: 'javascript:alert(1)'\nwhere: x\n"
    (tmp_path / "a.meta.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        read_sidecar(tmp_path / "a", "seeds/a")
    assert [fault.problem.partition(" ")[0] for fault in caught.value.faults] == [
        "unknown",
        "'soon'",
        "'javascript:alert(1)'",
    ]
