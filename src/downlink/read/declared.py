"""A capture's bytes → the names of encodings that it declares itself.

XML says it in its first line (XML 1.0, 4.3.3), HTML in a `meta` of its head (HTML, 13.2.3.2). The
standard looks at the first 1,024 bytes and lets a parser change its mind at a later `meta`; here
the whole head is looked at, as far as it is a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINNING, _LONGEST_HEAD = 1 << 12, 1 << 17
_XML = re.compile(
    rb"<\?xml\s[^<>]{0,500}?\bencoding\s*=\s*[\"']([^\"'<>]{1,80})[\"']", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--(?:[^-]|-(?!->))*+(?:-->|$)")
_BODY = re.compile(rb"</head\s*>|<body[\s>]", re.IGNORECASE)
_META = re.compile(rb"<meta[\s/]((?:[^>\"']|\"[^\"]*+\"|'[^']*+'|[\"'])*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([^\s\"'>/=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_IN_CONTENT = re.compile(rb"charset\s*=\s*[\"']?([^\s;\"'>]+)", re.IGNORECASE)
# Nothing here can be read in two ways, or is followed far.


def of_xml(content: bytes) -> Iterator[str]:
    """Yield the encoding that an XML declaration near the beginning names."""
    match = _XML.search(content[:_BEGINNING])
    if match:
        yield match[1].decode("ascii", "replace")


def of_page(content: bytes) -> Iterator[str]:
    """Yield the encodings that a page declares: those of its `meta` elements, in their order, then
    that of an XML declaration, as the standard has it.
    """
    head = content[:_LONGEST_HEAD]
    end = _BODY.search(head)
    head = head[: max(end.start(), _BEGINNING)] if end else head
    for meta in _META.finditer(_COMMENT.sub(b"", head)):
        name = _of_meta(meta[1])
        if name:
            yield name.decode("ascii", "replace")
    yield from of_xml(content)


def _of_meta(attributes: bytes) -> bytes:
    said: dict[bytes, bytes] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        said.setdefault(match[1].lower(), match[2] or match[3] or match[4] or b"")
    if said.get(b"charset"):
        return said[b"charset"]
    names = (said.get(b"http-equiv", b""), said.get(b"name", b""))
    if b"content-type" not in (name.strip().lower() for name in names):
        return b""
    found = _IN_CONTENT.search(said.get(b"content", b""))
    return found[1] if found else b""
