"""A record of a web archive → what it is: a page, or what stands beside pages, which is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord

from downlink.read.limits import read_within
from downlink.read.unpack import Body, unpack

_CAPTURES = frozenset(["response", "conversion", "resource"])
_HELPERS = frozenset(["urn", "metadata", "screenshot", "thumbnail"])
# The schemes under which crawlers keep what they made themselves.
_PAGES = re.compile(
    r"text/(?:html|plain|xml)|xhtml|rss|atom|application/(?:xml|json|feed)|ndjson|jsonl"
)
_FOR_ROBOTS = re.compile(r"/(?:robots|ads|app-ads|security|humans)\.txt$")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_FRAMES = 1 << 20
# Bytes that the sizes of chunks may have beside the page.


@dataclass(frozen=True, slots=True)
class Passed:
    """Why a record is no page of its own."""

    what: str


def what_is(record: ArcWarcRecord) -> Passed | None:
    """Return why a record is no page, None where it is one.

    Crawlers keep more than what they fetched: the text that a browser showed (`urn:text:`), what a
    page consists of (`urn:pageinfo:`), screenshots, their own settings and logs.
    """
    kind = record.rec_type
    if kind not in _CAPTURES:
        return Passed(f"record of the crawler ({kind})")
    address = address_of(record)
    scheme = address.partition(":")[0].lower() if ":" in address else ""
    if kind != "response" and scheme in _HELPERS and not address.startswith("urn:uuid:"):
        return Passed(f"record of the crawler ({_helper(address)})")
    return _of_a_page(record, address)


def _helper(address: str) -> str:
    parts = address.split(":", 2)
    return f"{parts[0]}:{parts[1]}" if parts[0].lower() == "urn" and len(parts) > 1 else parts[0]


def _of_a_page(record: ArcWarcRecord, address: str) -> Passed | None:
    headers = record.http_headers
    status = (headers.get_statuscode() if headers else "") or "200"
    if status.startswith("3"):
        return Passed("redirection")
    if not status.startswith("2"):
        return Passed(f"response of status {status[:3]}")
    media = media_of(record)
    if not _PAGES.search(media):
        return Passed(f"file that is no page ({media.partition(';')[0].strip()[:60]})")
    if _FOR_ROBOTS.search(_path(address)):
        return Passed("file for robots")
    return None


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.lower()
    except ValueError:
        return ""


def address_of(record: ArcWarcRecord) -> str:
    """Return the address that was captured, as received, "" where nobody says."""
    address: str = record.rec_headers.get_header("WARC-Target-URI") or ""
    is_bracketed = address.startswith("<") and address.endswith(">")  # as some wget writes it
    return address[1:-1] if is_bracketed else address


def media_of(record: ArcWarcRecord) -> str:
    """Return the type of what a record holds, in small letters, with what follows it."""
    if record.http_headers is not None:
        return (record.http_headers.get_header("Content-Type") or "text/html").lower()
    return (record.rec_headers.get_header("Content-Type") or "text/plain").lower()


def charset_of(record: ArcWarcRecord) -> str:
    """Return what the server said of the encoding, "" where it said nothing."""
    match = _CHARSET.search(media_of(record))
    return match[1] if match else ""


def body_of(record: ArcWarcRecord, limit: int) -> Body:
    """Return the document that a record holds, unpacked.

    Raises:
        TooLargeError: it has more bytes than `limit`.
        UnknownEncodingError: it is in an encoding that is not read.
    """
    body = read_within(record.raw_stream, limit + _FRAMES)
    headers = record.http_headers
    encoding = (headers.get_header("Content-Encoding") or "") if headers else ""
    transfer = (headers.get_header("Transfer-Encoding") or "") if headers else ""
    return unpack(body, encoding, limit, is_chunked="chunked" in transfer.lower())


class Tally:
    """How many records of a web archive are no pages, by what they are."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, passed: Passed) -> None:
        """Count one."""
        self._counts[passed.what] += 1

    def forget(self) -> None:
        """Begin anew."""
        self._counts.clear()

    def notes(self) -> Iterator[str]:
        """Yield one sentence where any was counted."""
        if self._counts:
            parts = (f"{count} {_plural(what, count)}" for what, count in self._in_order())
            yield f"beside its pages the archive holds {', '.join(parts)}"

    def _in_order(self) -> list[tuple[str, int]]:
        return sorted(self._counts.items(), key=lambda each: (-each[1], each[0]))


def _plural(what: str, count: int) -> str:
    if count == 1:
        return what
    word, _, rest = what.partition(" ")
    words = f"{word}s {rest}".strip()
    return words.replace("files that is no page", "files that are no pages")
