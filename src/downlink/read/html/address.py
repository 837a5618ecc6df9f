"""A saved page → the address at which it stood, when it was saved, and what its links are based on.

Who saved it may know; else the page says it: a browser writes a comment into what it saves, a cache
puts a banner before it, and most pages name their own address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from downlink.read.dates import date_of
from downlink.read.html.tree import Document, Tag
from downlink.read.origin import Origin
from downlink.text.links import safe_link
from downlink.text.placeholders import is_placeholder

_SAVED_FROM = re.compile(r"\s*saved from url=\([0-9]{1,5}\)(\S+)", re.IGNORECASE)
# Internet Explorer, and Chromium after it; the number is the address's length.
_SAVED_BY = re.compile(
    r"\s*Page saved with SingleFile\s+url: (?P<url>\S+)(?:\s+saved date: (?P<date>[^\n]+))?"
)
_CACHE = re.compile(
    r"This is (?:the cache of|Google(?:'|’|\s)?s(?:\s+text-only)? cache of)\s+(?P<url>https?://\S+?)\.?\s"
    r"(?:.{0,200}?as it appeared on (?P<date>[0-9]{1,2} \w+ [0-9]{4} [0-9:]{8} GMT))?",
    re.DOTALL,
)
_BANNER = 1500
# Characters of a cache's banner; a text that says the same of itself stands in something longer.
_COMMENTS = 20


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page stood.

    Attributes:
        own: the address that was captured, as whoever saved the page knows it; "" if nobody does.
        said: the address that the page says it has, "" if it says none.
        base: what its relative links are based on; "" if that is open.
        captured: when it was captured (ISO 8601), where that is said.
        banner: the `id()` of the element that a cache put before the page, 0 where there is none.
    """

    own: str = ""
    said: str = ""
    base: str = ""
    captured: str | None = None
    banner: int = 0

    @property
    def known(self) -> str:
        """The page's address, as far as it is known."""
        return self.own or self.said


def find_address(document: Document, origin: Origin) -> Address:
    """Return where a page stood.

    Args:
        origin: with a link and an ISO 8601 time, where it has them.
    """
    saved, time = _saved(document)
    banner, of_cache, appeared = _cached(document)
    own = origin.source or saved or of_cache
    links = (safe_link(words, own) for words in addresses_said(document))
    said = next((link for link in links if link and not is_placeholder(link)), "")
    element = document.find("base", href=True)
    base = safe_link(element["href"], own or said) if element else ""
    captured = origin.captured or time or appeared or _archived(document)
    number = id(banner) if banner else 0
    return Address(own, said, base or own or said, captured or None, number)


def article_addresses(document: Document, address: Address) -> Iterator[str]:
    """Yield the addresses that the page says its article has, the canonical one first. The address
    of a front page is no article's, unless it was the front page that was captured.
    """
    for words in addresses_said(document):
        link = safe_link(words, address.base)
        if link and not is_placeholder(link) and (not is_front(link) or is_front(address.own)):
            yield link


def addresses_said(document: Document) -> Iterator[str]:
    """Yield as received what the page calls its address: the canonical one, then Open Graph's."""
    for tag in document.find_all("link", rel="canonical", href=True):
        yield tag["href"]
    for tag in document.find_all("meta", property="og:url", content=True):
        yield tag["content"]


def is_front(address: str) -> bool:
    """Whether an address is that of a whole site."""
    parts = urlsplit(address)
    return bool(address) and parts.path in ("", "/") and not parts.query


def _saved(document: Document) -> tuple[str, str]:
    """Return the address and the time that a browser's own comment says."""
    for comment in document.comments[:_COMMENTS]:
        match = _SAVED_FROM.match(comment)
        if match:
            return safe_link(match[1]), ""
        match = _SAVED_BY.match(comment)
        if match:
            return safe_link(match["url"]), date_of(match["date"] or "")
    return "", ""


def _cached(document: Document) -> tuple[Tag | None, str, str]:
    """Return the banner of a cache, and the address and the time that it says."""
    body = document.body or document
    for tag in body.children[:_COMMENTS]:
        if not isinstance(tag, Tag) or tag.name not in ("div", "table", "center"):
            continue
        words = tag.get_text()
        match = _CACHE.search(" ".join(words.split())) if len(words) <= _BANNER else None
        if match and safe_link(match["url"]):
            return tag, safe_link(match["url"]), date_of(match["date"] or "")
    return None, "", ""


def _archived(document: Document) -> str:
    """The time at which a browser extension says that it saved the page."""
    tag = document.find("meta", name_=re.compile("savepage-date|archived-date"), content=True)
    return date_of(tag["content"]) if tag else ""
