"""The body of an HTTP response as it was sent → the document that it is.

Crawlers keep bodies as they came, in chunks and compressed, or without either and with the headers
that promise it all the same; proxies compress twice, or say nothing. So a header is believed where
the bytes bear it out, and the marks of gzip, zstd and chunks count without one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import brotli
import zstandard

from downlink.model.dump import Damage
from downlink.read.limits import GZIP_MAGIC, TooLargeError, unzip_within

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_LAYERS = 4
# Encodings one in another; each is met in the wild, more than two never were.
_NONE = frozenset(["", "identity", "none", "utf-8", "binary", "chunked", "aws-chunked"])
_BY_MARK = "by its mark"
_MARKED = frozenset([_BY_MARK, "gzip", "x-gzip", "zstd"])
_TEXT = re.compile(rb"[\s\xef\xbb\xbf]*[<{\[]")
_LARGEST_WINDOW = 1 << 27

_Unpacked = tuple[bytes, tuple[Damage, ...]]


class UnknownEncodingError(Exception):
    """A body is in an encoding that is not read."""


@dataclass(frozen=True, slots=True)
class Body:
    """A document.

    Attributes:
        content: its bytes.
        damage: what of them could not be unpacked; offsets count from the body's beginning.
    """

    content: bytes
    damage: tuple[Damage, ...] = ()


def unpack(body: bytes, encoding: str, limit: int, *, is_chunked: bool = False) -> Body:
    """Return the document that a body is.

    Args:
        encoding: what its `Content-Encoding` says, "" where it says nothing.
        is_chunked: whether its `Transfer-Encoding` says so.
        limit: bytes that the document may have.

    Raises:
        TooLargeError: it has more.
        UnknownEncodingError: it is in an encoding that is not read.
    """
    content = _without_chunks(body, is_chunked=is_chunked)
    names = [name.strip().lower() for name in encoding.split(",")][:_LAYERS]
    damage: list[Damage] = []
    for name in (*reversed(names), *[_BY_MARK] * _LAYERS):
        content, found = _decoded(content, name, limit)
        damage += found
    if len(content) > limit:
        raise TooLargeError(limit)
    return Body(content, tuple(damage))


def _decoded(content: bytes, name: str, limit: int) -> _Unpacked:
    if name in _MARKED:
        if content.startswith(GZIP_MAGIC):
            return unzip_within(BytesIO(content), limit)
        return _by_zstd(content, limit) if content.startswith(_ZSTD_MAGIC) else (content, ())
    if name in _NONE or not content:
        return content, ()
    if name in _READERS:
        return _READERS[name](content, limit)
    if _TEXT.match(content):  # whatever its name is: nothing was done to it
        return content, ()
    raise UnknownEncodingError(name)


def _by_deflate(content: bytes, limit: int) -> _Unpacked:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # some send it without the header of zlib
        try:
            unpacked = zlib.decompressobj(window).decompress(content, limit + 1)
        except zlib.error:
            continue
        if unpacked and not (window < 0 and _TEXT.match(content)):
            return unpacked, ()
    return content, ()


def _by_brotli(content: bytes, limit: int) -> _Unpacked:
    """Unpack what has no mark: the bytes stay as they are where they are none of it."""
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = unpacker.process(content, output_buffer_limit=limit + 1)
        while part:
            parts.append(part)
            size += len(part)
            if size > limit:
                raise TooLargeError(limit)
            part = unpacker.process(b"", output_buffer_limit=limit + 1 - size)
    except brotli.error:
        if not size or _TEXT.match(content):
            return content, ()
    unpacked = b"".join(parts)
    if unpacker.is_finished():
        return unpacked, ()
    if not size:
        return content, ()
    return unpacked, (Damage(0, f"the brotli data is broken; {size} bytes of it were read"),)


def _by_zstd(content: bytes, limit: int) -> _Unpacked:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    parts: list[bytes] = []
    size = 0
    try:
        with unpacker.stream_reader(BytesIO(content), read_across_frames=True) as stream:
            while part := stream.read(1 << 16):
                parts.append(part)
                size += len(part)
                if size > limit:
                    raise TooLargeError(limit)
    except zstandard.ZstdError:
        reason = f"the zstd data is broken; {size} bytes of it were read"
        return b"".join(parts), (Damage(0, reason),)
    return b"".join(parts), ()


def _without_chunks(body: bytes, *, is_chunked: bool) -> bytes:
    """Return a body without the sizes of its chunks (RFC 9112, 7.1), as it is where it has none.

    A header says less than the bytes do: chunks of which every one is followed by the next are no
    accident. Where they end too early, what is there of the last one counts; a text whose first
    line is such a number is none that was cut in its first chunk.
    """
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size, start = int(match[1], 16), match.end()
        if not size:
            return b"".join(parts)
        parts.append(body[start : start + size])
        at = start + size
        if at >= len(body):
            return b"".join(parts) if is_chunked or len(parts) > 1 else body
        line_end = 2 if body.startswith(b"\r\n", at) else int(body.startswith(b"\n", at))
        if not line_end:
            return body
        at += line_end
    return b"".join(parts) if at >= len(body) and parts else body


_READERS: dict[str, Callable[[bytes, int], _Unpacked]] = {"deflate": _by_deflate, "br": _by_brotli}
