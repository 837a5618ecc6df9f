"""A file of which a person said what it is (`downlink keep`) → its dump, whatever it looks like."""

from __future__ import annotations

from downlink.model.dump import Dump
from downlink.read import feed, feed_json, jsonl, text_dump
from downlink.read.decode import decode
from downlink.read.html import page
from downlink.read.json_text import of_document, value_of
from downlink.read.origin import Origin
from downlink.settings.dialect import Dialect


def read_kept(address: str, content: bytes, origin: Origin, dialect: Dialect) -> Dump:
    """Return the dump of a file of the kind `origin.read_as`, one of those of a sidecar."""
    if origin.read_as == "html":
        return page.read(address, content, origin, dialect)
    if origin.read_as == "feed":
        is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        reader = feed_json.read if is_json else feed.read
        return reader(address, content, origin, dialect)
    if origin.read_as == "jsonl":
        decoded, damage = decode(content, origin.charset)
        document = of_document(address, value_of(decoded), origin, dialect, damage)
        return document or jsonl.read(address, content, origin, dialect)
    return text_dump.read(address, text_dump.opened(content, origin.charset), origin, dialect)
