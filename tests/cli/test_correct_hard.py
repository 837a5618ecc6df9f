"""Corrections of archives in which texts, titles, addresses and entries are entangled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support import make_archive

LIGHT = (
    "The keeper of the lighthouse climbed the stairs each night with a lamp in his hand and wrote"
    " the weather of the day into a book that nobody but the gulls would ever read to its end."
)
BAKER = (
    "A baker in the crooked lane sold bread that tasted of walnuts and of smoke, and when people"
    " asked for the recipe he gave each of them another one, and none of them was ever wrong."
)
BIRDS = (
    "Yesterday I walked by the lake for hours and wrote down which of the birds spend the winter"
    " there this year: mostly ducks and grebes, one heron, and two kingfishers near the mill."
)
LINK = "https://blog.example/zebra"
Entry = dict[str, str]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    config = make_archive(tmp_path, {}, language="en")
    config.write_text(
        config.read_text("utf-8").replace("[downlink]", "[downlink]\nnav: [{Home: index.md}]"),
        "utf-8",
    )
    return config


def _put(config: Path, name: str, *entries: Entry | str) -> None:
    lines = [json.dumps({"text": item} if isinstance(item, str) else item) for item in entries]
    (config.parent / "seeds" / name).write_text("\n".join(lines), "utf-8")


def _stubs(run: Run, config: Path) -> dict[str, set[str]]:
    result = run("catalog", "--json", "--config", config)
    assert result.exit_code == 0, result.output
    stubs = json.loads(result.stdout)["stubs"]
    return {stub["slug"]: {item["text"] for item in stub["variants"]} for stub in stubs}


def _slug(run: Run, config: Path, text: str) -> str:
    return next(slug for slug, texts in _stubs(run, config).items() if text in texts)


def _register(config: Path) -> Path:
    return config.parent / "articles.yml"


def _do(run: Run, config: Path, *words: str) -> str:
    result = run(*words, "--config", config)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def test_what_one_address_joined_is_hidden_as_one(archive: Path, run: Run) -> None:
    _put(archive, "a.jsonl", LIGHT, BAKER, BIRDS)
    _do(run, archive, "accept")
    _put(archive, "b.jsonl", {"text": LIGHT, "link": LINK}, {"text": BAKER, "link": LINK})
    (archive.parent / "seeds" / "b.jsonl").rename(archive.parent / "seeds" / "c.jsonl")
    _do(run, archive, "hide", _slug(run, archive, BAKER), "--reason", "x")
    written = _register(archive).read_text("utf-8")
    assert "lighthouse climbed" not in written
    assert "crooked lane" not in written
    assert list(_stubs(run, archive).values()) == [{BIRDS}]


def test_what_was_hidden_by_hand_is_gone_with_its_other_texts(archive: Path, run: Run) -> None:
    _put(archive, "a.jsonl", LIGHT, BIRDS)
    _do(run, archive, "accept")
    slug = _slug(run, archive, LIGHT)
    _put(archive, "b.jsonl", {"text": LIGHT, "link": LINK})
    _put(archive, "c.jsonl", {"text": BAKER, "link": LINK})
    with _register(archive).open("a", encoding="utf-8") as register:
        register.write(f"\n- {{slug: {slug}, hidden: by hand}}\n")
    assert list(_stubs(run, archive).values()) == [{BIRDS}]


@pytest.mark.parametrize(
    "shown",
    [
        "Amber Lighthouse Chronicle",
        "1. Amber lighthouse chronicle",
        "Amber Lighthouse Chronicle | My Blog",
        LINK,
        f"See {LINK}",
        f'{{"title": "Amber Lighthouse Chronicle", "link": "{LINK}", "text":',
    ],
)
def test_neither_title_nor_address_of_what_is_hidden_stays(
    archive: Path, run: Run, shown: str
) -> None:
    title = {"title": "Amber Lighthouse Chronicle", "link": LINK}
    _put(archive, "a.jsonl", {"text": LIGHT, **title}, BIRDS)
    _do(run, archive, "hide", "zebra", "--reason", "x", "--no-address")
    name, text = ("b.jsonl", json.dumps({"text": BAKER})) if "{" in shown else ("b.txt", BAKER)
    (archive.parent / "seeds" / name).write_text(f"{text}\n{shown}\n", "utf-8")
    known = {
        **title,
        "title": "Amber Lighthouse Chronicle | My Blog",
        "link": "https://m.example/7",
    }
    _put(archive, "c.jsonl", known, BIRDS)
    _do(run, archive, "build")
    folders = (archive.parent / "site", archive.parent / "docs")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    leaking = [
        path
        for path in files
        if any(word in path.read_bytes().lower() for word in (b"amber lighthouse", b"zebra"))
    ]
    assert not leaking


def test_a_title_that_downlink_found_is_known_too(archive: Path, run: Run) -> None:
    text = f"Amber Lighthouse Chronicle\n\n{LIGHT}"
    _put(archive, "a.jsonl", text, BIRDS)
    _do(run, archive, "retitle", _slug(run, archive, text), "Amber Lighthouse Chronicle")
    _do(run, archive, "hide", _slug(run, archive, text), "--reason", "x")
    _put(archive, "b.jsonl", {"title": "Amber Lighthouse Chronicle", "link": LINK}, BAKER)
    result = run("catalog", "--json", "--config", archive)
    assert "Amber" not in result.stdout


INTRODUCTION = " ".join(LIGHT.split()[:24])


def test_an_introduction_that_two_share_takes_the_other_along_nowhere(
    archive: Path, run: Run
) -> None:
    one, other = (f"{INTRODUCTION}. {text}" for text in (BAKER, BIRDS))
    _put(archive, "a.jsonl", f"{INTRODUCTION}...", one, other)
    _do(run, archive, "accept")
    _do(run, archive, "hide", _slug(run, archive, one), "--reason", "x")
    assert list(_stubs(run, archive).values()) == [{other}]


def test_an_introduction_and_a_footer_that_two_share_make_them_no_one(
    archive: Path, run: Run
) -> None:
    footer = "Posted by Johann in the category of everything"
    one, other = (f"{LIGHT} {' '.join(text.split()[:18])} {footer}" for text in (BAKER, BIRDS))
    _put(archive, "a.jsonl", one, other)
    _do(run, archive, "hide", _slug(run, archive, one), "--reason", "x")
    assert list(_stubs(run, archive).values()) == [{other}]


def test_an_address_of_two_articles_hides_neither(archive: Path, run: Run) -> None:
    _put(archive, "a.jsonl", {"text": LIGHT, "link": LINK})
    _put(archive, "b.jsonl", {"text": BAKER, "link": LINK})
    _do(run, archive, "accept")
    _do(run, archive, "split", "zebra", "seeds/b.jsonl:1", "--slug", "second")
    _do(run, archive, "hide", "second", "--reason", "x")
    assert _stubs(run, archive) == {"zebra": {LIGHT}}


def test_a_part_of_a_page_is_hidden_alone(archive: Path, run: Run) -> None:
    parts = ((LIGHT, LINK), (BAKER, f"{LINK}#b"), (BIRDS, f"{LINK}#c"))
    _put(archive, "a.jsonl", *({"text": text, "link": link} for text, link in parts))
    _do(run, archive, "hide", _slug(run, archive, LIGHT), "--reason", "x")
    assert sorted(text for texts in _stubs(run, archive).values() for text in texts) == sorted(
        [BAKER, BIRDS]
    )


@pytest.mark.parametrize("verb", ["retitle", "rename"])
def test_what_builds_on_a_correction_keeps_it_from_being_taken_back(
    archive: Path, run: Run, verb: str
) -> None:
    _put(archive, "a.jsonl", f"{LIGHT[:90]}...", BIRDS)
    slug = _slug(run, archive, f"{LIGHT[:90]}...")
    _do(run, archive, verb, slug, "new")
    _put(archive, "b.jsonl", LIGHT)
    _do(run, archive, "accept")
    before = _register(archive).read_bytes()
    result = run("undo", "--config", archive)
    assert result.exit_code == 1
    assert "what was registered since builds on it" in result.stderr
    assert _register(archive).read_bytes() == before
    _do(run, archive, "check", "--locked")


def test_a_split_holds_where_the_register_knew_no_address(archive: Path, run: Run) -> None:
    _put(archive, "a.jsonl", LIGHT, BIRDS)
    _do(run, archive, "accept")
    slug = _slug(run, archive, LIGHT)
    for name, text in (("b.jsonl", LIGHT), ("c.jsonl", BAKER)):
        _put(archive, name, {"text": text, "link": LINK})
    _do(run, archive, "split", slug, "seeds/c.jsonl:1", "--slug", "second")
    stubs = _stubs(run, archive)
    assert (stubs[slug], stubs["second"]) == ({LIGHT}, {BAKER})
    _do(run, archive, "check", "--locked")


def test_a_split_within_a_chain_of_merges_moves_what_was_named(archive: Path, run: Run) -> None:
    _put(archive, "a.jsonl", LIGHT, BAKER, BIRDS)
    _do(run, archive, "accept")
    light, baker, birds = (_slug(run, archive, text) for text in (LIGHT, BAKER, BIRDS))
    _do(run, archive, "merge", baker, light)
    _do(run, archive, "merge", birds, baker)
    _do(run, archive, "split", birds, "seeds/a.jsonl:2")
    assert _stubs(run, archive) == {birds: {LIGHT, BIRDS}, baker: {BAKER}}


def test_what_follows_the_list_stays(archive: Path, run: Run) -> None:
    entry = f"articles:\n  - slug: light\n    excerpt: |\n      {LIGHT}\n      # no comment\n\n"
    _register(archive).write_text(f"{entry}mine: keep this\n", "utf-8")
    _put(archive, "a.jsonl", LIGHT)
    _do(run, archive, "retitle", "light", "New")
    assert _register(archive).read_text("utf-8").endswith("      # no comment\n\nmine: keep this\n")
    _do(run, archive, "hide", "light", "--reason", "x")
    written = _register(archive).read_text("utf-8")
    assert "no comment" not in written
    assert written.endswith("\nmine: keep this\n")


def test_the_last_entry_of_a_list_can_be_pruned(archive: Path, run: Run) -> None:
    _register(archive).write_text("articles:\n  - {slug: light, excerpt: some old text}\n", "utf-8")
    _put(archive, "a.jsonl", BIRDS)
    _do(run, archive, "register", "prune", "--yes")
    assert _register(archive).read_text("utf-8") == "articles:\n"
    assert len(_stubs(run, archive)) == 1


def test_a_correction_that_cannot_be_written_leaves_the_one_before_to_be_taken_back(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(archive, "a.jsonl", LIGHT)
    _do(run, archive, "accept")
    before = _register(archive).read_bytes()
    slug = _slug(run, archive, LIGHT)
    _do(run, archive, "retitle", slug, "First")
    monkeypatch.setattr("downlink.curation.corrections.write_atomically", _refuse)
    assert run("retitle", slug, "Second", "--config", archive).exit_code == 1
    monkeypatch.undo()
    assert "First" in _do(run, archive, "undo")
    assert _register(archive).read_bytes() == before


def _refuse(path: Path, content: bytes) -> None:
    raise PermissionError(13, "Permission denied", str(path))
