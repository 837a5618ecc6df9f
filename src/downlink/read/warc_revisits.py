"""A crawler fetched a page again and found it unchanged → the page that it found, at another time.

Such a record (`revisit`) holds no page: it names the one that does, by its digest, its record or
its address (WARC 1.1, 6.7).
"""

from __future__ import annotations

from dataclasses import replace

from warcio.recordloader import ArcWarcRecord

from downlink.model.dump import Dump, Excerpt
from downlink.read.dates import date_of
from downlink.read.warc_records import address_of
from downlink.text.links import safe_link

KIND = "revisit"
_EMPTY = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
# Of no bytes at all, which any number of different pages have.


class Originals:
    """The pages of one web archive, by what a revisit can call them."""

    def __init__(self) -> None:
        self._known: dict[str, Dump] = {}

    def keep(self, record: ArcWarcRecord, dump: Dump) -> None:
        """Keep the dump of a page for the revisits that follow."""
        headers = record.rec_headers
        digest = headers.get_header("WARC-Payload-Digest") or ""
        names = [headers.get_header("WARC-Record-ID") or "", f"at {address_of(record)}"]
        names += [digest] if digest != _EMPTY else []
        for name in filter(None, names):
            self._known[name] = dump

    def at_another_time(self, path: str, record: ArcWarcRecord) -> Dump | None:
        """Return the page that a revisit found, None where the archive does not hold it."""
        headers = record.rec_headers
        names = (
            headers.get_header("WARC-Payload-Digest"),
            headers.get_header("WARC-Refers-To"),
            f"at {headers.get_header('WARC-Refers-To-Target-URI') or address_of(record)}",
        )
        found = next((self._known[name] for name in names if name in self._known), None)
        if found is None:
            return None
        captured = date_of(headers.get_header("WARC-Date") or "") or None
        address = safe_link(address_of(record))
        same = not address or address == found.source
        excerpts = found.excerpts if same else tuple(_also_at(address, found.excerpts))
        source = address or found.source
        return replace(found, path=path, captured=captured, source=source, excerpts=excerpts)


def _also_at(address: str, excerpts: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
    """Return the excerpts of a page that stands at another address as well; that is the article's
    where it shows one.
    """
    if len(excerpts) != 1:
        return excerpts
    (excerpt,) = excerpts
    details = excerpt.details
    if address == details.link or address in details.aliases:
        return excerpts
    changed = replace(details, aliases=(*details.aliases, address))
    return (Excerpt(excerpt.text, excerpt.body, changed),)
