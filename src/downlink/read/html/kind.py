"""What a page shows: one article, or a list of several."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

from downlink.read.html.article import find_main
from downlink.read.html.groups import NONE, Group, find_group
from downlink.read.html.metadata import is_article_page
from downlink.read.html.single import find_single
from downlink.read.html.targets import Targets
from downlink.read.html.tree import Document, Tag
from downlink.read.html.whole_page import Page
from downlink.text.permalinks import is_listing

_OVERVIEW = re.compile(
    r"/(?:tags?|categor(?:y|ies)|labels?|archives?|authors?|series|topics?)(?:/|\.html?|$)"
    r"|/page/?[0-9]+(?:/|\.html?|$)",
    re.IGNORECASE,
)
_LEAST = 3
# Entries of a page whose address is no listing's: an article leads on to the one before and the
# one after it.
_BODIES = frozenset(["entry-content", "post-content", "article-content", "e-content", "post-body"])
_PARAGRAPHS = ("p", "pre", "blockquote")
_LEAST_PROSE = 200
# Characters of one paragraph: an overview that has it says something of its own.


def entries_of(soup: Document, page: Page, address: str) -> Group | None:
    """Return the entries of a page that lists articles, which may be none at all; None where the
    page shows one article.

    Args:
        address: the page's own, "" where it is not known.
    """
    listed = bool(address) and is_listing(address)
    says_article = is_article_page(soup)
    if says_article and not listed:
        return None
    targets = Targets(page, soup, address)
    group = find_group(page, targets)
    if listed and not says_article:
        group = find_single(page, targets, group)
    if group.members and _outweighs(soup, page, group, address):
        return group
    return NONE if listed and not says_article and _is_empty(soup, page, address) else None


def is_overview(address: str) -> bool:
    """Whether an address is by its form that of a list and of nothing else: a page of tags, an
    archive, a pager's second page.
    """
    return is_listing(address) and bool(_OVERVIEW.search(urlsplit(address).path))


def _outweighs(soup: Document, page: Page, group: Group, address: str) -> bool:
    """Whether the entries have more text than what else the page has of its own. A page whose
    address is a listing's needs less to be one.
    """
    listed = bool(address) and is_listing(address)
    if address and not listed and len(group.members) < _LEAST:
        return False
    inside = sum(map(page.length, group.members))
    main = find_main(soup, page)
    if not listed and _has_own_text(soup, page, group, main):
        return False
    members = {tag.number for tag in group.members}
    if not members.isdisjoint(tag.number for tag in (main, *main.parents)):
        return not is_article_page(soup)
    held = sum(page.length(tag) for tag in group.members if tag.number in page.inside(main))
    outside = page.length(main) - held
    if listed:
        return not is_article_page(soup) or 2 * inside > outside
    in_article = _is_in_article(soup, page, group.members[0])
    return inside > 2 * outside if in_article else inside >= outside


def _has_own_text(soup: Document, page: Page, group: Group, main: Tag) -> bool:
    """Whether a page whose address is no listing's has a text that its entries do not outweigh, or
    of which they are a part.
    """
    inside = sum(map(page.length, group.members))
    return (
        _longest_prose(soup, page, group) > inside
        or _are_in_one_body(page, group)
        or _is_beside(page, main, group)
    )


def _is_beside(page: Page, main: Tag, group: Group) -> bool:
    """Whether the page has a text of its own, in which no entry stands and beside which the entries
    say little, as what a site lists around its articles.
    """
    own = page.blocks.prose_in(main)
    if any(tag.number in page.inside(main) for tag in group.members):
        return False
    return own >= _LEAST_PROSE and own > sum(map(page.blocks.prose_in, group.members))


def _are_in_one_body(page: Page, group: Group) -> bool:
    """Whether all entries are a part of what the theme calls the text of one article: a list of
    links can be one.
    """
    last = group.members[-1].number
    return any(
        last in page.inside(tag)
        and (not _BODIES.isdisjoint(tag.words("class")) or tag.get("itemprop") == "articleBody")
        for tag in group.members[0].parents
    )


def _longest_prose(soup: Document, page: Page, group: Group) -> int:
    """Return the characters of the paragraphs that stand together, most of all such, beside the
    entries.
    """
    lengths: dict[int, int] = defaultdict(int)
    ends = iter(sorted((tag.number, tag.end) for tag in group.members))
    start, end = next(ends)
    for tag in soup.find_all(_PARAGRAPHS):
        while tag.number >= end and (following := next(ends, None)) is not None:
            start, end = following
        is_inside = start <= tag.number < end
        if tag.parent is not None and not is_inside and not page.in_boilerplate(tag):
            lengths[tag.parent.number] += page.length(tag)
    return max(lengths.values(), default=0)


def _is_in_article(soup: Document, page: Page, entry: Tag) -> bool:
    """Whether an entry stands in the page's only article, which has a title."""
    articles = list(soup.find_all("article"))
    return (
        len(articles) == 1
        and entry.number in page.inside(articles[0])
        and bool(articles[0].find("h1"))
    )


def _is_empty(soup: Document, page: Page, address: str) -> bool:
    """Whether a listing says nothing of its own. A front page may be one short text."""
    if not is_overview(address) and page.blocks.prose_in(page.blocks.root):
        return False
    return not any(
        page.length(tag) >= _LEAST_PROSE and not page.in_boilerplate(tag)
        for tag in soup.find_all(_PARAGRAPHS)
    )
