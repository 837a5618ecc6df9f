"""The searches that are compared: each builds a site with its index over one archive."""

from __future__ import annotations

import contextlib
import gzip
import html
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import jieba
from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.search.terms import address
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.pages.style import stylesheet
from downlink.search.index.tokens import Token, tokens
from downlink.search.install import ASSETS, SCRIPT, add_search

_HERE = files("benchmarks.search")
OWN = "Downlink"
_STYLE = "style.css"
# That of all pages: what it costs to load is no cost of the search, what it costs to apply is.

_PAGE = '<!doctype html><html lang="{language}"><title>{title}</title><body>{body}</body></html>'


@dataclass(frozen=True)
class Side:
    """A search over a site.

    Attributes:
        folder: the site, below which all it needs lies.
        parts: beginnings of the paths, below the site, of what the search loads.
        seconds: how long its index took.
        size: bytes of the index and of the scripts that search it, on disk.
        script: what drives it.
        url: what an answer calls a document → the document's address.
    """

    name: str
    folder: Path
    parts: tuple[str, ...]
    seconds: float
    size: int
    script: str
    url: Callable[[str], str]


def own(catalog: Catalog, folder: Path) -> Side:
    """Return Downlink's search."""
    _material_site(folder, search=False)
    (folder / _STYLE).write_bytes(stylesheet())
    start = time.perf_counter()
    add_search(catalog, folder, "zh", None)
    seconds = time.perf_counter() - start
    root = f"/{folder.name}/"
    url = lambda path: path.removeprefix(root)  # noqa: E731
    return Side(OWN, folder, (ASSETS,), seconds, _size(folder / ASSETS), _js("own"), url)


def material(catalog: Catalog, folder: Path) -> Side:
    """Return Material's search with jieba, over what its plugin makes of a page per stub."""
    jieba.setLogLevel("WARNING")
    _material_site(folder, search=True)
    path = folder / "search" / "search_index.json"
    config = json.loads(path.read_text("utf-8"))["config"]
    start = time.perf_counter()
    index = SearchIndex(**config)
    for stub in catalog.stubs:
        page = SimpleNamespace(content=_article(stub), meta={}, toc=[], url=address(stub))
        index.add_entry_from_context(page)
    path.write_text(index.generate_search_index(None), "utf-8")
    seconds = time.perf_counter() - start
    scripts = folder / "assets" / "javascripts"
    size = _size(folder / "search") + _size(scripts / "workers")
    parts = ("search/", "assets/javascripts/workers/", "assets/javascripts/lunr/")
    url = lambda path: path.partition("#")[0]  # noqa: E731
    return Side("Material, jieba", folder, parts, seconds, size, _js("material"), url)


def pagefind(catalog: Catalog, folder: Path) -> Side:
    """Return Pagefind as it comes: with its own Chinese segmentation."""
    for stub in catalog.stubs:
        _write(folder / address(stub) / "index.html", "zh", stub.title.text, _article(stub))
    return _pagefind_side("Pagefind", folder, "zh", {})


def bigrams(catalog: Catalog, folder: Path, queries: Sequence[str]) -> Side:
    """Return Pagefind given our tokens, each query as an exact phrase."""
    for stub in catalog.stubs:
        title, text = (_tokens(tokens(part)) for part in (stub.title.text, stub.body))
        body = f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>"
        _write(folder / address(stub) / "index.html", "xx", stub.title.text, body)
    phrases = {query: f'"{_tokens(tokens(query))}"' for query in queries}
    return _pagefind_side("Pagefind, bigrams in quotes", folder, "xx", phrases)


def _pagefind_side(name: str, folder: Path, language: str, queries: Mapping[str, str]) -> Side:
    """Index the site's pages; the page that searches says their language, for the query's sake."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "pagefind_bin_extended", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    index = folder / "pagefind"
    _write(folder / "index.html", language, name, "<ol></ol>")
    known = {path.stem: _fragment_url(path) for path in (index / "fragment").iterdir()}
    script = _js("pagefind")
    if queries:
        script = f"window.BENCH_QUERIES = {json.dumps(queries)};\n{script}"
    return Side(name, folder, ("pagefind/",), seconds, _size(index), script, known.__getitem__)


def _fragment_url(path: Path) -> str:
    content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
    url: str = json.loads(content)["url"]
    return url.removeprefix("/").removesuffix("index.html")


def _tokens(content: Sequence[Token]) -> str:
    """Chinese runs as bigrams, words as their parts."""
    tokens: list[str] = []
    for token in content:
        is_run = token.kind == "run" and len(token.atoms) > 1
        pairs = zip(token.atoms, token.atoms[1:], strict=False)
        tokens += map("".join, pairs) if is_run else token.atoms
    return " ".join(tokens)


def _article(stub: Stub) -> str:
    return f'<h1 id="a">{html.escape(stub.title.text)}</h1><p>{html.escape(stub.text)}</p>'


def _write(path: Path, language: str, title: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    page = _PAGE.format(language=language, title=html.escape(title), body=body)
    path.write_text(page, "utf-8")


def _material_site(folder: Path, *, search: bool) -> None:
    """Build a site of one page with Material, in Chinese, with its search or with our script."""
    source = folder.with_name(f"{folder.name}-source")
    (source / "docs").mkdir(parents=True)
    (source / "docs" / "index.md").write_text("# 首页\n", "utf-8")
    settings = {
        "site_name": "下行归档",
        "site_dir": str(folder),
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["search"] if search else [],
        "extra_javascript": [] if search else [SCRIPT],
        "extra_css": [] if search else [_STYLE],
    }
    (source / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    with contextlib.redirect_stderr(io.StringIO()):
        build(load_config(str(source / "mkdocs.yml")))


def _size(folder: Path) -> int:
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.suffix != ".map" and path.is_file()
    )


def _js(name: str) -> str:
    return (_HERE / "common.js").read_text("utf-8") + (_HERE / f"{name}.js").read_text("utf-8")
