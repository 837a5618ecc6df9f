"""The examples of the guide are read as the guide says."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from downlink.classify.context import NEAR
from downlink.curation.register import read_register
from downlink.curation.taxonomy import read_taxonomy
from downlink.model.dump import Details, Dump
from downlink.read.find import find_dumps, read_dumps
from downlink.read.sniff import read_content
from downlink.settings.dialect import make_dialect
from tests.conftest import Run
from tests.support import INTRODUCTION, ROOT, TOPICS, make_archive

GUIDE = ROOT / "docs" / "guide"


def _example(page: str, language: str) -> str:
    found = re.search(
        rf"```{language}[^\n]*\n(.*?)```", (GUIDE / page).read_text("utf-8"), re.DOTALL
    )
    assert found, page
    return found.group(1)


def _read(page: str, language: str) -> Dump:
    return read_content("seeds/a", _example(page, language).encode())


def test_text() -> None:
    dump = _read("text.md", "text")
    assert [item.body != item.text for item in dump.excerpts] == [True, False]
    assert (dump.page, dump.pages, dump.unparsed) == (1, 2, ())


def test_dialect() -> None:
    options = yaml.safe_load(_example("dialects.md", "yaml"))["plugins"][0]["downlink"]["dialect"]
    content = _example("dialects.md", "text").encode()
    parsed = read_content("seeds/a", content, dialect=make_dialect(options))
    assert [item.text for item in parsed.excerpts] == [
        (
            "Why attention is quadratic\nEvery token looks at every other token, so the cost grows\n"
            "with the square of the length. Continue reading"
        ),
        "A short note on seeds.\nThat is all there is to say.",
    ]
    assert [item.body != item.text for item in parsed.excerpts] == [True, False]
    assert (parsed.page, parsed.pages, parsed.unparsed) == (1, 7, ())


def test_html() -> None:
    dump = _read("html.md", "html")
    assert [item.details for item in dump.excerpts] == [
        Details(
            "FlashAttention, explained",
            "https://blog.example/flash",
            "2024-05-31",
            "",
            ("attention",),
        ),
        Details("LoRA in an afternoon", "https://blog.example/lora", "2024-04-02"),
    ]
    assert dump.excerpts[0].text == (
        r"Attention of \(O(n^2)\) cost, computed in tiles: \(\frac{QK^T}{\sqrt{d}}\)"
        " never stands in memory as a whole …"
    )
    assert dump.excerpts[1].body == "Two small matrices instead of a large one."
    assert [item.text for item in dump.unparsed] == ["Home About"]


def test_warc(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _example("warc.md", "python")], cwd=tmp_path, check=True)
    (dump,) = read_dumps(find_dumps([tmp_path / "seeds"], root=tmp_path))
    assert dump.path == "seeds/blog.warc.gz#1"
    assert (dump.captured, dump.source) == ("2024-05-31T10:00:00Z", "https://blog.example/")
    assert [entry.details.title for entry in dump.excerpts] == [
        "LoRA in an afternoon",
        "DPO without tears",
    ]


def test_feed() -> None:
    (item,) = _read("feeds.md", "xml").excerpts
    assert item.text == "Two small matrices instead of a large one [...]"
    assert item.body == "Two small matrices instead of a large one"
    assert item.details == Details(
        "LoRA in an afternoon",
        "https://blog.example/lora",
        "2024-04-02T08:00:00Z",
        "",
        ("fine-tuning",),
    )


def test_jsonl() -> None:
    dump = _read("jsonl.md", "json")
    assert [item.body for item in dump.excerpts] == [
        "Two small matrices instead of a large one",
        "Preferences, directly",
    ]
    assert (dump.captured, dump.source) == ("2024-05-31T10:00:00Z", "https://blog.example/")


def test_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(_example("html.md", "html"), encoding="utf-8")
    (tmp_path / "a.html.meta.yml").write_text(_example("index.md", "yaml"), encoding="utf-8")
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path))
    assert (dump.captured, dump.source) == ("2024-05-31T10:00:00Z", "https://blog.example/")


@pytest.mark.parametrize("page", sorted(path.name for path in GUIDE.iterdir()))
def test_every_example_of_data_is_well_formed(page: str) -> None:
    text = (GUIDE / page).read_text("utf-8")
    for language, block in re.findall(r"```(yaml|json)[^\n]*\n(.*?)```", text, re.DOTALL):
        lines = block.splitlines() if language == "json" else [block]
        assert all(
            json.loads(line) if language == "json" else yaml.safe_load(line) for line in lines
        )


def test_topics(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text(_example("topics.md", "yaml"), encoding="utf-8")
    gau, quantization = read_taxonomy(path)
    assert gau.aliases == ("efficient transformer", "GAU", "FLASH")
    assert gau.context["FLASH"].requires == ("GAU", "linear time")
    assert quantization.context["量化"].excludes == ("向量化", "量化交易")
    guide = (GUIDE / "topics.md").read_text("utf-8")
    assert f"{len(TOPICS)} topics" in guide
    assert f"within {NEAR} characters" in guide


def test_corrections(tmp_path: Path, run: Run) -> None:
    lora = f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下。"
    adapter = (
        f"{INTRODUCTION}Adapter tuning 在每一层里插入小模块,推理时略有延迟,但效果接近全量微调。"
    )
    config = make_archive(tmp_path, {"a.txt": [lora, adapter]}, language="en")
    entries = [{"slug": "lora", "excerpt": lora}, {"slug": "adapter-tuning", "excerpt": adapter}]
    register = tmp_path / "articles.yml"
    register.write_text("".join(f"- {json.dumps(item)}\n" for item in entries), "utf-8")
    found: list[dict[str, str]] = []
    for command in _example("corrections.md", "sh").splitlines():
        result = run(*shlex.split(command)[1:], "--config", config)
        assert result.exit_code == 0, (command, result.output)
        catalog = json.loads(run("catalog", "--json", "--config", config).stdout)
        found.append({stub["slug"]: stub["title"] for stub in catalog["stubs"]})
    titled, _, renamed, merged, split, hidden, undone = map(list, found)
    assert titled == ["lora", "adapter-tuning"]
    assert found[0]["lora"] == "LoRA: low-rank adaptation"
    assert renamed == ["low-rank-adaptation", "adapter-tuning"]
    assert merged == ["low-rank-adaptation"]
    assert split == undone == ["low-rank-adaptation", "adapter-tuning"]
    assert hidden == ["low-rank-adaptation"]


def test_corrections_written_by_hand(tmp_path: Path) -> None:
    """Each of the page's entries is one that the register takes."""
    page = (GUIDE / "corrections.md").read_text("utf-8")
    titled, renamed, merged, split, hidden = re.findall(r"```yaml[^\n]*\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "articles.yml"
    entry = "- {slug: lora, excerpt: x}\n"
    for written in (f"{entry}{titled}", renamed, f"{entry}{merged}", f"{entry}{split}"):
        path.write_text(written, "utf-8")
        assert read_register(path, ["lora"]).entries
    path.write_text(hidden.replace("'…'", "A" * 48), "utf-8")
    (withheld,) = read_register(path, None).entries
    assert withheld.hidden
    assert withheld.hidden.reason == "withdrawn by its author"
