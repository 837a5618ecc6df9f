"""What the tests of the search share: asking it as a reader does, archives with known truth."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, expect

from downlink.report.results import results_json
from downlink.search.engine import Answer, search
from downlink.search.index.documents import Document, SearchTopic
from downlink.search.index.writer import index_files
from downlink.search.install import INDEX


def ask(page: Page, query: str) -> None:
    """Open the search by its key and type."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.locator(".dl-find-item").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]q="))


def titles(page: Page) -> list[str]:
    return page.locator(".dl-find-title").all_inner_texts()


def is_open(page: Page) -> bool:
    return page.locator("dialog.dl-find").is_visible()


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
    tokens = []
    for _ in range(choose.randint(2, parts)):
        kind = choose.random()
        if kind < 0.3:
            tokens.append(choose.choice(TERMS))
        elif kind < 0.45:
            tokens.append(f" {choose.choice(WORDS)} ")
        else:
            tokens.append("".join(choose.choices(FILLERS, k=choose.randint(1, 6))))
        tokens.append(choose.choice(["", "", "", " ", "，", "。", ","]))
    return "".join(tokens)


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


def order(
    documents: Sequence[Document], query: str, topics: Sequence[SearchTopic] = ()
) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return [item.url for item in search(write(Path(folder), documents, topics), query).results]


def answer_json(answer: Answer) -> object:
    return json.loads(results_json(answer))


SCRIPTS = (
    *("tokens", "query", "match", "rank", "passage", "suggest", "store", "engine"),
    *("elements", "view", "finder", "dialog", "page", "marks", "search"),
)
