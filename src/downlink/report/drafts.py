"""Drafts → what a person reads of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from downlink.curation.register import Draft
from downlink.report.summary import counted


def counted_drafts(drafts: Sequence[Draft]) -> str:
    """Return how many new articles the drafts are, and how many further texts of known ones."""
    further = sum(draft.continues for draft in drafts)
    new = len(drafts) - further
    parts = [counted(new, "new article")] if new else []
    parts += [counted(further, "further text")] if further else []
    return " and ".join(parts)


def described_draft(draft: Draft) -> str:
    """Return what a draft would add to the register."""
    what = "a further text of" if draft.continues else "the new article"
    return f"{what} {draft.slug}"


def waiting(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield the line that counts what waits for consent; none where nothing does."""
    if drafts:
        yield f"{counted_drafts(drafts)}, not registered yet: run 'downlink accept'"
