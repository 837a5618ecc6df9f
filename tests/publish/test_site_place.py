"""Where a site may stand, where it is rendered, what lies there, and with which modes."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from downlink.errors import ArchiveError
from downlink.publish.manifest import LIST
from downlink.publish.staging import open_staging
from downlink.publish.swap import check_site, place_of, replace_site
from tests.publish.faults import refuse
from tests.publish.sites import NEW, OLD, alone, build, render, tree, write
from tests.support import mode


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder in which a build put the old site."""
    place = tmp_path / "www" / "site"
    build(place, OLD)
    assert tree(place) == OLD
    return place


def test_a_site_whose_parent_may_not_be_written_to_is_built_in_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def refused(self: Path, *arguments: Any, **options: Any) -> None:
        if self.parent == site.parent and self != site:
            refuse(errno.EACCES)()
        make(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    staging = render(site, NEW)
    assert not staging.folder.is_relative_to(site.parent)
    replace_site(staging)
    staging.close()
    assert tree(site) == NEW
    assert not staging.folder.exists()
    with pytest.raises(ArchiveError, match=r"new: cannot be written \(Permission denied\)"):
        open_staging(site.with_name("new"))


def test_a_second_build_of_a_site_says_that_one_runs(site: Path) -> None:
    first = render(site, NEW)
    with pytest.raises(ArchiveError, match="is being built by another process"):
        open_staging(site)
    other = open_staging(site.with_name("another"))
    other.close()
    replace_site(first)
    first.close()
    assert tree(site) == NEW
    build(site, OLD)
    assert tree(site) == OLD


def test_what_builds_of_earlier_versions_left_is_cleared_and_nothing_in_it_lost(
    site: Path,
) -> None:
    write(site.parent / ".site.new", {"index.html": "half", "assets/x.js": "", ".git/HEAD": "ref"})
    write(site.parent / ".site.old", {"404.html": "assets/downlink/"})
    build(site, NEW)
    assert tree(site) == NEW | {".git/HEAD": "ref"}
    assert alone(site)


def test_the_site_that_an_earlier_version_moved_aside_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(tmp_path / ".site.old", {"404.html": "assets/downlink/", "CNAME": "mine"})
    open_staging(site).close()
    assert tree(site) == {"404.html": "assets/downlink/", "CNAME": "mine"}


def test_folders_of_somebody_s_beside_the_site_are_left_alone(site: Path) -> None:
    (site.parent / "elsewhere").mkdir()
    write(site.parent / ".site.new", {"thesis.doc": "mine"})
    write(site.parent / "elsewhere", {"thesis.doc": "mine"})
    (site.parent / ".site.downlink").symlink_to("elsewhere")
    build(site, NEW)
    assert tree(site) == NEW
    assert (site.parent / ".site.new" / "thesis.doc").exists()
    assert (site.parent / "elsewhere" / "thesis.doc").exists()


@pytest.mark.parametrize("mask", [0o002, 0o022, 0o077])
@pytest.mark.parametrize("theirs", [{}, {"CNAME": "x"}])
def test_a_site_has_the_modes_that_the_umask_says_and_its_folder_keeps_its_own(
    tmp_path: Path, mask: int, theirs: dict[str, str]
) -> None:
    old = os.umask(mask)
    try:
        build(tmp_path / "fresh", OLD)
        site = tmp_path / "site"
        site.mkdir()
        site.chmod(0o2750)
        write(site, theirs)
        build(site, OLD)
        build(site, NEW)
    finally:
        os.umask(old)
    assert mode(site) == 0o2750
    assert mode(site / "index.html") == mode(tmp_path / "fresh" / LIST) == 0o666 & ~mask
    assert mode(tmp_path / "fresh") == mode(tmp_path / "fresh" / "posts") == 0o777 & ~mask
    assert mode(site / "posts") == 0o2777 & ~mask


def test_a_folder_that_holds_only_what_a_host_wants_is_built_into(tmp_path: Path) -> None:
    theirs = {".git": "gitdir: elsewhere", "CNAME": "blog.example", ".nojekyll": ""}
    site = tmp_path / "site"
    write(site, theirs)
    check_site(site, ())
    build(site, NEW)
    assert tree(site) == NEW | theirs


def test_what_stands_in_the_folder_of_a_first_build_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path / "site", {"CNAME": "blog.example"})
    with pytest.raises(ArchiveError, match="CNAME: was not written by Downlink"):
        build(tmp_path / "site", NEW | {"CNAME": "another.example"})
    assert tree(tmp_path / "site") == {"CNAME": "blog.example"}


@pytest.mark.parametrize(
    ("files", "refused"),
    [
        ({"thesis.doc": "mine"}, True),
        ({"index.html": "mine", "404.html": "mine", "sitemap.xml": "mine"}, True),
        ({"index.html": "mine", "catalog.json": '{"products": []}'}, True),
        ({".git/HEAD": "ref"}, False),
        ({"404.html": '<meta name="generator" content="mkdocs-1.6.1">', "x": ""}, False),
        ({"catalog.json": '{"stubs": [{"slug": "lora"}]}', "x": ""}, False),
    ],
)
def test_only_a_site_is_built_over(tmp_path: Path, files: dict[str, str], refused: bool) -> None:
    write(tmp_path / "site", files)
    if refused:
        with pytest.raises(ArchiveError, match="is not empty and holds no site of Downlink's"):
            check_site(tmp_path / "site", ())
    else:
        check_site(tmp_path / "site", ())


def test_a_site_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"site": "a file"})
    (tmp_path / "link").symlink_to("site")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    for name in ("site", "link", "loop", "pipe"):
        with pytest.raises(ArchiveError, match="it is something else: move it away"):
            check_site(tmp_path / name, ())


def test_links_lead_to_the_place_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("www/html")
    assert place_of(tmp_path / "site") == tmp_path / "www" / "html"
    for seeds in ("www/html/seeds", "site/seeds"):
        with pytest.raises(ArchiveError, match="cannot be the site's folder, seeds stands there"):
            check_site(tmp_path / "site", (tmp_path / seeds,))
