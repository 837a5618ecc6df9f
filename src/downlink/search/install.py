"""What the search adds to a rendered site: its scripts and its index."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from downlink.files import Changes, write_if_changed
from downlink.languages import search_words
from downlink.model.catalog import Catalog
from downlink.search.index.documents import documents_of, topics_of
from downlink.search.index.writer import write_index

ASSETS = "assets/downlink"
SCRIPT = f"{ASSETS}/downlink.js"
"""The script that every page loads."""

INDEX = f"{ASSETS}/search"
"""The folder of the index in a site."""

_ENGINE = ("tokens", "query", "match", "rank", "passage", "suggest", "store", "engine")
_COMMENT = ("//", "/**", "* ", "*/")
_BOOT = ("elements", "shell", "boot")
_READER = ("elements", "view", "finder", "dialog", "page", "marks", "search")


def add_search(catalog: Catalog, site: Path, language: str, previous: Path | None) -> Changes:
    """Add the search's scripts and its index to the rendered site.

    Args:
        language: the interface's.
        previous: the site that this one replaces: its index is taken over if nothing changed.

    Raises:
        ArchiveError: the site cannot be written to.
    """
    words = json.dumps(dict(search_words(language)), ensure_ascii=False)
    changes = write_if_changed(site / SCRIPT, bundle(_BOOT, f"const WORDS = {words};\n"))
    scripts = bundle((*_ENGINE, *_READER))
    changes += write_if_changed(site / ASSETS / "search.js", scripts)
    documents, topics = documents_of(catalog, site), topics_of(catalog, language)
    index = write_index((previous or site) / INDEX, documents, topics)
    for name, content in index.items():
        changes += write_if_changed(site / INDEX / name, content)
    for path in sorted((site / INDEX).rglob("*.js")):
        if path.relative_to(site / INDEX).as_posix() not in index:
            path.unlink()
            changes += Changes(removed=1)
    return changes


def bundle(names: tuple[str, ...], head: str = "") -> bytes:
    """Return the scripts of these names as one, whose names no other script sees; comments, which
    stand on lines of their own, stay in the sources.
    """
    folder = files("downlink").joinpath("search", "browser")
    lines = (
        line.strip()
        for name in names
        for line in folder.joinpath(f"{name}.js").read_text("utf-8").splitlines()
    )
    code = "\n".join(line for line in lines if line and not line.startswith(_COMMENT))
    return f'(() => {{\n"use strict";\n{head}{code}\n}})();\n'.encode()
