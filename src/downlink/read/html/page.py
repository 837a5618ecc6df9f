"""Saved web pages: a listing gives an entry per repeated element, an article page gives one.

Entries are found by structure, not by one blog's class names: children of one element with the
same tag and classes, that look like entries. The page's other text is kept as unparsed.
"""

from __future__ import annotations

from dataclasses import replace

from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read.decode import decode_page
from downlink.read.entries import with_items
from downlink.read.html.address import addresses_said, find_address
from downlink.read.html.article import find_main, read_article
from downlink.read.html.dollars import read_dollars
from downlink.read.html.kind import entries_of, is_overview
from downlink.read.html.listing import read_listing
from downlink.read.html.metadata import is_article_page, read_head
from downlink.read.html.no_article import without_article
from downlink.read.html.pager import Pager, find_pager
from downlink.read.html.runs import hold_runs
from downlink.read.html.tree import Document, parse
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import TRANSMISSION, Dialect

FORMAT = "html"

_LEAST, _MANY = 2, 4
# Cut lines of a page that make it a dump: with a dialect's marks, and without.

_NO_LIST = "the address is a list's, and no entries were found: taken for one article, look at it"


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
    read_dollars(soup)
    hold_runs(soup)
    pager: Pager | None = None
    address = find_address(soup, origin)
    dump = Dump(path, FORMAT, address.captured, damage=damage, source=address.known)
    page = Page(soup, dialect)
    empty = None if origin.read_as else without_article(dump, soup, page)
    if empty is not None:
        return empty
    group = entries_of(soup, page, address.known)
    if group is None:
        as_dump = None if is_article_page(soup) else _text_dump(dump, soup, page)
        if as_dump is not None:
            return as_dump
        head = read_head(soup, address)
        shown, consumed, boilerplate = read_article(page, find_main(soup, page), head, address)
        boilerplate += head.unsaid
        if shown and is_overview(address.known):
            dump = replace(dump, damage=(*dump.damage, Damage(0, _NO_LIST)))
    else:
        shown, consumed, boilerplate = read_listing(page, group, address.base)
        boilerplate += [] if address.known else [*addresses_said(soup)][:1]
        pager = find_pager(soup)
    body = soup.body or soup
    consumed |= {address.banner, id(pager.tag) if pager else 0}
    unsaid = "" if id(body) in consumed else text_of(body, consumed)
    rest = [line for line in unsaid.split("\n") if line.strip()] + boilerplate
    found = with_items(dump, [*shown, *_numbered(rest)], dialect)
    return replace(found, page=pager.page, pages=pager.pages) if pager else found


def _text_dump(dump: Dump, soup: Document, page: Page) -> Dump | None:
    """Return the text dump that stands in a page, in `pre` or parted by `br`; None where there is
    none: most of its lines were cut, or a dialect's marks stand among them.
    """
    dialect = page.dialect
    around = page.outermost(soup.find_all(["nav", "header", "footer", "aside"]))
    lines = text_of(soup.body or soup, {id(tag) for tag in around}).split("\n")
    cut = sum(map(dialect.is_cut, lines))
    long = sum(len(line) >= dialect.shortest for line in lines)
    if cut < (_LEAST if page.is_marked else _MANY) or not (2 * cut > long or page.is_marked):
        return None
    rest = [line for tag in around for line in text_of(tag).split("\n")]
    return with_lines(replace(dump, unparsed=_numbered(rest)), lines, dialect)


def _numbered(lines: list[str]) -> tuple[Unparsed, ...]:
    return tuple(Unparsed(number, line) for number, line in enumerate(lines, 1))
