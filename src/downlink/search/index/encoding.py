"""Numbers ↔ bytes ↔ scripts: how the files of the search index are written.

A number is a variable-length integer, seven bits a byte, the lowest first. A file is a script
that hands its content to the page: so it is loaded in the same way from a server and from a disk,
where a page may read nothing else. The content is deflated and in Base64.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable

from downlink.errors import ArchiveError

_SCRIPT = re.compile(r'downlinkIndex\("([A-Za-z0-9/._-]+)","([A-Za-z0-9+/=]*)"\)')
_LEVEL = 9
_MORE = 0x80


def numbers(values: Iterable[int]) -> bytes:
    """Return the numbers (0 or more) as bytes."""
    values = tuple(values)
    if max(values, default=0) < _MORE:
        return bytes(values)
    found = bytearray()
    for value in values:
        rest = value
        while rest >= _MORE:
            found.append(rest & 0x7F | _MORE)
            rest >>= 7
        found.append(rest)
    return bytes(found)


class Reader:
    """Reads numbers and texts from bytes, one after the other."""

    def __init__(self, content: bytes, at: int = 0) -> None:
        self.content = content
        self.at = at

    def number(self) -> int:
        """Return the next number."""
        value = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < _MORE:
                return value
            shift += 7

    def take(self, length: int) -> bytes:
        """Return the next bytes."""
        self.at += length
        return self.content[self.at - length : self.at]

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.content)


def script(name: str, content: bytes) -> bytes:
    """Return the file that hands `content` to the page under `name`."""
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    packed = base64.b64encode(packer.compress(content) + packer.flush()).decode()
    return f'downlinkIndex("{name}","{packed}")\n'.encode()


def content_of(file: bytes) -> bytes:
    """Return what a script of `script` hands over.

    Raises:
        ArchiveError: it is no such script.
    """
    match = _SCRIPT.match(file.decode("ascii", "replace"))
    if not match:
        raise ArchiveError("is no file of a search index: build the site anew")
    return zlib.decompress(base64.b64decode(match[2]), wbits=-zlib.MAX_WBITS)


def in_order(key: str) -> bytes:
    """Return what keys are sorted by: their UTF-16 units, the order of texts in JavaScript."""
    return key.encode("utf-16-be", "surrogatepass")


def json_bytes(value: object) -> bytes:
    """Return `value` as JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
