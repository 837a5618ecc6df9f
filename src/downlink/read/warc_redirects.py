"""Redirections that a web archive holds → what they say of the pages behind them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from urllib.parse import urljoin

from warcio.recordloader import ArcWarcRecord

from downlink.model.dump import Dump
from downlink.text.links import safe_link
from downlink.text.permalinks import address_key

_STATUSES = frozenset(["301", "302", "303", "307", "308"])


class Redirects:
    """Which addresses led to which pages; a crawler keeps them in the order in which it went."""

    def __init__(self) -> None:
        self._leading: dict[str, list[str]] = defaultdict(list)

    def note(self, record: ArcWarcRecord) -> None:
        """Keep where a record leads to, if it is a redirection."""
        headers = record.http_headers
        if headers is None or headers.get_statuscode() not in _STATUSES:
            return
        source = record.rec_headers.get_header("WARC-Target-URI") or ""
        location = headers.get_header("Location") or ""
        try:
            goal = address_key(urljoin(source, location))
        except ValueError:
            return
        address = safe_link(source)
        if address and goal and goal != address_key(address):
            earlier = self._leading.pop(address_key(address), [])
            self._leading[goal] += [*earlier, address]

    def add_to(self, dump: Dump) -> Dump:
        """Return a dump with the addresses that led to it; they are its article's where it shows
        one.
        """
        leading = self._leading.get(address_key(dump.source)) if dump.source else None
        if not leading or len(dump.excerpts) != 1:
            return dump
        (excerpt,) = dump.excerpts
        details = excerpt.details
        aliases = tuple(dict.fromkeys((*details.aliases, *leading)))
        changed = replace(excerpt, details=replace(details, aliases=aliases))
        return replace(dump, excerpts=(changed,))
