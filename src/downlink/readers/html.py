"""Saved web pages: a listing gives an entry per repeated element, an article page gives one.

Entries are found by structure, not by one blog's class names: children of one element with the
same tag and classes, that look like entries. The page's other text is kept as unparsed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from downlink.dialect import TRANSMISSION
from downlink.model import Damage, Details, Dump, Entry, Unparsed
from downlink.readers.html_details import (
    date_of,
    entry_details,
    is_article_page,
    page_details,
    safe_link,
)
from downlink.readers.html_text import text_of
from downlink.readers.text import decode

FORMAT = "html"

_PROSE = frozenset(["p", "li", "pre", "blockquote", "td", "tr", "dd", "dt", "span", "a", "b", "i"])
_SHORTEST = TRANSMISSION.shortest
_LEAST, _LEAST_SHARE = 2, 0.5
# So many of a group's members, and this share, must look like entries: a short article that was
# not cut stands among the others, and does not show what it is by itself.

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096


def read(
    path: str, content: bytes, *, source: str = "", captured: str | None = None, charset: str = ""
) -> Dump:
    """Return the dump of a saved page.

    Args:
        source: the page's address, where the capture knows it.
        captured: when it was captured (ISO 8601).
        charset: what the server said of its encoding; not believed where the bytes disagree.
    """
    decoded, damage = _decode(content, charset)
    soup = BeautifulSoup(decoded, "lxml")
    address = source or _own_address(soup)
    group = _find_group(soup)
    main = _main(soup) if _shows_one_article(soup, group) else None
    if main is not None:
        entries, said = _article(soup, main, address)
    else:
        entries, said = _listing(group, address)
    body = soup.body or soup
    rest = (line for line in text_of(body, said).split("\n") if line.strip())
    return Dump(
        path=path,
        format=FORMAT,
        captured=captured or _saved_at(soup),
        damage=damage,
        source=address,
        entries=tuple(entries),
        unparsed=tuple(Unparsed(number, line) for number, line in enumerate(rest, 1)),
    )


def _decode(content: bytes, charset: str) -> tuple[str, tuple[Damage, ...]]:
    """Believe the bytes before the page, and the page before the server."""
    decoded, damage = decode(content)
    if not damage:
        return decoded, ()
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    names = [declared.group(1).decode("ascii", "replace") if declared else "", charset]
    for name in filter(None, names):
        try:
            return content.decode(name), ()
        except (LookupError, UnicodeDecodeError):
            continue
    return decoded, damage


def _own_address(soup: BeautifulSoup) -> str:
    canonical = soup.find("link", rel="canonical", href=True)
    return safe_link(str(canonical["href"]), "") if isinstance(canonical, Tag) else ""


def _saved_at(soup: BeautifulSoup) -> str | None:
    """The time at which a browser extension says that it saved the page."""
    tag = soup.find("meta", attrs={"name": re.compile("savepage-date|archived-date")}, content=True)
    return (date_of(str(tag["content"])) or None) if isinstance(tag, Tag) else None


def _find_group(soup: BeautifulSoup) -> list[Tag]:
    """Return the elements that repeat as entries: of all such groups the one with most text."""
    best: list[Tag] = []
    most = 0
    for group in _repeated(soup):
        alike = sum(map(_looks_like_entry, group))
        if alike < _LEAST or alike < _LEAST_SHARE * len(group):
            continue
        entries = [tag for tag in group if len(text_of(tag)) >= _SHORTEST]
        size = sum(len(text_of(tag)) for tag in entries)
        if size > most:
            best, most = entries, size
    return best


def _repeated(soup: BeautifulSoup) -> Iterable[list[Tag]]:
    for parent in soup.find_all(_every):
        groups: dict[tuple[str, ...], list[Tag]] = defaultdict(list)
        for child in parent.find_all(_every, recursive=False):
            classes = sorted(str(name) for name in child.get_attribute_list("class") if name)
            groups[(child.name, *classes)].append(child)
        yield from (group for group in groups.values() if len(group) > 1)


def _every(tag: Tag) -> bool:
    return bool(tag.name)


def _looks_like_entry(tag: Tag) -> bool:
    """An entry was cut, or is a container with a linked heading or a date of its own. Prose alone
    is a paragraph of something larger.
    """
    text = text_of(tag)
    if len(text) < _SHORTEST:
        return False
    if TRANSMISSION.body(text) != text or tag.name == "article":
        return True
    if tag.name in _PROSE - {"li"}:
        return False
    heading = tag.find(["h1", "h2", "h3", "h4"])
    linked = isinstance(heading, Tag) and (heading.find("a") or heading.find_parent("a"))
    return bool(linked or tag.find("time"))


def _shows_one_article(soup: BeautifulSoup, group: list[Tag]) -> bool:
    if not group:
        return True
    if not is_article_page(soup):
        return False
    main = _main(soup)
    return len(text_of(main, {id(tag) for tag in group})) > sum(len(text_of(tag)) for tag in group)


def _main(soup: BeautifulSoup) -> Tag:
    """The element that holds the article: marked as such, or the one with most paragraph text."""
    for selector in ('[itemprop="articleBody"]', "article", "main", '[role="main"]'):
        tag = soup.select_one(selector)
        if tag is not None and len(text_of(tag)) >= _SHORTEST:
            return tag
    weights: dict[int, int] = defaultdict(int)
    parents: dict[int, Tag] = {}
    for paragraph in soup.find_all(["p", "pre", "blockquote", "li"]):
        if paragraph.parent is not None:
            parents[id(paragraph.parent)] = paragraph.parent
            weights[id(paragraph.parent)] += len(paragraph.get_text())
    if weights:
        return parents[max(weights, key=lambda key: weights[key])]
    return soup.body or soup


def _article(soup: BeautifulSoup, main: Tag, address: str) -> tuple[list[Entry], set[int]]:
    own, said = entry_details(main, address)
    page = page_details(soup, address)
    outside = soup.find("h1")
    if not own.title and isinstance(outside, Tag):
        said.add(id(outside))
    text = text_of(main, said)
    heading = " ".join(text_of(outside).split()) if isinstance(outside, Tag) else ""
    details = Details(
        title=own.title or heading or page.title,
        link=page.link or own.link,
        date=own.date or page.date,
        author=own.author or page.author,
        tags=own.tags or page.tags,
    )
    return ([Entry(text, details)] if text.strip() else []), {id(main), *said}


def _listing(group: list[Tag], address: str) -> tuple[list[Entry], set[int]]:
    entries: list[Entry] = []
    for tag in group:
        details, said = entry_details(tag, address)
        text = text_of(tag, said) or details.title
        entries.append(Entry(text, details))
    return entries, {id(tag) for tag in group}
