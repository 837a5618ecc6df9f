"""Titles of one site's pages → the same without the site's name, which only all of them show.

Most pages say which part of `<title>` is the site's name. Where none does, the captures of one
host show it: what stands behind a separator at the end of nearly all of its titles is no title,
unless a listing or a feed, which show titles without the site, has it as well.
This looks at the whole archive, and does not depend on the order of the captures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from downlink.model.dump import Details, Dump, Excerpt, KnownAddress
from downlink.read.html.site_title import last_part, without_last_part
from downlink.text.fold import fold

_FORMAT = "html"
_LEAST, _SHARE = 4, 0.8
# So many titles of a host, and this share of them, must end alike.


def without_site_names(dumps: Sequence[Dump]) -> tuple[Dump, ...]:
    """Return the dumps with the titles of saved pages less the name that a host's titles share."""
    titles: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for dump in dumps:
        items: list[Details | KnownAddress] = [item.details for item in dump.excerpts]
        items += dump.addresses
        is_page = dump.format == _FORMAT and len(items) == 1
        for item in items:
            host = _host(dump, item.link)
            if dump.format == _FORMAT:
                titles[host].add(item.title)
            if not is_page:
                shown[host].add(fold(last_part(item.title)))
    found = {host: _shared(of_host) for host, of_host in titles.items() if host}
    names = {host: name for host, name in found.items() if name and name not in shown[host]}
    known: dict[tuple[Excerpt, str], Excerpt] = {}
    return tuple(_renamed(dump, names, known) for dump in dumps) if names else tuple(dumps)


def _host(dump: Dump, link: str) -> str:
    return urlsplit(link or dump.source).netloc.lower().removeprefix("www.")


def _shared(titles: set[str]) -> str:
    """Return the folded name with which the titles end, "" where they share none."""
    said = [title for title in titles if title]
    ends = Counter(fold(end) for title in said if (end := last_part(title)))
    name, count = min(ends.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return name if count >= max(_LEAST, _SHARE * len(said)) else ""


def _renamed(
    dump: Dump, names: Mapping[str, str], known: dict[tuple[Excerpt, str], Excerpt]
) -> Dump:
    """Return the dump with shorter titles; all repeats of an excerpt stay one value."""
    if dump.format != _FORMAT:
        return dump
    keys = [(item, names.get(_host(dump, item.details.link), "")) for item in dump.excerpts]
    return replace(dump, excerpts=tuple(known.setdefault(key, _shortened(*key)) for key in keys))


def _shortened(excerpt: Excerpt, name: str) -> Excerpt:
    title = excerpt.details.title
    if not name or fold(last_part(title)) != name:
        return excerpt
    return replace(excerpt, details=replace(excerpt.details, title=without_last_part(title)))
