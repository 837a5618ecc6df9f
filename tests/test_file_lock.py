"""Builds that write one register at once lose nothing, and none waits for good."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from downlink.curation import file_lock
from downlink.curation.corrections import correct
from downlink.curation.file_lock import locked
from downlink.curation.journal import Journal
from downlink.curation.plans import retitled
from downlink.curation.register import Draft, extend_register, read_register
from downlink.errors import ArchiveError

BUILDS = 8


@pytest.fixture(params=["flock", "none"])
def _either_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's locks, and as where it has none."""
    if request.param == "none":
        monkeypatch.setattr(file_lock, "fcntl", None)


def _extend_at_once(paths: list[Path], drafts: list[list[Draft]]) -> None:
    barrier = threading.Barrier(len(paths))

    def extend(path: Path, wanted: list[Draft]) -> None:
        barrier.wait()
        extend_register(path, wanted)

    with ThreadPoolExecutor(len(paths)) as pool:
        list(pool.map(extend, paths, drafts))


@pytest.mark.usefixtures("_either_system")
def test_builds_at_once_lose_no_entry_and_double_none(tmp_path: Path) -> None:
    """All find one article, each another one besides."""
    path = tmp_path / "articles.yml"
    path.write_text("# mine\n", encoding="utf-8")
    drafts = [
        [
            Draft("all", "of them"),
            Draft("all", "of them, and more", continues=True),
            Draft(f"own-{number}", f"text {number}"),
        ]
        for number in range(BUILDS)
    ]
    _extend_at_once([path] * BUILDS, drafts)
    entries = {entry.slug: entry.excerpts for entry in read_register(path, []).entries}
    assert entries.pop("all") == ("of them", "of them, and more")
    assert entries == {f"own-{number}": (f"text {number}",) for number in range(BUILDS)}
    assert [item.name for item in tmp_path.iterdir()] == ["articles.yml"]


def test_a_register_that_archives_share_by_a_link_has_one_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_TRIES", 1)
    path, link = tmp_path / "articles.yml", tmp_path / "link.yml"
    link.symlink_to(path)
    with locked(path), pytest.raises(ArchiveError, match="another build"), locked(link):
        pytest.fail("the same file was locked twice")


def test_processes_at_once_lose_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "new" / "articles.yml"
    script = (
        "import sys; from pathlib import Path; sys.stdin.read()\n"
        "from downlink.curation.register import Draft, extend_register\n"
        "for number in range(5):\n"
        "    name = f'{sys.argv[2]}-{number}'\n"
        "    extend_register(Path(sys.argv[1]), [Draft(name, name), Draft('all', 'x')])\n"
    )
    builds = [
        subprocess.Popen([sys.executable, "-c", script, path, name], stdin=subprocess.PIPE)
        for name in "ab"
    ]
    for build in builds:
        assert build.stdin
        build.stdin.close()
    assert [build.wait() for build in builds] == [0, 0]
    slugs = [entry.slug for entry in read_register(path, []).entries]
    assert sorted(slugs) == sorted(["all", *(f"{name}-{at}" for name in "ab" for at in range(5))])


def test_a_slug_that_another_build_gave_away_is_not_given_twice(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    extend_register(path, [Draft("lora", "one")])
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"another build changed 'lora' .*: build"):
        extend_register(path, [Draft("dpo", "other"), Draft("lora", "other")])
    with pytest.raises(ArchiveError, match=r"another build changed 'moe' .*: build"):
        extend_register(path, [Draft("moe", "other", continues=True)])
    assert path.read_bytes() == before


@pytest.mark.usefixtures("_either_system")
def test_a_lock_that_a_killed_build_left_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_PAUSE", 0)
    (tmp_path / ".articles.yml.lock").touch()
    path = tmp_path / "articles.yml"
    extend_register(path, [Draft("lora", "text")])
    assert [item.name for item in tmp_path.iterdir()] == ["articles.yml"]


def test_whoever_holds_it_for_good_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_PAUSE", 0)
    path = tmp_path / "articles.yml"
    with (tmp_path / ".articles.yml.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(ArchiveError, match=r"articles.yml: is being written by another build"):
            extend_register(path, [Draft("lora", "text")])
    assert not path.exists()


@pytest.mark.usefixtures("_either_system")
def test_where_no_lock_can_be_made_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 245 + ".yml")
    extend_register(path, [Draft("lora", "text")])
    assert [entry.slug for entry in read_register(path, []).entries] == ["lora"]
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.usefixtures("_either_system")
def test_corrections_and_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    slugs = [f"article-{number}" for number in range(BUILDS)]
    extend_register(path, [Draft(slug, f"Text of {slug}") for slug in slugs])
    barrier = threading.Barrier(2 * BUILDS)

    def change(number: int) -> None:
        barrier.wait()
        if number < BUILDS:
            journal = Journal(tmp_path / f"undo-{number}.json")
            correct(path, retitled(slugs[number], f"Title {number}"), None, journal)
        else:
            extend_register(path, [Draft(f"new-{number}", f"Text of new {number}")])

    with ThreadPoolExecutor(2 * BUILDS) as pool:
        list(pool.map(change, range(2 * BUILDS)))
    entries = {entry.slug: entry for entry in read_register(path, None).entries}
    assert [entries[slug].title for slug in slugs] == [f"Title {n}" for n in range(BUILDS)]
    assert len(entries) == 2 * BUILDS
