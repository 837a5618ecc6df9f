"""Small archives that are git repositories, for tests of `downlink diff`."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support import INTRODUCTION, dump_text, make_archive

LORA = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
ADAPTER = INTRODUCTION + "Adapter Tuning 在每一层里插入小模块,训练时只更新这些模块的参数"
MORE = "SD 模型原理 Stable Diffusion 在潜在空间里去噪,由文本编码器给出条件,再由解码器还原图像"
NOTHING = "nothing changed since HEAD\n"
"""What `downlink diff` prints then."""


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody whom the machine's settings do not know."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *identity, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit all that stands in the repository of the folder, and return the commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def seed(config: Path, name: str, *texts: str) -> None:
    """Put a dump of the texts into the archive."""
    (config.parent / "seeds" / name).write_text(dump_text(texts), encoding="utf-8")


def make_repository(root: Path) -> Path:
    """Make a small archive that is a repository with one commit, and return its mkdocs.yml."""
    config = make_archive(root, {"a.txt": [f"{LORA}..."]})
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return config
