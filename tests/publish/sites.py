"""Sites of a few small files, as an engine would render them, and what somebody put beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from downlink.files import naming
from downlink.publish.manifest import LIST
from downlink.publish.staging import Staging, open_staging
from downlink.publish.swap import replace_site

OLD = {"index.html": "old", "posts/a/index.html": "a", "posts/b/index.html": "b", "turns": "file"}
NEW = {"index.html": "new", "posts/a/index.html": "a", "posts/c/index.html": "c", "turns/x": "x"}
THEIRS = {
    ".git/HEAD": "ref",
    ".well-known/acme/token": "secret",
    "CNAME": "blog.example",
    "posts/a/notes.txt": "mine",
    "own/deep/thesis.doc": "mine",
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files (relative path → content) below the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def render(site: Path, files: Mapping[str, str]) -> Staging:
    """Render a site of these files that is to stand at `site`."""
    staging = open_staging(site)
    write(staging.rendered, files)
    return staging


def build(site: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Build a site of these files as the engines do; returns what `replace_site` does."""
    staging = open_staging(site)
    try:
        with naming(site, "read or written"):
            write(staging.rendered, files)
            return replace_site(staging)
    finally:
        staging.close()


def tree(folder: Path) -> dict[str, str]:
    """Return what stands below the folder, but for a site's list: content of files, aim of links,
    "/" for empty folders.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name == LIST:
            continue
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes().decode("utf-8", "replace")
        elif not any(path.iterdir()):
            found[name] = "/"
    return found


def alone(site: Path) -> bool:
    """Whether nothing stands beside the site."""
    return [path.name for path in site.parent.iterdir()] == [site.name]
