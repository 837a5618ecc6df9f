"""Text and offsets → a few words around them on one line, for a terminal."""

from __future__ import annotations

from downlink.terminal import one_line

_AROUND = 14


def in_context(text: str, start: int, end: int) -> str:
    """Return what stands from `start` to `end` in brackets, with some characters around it."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text) else ""
    return one_line(f"{left}{before}[{text[start:end]}]{after}{right}")
