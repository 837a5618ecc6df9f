"""The new site takes the old one's place; what is not ours stays, whatever the system says."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.publish import swap
from downlink.publish.manifest import LIST
from downlink.publish.staging import open_staging
from tests.publish.faults import at_change, end_at_change, refuse
from tests.publish.sites import NEW, OLD, THEIRS, alone, build, tree, write
from tests.support import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder in which a build put the old site."""
    place = tmp_path / "www" / "site"
    build(place, OLD)
    assert tree(place) == OLD
    return place


def test_the_new_site_takes_the_old_one_s_place_in_one_step(site: Path) -> None:
    before = site.stat().st_ino
    assert build(site, NEW) == ()
    assert tree(site) == NEW
    assert site.stat().st_ino != before
    assert alone(site)


def test_what_no_build_wrote_stays_where_it_is(site: Path) -> None:
    write(site, THEIRS)
    (site / "data").symlink_to("/nowhere")
    (site / "loop").symlink_to(".")
    (site / "uploads").mkdir()
    places = {name: (site / name).stat().st_ino for name in THEIRS}
    build(site, NEW)
    links = {"data": "-> /nowhere", "loop": "-> ."}
    assert tree(site) == NEW | THEIRS | links | {"uploads": "/"}
    assert places == {name: (site / name).stat().st_ino for name in THEIRS}
    build(site, OLD)
    assert tree(site) == OLD | THEIRS | links | {"uploads": "/"}
    assert alone(site)


@pytest.mark.parametrize(
    ("theirs", "named"),
    [
        ({"posts/c/index.html": "mine"}, "posts/c/index.html"),
        ({"turns2": "mine"}, "turns2"),
        ({"plain/thesis.doc": "mine"}, "plain/thesis.doc"),
    ],
)
def test_a_file_of_somebody_s_in_the_place_of_a_new_one_is_not_overwritten(
    site: Path, theirs: dict[str, str], named: str
) -> None:
    write(site, theirs)
    with pytest.raises(ArchiveError, match=f"{named}: was not written by Downlink"):
        build(site, NEW | {"turns2/x": "x", "plain": "file"})
    assert tree(site) == OLD | theirs
    assert alone(site)


def test_a_link_of_somebody_s_is_neither_followed_nor_overwritten(
    site: Path, tmp_path: Path
) -> None:
    write(tmp_path / "shared", {"c/index.html": "mine"})
    (site / "posts" / "c").symlink_to(tmp_path / "shared" / "c")
    with pytest.raises(ArchiveError, match="posts/c: was not written by Downlink"):
        build(site, NEW)
    (site / "posts" / "c").unlink()
    (site / "posts" / "b" / "index.html").unlink()
    (site / "posts" / "b" / "index.html").symlink_to(tmp_path / "shared" / "c" / "index.html")
    write(site, THEIRS)
    build(site, NEW)
    assert tree(site) == NEW | THEIRS
    assert tree(tmp_path / "shared") == {"c/index.html": "mine"}


def test_the_same_file_is_nobody_s_loss(site: Path) -> None:
    write(site, {"CNAME": "blog.example", "posts/c/index.html": '<meta content="mkdocs-1.6">'})
    build(site, NEW | {"CNAME": "blog.example"})
    assert tree(site) == NEW | {"CNAME": "blog.example"}


def test_in_a_site_without_a_list_only_pages_of_ours_go(site: Path) -> None:
    (site / LIST).unlink()
    ours = {
        "index.html": '<script src="assets/downlink/downlink.js">',
        "posts/b/index.html": '<script src="../../assets/downlink/downlink.js">',
        "assets/downlink/search/0/t0.js": "",
    }
    new = {name: content for name, content in NEW.items() if name != "turns/x"}
    write(site, ours | THEIRS)
    kept = {".git", ".well-known", "CNAME", "own/deep/thesis.doc", "posts/a/notes.txt", "turns"}
    assert set(build(site, new)) == kept
    assert tree(site) == new | THEIRS | {"turns": "file"}
    assert build(site, new) == ()


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"files": [1]}', "[" * 100_000])
def test_a_damaged_list_is_as_good_as_none(site: Path, damage: str) -> None:
    write(site, {LIST: damage, "404.html": "assets/downlink/", "turns": "old"})
    (site / "turns").unlink()
    build(site, NEW)
    assert tree(site) == NEW | {"posts/b/index.html": "b"}


def test_a_list_leads_nowhere_else(site: Path, tmp_path: Path) -> None:
    write(tmp_path, {"thesis.doc": "mine"})
    write(site, {LIST: '{"files": ["../../thesis.doc", "/etc/passwd", ".."]}', "CNAME": "x"})
    with pytest.raises(ArchiveError, match="was not written by Downlink"):
        build(site, NEW)
    assert (tmp_path / "thesis.doc").read_text("utf-8") == "mine"


@pytest.mark.parametrize("theirs", [{}, THEIRS])
@pytest.mark.parametrize("refused", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_whatever_the_system_refuses_nothing_is_lost_and_the_next_build_mends_it(
    tmp_path: Path, theirs: dict[str, str], refused: int
) -> None:
    failed = 0
    for number in range(1, 200):
        site = tmp_path / str(number) / "site"
        build(site, OLD)
        write(site, theirs)
        with at_change(number, refuse(refused)) as changes:
            problem = _problem_of(site)
        if number > len(changes):
            break
        failed += bool(problem)
        assert os.strerror(refused) in problem or not problem
        _assert_nothing_lost(site, theirs)
    assert number > 10
    assert failed > number / 3


def _problem_of(site: Path) -> str:
    try:
        build(site, NEW)
    except ArchiveError as error:
        return str(error)
    return ""


def _assert_nothing_lost(site: Path, theirs: dict[str, str]) -> None:
    left = tree(site)
    assert theirs.items() <= left.items()
    shown = {name: content for name, content in left.items() if name not in theirs}
    if not theirs:
        assert shown in (OLD, NEW)
    whole = {item for item in shown.items() if item[1] != "/" and not item[0].endswith(".tmp")}
    assert whole <= {*OLD.items(), *NEW.items()}
    assert shown["index.html"] in ("old", "new")
    assert shown["posts/a/index.html"] == "a"
    build(site, NEW)
    assert tree(site) == NEW | theirs
    assert alone(site)


@pytest.mark.parametrize("way", ["exchange", "two steps", "in place"])
def test_a_build_killed_at_any_step_loses_nothing_and_the_next_mends_it(
    tmp_path: Path, way: str
) -> None:
    """In a process of its own, which has no thread that a fork would leave behind."""
    code = f"from tests.publish.test_swap import kill_at_every_step as k; k({str(tmp_path)!r}, {way!r})"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def kill_at_every_step(folder: str, way: str) -> None:
    """Build a site again and again, killed one step later each time."""
    theirs = THEIRS if way == "in place" else {}
    if way == "two steps":
        swap._exchange = lambda *_: errno.ENOSYS
    for number in range(1, 200):
        site = Path(folder) / str(number) / "site"
        build(site, OLD)
        write(site, theirs)
        if not end_at_change(number, partial(build, site, NEW)):
            assert number > 10, number
            return
        if site.exists() or way != "two steps":
            assert theirs.items() <= tree(site).items()
        staging = open_staging(site)  # the next build, before it renders
        staging.close()
        _assert_nothing_lost(site, theirs)
    raise AssertionError("no end")


def test_what_comes_while_a_site_is_exchanged_comes_into_the_new_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = swap._exchange

    def late(one: Path, other: Path) -> int:
        write(one, {"late.txt": "mine", "posts/a/late.txt": "mine", ".late/x": "mine"})
        return exchange(one, other)

    monkeypatch.setattr(swap, "_exchange", late)
    build(site, NEW)
    late_files = {"late.txt": "mine", "posts/a/late.txt": "mine", ".late/x": "mine"}
    assert tree(site) == NEW | late_files
    assert alone(site)


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM])
@pytest.mark.parametrize("theirs", [{}, THEIRS])
def test_a_site_that_cannot_be_exchanged_is_made_the_new_one_in_place(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int, theirs: dict[str, str]
) -> None:
    """As where the site is a mount point."""
    monkeypatch.setattr(swap, "_exchange", lambda *_: number)
    write(site, theirs)
    before = site.stat().st_ino, (site / "posts/a/index.html").stat().st_mtime_ns
    build(site, NEW)
    assert tree(site) == NEW | theirs
    assert before == (site.stat().st_ino, (site / "posts/a/index.html").stat().st_mtime_ns)
    assert alone(site)


def test_where_two_steps_are_needed_the_old_site_comes_back_if_the_second_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: errno.ENOSYS)
    monkeypatch.setattr(swap, "_moved", lambda *_: False)
    build(site, NEW)
    assert tree(site) == NEW
    assert alone(site)
