"""A broken place of a web archive → where to read on, at a cost that the archive's size allows.

Before a record shows that it is broken it may have been read to the archive's end, and it may hold
any number of places that look like the beginning of another one.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from warcio.bufferedreaders import DecompressingBufferedReader

from downlink.read.limits import GZIP_MAGIC

_VERSION = b"WARC/1."
_PLAIN = re.compile(re.escape(_VERSION) + rb"[0-9][\r\n]")
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_PACKED = re.compile(re.escape(GZIP_MAGIC + b"\x08"))

_LOOK, _LONGEST_LOOK, _AHEAD = 1 << 12, 1 << 20, 1 << 10
# Bytes that are looked through at a time, since the next record most often begins nearby; and
# bytes from its beginning on that show whether it is one.

LONGEST_HEADERS = 1 << 20
"""Bytes that the headers of a record may have."""

_RECORDS, _BYTES_EACH = 10_000, 1 << 10
_BYTES, _TIMES = 1 << 20, 16
# Broken records that are passed, or one in so many bytes of the archive; and bytes that are read of
# them, beside so many times those of the archive.


class HeaderReader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio is untyped
    """Reads no more lines of headers than a record may have: a bomb may consist of them.

    Attributes:
        left: bytes that lines may have from now on.
    """

    left = LONGEST_HEADERS

    @property
    def used(self) -> int:
        """How many bytes were read so far; of an archive that is compressed, and can hold any
        number of them, with those that wait to be used.
        """
        return int(self.num_read - (0 if self.decompressor else self.rem_length()))

    def readline(self, length: int | None = None) -> bytes:
        """Return the rest of a line, of at most `length` bytes.

        Raises:
            ValueError: there is more than `left` allows.
        """
        parts: list[bytes] = []
        most = self.left if length is None else min(length, self.left)
        while most > 0 and not (parts and parts[-1].endswith(b"\n")):
            self._fillbuff()
            if self.empty():
                break
            parts.append(self.buff.readline(most))
            most -= len(parts[-1])
            self.left -= len(parts[-1])
        if self.left <= 0:
            raise ValueError("more than 1 MiB stands where headers are expected")
        return b"".join(parts)


class Repair:
    """Finds where to read on in one archive, as long as not too much of it is broken.

    Attributes:
        packed: whether the archive is compressed.
        given_up: whether too much of it is broken.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.seek(0)
        self.packed = stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        size = stream.seek(0, 2)
        self._records = max(_RECORDS, size // _BYTES_EACH)
        self._bytes = _BYTES + _TIMES * size
        self.given_up = False

    def next_record(self, start: int, read: int) -> int:
        """Return where the next record begins from `start` on, -1 if none does, or none is to be
        looked for.

        Args:
            read: bytes that were read of the broken record.
        """
        self._records -= 1
        self._bytes -= read
        self.given_up = self._records < 0 or self._bytes < 0
        return -1 if self.given_up else self._find(start)

    def _find(self, start: int) -> int:
        look = _LOOK
        while True:
            self._stream.seek(start)
            chunk = self._stream.read(look + _AHEAD)
            is_last = len(chunk) < look + _AHEAD
            found = _packed_record(chunk) if self.packed else _plain_record(chunk)
            if 0 <= found < (len(chunk) if is_last else look):
                return start + found
            if is_last:
                return -1
            start += look
            look = min(2 * look, _LONGEST_LOOK)


def _plain_record(chunk: bytes) -> int:
    """Return where a record begins, -1 if none does: of several before an empty line the last one,
    since no header holds the beginning of another.
    """
    first = _PLAIN.search(chunk)
    if not first:
        return -1
    empty = _EMPTY_LINE.search(chunk, first.end())
    *_, last = _PLAIN.finditer(chunk, first.start(), empty.start() if empty else len(chunk))
    return last.start()


def _packed_record(chunk: bytes) -> int:
    for match in _PACKED.finditer(chunk):
        try:
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            content = chunk[match.start() : match.start() + _AHEAD]
            if unpacker.decompress(content, len(_VERSION)) == _VERSION:
                return match.start()
        except zlib.error:
            continue
    return -1
