"""A blog that has moved: its articles have an address at each of its places.

That one of them leads to the other no capture says, so the archive does (the plugin's option
`moved`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from downlink.model.dump import Dump, Excerpt
from downlink.text.permalinks import address_key


def with_moved(dumps: Sequence[Dump], moved: Mapping[str, str]) -> tuple[Dump, ...]:
    """Return the dumps, where each excerpt's address leads on to those that it has at the blog's
    other places.

    Args:
        moved: where the blog was, with or without a path (`old.example.org/blog`), and where it
            went from there.
    """
    places = tuple(_places(moved))
    if not places:
        return tuple(dumps)
    known: dict[Excerpt, Excerpt] = {}
    return tuple(
        replace(dump, excerpts=tuple(_led_on(item, places, known) for item in dump.excerpts))
        for dump in dumps
    )


def _places(moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (place, another place) of each blog, as the keys of addresses begin."""
    for old in moved:
        way = [_key(old)]
        following = moved.get(old)
        while following and _key(following) not in way:
            way.append(_key(following))
            following = moved.get(following)
        yield from ((one, other) for one in way for other in way if one != other)


def _key(place: str) -> str:
    return address_key(f"https://{place.strip().split('://')[-1]}").rstrip("/")


def _led_on(
    excerpt: Excerpt, places: Sequence[tuple[str, str]], known: dict[Excerpt, Excerpt]
) -> Excerpt:
    if not excerpt.details.link:
        return excerpt
    if excerpt not in known:
        details = excerpt.details
        key, mark, fragment = details.link.partition("#")
        others = _elsewhere(address_key(key), places)
        aliases = dict.fromkeys((*details.aliases, *(f"{item}{mark}{fragment}" for item in others)))
        known[excerpt] = replace(excerpt, details=replace(details, aliases=tuple(aliases)))
    return known[excerpt]


def _elsewhere(key: str, places: Sequence[tuple[str, str]]) -> Iterator[str]:
    for place, other in places:
        if key == place or key.startswith((f"{place}/", f"{place}?")):
            yield f"https://{other}{key[len(place) :]}"
