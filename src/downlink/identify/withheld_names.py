"""Titles and addresses of hidden articles, known by their marks, where captures show them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from downlink.identify.evidence import APART
from downlink.identify.marks import Probe, mark, probe
from downlink.identify.noise import without_noise
from downlink.identify.records import permalink_key
from downlink.model.dump import Dump, Excerpt
from downlink.text.grammar.headings import is_generic
from downlink.text.permalinks import address_key, fragment_of

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_QUOTED = re.compile(r"[\"'“”«»《》]([^\"'“”«»《》]{3,200})[\"'“”«»《》]")
_NUMBER = re.compile(r"^\s*(?:[#(]?[0-9]{1,4}[.):、]|[-*•·])\s*")
_LITTLE = 12
# Letters that may stand beside an address in a text that is nothing but it.

_LONGEST = 400


def own_key(link: str) -> str:
    """Return the key of an article's address, with the fragment that tells it from its neighbours;
    "" of a listing's.
    """
    key, fragment = permalink_key(link), fragment_of(link)
    return f"{key}#{fragment}" if key and fragment else key


def keys_of(excerpt: Excerpt, *, is_part: bool) -> frozenset[str]:
    """Return the keys by which an excerpt's addresses may be known.

    Args:
        is_part: whether its fragment tells it from other parts of one page.
    """
    details = excerpt.details
    keys = {own_key(details.link), *map(own_key, details.aliases)}
    if not is_part:
        keys |= {permalink_key(details.link), *map(permalink_key, details.aliases)}
    return frozenset(keys - {""})


def pages_with_fragments(dump: Dump) -> frozenset[str]:
    """Return the keys of pages of which a capture shows several parts."""
    fragments: dict[str, set[str]] = defaultdict(set)
    for excerpt in dump.excerpts:
        if excerpt.details.link:
            link = excerpt.details.link
            fragments[permalink_key(link)].add(fragment_of(link))
    return frozenset(key for key, found in fragments.items() if len(found) > 1)


def names(text: str, salt: str, titles: Collection[str], addresses: Collection[str]) -> bool:
    """Whether a short text is nothing but a hidden article's title or address."""
    if len(text) > _LONGEST:
        return False
    if any(mark(part, salt) in titles for part in _titles(text)):
        return True
    rest = without_noise(_ADDRESS.sub("", text)) if "://" in text else text
    return len(rest) < _LITTLE and _has_address(text, salt, addresses)


def mentions(text: str, salt: str, titles: Collection[str], addresses: Collection[str]) -> bool:
    """Whether words that belong to no excerpt hold a hidden article's title or address."""
    quoted = (part for match in _QUOTED.finditer(text) for part in _titles(match[1]))
    return (
        names(text, salt, titles, addresses)
        or any(mark(part, salt) in titles for part in quoted)
        or _has_address(text, salt, addresses)
    )


def _titles(text: str) -> Iterator[str]:
    """Yield what may be a title in a text: without a number before it, a site's name beside it."""
    plain = _NUMBER.sub("", text, count=1).strip()
    parts = dict.fromkeys([text.strip(), plain, *(part.strip() for part in APART.split(plain))])
    yield from (without_noise(part) for part in parts if part and not is_generic(part))


def _has_address(text: str, salt: str, addresses: Collection[str]) -> bool:
    found = (match.group().rstrip(".,;:!?)]}»”") for match in _ADDRESS.finditer(text))
    keys = (key for link in found for key in (own_key(link), address_key(link)))
    return any(key and mark(key, salt) in addresses for key in keys)


class Probes:
    """A text prepared once for each salt, and only where it is asked for."""

    def __init__(self, text: str, *, cut: bool) -> None:
        self._text, self._cut = text, cut
        self._made: dict[str, Probe] = {}

    def __call__(self, salt: str) -> Probe:
        """Return the text prepared for a salt."""
        if salt not in self._made:
            self._made[salt] = probe(without_noise(self._text), salt, cut=self._cut)
        return self._made[salt]
