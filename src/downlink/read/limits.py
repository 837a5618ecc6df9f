"""Reading no more than a person allowed, and unpacking gzip as far as it goes."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from downlink.model.dump import Damage

GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 16
_ANY_GZIP = zlib.MAX_WBITS | 16


class TooLargeError(Exception):
    """A capture holds more than the limit."""

    def __init__(self, limit: int) -> None:
        size = f"{limit / 1024 / 1024:g} MiB"
        super().__init__(f"holds more than {size}: raise the plugin's option 'limit' or split it")


def read_within(stream: BinaryIO, limit: int) -> bytes:
    """Return the rest of the stream.

    Raises:
        TooLargeError: it holds more than `limit` bytes.
    """
    # A stream makes room for all that it is asked for, and most captures are small.
    content = stream.read(min(limit + 1, _CHUNK))
    if len(content) == _CHUNK:
        content += stream.read(limit + 1 - _CHUNK)
    if len(content) > limit:
        raise TooLargeError(limit)
    return content


def unzip_within(stream: BinaryIO, limit: int) -> tuple[bytes, tuple[Damage, ...]]:
    """Return what the gzip members of the stream hold, as far as they can be read.

    Raises:
        TooLargeError: they hold more than `limit` bytes.
    """
    parts: list[bytes] = []
    size = offset = 0
    unpacker = zlib.decompressobj(_ANY_GZIP)
    rest = stream.read(_CHUNK)
    while rest:
        try:
            part = unpacker.decompress(rest, limit - size + 1)
        except zlib.error as error:
            reason = f"the gzip data is broken here ({error}); {size} bytes before it were read"
            return b"".join(parts), (Damage(offset, reason),)
        parts.append(part)
        size += len(part)
        if size > limit:
            raise TooLargeError(limit)
        left = unpacker.unused_data or unpacker.unconsumed_tail
        offset += len(rest) - len(left)
        if unpacker.eof:
            rest = left.lstrip(b"\0") or stream.read(_CHUNK)
            unpacker = zlib.decompressobj(_ANY_GZIP)
            if not rest:
                return b"".join(parts), ()
        else:
            rest = left or stream.read(_CHUNK)
    reason = f"the gzip data ends too early; {size} bytes before that were read"
    return b"".join(parts), (Damage(offset, reason),)


def unzipped_head(stream: BinaryIO, size: int) -> bytes:
    """Return at most `size` bytes that a gzip stream begins with, "" where it is broken there;
    the stream stands at its beginning again.
    """
    try:
        return zlib.decompressobj(_ANY_GZIP).decompress(stream.read(size), size)
    except zlib.error:
        return b""
    finally:
        stream.seek(0)
