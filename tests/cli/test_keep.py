"""`downlink keep`: a person overrules what was refused or passed over, for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import make_archive

SENTENCES = (
    "The rim brakes that came with the tandem were never meant for two people and their luggage.",
    "A louder bell was the next thing, since nobody in a car could hear the one that we had.",
)
PARAGRAPHS = "\n\n".join(SENTENCES)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    config = make_archive(tmp_path, {"a.txt": []}, "en")
    (tmp_path / "seeds" / "notes.txt").write_text(PARAGRAPHS, encoding="utf-8")
    return config


def _texts(run: Run) -> list[str]:
    stubs = json.loads(run("catalog", "--json").stdout)["stubs"]
    return sorted(stub["text"] for stub in stubs)


def _sidecar(config: Path, name: str = "notes.txt") -> Path:
    return config.parent / "seeds" / f"{name}.meta.yml"


def test_a_refused_text_is_read_from_then_on(config: Path, run: Run) -> None:
    assert _texts(run) == []
    result = run("keep", "seeds/notes.txt", "--as", "text")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "seeds/notes.txt: as text it shows 2 entries",
        "seeds/notes.txt is read as text from now on: seeds/notes.txt.meta.yml says so",
        "take it back with: downlink keep seeds/notes.txt --auto",
    ]
    assert _sidecar(config).read_text("utf-8") == "read_as: text\n"
    assert _texts(run) == sorted(SENTENCES)
    left = run("keep", "seeds/notes.txt", "--auto")
    assert left.stdout.endswith(
        "told by what is in it again from now on: seeds/notes.txt.meta.yml held no more than that,"
        " and is gone\n"
    )
    assert not _sidecar(config).exists()
    assert _texts(run) == []


def test_a_dry_run_writes_nothing(config: Path, run: Run) -> None:
    result = run("keep", "seeds/notes.txt", "--dry-run")
    assert result.stdout.splitlines()[-1] == (
        "would write seeds/notes.txt.meta.yml: seeds/notes.txt is read as text"
    )
    assert not _sidecar(config).exists()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_else_of_a_sidecar_stays(config: Path, run: Run, end: str) -> None:
    sidecar = _sidecar(config)
    before = f"# by hand{end}captured: 2024-05-31   # a Friday{end}"
    sidecar.write_bytes(before.encode())
    run("keep", "seeds/notes.txt", "--as", "text")
    assert sidecar.read_bytes().decode() == f"{before}read_as: text{end}"
    run("keep", "seeds/notes.txt", "--auto")
    assert sidecar.read_bytes().decode() == before
    assert run("keep", "seeds/notes.txt", "--auto").stdout.startswith("nothing to do: ")


WXR = (
    f"<rss xmlns:wp='x'><channel><item><title>Bell</title><description>{SENTENCES[1]}"
    "</description></item></channel></rss>"
)
KEPT = {
    "notes.css text": f"{SENTENCES[0]}\n.x {{}}\n",
    "page.ejs html": f"<article><h1>Brakes</h1><p>{SENTENCES[0] * 3}</p></article>",
    "export.xml feed": WXR,
    "x.json jsonl": json.dumps({"a": [{"title": "Bell", "text": SENTENCES[1]}]}),
}


@pytest.mark.parametrize("named", KEPT)
def test_every_kind_can_be_kept(config: Path, run: Run, named: str) -> None:
    name, kind = named.split()
    (config.parent / "seeds" / name).write_text(KEPT[named], encoding="utf-8")
    assert run("keep", f"seeds/{name}", "--as", kind).exit_code == 0
    (stub,) = json.loads(run("catalog", "--json").stdout)["stubs"]
    assert stub["sightings"] == [{"dump": f"seeds/{name}", "position": 1}]
    assert SENTENCES[0] in stub["text"] or SENTENCES[1] in stub["text"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["seeds/none.txt"], "no such file"),
        (["seeds"], "is a folder: name its files"),
        (["seeds/a.png", "--as", "text"], "shows no entry as text (is neither text"),
        (["seeds/notes.txt", "--as", "feed"], "shows no entry as feed"),
        (["seeds/notes.txt", "--as", "text", "--auto"], "give --as or --auto, not both"),
        (["seeds/flow.txt", "--as", "text"], "cannot be edited: write each of its keys"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    config: Path, run: Run, words: list[str], says: str
) -> None:
    seeds = config.parent / "seeds"
    (seeds / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (seeds / "flow.txt").write_text(PARAGRAPHS, encoding="utf-8")
    (seeds / "flow.txt.meta.yml").write_text("{captured: 2024-05-31}\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in seeds.iterdir()}
    result = run("keep", *words)
    assert result.exit_code == 1
    assert says in result.stderr
    assert {path.name: path.read_bytes() for path in seeds.iterdir()} == before


def test_a_sidecar_that_names_no_kind_is_refused(config: Path, run: Run) -> None:
    _sidecar(config).write_text("read_as: pdf\n", encoding="utf-8")
    result = run("catalog")
    assert result.exit_code == 1
    assert "nothing is read as 'pdf': write one of text, html, feed, jsonl" in result.stderr
