"""A text's language → the attributes of the element that holds the text."""

from __future__ import annotations

from markupsafe import Markup

_FROM_THE_RIGHT = frozenset(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])
"""Languages whose scripts are written from right to left (Unicode's CLDR, characterOrder)."""


def written_in(language: str) -> Markup:
    """Return `lang`, and `dir` where the language is written from right to left."""
    direction = ' dir="rtl"' if language in _FROM_THE_RIGHT else ""
    return Markup('lang="{}"').format(language) + Markup(direction)  # noqa: S704 - our own words
