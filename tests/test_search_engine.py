"""Index and engine over generated archives: the truth is a plain search for the text."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from downlink.errors import ArchiveError
from downlink.search import writer
from downlink.search.documents import Document, SearchTopic
from downlink.search.engine import Answer, search
from downlink.search.report import results_json
from downlink.search.site import INDEX, add_search, bundle
from downlink.search.writer import index_files
from tests.conftest import Serve
from tests.support import catalog_of

TERMS = (
    *(
        "混合专家",
        "注意力机制",
        "注意力",
        "大语言模型",
        "推理速度",
        "低秩",
        "显存",
        "微调",
        "梯度检查点",
    ),
    *(
        "扩散模型",
        "词向量",
        "强化学习",
        "专家",
        "机制",
        "模型",
        "语言",
        "预训练",
        "检查",
        "向量",
        "速度",
    ),
)
WORDS = (
    *(
        "FlashAttention",
        "LoRA",
        "QLoRA",
        "Transformer",
        "GPT-4",
        "KV Cache",
        "softmax",
        "PrefixTuning",
    ),
    *("Mixture-of-Experts", "C++", "2.8B", "attention", "transformers", "B+树", "BERT"),
)
FILLERS = "的是在和了有对为与以及通过可以使用我们这个方法提出问题训练数据参数计算结果表明"


def archive(count: int, seed: int = 7) -> list[Document]:
    """Return documents of Chinese prose with terms, the same for the same seed."""
    choose = random.Random(seed)
    return [
        Document(f"posts/a{number}/", _prose(choose, 4), (_prose(choose, 60),))
        for number in range(count)
    ]


def _prose(choose: random.Random, parts: int) -> str:
    pieces = []
    for _ in range(choose.randint(2, parts)):
        kind = choose.random()
        if kind < 0.3:
            pieces.append(choose.choice(TERMS))
        elif kind < 0.45:
            pieces.append(f" {choose.choice(WORDS)} ")
        else:
            pieces.append("".join(choose.choices(FILLERS, k=choose.randint(1, 6))))
        pieces.append(choose.choice(["", "", "", " ", "，", "。", ","]))
    return "".join(pieces)


def write(folder: Path, documents: Sequence[Document], topics: Sequence[SearchTopic] = ()) -> Path:
    """Write the index of the documents below `folder` and return its place."""
    for name, content in index_files(documents, topics).files.items():
        path = folder / INDEX / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / INDEX


def found(answer: Answer, match: str = "text") -> set[str]:
    return {result.url for result in answer.results if result.match == match}


def holding(documents: Sequence[Document], phrase: str) -> set[str]:
    """Return the addresses of documents whose title or texts hold the phrase, as it stands."""
    return {
        item.url
        for item in documents
        if any(phrase.lower() in text.lower() for text in (item.title, *item.texts))
    }


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


def test_a_part_of_a_word_is_found_below_the_word() -> None:
    documents = [
        Document("posts/q/", "一篇", ("QLoRA 的做法",)),
        Document("posts/l/", "二篇", ("LoRA 的做法",)),
    ]
    assert _order(documents, "lora") == ["posts/l/", "posts/q/"]


def test_matches_are_ranked_by_where_they_stand() -> None:
    topic = SearchTopic("moe", "混合专家", "topics/moe/", ("混合专家", "MoE", "mixture of experts"))
    documents = [
        Document("posts/parts/", "甲", ("flash 之后才有 attention",)),
        Document("posts/phrase/", "乙", ("讲 flash attention 的",)),
        Document("posts/about/", "丙", ("flash attention",), ("moe",), (("moe", 0),)),
        Document("posts/title/", "浅谈 flash attention", ("无",)),
        Document("posts/front/", "flash attention 浅谈", ("无",)),
        Document("posts/exact/", "Flash Attention", ("无",)),
    ]
    names = SearchTopic("moe", "m", "topics/moe/", ("flash attention",))
    expected = ["exact", "front", "title", "about", "phrase", "parts"]
    assert _order(documents, "flash attention", [names]) == [f"posts/{own}/" for own in expected]
    assert _order(documents, "混合专家", [topic]) == ["posts/about/"]


def test_what_is_about_a_named_topic_follows_under_its_own_kind(tmp_path: Path) -> None:
    topics = [SearchTopic("moe", "混合专家", "topics/moe/", ("混合专家", "mixture of experts"))]
    documents = [
        Document("posts/second/", "甲", ("没有",), ("moe",), (("moe", 1),)),
        Document("posts/first/", "乙", ("稀疏",), ("moe",), (("moe", 0),)),
        Document("posts/text/", "丙", ("a mixture of experts",)),
    ]
    answer = search(write(tmp_path, documents, topics), "mixture of experts")
    assert [(item.url, item.match) for item in answer.results] == [
        ("posts/text/", "text"),
        ("posts/first/", "topic"),
        ("posts/second/", "topic"),
    ]
    both = search(tmp_path / INDEX, "混合专家 稀疏")
    assert [(item.url, item.match) for item in both.results] == [("posts/first/", "topic")]


def _order(
    documents: Sequence[Document], query: str, topics: Sequence[SearchTopic] = ()
) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return [item.url for item in search(write(Path(folder), documents, topics), query).results]


def test_all_words_must_occur_quotes_hold_a_phrase_and_a_hyphen_leaves_out() -> None:
    documents = [
        Document("1/", "甲", ("显存很大，速度很快",)),
        Document("2/", "乙", ("速度很快",)),
        Document("3/", "丙", ("速度，显存",)),
    ]
    assert set(_order(documents, "显存 速度")) == {"1/", "3/"}
    assert _order(documents, '"速度 显存"') == ["3/"]
    assert _order(documents, "速度 -显存") == ["2/"]
    assert _order(documents, "“显存很大 速度”") == ["1/"]
    assert _order(documents, "-显存") == []


def test_a_word_in_quotes_does_not_go_on() -> None:
    documents = [Document("1/", "甲", ("attention",)), Document("2/", "乙", ("attentive",))]
    assert set(_order(documents, "attenti")) == {"1/", "2/"}
    assert _order(documents, '"attenti"') == []


def test_no_phrase_spans_two_texts_of_an_article() -> None:
    documents = [Document("1/", "甲", ("混合", "专家"))]
    assert _order(documents, "混合专家") == []
    assert _order(documents, '"混合 专家"') == []


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("flsh attention", "FlashAttention"),
        ("lroa", "LoRA"),
        ("混合专家网", "混合专家"),
        ("显存 qqqq", "显存"),
        ("qqqq", ""),
    ],
)
def test_a_query_without_result_offers_the_nearest_that_has_one(
    tmp_path: Path, query: str, nearest: str
) -> None:
    topics = [SearchTopic("a", "A", "topics/a/", ("FlashAttention", "LoRA"))]
    documents = [
        Document("1/", "显存", ("混合专家",), ("a",), (("a", 0),)),
    ]
    answer = search(write(tmp_path, documents, topics), query)
    assert answer == Answer((), nearest)


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
    topics = [SearchTopic("t", "专家", "topics/t/", ("专家", "LoRA", "kv cache"))]
    documents = [
        Document(own.url, own.title, own.texts, ("t",), (("t", 0),)) if at % 7 == 0 else own
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
    queries = [*TERMS, *WORDS, "专", "kv", '"模型 的"', "lora -显存", "", "flsh attention", "-a"]
    for _ in range(60):
        text = choose.choice(texts)
        start = choose.randrange(len(text))
        queries.append(text[start : start + choose.randint(1, 9)])
    page = browser.new_page()
    page.goto(serve(tmp_path))
    for query in queries:
        answered = page.evaluate("(query) => downlink.search(query)", query)
        assert answered == _json(search(index, query)), query
    page.close()


SCRIPTS = (
    *("tokens", "query", "match", "rank", "passage", "suggest", "store", "engine"),
    *("elements", "view", "finder", "dialog", "page", "marks", "search"),
)


def _json(answer: Answer) -> object:
    return json.loads(results_json(answer))


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
