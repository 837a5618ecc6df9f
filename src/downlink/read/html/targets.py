"""The links of a page → the articles of its site to which they may lead, and which of them an
element of the page is about.

An entry of a listing leads to an article of its own; that is what tells it from a paragraph, a
menu or a cloud of tags, whatever the theme calls it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from downlink.read.html.tree import Document, Tag
from downlink.read.html.whole_page import HEADINGS, Page
from downlink.text.links import safe_link
from downlink.text.permalinks import address_key, is_listing

_NOWHERE = "http://nowhere.invalid/"
# The base of relative links where the page's own address is not known.
_FILES = re.compile(
    r"\.(?:avif|bmp|css|gif|gz|ico|jpe?g|js|json|mp[34]|pdf|png|rar|rss|svg|txt|webp|xml|zip)$"
)
PROSE = frozenset(["p", "li", "pre", "blockquote", "td", "tr", "dd", "dt", "span", "a", "b", "i"])
"""Elements that are prose, or parts of it, more often than entries."""
_OPENING, _LABEL, _LEAST_SHARE = 100, 40, 0.3
# Characters of an element in which a link begins that leads to what it is about; of a paragraph
# or an item such as a date has, and the share of it that the link then is.
_LONGEST = 2000
# Characters of an entry without a linked heading: what has more is a part of the page that holds
# a link.
_MOST = 3
# Articles to which an entry without a linked heading leads: itself and, by addresses that do not
# show it, a category or an author. What leads to more holds several entries.


@dataclass(frozen=True, slots=True)
class Target:
    """An article to which a link leads: the key of its address, and the link."""

    key: str
    link: Tag


class Targets:
    """Which links of a page lead to articles of its own site."""

    def __init__(self, page: Page, soup: Document, address: str) -> None:
        self._page = page
        self._base = address or _NOWHERE
        own = (self._base, *_said_addresses(soup))
        self._hosts = frozenset(_host(link) for link in own) if address else frozenset()
        self._own = frozenset(address_key(link) for link in own)
        self._numbers: list[int] = []
        self._keys: dict[int, str] = {}
        self._found: dict[int, Target | None] = {}
        keys: dict[str, str] = {}
        for number in page.links:
            href = page.tags[number]["href"]
            if _is_furniture(page, page.tags[number]):
                continue
            key = keys[href] if href in keys else keys.setdefault(href, self._key(href))
            if key:
                self._numbers.append(number)
                self._keys[number] = key
        self._headings = [at for at in page.headings if self._of_heading(page.tags[at]) is not None]

    def _leads_elsewhere(self, href: str) -> bool:
        """Whether an address is certain to be another site's: that is told without reading it."""
        words = href.casefold()
        is_whole = "//" in words and words.isascii()
        return bool(self._hosts) and is_whole and not any(host in words for host in self._hosts)

    def _key(self, href: str) -> str:
        if self._leads_elsewhere(href):
            return ""
        link = safe_link(href, self._base)
        if not link or is_listing(link) or _FILES.search(urlsplit(link).path.lower()):
            return ""
        if self._hosts and _host(link) not in self._hosts:
            return ""
        key = address_key(link)
        return "" if key in self._own else key

    def of(self, tag: Tag) -> Target | None:
        """Return the article that an element is about; None where it leads to none, or to several
        alike.
        """
        if tag.number not in self._found:
            self._found[tag.number] = self._find(tag)
        return self._found[tag.number]

    def _find(self, tag: Tag) -> Target | None:
        headed = self._headed(tag)
        if headed:
            return headed[0] if len(headed) == 1 else None
        if self._page.length(tag) > _LONGEST and tag.name != "article":
            return None
        return self._around(tag) or self._within(tag)

    def holds_several(self, tag: Tag) -> bool:
        """Whether an element leads to several articles alike: it is no entry, but holds some."""
        headed = self._headed(tag)
        return len(headed) > 1 or (
            not headed and len({target.key for target in self.leads_there(tag)}) > _MOST
        )

    def is_headed(self, tag: Tag) -> bool:
        """Whether a heading in an element leads to an article."""
        return bool(self._headed(tag))

    def _headed(self, tag: Tag) -> list[Target]:
        """Return articles to which the headings in an element lead: two if there are more."""
        found: list[Target] = []
        for heading in self._page.tags_in(tag, self._headings):
            target = self._of_heading(heading)
            if target is not None and all(target.key != other.key for other in found):
                found.append(target)
            if len(found) > 1:
                break
        return found

    def leads_there(self, tag: Tag) -> list[Target]:
        """Return the links in an element that lead to articles."""
        inside = self._page.inside(tag)
        first, last = (
            bisect_left(self._numbers, inside.start),
            bisect_left(self._numbers, inside.stop),
        )
        return [Target(self._keys[at], self._page.tags[at]) for at in self._numbers[first:last]]

    def _of_heading(self, heading: Tag) -> Target | None:
        return next(iter(self.leads_there(heading)), None) or self._around(heading)

    def _around(self, tag: Tag) -> Target | None:
        link = tag if tag.number in self._keys else self._page.link_around(tag)
        return Target(self._keys[link.number], link) if link and link.number in self._keys else None

    def _within(self, tag: Tag) -> Target | None:
        """Return the article to which most words of links lead, among those at the beginning, the
        links that lead on, and those that lie over the whole without a word.
        """
        page = self._page
        words: dict[str, int] = {}
        first: dict[str, Target] = {}
        for target in self.leads_there(tag):
            length = page.length(target.link)
            if self._names(tag, target.link) or not length or page.is_more(target.link):
                words[target.key] = words.get(target.key, 0) + length
                first.setdefault(target.key, target)
        if not words or len(words) > _MOST:
            return None
        return first[max(words, key=lambda key: words[key])]

    def _names(self, tag: Tag, link: Tag) -> bool:
        """Whether the words of a link may be the title of an element: they stand at its beginning,
        and are more than a word of a text.
        """
        page = self._page
        before, length = page.place(link)[0] - page.place(tag)[0], page.length(link)
        if tag.name in PROSE:
            is_much = length >= _LEAST_SHARE * page.length(tag) or page.ends_line(link)
            return before <= _LABEL and is_much
        return before <= _OPENING


def _is_furniture(page: Page, link: Tag) -> bool:
    """Whether a link stands in a menu or a side column. What a theme calls a heading by does not
    tell: it has a class that keeps it out of a table of contents.
    """
    if not page.in_boilerplate(link):
        return False
    heading = next((tag for tag in (link, *islice(link.parents, 3)) if tag.name in HEADINGS), None)
    around = heading.parent if heading else None
    return around is None or page.in_boilerplate(around)


def _said_addresses(soup: Document) -> list[str]:
    canonical = soup.find("link", rel="canonical", href=True)
    shared = soup.find("meta", property="og:url", content=True)
    return [
        *([canonical["href"]] if canonical else []),
        *([shared["content"]] if shared else []),
    ]


def _host(address: str) -> str:
    return address_key(address).partition("/")[0]
