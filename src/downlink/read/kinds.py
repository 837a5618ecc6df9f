"""What a file is that no reader takes → why it is refused, and what to do.

Much of what lies beside captures is text with lines: indexes, settings, exports. Taken for a text
dump, each of its lines would be an article. So what is known is refused by name; a text dump is
what has a dialect's marks, or is nothing known.
"""

from __future__ import annotations

import re
from itertools import islice

_BINARY = (
    (b"PK\x03\x04", "a ZIP archive (an EPUB, an office document)"),
    (b"SQLite format 3\x00", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"bplist00", "a page as Safari saves it, or settings: save the page as HTML"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an office document: save it as HTML"),
)
_WACZ = re.compile(rb"PK\x03\x04.{26}(?:archive/|pages/|indexes/|datapackage)", re.DOTALL)
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
_PACKED = ("archive", "EPUB")

_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_XML = {
    "urlset": "a sitemap: it lists addresses, and no text of the articles",
    "sitemapindex": "a sitemap: it lists addresses, and no text of the articles",
    "opml": "a list of feeds (OPML): fetch the feeds that it names",
    "plist": "a property list, as Safari's web archives are: save the page itself",
    "mediawiki": "an export of MediaWiki, which is known and not read yet",
}
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)|\+\+\+[ \t]*\n")
_KEYED = re.compile(r"^[A-Za-z_][\w-]*[ \t]*[:=]", re.MULTILINE)
_TEXTS = (
    (
        re.compile(
            r"(?:(?:AUTHOR|TITLE|BASENAME|STATUS|ALLOW COMMENTS|CONVERT BREAKS|DATE|UNIQUE URL|"
            r"(?:PRIMARY )?CATEGORY):[^\n]*\n){3,}"
        ),
        "is an export of Movable Type, which is known and not read yet",
    ),
    (
        re.compile(
            r"(?:From [^\n]+\n)?(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n){0,9}){0,30}?"
            r"(?:MIME-Version|Received|Return-Path|Message-ID):",
            re.IGNORECASE,
        ),
        "is mail, or a page saved as MHTML, which is known and not read yet: save it as HTML",
    ),
    (re.compile("filedesc://"), "is an ARC file, older than WARC: convert it (warcio recompress)"),
    (
        re.compile(r"(?: CDX |(?:[a-z0-9-]+,)+[a-z0-9-]+(?::\d+)?\)/\S* \d{14} )"),
        "is an index of web archives (CDX): give the archives themselves",
    ),
)
LYNX = "is a page as lynx prints it: save the page itself, or let a dialect say `separator: blank`"
_LYNX = re.compile(r"\nReferences\n\s*\n?(?:\s+\d+\.\s+\S+:\S*\n?){2,}\s*$")
_WORDPRESS = re.compile(r"xmlns:wp\s*=|<wp:wxr_version\b")
_BLOGGER = re.compile(
    r"blogger\.com,1999:blog-\d+\.archive<|blogger/2008/kind#(?:settings|template)"
)
_TO_FEED = "which is known and not read yet: give the blog's feed"

_IS_BOOKMARKS = re.compile(r"<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE)
_BOOKMARKS = "is a browser's list of bookmarks: it names pages, and holds no text of them"

_MARKUP = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mdx", "rmd", "qmd"), "Markdown"),
    **dict.fromkeys(("rst", "rest"), "reStructuredText"),
    **dict.fromkeys(("adoc", "asciidoc"), "AsciiDoc"),
    "org": "Org",
    "textile": "Textile",
    "wiki": "wiki text",
    "mediawiki": "wiki text",
}

_HTML_TAGS = (
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink|"
    "blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|"
    "details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|"
    "frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|"
    "map|mark|marquee|menu|meta|meter|nav|nobr|noframes|noscript|object|ol|optgroup|option|output|p|"
    "param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|"
    "span|strike|strong|style|sub|summary|sup|table|tbody|td|template|textarea|tfoot|th|thead|time|"
    "title|tr|track|tt|u|ul|var|video|wbr"
)
_HTML = re.compile(rf"<(?:!doctype\s*html|(?:{_HTML_TAGS})(?=[\s/>]))[^<]*>", re.IGNORECASE)
_CLOSED = re.compile(
    r"</(?:p|div|a|li|ul|ol|table|td|tr|body|html|h[1-6]|article|section)\s*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_LEAST_CLOSED, _LEAST_MARKUP = 3, 0.05
# Elements that a file has which begins with a word and is a page all the same, and the share of
# markup in it: prose on HTML has less.


def is_page(start: str) -> bool:
    """Whether a file is a web page: its first element is one that HTML knows.

    Args:
        start: its beginning, from its first element or word on.
    """
    return bool(_HTML.match(start))


def is_page_behind_words(start: str, beginning: str) -> bool:
    """Whether a file that begins with words is a web page all the same: it has elements further on.

    Args:
        start: as for `is_page`.
        beginning: more of it.
    """
    if start.startswith(("<", "{", "[")) or "</" not in beginning:
        return False
    if sum(1 for _ in islice(_CLOSED.finditer(beginning), _LEAST_CLOSED)) < _LEAST_CLOSED:
        return False
    return sum(len(tag) for tag in _TAG.findall(beginning)) >= _LEAST_MARKUP * len(beginning)


def known_binary(content: bytes) -> str:
    """Return why content that is no text is refused, "" where nobody knows what it is."""
    if _WACZ.match(content):
        return "is a WACZ, which is known and not read yet: unpack it, and give its 'archive'"
    if content[257:262] == b"ustar":
        return _sentence("a tar archive")
    if content.startswith(b"BZh") and not _BZIP2.match(content):
        return ""
    return next((_sentence(kind) for mark, kind in _BINARY if content.startswith(mark)), "")


def known_export(beginning: str) -> str:
    """Return why what looks like a feed is refused: a blog's export holds its drafts and comments,
    too, as items of their own. "" for a feed.
    """
    if _WORDPRESS.search(beginning):
        return f"is an export of WordPress (WXR), {_TO_FEED}"
    if _BLOGGER.search(beginning):
        return f"is an export of Blogger, {_TO_FEED}"
    return ""


def known_page(start: str) -> str:
    """Return why what looks like a web page is refused, "" for one.

    Args:
        start: its beginning.
    """
    return _BOOKMARKS if _IS_BOOKMARKS.search(start) else ""


def known_text(start: str, end: str) -> str:
    """Return why a text is refused that some other program reads, "" where nobody knows it.

    Args:
        start: as for `is_page`.
        end: how it ends.
    """
    if start.startswith("<"):
        return _xml(start)
    if _FRONT_MATTER.match(start) and _KEYED.search(start):
        return "is Markdown with front matter, which is known and not read yet"
    if _LYNX.search(end):
        return LYNX
    return next((reason for pattern, reason in _TEXTS if pattern.match(start)), "")


def known_markup(address: str, source: str) -> str:
    """Return why a text is refused that is written in light markup by its name, "" for others."""
    for name in (address, source.partition("?")[0]):
        kind = _MARKUP.get(name.rpartition(".")[2].casefold(), "")
        if kind:
            return f"is {kind}, which is known and not read yet: save the page that is made of it"
    return ""


def _xml(start: str) -> str:
    match = _ROOT.match(start)
    if match is None:
        return ""
    known = _XML.get(match[1].lower(), "")
    if known:
        return f"is {known}" if ":" in known or "," in known else _sentence(known)
    return f"is XML that is no feed and no page (<{match[1][:40]}>): take it out"


def _sentence(kind: str) -> str:
    if ":" in kind:
        return f"is {kind}"
    is_packed = any(word in kind for word in _PACKED)
    return f"is {kind}: {'unpack it' if is_packed else 'take it out'}"
