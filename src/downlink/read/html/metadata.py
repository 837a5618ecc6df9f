"""A page that shows one article → what the page says of it: title, link, date, author, tags.

Sources in this order: the data that the page has for programs (JSON-LD, `meta` elements); what the
article's own markup shows. What a page shows decides where both say the same in two ways: the words
of the title, the day of the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from downlink.model.dump import Details
from downlink.read.dates import date_of
from downlink.read.entries import safe_aliases
from downlink.read.html import metas
from downlink.read.html.address import Address, addresses_said, article_addresses, is_front
from downlink.read.html.bylines import author_in, name_in
from downlink.read.html.entry import author_before, entry_details
from downlink.read.html.json_ld import (
    LinkedData,
    Thing,
    address_of,
    article_in,
    authors_of,
    headline_of,
    keywords_of,
    linked_data,
)
from downlink.read.html.shown_dates import (
    Shown,
    day_in_path,
    marked_before,
    published_beside,
    published_in,
    reconciled,
    stated_behind,
)
from downlink.read.html.site_title import without_site
from downlink.read.html.titles import HeadTitles, find_title, site_names
from downlink.read.html.tree import Document, Tag
from downlink.read.html.whole_page import SMALL, Page
from downlink.read.lenient_json import json_text
from downlink.text.fold import fold
from downlink.text.links import safe_link
from downlink.text.permalinks import address_key

_ABOVE, _MOST_DATES = 4, 20
# Elements around an article in which its date and author may stand before it; dates of a head.


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says of the article that it shows.

    Attributes:
        details: with the title that the head knows, which may be another wording.
        titles: what the head calls the article, and the site.
        undated: what the head says is a date and is none for certain.
        unsaid: addresses that the page says it has and that lead nowhere.
    """

    details: Details
    titles: HeadTitles
    undated: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


def read_head(document: Document, address: Address) -> Head:
    """Return what a page's head says of the article that it shows."""
    data, said = linked_data(document), metas.metas_of(document)
    whole = _whole_title(document)
    links = tuple(article_addresses(document, address))
    called = (whole, metas.first(said, metas.TITLES))
    thing = article_in(data, (*links, address.own), called)
    link = next(iter(links), "") or address.own or _address_of(thing, address)
    sites = _sites(document, data, said)
    titles = HeadTitles(_said_titles(thing, said, sites), whole, sites)
    date, undated = _published(thing, said)
    short = document.find("link", rel="shortlink", href=True)
    others = (*links, short["href"] if short else "", address.own)
    details = Details(
        title=titles.best,
        link=link,
        date=date,
        author=_author(thing, data, said),
        tags=keywords_of(thing) or _tags(said),
        aliases=tuple(item for item in safe_aliases(others, link, address.base) if link),
        continued=_continued(document, link, address.base),
    )
    received = tuple(dict.fromkeys(addresses_said(document)))
    return Head(details, titles, undated, () if address.known else received)


def article_details(
    page: Page, main: Tag, entry: Tag, head: Head, address: Address
) -> tuple[Details, set[int], list[str]]:
    """Return what is known of the article that stands in `main`, from the page's head and from
    what it shows; the `id()` of the elements that are no part of its text; and the text of those
    among them that say nothing that the details say.

    Args:
        entry: `main`, or the element around it that holds its heading and date too.
    """
    title = find_title(page, main, head.titles)
    own, consumed, boilerplate = entry_details(page, entry, address.base, article=title)
    around = None if own.date else _date_around(page, main, title.heading, consumed)
    shown = around.date if around else own.date
    known = head.details
    link = known.link or own.link
    details = Details(
        title=own.title,
        link=link,
        date=reconciled(known.date, shown) or day_in_path(link),
        author=known.author or own.author or _author_around(page, main, around),
        tags=own.tags or known.tags,
        aliases=known.aliases,
        continued=known.continued,
    )
    if not details.date:
        boilerplate += head.undated
    return details, consumed, boilerplate


def is_article_page(document: Document) -> bool:
    """Whether the page says of itself that it shows one article."""
    if "article" in map(str.casefold, metas.metas_of(document).get("og:type", ())):
        return True
    return len({headline_of(item) for item in linked_data(document).articles}) == 1


def _whole_title(document: Document) -> str:
    """Return the page's own title, not that of a drawing in it."""
    tags = (tag for tag in document.find_all("title") if not _in_drawing(tag))
    return next((" ".join(tag.get_text().split()) for tag in tags), "")


def _in_drawing(tag: Tag) -> bool:
    return any(above.name == "svg" for above in tag.parents)


def _sites(document: Document, data: LinkedData, said: metas.Metas) -> frozenset[str]:
    """Return the folded names of the site, as far as the page tells them. Where `og:site_name` is
    something else, the application may bear the article's own name; and generators write that for
    the site's, too.
    """
    name, title = metas.first(said, metas.SITES[:1]), metas.first(said, metas.TITLES)
    others = (*metas.said(said, metas.SITES), *data.sites, *site_names(document))
    names = {fold(other) for other in others if other}
    if name and fold(name) == fold(title) == fold(_whole_title(document)):
        names -= {fold(heading) for heading in _plain_headings(document)}
    return frozenset(names - {fold(title)} if name and fold(name) != fold(title) else names)


def _plain_headings(document: Document) -> Iterator[str]:
    """Yield the headings of the first rank that lead nowhere: a site's name leads to its front."""
    for tag in document.find_all("h1"):
        if tag.find("a", href=True) is None and all(above.name != "a" for above in tag.parents):
            yield " ".join(tag.get_text().split())


def _said_titles(thing: Thing, said: metas.Metas, sites: frozenset[str]) -> tuple[str, ...]:
    titles = (headline_of(thing), *metas.said(said, metas.TITLES))
    own = (without_site(title, sites) for title in titles if title)
    return tuple(dict.fromkeys(title for title in own if title and fold(title) not in sites))


def _published(thing: Thing, said: metas.Metas) -> tuple[str, tuple[str, ...]]:
    """Return when the article was published, and what should say so and does not: of several that
    agree the most exact one.
    """
    created = json_text(thing.get("dateCreated"))
    words = (
        *filter(None, [json_text(thing.get("datePublished"))]),
        *metas.said(said, metas.PUBLISHED),
        *filter(None, [created]),
    )
    dates = [date for date in map(date_of, words[:_MOST_DATES]) if date]
    if not dates:
        return "", tuple(dict.fromkeys(words[:_MOST_DATES]))
    return max((date for date in dates if date.startswith(dates[0])), key=len), ()


def _author(thing: Thing, data: LinkedData, said: metas.Metas) -> str:
    names = [*filter(None, map(name_in, authors_of(thing, data)))]
    if not names:
        of_each = ([*filter(None, map(name_in, said.get(name, ())))] for name in metas.AUTHORS)
        names = next(filter(None, of_each), [])
    return ", ".join(dict.fromkeys(names))


def _tags(said: metas.Metas) -> tuple[str, ...]:
    words = (part for text in metas.said(said, metas.TAGS) for part in re.split("[,，]", text))
    return tuple(dict.fromkeys(filter(None, map(str.strip, words))))


def _address_of(thing: Thing, address: Address) -> str:
    link = safe_link(address_of(thing), address.base)
    return "" if is_front(link) else link


def _continued(document: Document, link: str, base: str) -> str:
    """Return the address of the page's second part, "" where there is none: the next page that it
    names is mostly another article, unless its address is this one with something added.
    """
    tag = document.find("link", rel="next", href=True)
    address = safe_link(tag["href"], base) if tag else ""
    own, following = address_key(link), address_key(address)
    is_part = own and following.startswith((f"{own}/", f"{own}?", f"{own}-"))
    return address if is_part and following != own else ""


def _date_around(page: Page, main: Tag, heading: Tag | None, consumed: set[int]) -> Shown | None:
    """Return the date that stands before the article's text or beside its heading."""
    aside = heading is not None and page.in_boilerplate(heading)
    for above in _above(main):
        found = published_in(page, above, before=page.number(main), anywhere=aside)
        if found:
            consumed.add(id(found.tag))
            return found
    found = marked_before(page, _first_prose(page, main))
    if found is None and heading is not None:
        found = published_beside(page, heading)
    if found is not None:
        consumed.add(id(found.tag))
        return found
    return stated_behind(page, main)  # which may say more than that


def _first_prose(page: Page, main: Tag) -> int:
    """Return the number of the element in which the article's first sentence stands."""
    line = page.blocks.first_prose(main)
    return page.blocks.owners[line] if line < len(page.blocks) else page.number(main)


def _author_around(page: Page, main: Tag, dated: Shown | None) -> str:
    """Return the name that is marked as the author's before the article, or stands in the line that
    says when it was posted.
    """
    for above in _above(main):
        name = author_before(page, above, page.number(main))
        if name:
            return name
    line = page.line(dated.tag) if dated and page.length(dated.tag) <= SMALL else ""
    return author_in(line)


def _above(main: Tag) -> Iterator[Tag]:
    """Yield the elements around the article that are not the whole page."""
    for above in islice(main.parents, _ABOVE):
        if above.name in ("body", "html", "[document]"):
            return
        yield above
