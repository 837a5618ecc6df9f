"""Words that are common in any technical text: articles that share one need not share a subject."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parents[1] / "data"


@cache
def common_words() -> frozenset[str]:
    """Return these words: English ones in small letters, Chinese ones of three
    characters or more.
    """
    return _words("common.txt")


@cache
def everyday_words() -> frozenset[str]:
    """Return the everyday Chinese words of two to four characters: they are no subject, and where
    one stands no other word begins or ends within it.
    """
    return _words("everyday.txt")


def _words(table: str) -> frozenset[str]:
    lines = (_TABLES / table).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
