"""Every way a capture arrives: the same articles, whatever the wrapping."""

from __future__ import annotations

import gzip
import html
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from downlink.curation.register import Register
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps
from downlink.read.sniff import read_content
from tests.support import FEW_TOPICS, SEEDS

MARKS = {"INCOMING TRANSMISSION", "LATEST UPDATES", "1 2", ""}


def _texts(seed: Path) -> list[str]:
    return [line for line in seed.read_text("utf-8").split("\n") if line.strip() not in MARKS]


def _page(texts: list[str], entry: str) -> str:
    items = "\n".join(entry.format(html.escape(text)) for text in texts)
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title>b</title></head><body>"
        f"<header><h1>INCOMING TRANSMISSION</h1></header><main><h2>LATEST UPDATES</h2>{items}</main>"
        "<footer>All rights reserved</footer></body></html>"
    )


def _rss(texts: list[str]) -> str:
    items = "".join(
        f"<item><description>{html.escape(html.escape(t))}</description></item>" for t in texts
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>b</title>{items}</channel></rss>'
    )


def _atom(texts: list[str]) -> str:
    items = "".join(
        f"<entry><summary type='text'>{html.escape(t)}</summary></entry>" for t in texts
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>b</title>{items}</feed>'


def _json_feed(texts: list[str]) -> str:
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "1", "content_text": t} for t in texts],
        }
    )


def _jsonl(texts: list[str]) -> str:
    return "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)


def _warc(seeds: list[Path], *, gzipped: bool) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzipped)
    for seed in seeds:
        page = _page(_texts(seed), "<article><p>{}</p></article>").encode()
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://b.example/", "response", payload=io.BytesIO(page), http_headers=headers
        )
        writer.write_record(record)
    return file.getvalue()


def _wet(seeds: list[Path]) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    for seed in seeds:
        content = seed.read_bytes()
        record = writer.create_warc_record(
            "https://b.example/",
            "conversion",
            payload=io.BytesIO(content),
            length=len(content),
            warc_content_type="text/plain",
        )
        writer.write_record(record)
    return file.getvalue()


def _catalog(folder: Path) -> Catalog:
    dumps = read_dumps(find_dumps([folder], root=folder))
    return build_catalog(dumps, Sources(Register(), FEW_TOPICS))


def _summary(catalog: Catalog) -> tuple[int, int, list[str]]:
    texts = sorted(variant.text for stub in catalog.stubs for variant in stub.variants)
    return len(catalog.stubs), sum(len(stub.sightings) for stub in catalog.stubs), texts


def _themed(texts: list[str]) -> str:
    """What a WordPress theme makes of it, with a sidebar, comments and labels."""
    entries = "".join(
        f"<article id='post-{n}' class='post-{n} post hentry'><header><h2><a href='/p/{n}'>第{n}篇</a></h2>"
        "<div class='entry-meta'>发表于<time datetime='2024-05-01'>五月</time>"
        "<span class='author vcard'><a>作者甲</a></span></div></header>"
        f"<div class='entry-summary'><p>{html.escape(text)}</p></div>"
        "<footer class='entry-footer'>分类 <a rel='tag'>学习</a></footer>"
        f"<a class='more-link' href='/p/{n}'>阅读全文 →</a></article>"
        for n, text in enumerate(texts)
    )
    aside = "".join(
        f"<li class='recent'><article><time>五月</time>读者{n}说:写得真好,学到了很多东西</article></li>"
        for n in range(4)
    )
    return (
        "<html><head><meta charset='utf-8'></head><body><nav><a href='/'>首页</a></nav>"
        f"<main>{entries}</main><div id='sidebar'><ul class='widget'>{aside}</ul></div></body></html>"
    )


PAGES: dict[str, Callable[[list[str]], str]] = {
    "articles": lambda texts: _page(texts, "<article class='post'><p>{}</p></article>"),
    "cards": lambda texts: _page(texts, "<div class='x'><div><p>{}</p></div></div>"),
    "list": lambda texts: _page(texts, "<li>{}</li>"),
    "paragraphs": lambda texts: _page(texts, "<p>{}</p>"),
    "theme": _themed,
    "table": lambda texts: _page(texts, "<tr class='odd'><td>{}</td></tr>"),
    "unique classes": lambda texts: _page(
        texts, "<div class='card'><h5>题</h5><p>{}</p><a href='/x'>Go</a></div>"
    ),
    "lines": lambda texts: (
        f"<html><body><pre>{html.escape(chr(10).join(texts))}</pre></body></html>"
    ),
    "rss": _rss,
    "atom": _atom,
    "json feed": _json_feed,
    "json lines": _jsonl,
}


@pytest.mark.parametrize("kind", PAGES)
def test_the_real_captures_give_the_same_articles_in_every_wrapping(
    tmp_path: Path, kind: str
) -> None:
    for seed in SEEDS.iterdir():
        (tmp_path / seed.stem).write_text(PAGES[kind](_texts(seed)), encoding="utf-8")
    assert _summary(_catalog(tmp_path)) == _summary(_catalog(SEEDS))


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "wet"])
def test_the_real_captures_give_the_same_articles_from_a_web_archive(
    tmp_path: Path, kind: str
) -> None:
    seeds = sorted(SEEDS.iterdir())
    content = _wet(seeds) if kind == "wet" else _warc(seeds, gzipped=kind == "warc.gz")
    (tmp_path / "a").write_bytes(content)
    catalog = _catalog(tmp_path)
    assert _summary(catalog) == _summary(_catalog(SEEDS))
    assert [dump.path for dump in catalog.dumps] == [f"a#{number}" for number in range(1, 6)]


def test_a_gzipped_text_dump_is_unpacked(tmp_path: Path) -> None:
    for seed in SEEDS.iterdir():
        (tmp_path / f"{seed.name}.gz").write_bytes(gzip.compress(seed.read_bytes()))
    assert _summary(_catalog(tmp_path)) == _summary(_catalog(SEEDS))


def test_all_kinds_at_once_with_two_damaged_files(tmp_path: Path) -> None:
    seeds = sorted(SEEDS.iterdir())
    for number, (kind, wrap) in enumerate(sorted(PAGES.items())):
        (tmp_path / f"{number}-{kind}").write_text(wrap(_texts(seeds[0])), encoding="utf-8")
    (tmp_path / "text").write_bytes(seeds[1].read_bytes())
    (tmp_path / "wet").write_bytes(_wet(seeds))
    archive = bytearray(_warc(seeds, gzipped=True))
    second = archive.index(b"\x1f\x8b\x08", 10)
    archive[second + 40 : second + 80] = b"\xff" * 40
    (tmp_path / "broken-warc").write_bytes(bytes(archive))
    (tmp_path / "cut-gzip").write_bytes(gzip.compress(seeds[2].read_bytes())[:-2000])
    catalog = _catalog(tmp_path)
    assert len(catalog.stubs) == 36
    damaged = {dump.path: len(dump.excerpts) for dump in catalog.dumps if dump.damage}
    assert set(damaged) == {"broken-warc#2", "cut-gzip"}
    assert damaged["cut-gzip"] > 0
    whole = {d.path: len(d.excerpts) for d in catalog.dumps if d.path.startswith("broken-warc")}
    assert [whole[path] for path in sorted(whole)] == [12, 0, 11, 12, 12]


_excerpt = (
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co"],
            exclude_characters="\ufeff\ufffe\uffff",
        ),
        min_size=20,
        max_size=80,
    )
    .map(str.strip)
    .filter(lambda text: sum(map(str.isalnum, text)) >= 8 and "  " not in text)
)


def _received(dump: Dump) -> list[str]:
    return [entry.text for entry in dump.excerpts]


@pytest.mark.parametrize("kind", ["articles", "rss", "json feed", "json lines"])
@settings(max_examples=40)
@given(texts=st.lists(_excerpt.map(lambda text: text + " ..."), min_size=2, max_size=5))
def test_any_text_put_in_as_an_excerpt_comes_out_as_received(kind: str, texts: list[str]) -> None:
    assert _received(read_content("a", PAGES[kind](texts).encode())) == texts


def test_a_formula_that_one_capture_kept_is_shown_where_another_lost_it() -> None:
    before, after = (
        "自注意力机制的计算可以总结为以下的式子:",
        "其中Q、K、V都是矩阵,这里忽略头数和批次维度,也省略注意力掩码。",
    )
    page = (
        f"<article>{before}<span class='katex'><annotation encoding='application/x-tex'>"
        rf"\frac{{QK^T}}{{\sqrt d}}</annotation></span>{after[:20]} ...</article>"
    )
    dumps = [
        read_content("seeds/a.html", f"<html><body>{page}</body></html>".encode()),
        read_content("seeds/b.txt", f"LATEST UPDATES\n{before} [公式] {after}...".encode()),
    ]
    (stub,) = build_catalog(dumps, Sources(Register(), FEW_TOPICS)).stubs
    assert "[公式]" in stub.text
    (formula,) = [span for block in stub.blocks for span in block.spans if span.kind == "formula"]
    assert (formula.text, formula.tex) == ("[公式]", r"\frac{QK^T}{\sqrt d}")


LONG = "训练过程分为若干个阶段,每个阶段都有自己的目标与数据,这里逐一说明它们的做法与理由。" * 8


@pytest.mark.parametrize(
    "page",
    [
        "<main><article class='post'><h1>标题</h1><p>{}</p></article><ul class='related'>"
        + "<li><a href='/n'>另一篇文章的开头,截断在这里...</a></li>" * 3
        + "</ul></main>",
        (
            "<main><h1>标题</h1><section><h2><a href='#a'>背景</a></h2><p>{}</p></section>"
            "<section><h2><a href='#b'>方法</a></h2><p>另外一段话,说的是方法本身。</p></section></main>"
        ),
        "<article><h1>标题</h1><p>{}</p><p>让我们想一想这意味着什么呢...</p><p>然后再继续往下说明...</p></article>",
    ],
)
def test_an_article_s_own_page_is_one_excerpt(page: str) -> None:
    head = "<head><meta property='og:type' content='article'><meta property='og:title' content='标题'></head>"
    dump = read_content("a", f"<html>{head}<body>{page.format(LONG)}</body></html>".encode())
    (entry,) = dump.excerpts
    assert entry.details.title == "标题"
    assert LONG in entry.text


def test_nothing_that_stands_around_an_article_is_lost() -> None:
    page = (
        "<html><head><meta property='og:type' content='article'></head><body><article><h1>标题</h1>"
        f"<div class='post-meta'>发表于 <time>五月一日</time></div><p>{LONG}</p>"
        f"<p>在 <time datetime='2020-01-01'>那一天</time> {LONG}</p><p><a href='/x'>仓库地址</a></p>"
        "<div class='comments'><p>读者说:写得真好</p></div></article></body></html>"
    )
    dump = read_content("a", page.encode())
    (entry,) = dump.excerpts
    assert "那一天" in entry.text
    assert entry.text.endswith("仓库地址")
    rest = " ".join(item.text for item in dump.unparsed)
    assert "五月一日" in rest
    assert "读者说:写得真好" in rest
