"""What several tests need: small archives, dumps made of texts, catalogs in one call."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from downlink.curation.register import Register
from downlink.curation.taxonomy import DEFAULT, read_taxonomy
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump, Excerpt
from downlink.model.topic import Taxonomy
from downlink.pages.addresses import FOLDERS
from downlink.pipeline import Sources, build_catalog
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import TRANSMISSION

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
TOPICS = read_taxonomy(DEFAULT)
FEW = ROOT / "tests" / "topics.yml"
FEW_TOPICS = read_taxonomy(FEW)
"""For tests whose subject is not the topics: a catalog and its pages cost a tenth with these."""

INTRODUCTION = (
    "背景 随着预训练语言模型进入LLM时代,其参数量愈发庞大。全量微调模型所有参数所需的显存早已水涨船高。"
    "为了寻求一个不更新全部参数的廉价微调方案,之前一些工作要么插入一些参数,要么学习外部模块来适应新的下游任务。"
)


def dump_text(texts: Iterable[str]) -> str:
    """Return a transmission dump that shows the texts."""
    return "\n".join(["INCOMING TRANSMISSION", "", "LATEST UPDATES", *texts])


def dump(path: str, texts: Iterable[str]) -> Dump:
    """Return the dump at `path` that shows the texts."""
    return with_lines(Dump(path, "text"), dump_text(texts).split("\n"), TRANSMISSION)


def parsed(texts: Iterable[str], path: str = "seeds/a.txt") -> list[Dump]:
    """Return one parsed dump whose excerpts are the texts."""
    excerpts = tuple(Excerpt(text, TRANSMISSION.body(text)) for text in texts)
    return [Dump(path, "text", None, excerpts)]


def catalog_of(
    dumps: Mapping[str, Sequence[str]],
    register: Register | None = None,
    topics: Taxonomy = TOPICS,
) -> Catalog:
    """Return the catalog of dumps given as path → texts."""
    received = [dump(path, texts) for path, texts in dumps.items()]
    return build_catalog(received, Sources(register or Register(), topics))


def make_archive(root: Path, dumps: Mapping[str, Sequence[str]], language: str = "zh") -> Path:
    """Write a small archive below `root`, with few topics, and return its mkdocs.yml."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (root / "seeds").mkdir(exist_ok=True)
    for name, texts in dumps.items():
        (root / "seeds" / name).write_text(dump_text(texts), encoding="utf-8")
    shutil.copy(FEW, root / "topics.yml")
    config = root / "mkdocs.yml"
    config.write_text(
        "site_name: Test\n"
        f"theme: {{name: material, language: {language}, font: false}}\n"
        "plugins: [downlink]\n",
        encoding="utf-8",
    )
    return config


def copy_archive(target: Path) -> Path:
    """Copy this project's own archive, without what a build makes, and return its mkdocs.yml."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "topics.yml", "articles.yml"):
        shutil.copy(ROOT / name, target / name)
    shutil.copytree(SEEDS, target / "seeds")
    generated = shutil.ignore_patterns(*FOLDERS)
    shutil.copytree(ROOT / "docs", target / "docs", ignore=generated)
    return target / "mkdocs.yml"


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file below `folder` with its time of change and content."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mode(path: Path) -> int:
    """Return who may do what with the file or folder."""
    return stat.S_IMODE(path.stat().st_mode)
