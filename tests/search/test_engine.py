"""Index and engine over generated archives: the truth is a plain search for the text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from downlink.errors import ArchiveError
from downlink.search.engine import search
from downlink.search.index import writer
from downlink.search.index.documents import Document, SearchTopic
from downlink.search.install import INDEX, add_search, bundle
from tests.conftest import Serve
from tests.search.support import (
    SCRIPTS,
    TERMS,
    WORDS,
    answer_json,
    archive,
    found,
    holding,
    write,
)
from tests.support import catalog_of


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Document]]:
    documents = archive(1_000)
    return write(tmp_path_factory.mktemp("thousand"), documents), documents


@pytest.mark.parametrize("phrase", [*TERMS, "的是", "混合专家模型", "模型的"])
def test_a_chinese_phrase_finds_all_that_hold_it_and_no_other(
    thousand: tuple[Path, list[Document]], phrase: str
) -> None:
    index, documents = thousand
    expected = holding(documents, phrase)
    assert expected
    assert found(search(index, phrase)) == expected


def test_any_run_of_characters_is_found(thousand: tuple[Path, list[Document]]) -> None:
    index, documents = thousand
    choose = random.Random(1)
    for _ in range(60):
        text = choose.choice(documents).texts[0]
        runs = "".join(c if "\u4e00" <= c <= "\u9fff" else " " for c in text).split()
        run = choose.choice(runs)
        start = choose.randrange(len(run))
        phrase = run[start : start + choose.randint(1, 7)]
        assert found(search(index, phrase)) == holding(documents, phrase), phrase


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("flashattention", ["FlashAttention"]),
        ("flash-attention", ["FlashAttention"]),
        ("prefix tuning", ["PrefixTuning"]),
        ("lora", ["LoRA"]),
        ("transform", ["transform"]),
        ("experts", ["Experts"]),
        ("mixture-of-experts", ["Mixture-of-Experts"]),
        ("GPT-4", ["GPT-4"]),
        ("kv cache", ["KV Cache"]),
        ("c++", ["C++"]),
        ("2.8B", ["2.8B"]),
    ],
)
def test_a_latin_word_is_found_at_word_starts_and_split_points(
    thousand: tuple[Path, list[Document]], query: str, forms: list[str]
) -> None:
    index, documents = thousand
    expected = set().union(*(holding(documents, form) for form in forms))
    assert expected
    assert found(search(index, query)) == expected


def test_long_postings_are_found_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_HEAD_BYTES", 16)
    monkeypatch.setattr(writer, "_SHARD_BYTES", 300)
    monkeypatch.setattr(writer, "_REST_BYTES", 100)
    documents = archive(80)
    index = write(tmp_path, documents)
    assert len(list(index.rglob("o*.js"))) > 3
    for phrase in (*TERMS, "的"):
        assert found(search(index, phrase)) == holding(documents, phrase), phrase


@pytest.mark.browser
@pytest.mark.parametrize("small", [False, True])
def test_the_browser_answers_as_the_command_line_does(
    tmp_path: Path,
    serve: Serve,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    small: bool,
) -> None:
    if small:
        monkeypatch.setattr(writer, "_HEAD_BYTES", 16)
        monkeypatch.setattr(writer, "_SHARD_BYTES", 300)
        monkeypatch.setattr(writer, "_REST_BYTES", 100)
    topics = [
        SearchTopic("t", "专家", "topics/t/", ("专家", "LoRA", "kv cache")),
        SearchTopic("u", "速度", "topics/u/", ("速度", "lora")),
        SearchTopic("all", "推理", "topics/all/", ("推理", "MoE"), ("t", "u")),
    ]
    documents = [
        Document(own.url, own.title, own.texts, {0: ("t", "u"), 1: ("u",)}.get(at % 7, ()))
        for at, own in enumerate(archive(200))
    ]
    index = write(tmp_path, documents, topics)
    for name, names in (("downlink", ("elements", "shell", "boot")), ("search", SCRIPTS)):
        head = "const WORDS = {};\n" if name == "downlink" else ""
        (index.parent / f"{name}.js").write_bytes(bundle(names, head))
    (tmp_path / "index.html").write_text(
        '<meta charset="utf-8"><script src="assets/downlink/downlink.js"></script>', "utf-8"
    )
    choose = random.Random(5)
    texts = [text for own in documents for text in (own.title, *own.texts)]
    queries = [
        *TERMS,
        *WORDS,
        "专",
        "kv",
        "推理 lora",
        "moe",
        '"模型 的"',
        "lora -显存",
        "",
        "flsh attention",
        "-a",
    ]
    for _ in range(60):
        text = choose.choice(texts)
        start = choose.randrange(len(text))
        queries.append(text[start : start + choose.randint(1, 9)])
    page = browser.new_page()
    if small:  # as in a browser that cannot read Base64 by itself
        page.add_init_script("delete Uint8Array.fromBase64")
    page.goto(serve(tmp_path))
    for query in queries:
        answered = page.evaluate("(query) => downlink.search(query)", query)
        assert answered == answer_json(search(index, query)), query
    page.close()


def test_an_index_is_the_same_for_the_same_documents_and_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = catalog_of({"a.txt": ["混合专家模型的训练需要大量显存,这里说明原因。"]})
    old, new = tmp_path / "old", tmp_path / "new"
    add_search(catalog, old, "zh", None)
    monkeypatch.setattr(writer, "index_files", _never)
    add_search(catalog, new, "zh", old)
    files = {path.relative_to(old): path.read_bytes() for path in old.rglob("*.js")}
    assert files == {path.relative_to(new): path.read_bytes() for path in new.rglob("*.js")}


def test_files_of_an_older_index_are_removed(tmp_path: Path) -> None:
    for text in ("混合专家模型的训练需要大量显存", "注意力机制的计算需要很长时间"):
        add_search(catalog_of({"a.txt": [text + ",这里说明原因。"]}), tmp_path, "zh", None)
    assert len([path for path in (tmp_path / INDEX).iterdir() if any_files(path)]) == 2


def any_files(path: Path) -> bool:
    return path.is_file() or any(path.iterdir())


def _never(*arguments: object) -> object:
    raise AssertionError("the index was made anew")


def test_a_site_without_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="build the site first"):
        search(tmp_path, "显存")
