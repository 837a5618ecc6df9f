"""A page's `meta` elements → what they say of the article that it shows, best source first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from downlink.read.html.tree import Document

TITLES = (
    *("parsely-title", "dc.title", "dcterms.title", "dcterm.title", "citation_title"),
    *("og:title", "weibo:article:title", "weibo:webpage:title", "twitter:title", "sailthru.title"),
    *("article.headline", "bt:title", "title"),
)
SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name")
PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("parsely-pub-date", "sailthru.date", "dcterms.issued", "dc.date.issued", "dcterms.created"),
    *("dc.date.created", "dcterms.date", "dc.date", "citation_publication_date", "citation_date"),
    *("citation_online_date", "article:published", "article.published", "article_date_original"),
    *("published_time", "pubdate", "pub_date", "publish-date", "publish_date", "publishdate"),
    *(
        "publication_date",
        "date_published",
        "datepublished",
        "bt:pubdate",
        "cxenseparse:publishtime",
    ),
    *("cxenseparse:recs:publishtime", "rnews:datepublished", "weibo:article:create_at"),
    *("og:pubdate", "article:create_at", "created", "originalpublicationdate", "date"),
)
AUTHORS = (
    *("dc.creator", "dcterms.creator", "dcterm.creator", "author", "parsely-author"),
    *("citation_author", "article:author", "og:article:author", "sailthru.author", "bt:author"),
    *("article:author_name", "authors", "byl", "byline", "twitter:data1"),
)
TAGS = ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags")
_WRITTEN_BY = ("written by", "von", "verfasst von", "par", "écrit par")
# What `twitter:label1` says where `twitter:data1` is the author.

Metas = Mapping[str, list[str]]
"""The contents of the elements of each name, in small letters, in their order."""


def metas_of(document: Document) -> Metas:
    """Return the contents of the page's `meta` elements by each of their names; those that are
    named by `property`, as Open Graph and RDFa have it, stand first.
    """
    found: dict[str, list[str]] = {}
    named: list[tuple[str, str]] = []
    for tag in document.find_all("meta", content=True):
        content = " ".join(tag["content"].split())
        if content:
            for name in tag.words("property"):
                found.setdefault(_unified(name), []).append(content)
            named.append((_unified(tag.get("name").strip()), content))
    for name, content in named:
        if name:
            found.setdefault(name, []).append(content)
    return found


def said(metas: Metas, names: tuple[str, ...]) -> Iterator[str]:
    """Yield what the elements of these names say, in the order of the names."""
    for name in names:
        if name != "twitter:data1" or _first(metas, "twitter:label1").lower() in _WRITTEN_BY:
            yield from metas.get(name, ())


def first(metas: Metas, names: tuple[str, ...]) -> str:
    """Return the first of what the elements of these names say, "" where there is none."""
    return next(said(metas, names), "")


def _first(metas: Metas, name: str) -> str:
    return metas.get(name, [""])[0]


def _unified(name: str) -> str:
    """Dublin Core's names are written with a full stop or a colon; others with a colon alone."""
    small = name.lower()
    return small.replace(":", ".", 1) if small.startswith(("dc:", "dcterm")) else small
