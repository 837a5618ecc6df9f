"""What a user installs: the wheel holds every module, template, style and script of the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from tests.support import ROOT


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of the files that the wheel holds."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def _tracked() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "src/downlink"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return {name.removeprefix("src/") for name in listed.split("\0") if name}


def _on_disk() -> set[str]:
    source = ROOT / "src"
    return {
        path.relative_to(source).as_posix()
        for path in (source / "downlink").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_module_and_asset(packed: set[str]) -> None:
    assert _on_disk() - packed == set()


def test_no_file_of_the_package_is_ignored_by_git() -> None:
    assert _on_disk() - _tracked() == set()


def test_the_wheel_holds_nothing_but_the_package(packed: set[str]) -> None:
    strays = {name for name in packed - _on_disk() if ".dist-info/" not in name}
    assert strays == set()
