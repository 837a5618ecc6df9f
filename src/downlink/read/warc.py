"""Web archives (WARC, WET), plain or compressed: one dump for each captured page.

A broken record loses itself only: reading goes on at the next record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from io import BytesIO, StringIO
from itertools import islice
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from downlink.model.dump import Damage, Dump
from downlink.read.limits import TooLargeError, unzip_within
from downlink.read.origin import Origin
from downlink.read.unpack import UnknownEncodingError
from downlink.read.warc_records import Passed, Tally, address_of, body_of, charset_of, what_is
from downlink.read.warc_redirects import Redirects
from downlink.read.warc_repair import LONGEST_HEADERS, HeaderReader, Repair
from downlink.read.warc_revisits import KIND as REVISIT
from downlink.read.warc_revisits import Originals

FORMAT = "warc"
_HTTP = re.compile(r"application/http\b", re.IGNORECASE)
_VERSIONS = ["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3"]
_STRAY = (
    "before the record that begins here stand bytes of none: the Content-Length of the record "
    "before is wrong, and its end was left out"
)
_TOO_BROKEN = (
    "so much of the archive is broken that what follows was left out: fetch the archive anew"
)
_CHUNK = 1 << 20
_LONGEST_REASON = 120
_WHOLE_GZIP = "non-chunked gzip"

ReadPage = Callable[[str, bytes, Origin], Dump]
"""(path, content, where it comes from) → dump."""


def read(path: str, stream: BinaryIO, limit: int, read_page: ReadPage) -> Iterator[Dump]:
    """Yield a dump for each captured page of the web archive, in its order; the last one says how
    many records are none.

    Args:
        limit: bytes that one page may have.
        read_page: how the content of a page becomes a dump.
    """
    tally = Tally()
    last: Dump | None = None
    for dump in _dumps(path, stream, _Reading(limit, read_page, tally)):
        if last is not None:
            yield last
        last = dump
    if last is not None:
        yield replace(last, notes=(*last.notes, *tally.notes()))


@dataclass(frozen=True, slots=True)
class _Reading:
    """How an archive is read, and what is known of it so far.

    Attributes:
        limit, read_page: as for `read`.
    """

    limit: int
    read_page: ReadPage
    tally: Tally
    redirects: Redirects = field(default_factory=Redirects)
    originals: Originals = field(default_factory=Originals)

    def dump_of(self, path: str, record: ArcWarcRecord, offset: int) -> Dump | None:
        """Return the dump of a record, None where it holds no page."""
        if record.rec_type == REVISIT:
            again = self.originals.at_another_time(path, record)
            if again is None:
                self.tally.add(Passed("page that was met unchanged and is not in this archive"))
            return again
        passed = what_is(record)
        if passed:
            self.tally.add(passed)
            self.redirects.note(record)
            return None
        dump = _dump(path, record, offset, self.limit, self.read_page)
        dump = self.redirects.add_to(dump)
        self.originals.keep(record, dump)
        return dump


def _dumps(path: str, stream: BinaryIO, reading: _Reading) -> Iterator[Dump]:
    repair = Repair(stream)
    number = offset = 0
    while offset >= 0:
        stream.seek(offset)
        records = ArchiveIterator(stream, verify_http=False)
        records.loader, records.reader = _RecordLoader(), HeaderReader(stream)
        reader, done = records.reader, 0
        try:
            while (record := _following(records)) is not None:
                offset = records.offset  # where this record begins
                if record.length is None and not (reader.decompressor or reader.empty()):
                    raise ValueError("its headers do not say how long it is")  # noqa: TRY301
                _read_http_headers(record)
                if records.err_count:
                    number, records.err_count = number + 1, 0
                    yield _unread(f"{path}#{number}", offset, _STRAY)
                dump = reading.dump_of(f"{path}#{number + 1}", record, offset)
                if dump is not None:
                    number += 1
                    yield dump
                _drain(record)
                done = reader.used
            offset = -1
            if not number:
                yield _unread(path, 0, "holds no captured page")
        except Exception as error:  # noqa: BLE001 - warcio's and zlib's errors have no common class
            number += 1
            offset = max(offset, records.offset)
            if repair.packed and _WHOLE_GZIP in str(error):
                yield from _read_whole(path, stream, reading, number - 1)
                return
            reason = f"the record that begins here is broken ({_reason(error)}) and was left out"
            yield _unread(f"{path}#{number}", offset, reason)
            following = repair.next_record(offset + 1, reader.used - done)
            if repair.given_up:
                yield _unread(f"{path}#{number + 1}", offset, _TOO_BROKEN)
            offset = following


class _RecordLoader(ArcWarcRecordLoader):  # type: ignore[misc]  # warcio is untyped
    """Reads records without an address, too: a web archive may lack what the standard asks for, and
    newer versions of HTTP have no status line, but crawlers write one.
    """

    HTTP_TYPES = _VERSIONS

    def load_http_headers(self, rec_type: str, uri: str | None, stream: Any, length: Any) -> Any:
        """Return the HTTP headers of a record, None where it has none."""
        return super().load_http_headers(rec_type, uri or "http:", stream, length)


def _read_whole(path: str, stream: BinaryIO, reading: _Reading, known: int) -> Iterator[Dump]:
    """Read a web archive that was compressed as one piece, within the limit of one capture, but
    for the first ones of its dumps, which are known.
    """
    stream.seek(0)
    content, damage = unzip_within(stream, reading.limit)
    again = _Reading(reading.limit, reading.read_page, reading.tally)
    again.tally.forget()
    for dump in islice(_dumps(path, BytesIO(content), again), known, None):
        yield replace(dump, damage=(*damage, *dump.damage))
        damage = ()


def _following(records: ArchiveIterator) -> ArcWarcRecord | None:
    """Return the next record, None at the end. What warcio would write to the terminal it also
    counts in `err_count`.
    """
    if records.reader:
        records.reader.left = LONGEST_HEADERS
    with redirect_stderr(StringIO()):
        return next(records, None)


def _unread(path: str, offset: int, reason: str) -> Dump:
    return Dump(path, FORMAT, damage=(Damage(offset, reason),))


def _read_http_headers(record: ArcWarcRecord) -> None:
    """Read the HTTP headers of a response whose address is none of HTTP; warcio leaves them."""
    media = record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type == "response" and record.http_headers is None and _HTTP.match(media):
        parser = StatusAndHeadersParser(_VERSIONS, verify=False)
        record.http_headers = parser.parse(record.raw_stream)


def _dump(path: str, record: ArcWarcRecord, offset: int, limit: int, read_page: ReadPage) -> Dump:
    captured = record.rec_headers.get_header("WARC-Date")
    try:
        body = body_of(record, limit)
    except TooLargeError as error:
        return _unread(path, offset, str(error))
    except UnknownEncodingError as error:
        return _unread(path, offset, f"is in the encoding '{error}', which is not read")
    origin = Origin(address_of(record), captured, charset_of(record))
    dump = read_page(path, body.content, origin)
    damage = [Damage(offset, item.reason) for item in body.damage]
    missing = _missing(record)
    if missing:
        count = len(body.content)
        reason = f"the record ends {missing} bytes too early; {count} bytes of it were read"
        damage.append(Damage(offset, reason))
    return replace(dump, damage=(*dump.damage, *damage)) if damage else dump


def _missing(record: ArcWarcRecord) -> int:
    """Return how many bytes of the record's announced length the file does not have."""
    left = getattr(record.raw_stream, "limit", 0)
    return int(left) if isinstance(left, int) and left > 0 else 0


def _drain(record: ArcWarcRecord) -> None:
    while record.raw_stream.read(_CHUNK):
        pass


def _reason(error: Exception) -> str:
    """Return the error's own words without the bytes that it met."""
    words = re.split(r"[,:]? ?first line|[\r\n]", str(error))[0]
    if isinstance(error, AttributeError):  # warcio meets the end of the file in a header
        return "the file ends inside it"
    return "".join(filter(str.isprintable, words))[:_LONGEST_REASON] or type(error).__name__
