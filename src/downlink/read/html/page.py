"""Saved web pages: a listing gives an entry per repeated element, an article page gives one.

Entries are found by structure, not by one blog's class names: children of one element with the
same tag and classes, that look like entries. The page's other text is kept as unparsed.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from downlink.model.dump import Damage, Details, Dump, Excerpt, KnownAddress, Unparsed
from downlink.read.dates import date_of
from downlink.read.decode import decode, replace_lone_surrogates
from downlink.read.entries import Shown, has_words, with_items
from downlink.read.html.metadata import (
    entry_details,
    is_article_page,
    page_details,
)
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link

FORMAT = "html"

_PROSE = frozenset(["p", "li", "pre", "blockquote", "td", "tr", "dd", "dt", "span", "a", "b", "i"])
_LEAST, _LEAST_SHARE = 2, 0.5
# So many of a group's members, and this share, must look like entries: a short article that was
# not cut stands among the others, and does not show what it is by itself.

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096


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
    decoded, damage = _decode(content, origin.charset)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as HTML
        soup = BeautifulSoup(decoded, "lxml")
    address = origin.source or safe_link(_said_address(soup))
    dump = Dump(path, FORMAT, origin.captured or _saved_at(soup), damage=damage, source=address)
    page = Page(soup, dialect)
    group = _find_group(page)
    main = _main(soup, page) if _shows_one_article(soup, page, group) else None
    if main is not None and not is_article_page(soup):
        around = page.outermost(soup.find_all(["nav", "header", "footer", "aside"]))
        lines = text_of(soup.body or soup, {id(tag) for tag in around}).split("\n")
        if sum(map(dialect.is_cut, lines)) >= _LEAST:  # a dump in `pre`, or parted by `br`
            rest = [line for tag in around for line in text_of(tag).split("\n")]
            return with_lines(replace(dump, unparsed=_numbered(rest)), lines, dialect)
    if main is not None:
        shown, consumed, boilerplate = _article(soup, page, main, address)
    else:
        shown, consumed, boilerplate = _listing(page, group, address)
    body = soup.body or soup
    rest = [line for line in text_of(body, consumed).split("\n") if line.strip()] + boilerplate
    rest += [] if address else filter(None, [_said_address(soup)])
    return with_items(dump, [*shown, *_numbered(rest)], dialect)


def _numbered(lines: list[str]) -> tuple[Unparsed, ...]:
    return tuple(Unparsed(number, line) for number, line in enumerate(lines, 1))


def _decode(content: bytes, charset: str) -> tuple[str, tuple[Damage, ...]]:
    """Believe the bytes before the page, and the page before the server."""
    decoded, damage = decode(content)
    if not damage:
        return decoded, ()
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    names = [declared.group(1).decode("ascii", "replace") if declared else "", charset]
    for name in filter(None, names):
        try:
            return replace_lone_surrogates(
                content.decode(name)
            ), ()  # as `unicode_escape`, bytes can be anything
        except (LookupError, UnicodeDecodeError):
            continue
    return decoded, damage


def _said_address(soup: BeautifulSoup) -> str:
    canonical = soup.find("link", rel="canonical", href=True)
    return str(canonical["href"]) if isinstance(canonical, Tag) else ""


def _saved_at(soup: BeautifulSoup) -> str | None:
    """The time at which a browser extension says that it saved the page."""
    tag = soup.find("meta", attrs={"name": re.compile("savepage-date|archived-date")}, content=True)
    return (date_of(str(tag["content"])) or None) if isinstance(tag, Tag) else None


def _find_group(page: Page) -> list[Tag]:
    """Return the elements that repeat as entries: of all such groups the one with most text in
    its entries, and least in what does not look like one.
    """
    best: list[Tag] = []
    most = 0
    for group in _repeated(page):
        alike = [tag for tag in group if _looks_like_entry(page, tag)]
        if len(alike) < _LEAST or len(alike) < _LEAST_SHARE * len(group):
            continue
        size = 2 * sum(map(page.length, alike)) - sum(map(page.length, group))
        if size > most:
            best, most = [tag for tag in group if _says_enough(page, tag)], size
    return best


def _repeated(page: Page) -> Iterator[list[Tag]]:
    """Yield the groups of children with one tag, and those of them that share a class: themes
    give entries classes of their own (`post-123`, `first`, `odd`) beside the common one.
    """
    for parent in page.tags_in(page.tags[0]):
        groups: dict[tuple[str, str], list[Tag]] = defaultdict(list)
        for child in parent.children:
            if isinstance(child, Tag):
                classes = {str(name) for name in child.get_attribute_list("class") if name}
                for name in ("", *classes):
                    groups[(child.name, name)].append(child)
        yield from (groups[key] for key in sorted(groups) if len(groups[key]) > 1)


def _looks_like_entry(page: Page, tag: Tag) -> bool:
    """An entry was cut, or is a container with a linked heading or a date of its own. Prose alone
    is a paragraph of something larger.
    """
    if not _says_enough(page, tag) or page.in_boilerplate(tag):
        return False
    if page.is_cut(tag) or tag.name == "article":
        return True
    if tag.name in _PROSE - {"li"}:
        return False
    if page.has_cut_line(tag) or page.first(page.times, tag):
        return True
    heading = page.tags[page.first(page.headings, tag)]
    if heading is page.tags[0]:
        return False
    around = page.link_around(heading)
    linked = around is not None and page.number(around) in page.inside(tag)
    return bool(linked or page.first(page.links, heading) or page.first(page.more, tag))


def _says_enough(page: Page, tag: Tag) -> bool:
    """Whether the text is as long as an excerpt, or is the linked title and date of an archive's
    list.
    """
    if page.length(tag) >= page.dialect.shortest:
        return True
    heading = page.first(page.headings, tag)
    linked = heading and page.first(page.links, page.tags[heading])
    return bool(linked and page.first(page.times, tag))


def _shows_one_article(soup: BeautifulSoup, page: Page, group: list[Tag]) -> bool:
    """Whether the page says so, or has more text of its own beside the group than in it."""
    if not group or is_article_page(soup):
        return True
    main = _main(soup, page)
    members = {id(tag) for tag in group}
    if members & {id(tag) for tag in (main, *main.parents)}:
        return False
    articles = soup.find_all("article")
    in_only_one = len(articles) == 1 and page.number(group[0]) in page.inside(articles[0])
    if in_only_one and articles[0].find("h1"):
        return True
    return len(text_of(main, members)) > sum(map(page.length, group))


def _main(soup: BeautifulSoup, page: Page) -> Tag:
    """The element that holds the article: of those marked as such, or else of those that hold
    paragraphs, the one with most text; comments and side columns are none.
    """
    for selector in ('[itemprop="articleBody"]', "article", "main", '[role="main"]'):
        found = [tag for tag in soup.select(selector) if not page.in_boilerplate(tag)]
        longest = max(found, key=page.length, default=None)
        if longest is not None and page.length(longest) >= page.dialect.shortest:
            return longest
    weights: dict[int, int] = defaultdict(int)
    for paragraph in soup.find_all(["p", "pre", "blockquote", "li"]):
        if paragraph.parent is not None and not page.in_boilerplate(paragraph):
            weights[page.number(paragraph.parent)] += page.weight(paragraph)
    if weights:
        return page.tags[max(weights, key=lambda key: weights[key])]
    return soup.body or soup


def _article(
    soup: BeautifulSoup, page: Page, main: Tag, address: str
) -> tuple[list[Shown], set[int], list[str]]:
    shown, undated = page_details(soup, address)
    own, consumed, boilerplate = entry_details(page, main, address, title=shown.title)
    outside = soup.find("h1")
    heading = " ".join(text_of(outside).split()) if isinstance(outside, Tag) else ""
    details = Details(
        title=own.title or shown.title or heading,
        link=shown.link or own.link,
        date=own.date or shown.date,
        author=own.author or shown.author,
        tags=own.tags or shown.tags,
        aliases=shown.aliases,
        continued=shown.continued,
    )
    if isinstance(outside, Tag) and heading == details.title:
        consumed.add(id(outside))
    boilerplate += [] if details.date else undated
    text = text_of(main, consumed)
    if has_words(text, page.dialect.truncation):
        return [Excerpt(text, page.dialect.body(text), details)], {id(main), *consumed}, boilerplate
    if details.title and details.link:
        return [_known_address(details)], consumed, boilerplate
    return [], set(), []


def _listing(page: Page, group: list[Tag], address: str) -> tuple[list[Shown], set[int], list[str]]:
    entries: list[Shown] = []
    boilerplate: list[str] = []
    for tag in group:
        details, consumed, rest = entry_details(page, tag, address)
        text = text_of(tag, consumed)
        if has_words(text, page.dialect.truncation):
            entries.append(Excerpt(text, page.dialect.body(text), details))
        elif details.link:
            entries.append(_known_address(details))
            rest = [*filter(None, text.split("\n")), *rest]
        else:
            rest = text_of(tag).split("\n")
        boilerplate += rest
    return entries, {id(tag) for tag in group}, boilerplate


def _known_address(details: Details) -> KnownAddress:
    return KnownAddress(details.title, details.link, details.date, details.author, details.tags)
