"""The pages' style sheet, kept in parts: joined in this order they are `downlink.css`."""

from __future__ import annotations

from importlib.resources import files

_PARTS = (
    "base",
    "text",
    "breadcrumb",
    "chips",
    "lists",
    "article",
    "dump",
    "topics",
    "charts",
    "pictures",
    "formulas",
    "search_frame",
    "search_results",
    "home",
)
# The cascade's order: a later part may refine an earlier one.


def stylesheet() -> bytes:
    """Return the style sheet of the generated pages (UTF-8)."""
    folder = files(__name__)
    return b"".join(folder.joinpath(f"{part}.css").read_bytes() for part in _PARTS)
