"""The one gate for received addresses: what does not pass here never becomes a link."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

_SCHEMES = ("http", "https")
_REFUSED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]|^https?:(?!//)|^(?:https?:)?//(?:[/?#]|$)",
    re.IGNORECASE,
)
# Browsers drop tabs and line ends within an address, read a backslash as a slash, and find a host
# behind any number of slashes, none too: what they open would not be what stands there.
_PLACE = re.compile(r"(\[[0-9a-f:.]+\]|[^:@\[\]]+)(?::[0-9]*)?", re.IGNORECASE)
# A host and its port. User-info (`bank.example@evil.example`) hides where a link leads.
_PLAIN = re.compile(r"[\w./~%&=?#+@:;,!$()*-]*", re.ASCII)
_WHOLE = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9]*"
    r"(?:/[\w./~%&=+@:,!$()*-]*)?(?:\?[\w./~%&=+@:,!$()*-]+)?(?:#[\w./~%&=+@:,!$()*-]+)?",
    re.ASCII,
)
# An address to which nothing is to be done: nearly all of an archive's are.
_MARKUP = frozenset("<>\"'`")


@lru_cache(maxsize=1 << 16)
def safe_link(address: str, base: str = "") -> str:
    """Return the address of a page that a link may lead to, "" where `address` is none.

    It is http or https with a host and nothing before that; white space, quotes and what cannot
    be seen are written as percent signs (RFC 3986, 2.1); hosts in any script stay as they are.

    Args:
        address: as received.
        base: the address of the page on which it stands, to make it absolute.
    """
    address = address.strip()
    if _WHOLE.fullmatch(address):
        return address
    if not address or _REFUSED.search(address):
        return ""
    try:
        absolute = urljoin(base, address)
        parts = urlsplit(absolute)
        _ = parts.port  # which raises for one above 65535
    except ValueError:  # a broken address of IPv6, too
        return ""
    place = _PLACE.fullmatch(parts.netloc)
    if parts.scheme not in _SCHEMES or not place or not _is_host(place[1]):
        return ""
    rest = absolute.partition(":")[2]
    visible = rest if _PLAIN.fullmatch(rest) else "".join(map(_visible, rest))
    return f"{parts.scheme}:{visible}"


def _is_host(host: str) -> bool:
    """Whether `host` is a name or a number: no escapes, and nothing that cannot be seen."""
    return host.startswith("[") or (bool(host.strip(".")) and all(map(_is_of_host, host)))


def _is_of_host(character: str) -> bool:
    if character in "-._" or character.isalnum():
        return True
    return unicodedata.category(character).startswith("M")


def _visible(character: str) -> str:
    if character.isprintable() and character != " " and character not in _MARKUP:
        return character
    return quote(character, safe="")
