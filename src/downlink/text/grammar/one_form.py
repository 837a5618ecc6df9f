"""A text → the same text in one form, character by character: every offset stays."""

from __future__ import annotations

import re

from downlink.text.formulas import replace_formulas
from downlink.text.scripts import HAN

LOST, LINK = "\ue000", "\ue001"
"""What stands for each character of a formula, and of an address; no title or name goes on there.
"""

ADDRESS = re.compile(rf"https?://[^\s{HAN}]+")
"""All of an address, up to white space or Chinese: what a bracket or comma in it parted would be
taken for words of the article.
"""

_ASCII = tuple(zip("，：；？！（）", ",:;?!()", strict=True))


def one_form(text: str) -> str:
    """Return a text with its Chinese punctuation as it stands on a keyboard."""
    for wide, ascii_one in _ASCII:  # faster than a table: most texts lack most of them
        text = text.replace(wide, ascii_one)
    return text


def without_formulas(text: str) -> str:
    """Return a text with its formulas blanked."""
    return replace_formulas(text, _lost)


def without_addresses(text: str) -> str:
    """Return a text with its addresses blanked."""
    return ADDRESS.sub(_link, text)


def _lost(formula: str) -> str:
    return LOST * len(formula)


def _link(match: re.Match[str]) -> str:
    return LINK * len(match.group())
