"""Title → a readable ASCII name for an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from pypinyin import lazy_pinyin

from downlink.files import is_portable_name

MAX_LENGTH = 60
"""Characters; longer names are cut at a word."""

LONGEST = 200
"""Characters that a name given by a person may have. File systems take 255 bytes, and a file's
ending and a temporary mark come to it; WordPress, whose slugs people may want to keep, has 200."""

_ENOUGH_LATIN = 3
# A title with this many Latin letters or more is named by its Latin words alone: "混合专家(MoE)"
# becomes "moe", which readers know; nobody would recognise the whole in pinyin.

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(title: str) -> str:
    """Return a name of a-z, 0-9 and single hyphens for `title`: its Latin words, or its pinyin;
    "article" where it has neither.
    """
    plain = _ascii(title)
    if sum(character.isalpha() for character in plain) < _ENOUGH_LATIN:
        plain = _ascii(" ".join(lazy_pinyin(title)))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug or "article"


def free_slug(title: str, taken: Container[str]) -> str:
    """Return `slugify(title)`, numbered from 2 if that is taken or not a portable file name."""
    wanted = slugify(title)
    slug, number = wanted, 1
    while slug in taken or not is_portable_name(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _ascii(text: str) -> str:
    """Drop accents (é → e) and replace every other character outside ASCII by a space."""
    unmarked = (
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character)
    )
    return "".join(character if character.isascii() else " " for character in unmarked)
