"""Words that are common in any technical text: articles that share one need not share a subject."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "common.txt"


@cache
def common_words() -> frozenset[str]:
    """Return these words: English ones in small letters, Chinese ones of two characters or more."""
    lines = _TABLE.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
