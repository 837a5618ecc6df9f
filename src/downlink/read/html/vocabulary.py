"""Names of elements, classes and ids → what themes call their parts by.

Names are weak evidence: whoever asks looks at how much of an article stands there as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from downlink.read.html.tree import Tag


def listed(words: str) -> frozenset[str]:
    """Return words that stand in a row, parted by white space."""
    return frozenset(words.split())


FURNITURE = listed(
    """
    ad ads adsense advert advertisement advertising advertorial sponsor sponsored sponsors
    outbrain taboola promo promos promotion promoted promobox
    related relatedposts recommended recommend recommendation recommendations popular trending
    similar suggested readmore morestories yarpp recirc recirculation linkback nextprev prevnext
    sharebar sharedaddy addtoany addthis
    newsletter newsletters subscribe subscription signup optin donate donation paywall
    sidebar rightside leftside aside footer nav navbar navigation menu submenu
    breadcrumb breadcrumbs crumbs
    pagination pager paging pagelinks postnav
    authorbox postmeta postmetadata tagcloud taglist tagbox
    cookie cookies consent gdpr modal popup toast notification
    masthead copyright license licence licensing toc skip screenreader player vjs jwplayer
    """
)
"""Words of parts that are no article, however much they say."""

LABELS = listed(
    """
    share sharing shares social socials follow widget widgets byline bylines bio meta tags
    banner overlay toolbar tooltip print rating ratings vote votes voting login register search
    searchform teaser teasers author date dateline timestamp published category categories
    more icons button buttons cta label credit credits edit reading views
    """
)
"""Words of parts that are no article if they say little."""

CAPTIONS = listed("caption captions figcaption newscaption imagecaption gallery slideshow carousel")
COMMENTS = listed(
    """
    comment comments commentlist commentarea commentform respond disqus discussion replies reviews
    guestbook fbcomments livefyre trackback trackbacks pingback pingbacks pings
    """
)
_BODIES = listed(
    """
    articlebody articlecontent storybody entrycontent postbody postcontent
    body-copy content-body markdown-body article-copy article__body post-single-content e-content
    """
)
_BODY_PAIRS = frozenset(
    (first, second)
    for first in ("article", "entry", "post", "story", "blog")
    for second in ("body", "content", "text")
)
_SECTIONS = frozenset(["section", "level1", "level2", "level3", "sect1", "sect2", "sect3"])
# Generators call the section below a heading so, and give it an id made of the heading's words.

_SHORT = 3
# Letters: shorter pieces of a name without hyphens are no words but drawn by a tool.
ENTRIES = frozenset(["hentry", "h-entry", "post", "entry", "article", "type-post"])
"""Classes of an element that holds an article with its heading."""

_FILED = ("tag-", "category-", "tag_", "cat-", "format-")
# Themes give an entry a class for each of its tags: the author's words, not the theme's.
_PARTED = re.compile(r"[-_ ]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
AUTHORS_IDS = listed(
    """
    p pre ul ol li blockquote table tr tbody dl dd dt figure figcaption a
    h1 h2 h3 h4 h5 h6
    """
)
"""Elements to which authors and generators give an id to link to, made of their words."""


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """Return the words of which a class or an id is made, in small letters: `post-metaData` is
    made of `post`, `meta`, and `data`.
    """
    found: list[str] = _WORD.findall(name)
    if _PARTED.search(name):
        return frozenset(map(str.lower, found))
    if any(len(word) < _SHORT and word.lower() != "ad" for word in found[1:]):
        return frozenset()
    return frozenset([*map(str.lower, found), name.lower()])


def words_in(tag: Tag) -> frozenset[str]:
    """Return the words of an element's classes, and of its id where a theme chose it."""
    classes = tag.words("class")
    if not _SECTIONS.isdisjoint(classes):
        return frozenset()
    if not ENTRIES.isdisjoint(classes):
        classes = [name for name in classes if not name.startswith(_FILED)]
    words = frozenset[str]().union(*map(words_of, classes))
    named = tag.name not in AUTHORS_IDS and (tag.name != "section" or classes)
    return words | words_of(tag.get("id")) if named else words


def is_called_body(tag: Tag) -> bool:
    """Whether an element is called the body of an article."""
    if "articleBody" in tag.words("itemprop"):
        return True
    return any(map(_is_body, (*tag.words("class"), tag.get("id"))))


@lru_cache(maxsize=4096)
def _is_body(name: str) -> bool:
    words = [word.lower() for word in _WORD.findall(name)]
    return name.lower() in _BODIES or not _BODY_PAIRS.isdisjoint(pairwise(words))
