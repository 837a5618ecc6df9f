"""What a file is that no reader takes → why it is refused, and what to do.

Much of what lies beside captures is text with lines: indexes, settings, exports. Taken for a text
dump, each of its lines would be an article. So what is known is refused by name; a text dump is
what has a dialect's marks, or is nothing known.
"""

from __future__ import annotations

import re
from itertools import islice

_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (a WACZ, an EPUB, an office document)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
)
_PACKED = ("archive", "EPUB")

_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_XML = {
    "urlset": "a sitemap: it lists addresses, and no text of the articles",
    "sitemapindex": "a sitemap: it lists addresses, and no text of the articles",
    "opml": "a list of feeds (OPML): fetch the feeds that it names",
    "svg": "a picture",
    "plist": "a property list, as Safari's web archives are: save the page itself",
    "mediawiki": "an export of MediaWiki, which is known and not read yet",
    "package": "an index of an e-book",
    "ncx": "an index of an e-book",
    "crossdomain-policy": "a setting of Flash",
    "rsd": "a description of a blog's services: fetch its feed",
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
_READER = re.compile(r'"(?:id|direction)"\s*:\s*"(?:user/|feed/|ltr|rtl)')
_LYNX = re.compile(r"\nReferences\n\s*\n?(?:\s+\d+\.\s+\S+:\S*\n?){2,}\s*$")
_ARRAY = re.compile(r"\[\s*(?:\{|\])")

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
    if content[4:8] == b"ftyp":
        return _sentence("a recording or a picture")
    if content.startswith(b"RIFF"):
        return _sentence("a picture" if content[8:12] == b"WEBP" else "a recording")
    if content[257:262] == b"ustar":
        return _sentence("a tar archive")
    return next((_sentence(kind) for mark, kind in _BINARY if content.startswith(mark)), "")


def known_text(start: str, beginning: str, end: str) -> str:
    """Return why a text is refused that some other program reads, "" where nobody knows it.

    Args:
        start: as for `is_page`.
        beginning, end: more of it.
    """
    if start.startswith("<"):
        return _xml(start)
    if start.startswith(("{", "[")):
        return _json(start, beginning)
    if _FRONT_MATTER.match(start) and _KEYED.search(start):
        return "is Markdown with front matter, which is known and not read yet"
    if _LYNX.search(end):
        return "is a page as lynx prints it: save the page itself"
    return next((reason for pattern, reason in _TEXTS if pattern.match(start)), "")


def _xml(start: str) -> str:
    match = _ROOT.match(start)
    if match is None:
        return ""
    known = _XML.get(match[1].lower(), "")
    if known:
        return f"is {known}" if ":" in known or "," in known else _sentence(known)
    return f"is XML that is no feed and no page (<{match[1][:40]}>): take it out"


def _json(start: str, beginning: str) -> str:
    if _ARRAY.match(start):
        return "is one JSON array: write one object a line (jq -c '.[]')"
    if _READER.search(start) and '"items"' in beginning:
        return "is a stream of Google Reader, which is known and not read yet"
    return ""


def _sentence(kind: str) -> str:
    is_packed = any(word in kind for word in _PACKED)
    return f"is {kind}: {'unpack it' if is_packed else 'take it out'}"
