"""A folder of repositories → the Markdown files of each: checkouts, or git directories alone."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.yaml_entries import read_records

_LIST = Path(__file__).with_name("repositories.yml")
_KEYS = frozenset({"name", "field", "opened"})
_ENDINGS = (".md", ".markdown", ".mdx")
_LARGEST = 300_000
# Bytes: a larger file is a book, not an article.


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository of articles.

    Attributes:
        name: `owner/name`.
        field: `ml` or `other`.
        opened: whether whoever tunes may look into it.
        place: its checkout or its git directory.
    """

    name: str
    field: str
    opened: bool
    place: Path


def repositories(folder: Path) -> tuple[Repository, ...]:
    """Return the listed repositories that the folder holds, as `name`, `owner/name` or
    `owner+name`, or with a git directory `repo` within these.

    Raises:
        ArchiveError: the list is broken.
    """
    found = ((name, field, opened, _place(folder, name)) for name, field, opened in listed())
    return tuple(
        Repository(name, field, opened, place) for name, field, opened, place in found if place
    )


def listed() -> tuple[tuple[str, str, bool], ...]:
    """Return the name of each listed repository, its field, and whether it may be looked into.

    Raises:
        ArchiveError: the list is broken.
    """
    found = []
    for record in read_records(_LIST, key="repositories"):
        record.reject_unknown_keys(_KEYS)
        opened = record.text("opened") == "true"
        found.append((record.text("name"), record.text("field"), opened))
    return tuple(found)


def _place(folder: Path, name: str) -> Path | None:
    for called in (name, name.replace("/", "+"), name.partition("/")[2]):
        for place in (folder / called / "repo", folder / called):
            if place.is_dir():
                return place
    return None


def markdown_files(repository: Repository) -> Iterator[tuple[str, str]]:
    """Yield path and text of each Markdown file, by path; what is no UTF-8 is left out."""
    bare = (repository.place / "HEAD").is_file()
    for path, content in (_committed if bare else _in_folder)(repository.place):
        if len(content) <= _LARGEST:
            try:
                yield path, content.decode("utf-8-sig")
            except UnicodeDecodeError:
                continue


def _in_folder(place: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(place.rglob("*")):
        if path.suffix.lower() in _ENDINGS and path.is_file():
            yield path.relative_to(place).as_posix(), path.read_bytes()


def _committed(place: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what the newest commit holds."""
    git = ["git", "-C", str(place)]
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "-z", "--name-only", "HEAD"], check=True, capture_output=True
    ).stdout.decode("utf-8", "replace")
    paths = [path for path in listed.split("\0") if path.lower().endswith(_ENDINGS)]
    asked = "".join(f"HEAD:{path}\n" for path in paths).encode()
    said = subprocess.run(
        [*git, "cat-file", "--batch"], input=asked, check=True, capture_output=True
    ).stdout
    start = 0
    for path in paths:
        head, _, _ = said[start : start + 4096].partition(b"\n")
        start += len(head) + 1
        size = head.rpartition(b" ")[2]
        if size.isdigit():
            yield path, said[start : start + int(size)]
            start += int(size) + 1
