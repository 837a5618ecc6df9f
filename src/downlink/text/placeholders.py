"""Addresses that a generator writes whose user never said where the blog is."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_NOWHERE = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|(?:www\.)?your-?(?:site|domain|blog)\.com"
    r"|(?:www\.)?example\.(?:com|net|org))(?::[0-9]+)?(?:/|$)",
    re.IGNORECASE,
)
# RFC 2606, 3: nobody can have a site at `example.com`.


def is_placeholder(address: str) -> bool:
    """Whether an address leads to no site that others can reach."""
    return _NOWHERE.match(address) is not None


def at_home(address: str, own: str) -> str:
    """Return an address as received; one that stands for the blog's own as that on the host where
    it was captured.

    Args:
        own: the address of the capture, "" where nobody knows it.
    """
    if not own or not is_placeholder(address) or is_placeholder(own):
        return address
    parts = urlsplit(address)
    return urljoin(own, urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment)))
