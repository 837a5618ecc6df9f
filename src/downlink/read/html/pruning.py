"""The element that holds an article → what in it is none of the article.

What is taken out is said as unparsed by whoever asks: nothing of a page is lost here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from downlink.read.html.furniture import Kind, is_caption, is_note, kind_of
from downlink.read.html.phrases import LONGEST, is_contents_heading, is_furniture
from downlink.read.html.tree import Tag
from downlink.read.html.vocabulary import listed
from downlink.read.html.whole_page import HEADINGS, Page

_SMALL_BLOCKS = listed("p div span a strong em b i center section h1 h2 h3 h4 h5 h6")
_CONTENTS = listed("details div section nav")
_LINE_BLOCKS = listed("p div h1 h2 h3 h4 h5 h6")
_ALL_LINKS, _MOSTLY_LINKS = 0.9, 0.8
_FEW_WORDS = 3
_LITTLE, _LONG_ARTICLE = 100, 500
# Characters of prose: shorter ones may be nothing but links.
_LEADING_SHARE = 0.2
# More than this share of an article is no list of other articles within it.
_FILE = re.compile(r"/[^/?#]+\.(?!html?|php|aspx?|jsp)[a-z][a-z0-9]{0,4}$", re.IGNORECASE)
_FURNITURE_SHARE, _LABEL_SHARE, _LABEL_PROSE = 0.4, 0.3, 100


@dataclass(frozen=True, slots=True, eq=False)
class Pruned:
    """Elements that stand in an article's and are none of its text, the outermost each.

    Attributes:
        furniture: what is no part of the article.
        comments: what readers wrote.
    """

    furniture: tuple[Tag, ...] = ()
    comments: tuple[Tag, ...] = ()

    @property
    def all(self) -> tuple[Tag, ...]:
        """All of them."""
        return (*self.furniture, *self.comments)


def prune(page: Page, body: Tag, address: str) -> Pruned:
    """Return what stands in the element of an article and is none of it.

    Args:
        address: the page's, "" if it is not known: links to the same site lead to other articles.
    """
    total = page.blocks.prose_in(body)
    foreign = _foreign_links(body, address)
    furniture: list[Tag] = []
    comments: list[Tag] = []
    leading: list[Tag] = []
    behind = 0
    for tag in body.elements():
        if tag.number < behind:
            continue
        if total < _LITTLE and 2 * page.length(tag) > page.length(body):
            continue  # hardly any prose tells what is the article: the most of it is
        kind = _kind_in_article(page, tag, total)
        if kind is not None:
            (comments if kind == "comments" else furniture).append(tag)
        elif total > _LONG_ARTICLE and not _any_in(foreign, tag) and _leads_on(page, tag):
            leading.append(tag)
        else:
            continue
        behind = tag.end
    if sum(map(page.length, leading)) <= _LEADING_SHARE * page.length(body):
        furniture += leading  # else the article is a list of such links
    left = page.length(body) - sum(map(page.length, (*furniture, *comments)))
    if left < page.dialect.shortest:
        return Pruned(comments=tuple(comments))  # what is called all this is the article
    furniture += _left_alone(page, [*furniture, *comments])
    return Pruned(tuple(furniture), tuple(comments))


def _left_alone(page: Page, pruned: Sequence[Tag]) -> Iterator[Tag]:
    """Yield the headings of which all is taken out that stood below them."""
    out = {id(tag) for tag in pruned}
    for parent in {tag.parent.number: tag.parent for tag in pruned if tag.parent}.values():
        heading: Tag | None = None
        emptied = False
        for child in [*parent.children, None]:
            if isinstance(child, Tag) and id(child) in out:
                emptied = heading is not None
            elif child is None or (isinstance(child, Tag) and child.name in HEADINGS):
                if heading is not None and emptied:
                    yield heading
                heading, emptied = child, False
            elif page.length(child) if isinstance(child, Tag) else child.strip():
                heading = None


def _kind_in_article(page: Page, tag: Tag, total: float) -> Kind | None:
    kind = page.furniture.get(tag.number) or kind_of(tag)
    if kind is not None and not is_note(tag) and not is_caption(tag):
        most = _FURNITURE_SHARE * total
        if kind == "label":
            most = min(_LABEL_PROSE, _LABEL_SHARE * total)
        if kind == "comments" and tag.number in page.furniture:
            most = total
        if page.blocks.prose_in(tag) <= most:
            return kind
    if tag.name in _CONTENTS and page.blocks.prose_in(tag) == 0 and _is_contents(page, tag):
        return "furniture"
    if tag.name in _SMALL_BLOCKS and 0 < page.length(tag) <= LONGEST and page.blocks.is_block(tag):
        return "furniture" if is_furniture(page.line(tag), page.blocks.link_share(tag)) else None
    return None


def _is_contents(page: Page, tag: Tag) -> bool:
    """Whether an element lists the headings of the article, and says so."""
    first = page.first_line(tag)
    return is_contents_heading(first) and tag.find(("ul", "ol")) is not None


def _leads_on(page: Page, tag: Tag) -> bool:
    """Whether an element is a link to another article between two paragraphs, or a list of such,
    given that it has none to another site.
    """
    if tag.name in ("ul", "ol"):
        return page.blocks.link_share(tag) > _MOSTLY_LINKS and not _is_labelled(tag)
    return (
        tag.name in _LINE_BLOCKS
        and 0 < page.length(tag) <= LONGEST
        and page.blocks.is_block(tag)
        and page.blocks.link_share(tag) > _ALL_LINKS
        and len(page.line(tag).split()) > _FEW_WORDS
    )


def _is_labelled(tag: Tag) -> bool:
    """Whether an element stands in a row of a table that says what it is."""
    row = next((above for above in tag.parents if above.name in ("tr", "table")), None)
    return row is not None and row.name == "tr" and row.find("th") is not None


def _foreign_links(body: Tag, address: str) -> list[int]:
    """Return the numbers of the links to other sites, or to files, in order."""
    own = ("", _site(address))
    links = ((tag.number, tag["href"]) for tag in body.find_all("a", href=True))
    return [at for at, href in links if _site(href) not in own or _FILE.search(href)]


def _site(address: str) -> str:
    """Return the last two parts of an address's host, "" if it has none."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return "?"
    return ".".join(host.split(".")[-2:])


def _any_in(numbers: list[int], tag: Tag) -> bool:
    at = bisect_left(numbers, tag.number)
    return at < len(numbers) and numbers[at] < tag.end
