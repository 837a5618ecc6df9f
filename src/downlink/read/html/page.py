"""Saved web pages: a listing gives an entry per repeated element, an article page gives one.

Entries are found by structure, not by one blog's class names: children of one element with the
same tag and classes, that look like entries. The page's other text is kept as unparsed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from downlink.model.dump import Dump, Unparsed
from downlink.read.dates import date_of
from downlink.read.decode import decode_page
from downlink.read.entries import with_items
from downlink.read.html.article import find_main, read_article, shows_one_article
from downlink.read.html.listing import find_group, read_listing
from downlink.read.html.metadata import (
    is_article_page,
)
from downlink.read.html.tree import Document, parse
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link

FORMAT = "html"

_LEAST = 2
# Cut lines of a page that make it a dump.


def read(
    path: str,
    content: bytes,
    origin: Origin = UNKNOWN,
    dialect: Dialect = TRANSMISSION,
) -> Dump:
    """Return the dump of a saved page.

    Args:
        origin: with a link and an ISO 8601 time, where it has them.
        dialect: the archive's.
    """
    decoded, damage = decode_page(content, origin.charset)
    soup = parse(decoded)
    address = origin.source or safe_link(_said_address(soup))
    dump = Dump(path, FORMAT, origin.captured or _saved_at(soup), damage=damage, source=address)
    page = Page(soup, dialect)
    group = find_group(page)
    main = find_main(soup, page) if shows_one_article(soup, page, group) else None
    if main is not None and not is_article_page(soup):
        around = page.outermost(soup.find_all(["nav", "header", "footer", "aside"]))
        lines = text_of(soup.body or soup, {id(tag) for tag in around}).split("\n")
        if sum(map(dialect.is_cut, lines)) >= _LEAST:  # a dump in `pre`, or parted by `br`
            rest = [line for tag in around for line in text_of(tag).split("\n")]
            return with_lines(replace(dump, unparsed=_numbered(rest)), lines, dialect)
    if main is not None:
        shown, consumed, boilerplate = read_article(soup, page, main, address)
    else:
        shown, consumed, boilerplate = read_listing(page, group, address)
    body = soup.body or soup
    rest = [line for line in text_of(body, consumed).split("\n") if line.strip()] + boilerplate
    rest += [] if address else filter(None, [_said_address(soup)])
    return with_items(dump, [*shown, *_numbered(rest)], dialect)


def _numbered(lines: list[str]) -> tuple[Unparsed, ...]:
    return tuple(Unparsed(number, line) for number, line in enumerate(lines, 1))


def _said_address(soup: Document) -> str:
    canonical = soup.find("link", rel="canonical", href=True)
    return canonical["href"] if canonical else ""


def _saved_at(soup: Document) -> str | None:
    """The time at which a browser extension says that it saved the page."""
    tag = soup.find("meta", name_=re.compile("savepage-date|archived-date"), content=True)
    return (date_of(tag["content"]) or None) if tag else None
