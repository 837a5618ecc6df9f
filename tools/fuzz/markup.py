"""What must be true of the generated pages: the texts verbatim, no markup or link but our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urlsplit

from downlink.model.catalog import Catalog
from tools.fuzz.findings import Finding

_TAG = re.compile(r"<(/?)([^\s>/]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]*)))?")
_RECEIVED = re.compile(r"<(\w+)[^<>]*\bclass=\"as-received\"[^<>]*>(.*?)</\1>", re.DOTALL)
_REFERENCE = re.compile(r"&#(\d+);")
_FORBIDDEN = frozenset(
    ["script", "img", "iframe", "object", "embed", "form", "input", "style", "link", "meta", "base"]
)
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\x9f<>\"'`\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINKING = frozenset(
    ["href", "src", "action", "formaction", "xlink:href", "srcset", "data", "poster"]
)


def check_pages(catalog: Catalog, pages: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what of the catalog's texts is not verbatim on its page, and what no page may hold."""
    for stub in catalog.stubs:
        page = pages.get(f"posts/{stub.slug}/index.md", "")
        shown = [_text(inner) for _, inner in _RECEIVED.findall(page)]
        wanted = [variant.text.replace("\x00", "\ufffd") for variant in stub.variants]
        if shown != wanted:
            yield Finding("page", "a text is not on its page as received", repr(wanted)[:200])
    for name, page in pages.items():
        try:
            page.encode()
        except UnicodeEncodeError as error:
            yield Finding("page", "a page is no UTF-8", f"{name}: {error}")
        yield from _tags(name, page)


def _text(inner: str) -> str:
    return _REFERENCE.sub(lambda match: chr(int(match[1])), inner)


def _tags(name: str, page: str) -> Iterator[Finding]:
    body = page.split("\n---\n", 1)[-1]
    for _, tag, attributes in _TAG.findall(body):
        if tag.lower() in _FORBIDDEN:
            yield Finding("page", f"holds <{tag.lower()}>", name)
        for attribute, *values in _ATTRIBUTE.findall(attributes):
            if attribute.lower().startswith("on"):
                yield Finding("page", f"holds the handler {attribute}", name)
            if attribute.lower() in _LINKING:
                yield from check_link(name.split("/", maxsplit=1)[0], unescape("".join(values)))


def check_link(place: str, address: str) -> Iterator[Finding]:
    """Yield a finding unless the address is http, https or leads to a page of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        yield Finding("link", f"{place}: is no address", address)
        return
    if parts.scheme in ("http", "https"):
        safe = bool(parts.netloc)
    else:
        safe = not parts.scheme and not parts.netloc and not address.startswith("/")
    if not safe:
        yield Finding("link", f"{place}: an address that no page may hold", address)
    elif _UNSAFE.search(address):
        yield Finding("link", f"{place}: an address with controls or marks in it", address)
