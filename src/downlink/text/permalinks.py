"""An address as received → the key that is the same for every address of one page.

The web gives one page many addresses: with and without `www.`, with a tracker's parameters, through
a feed's proxy or a web archive. What differs in such ways only is one; all else differs. The
generic forms are those of RFC 3986, section 6 (by url-normalize); the rest is what blogs do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from url_normalize import url_normalize

_ARCHIVE = re.compile(
    r"https?://(?:web\.archive\.org/web|wayback\.archive(?:-it)?\.org(?:/[0-9]+)?|"
    r"archive-it\.org/[0-9]+|web\.archive\.org|arquivo\.pt/(?:no[Ff]rame/)?wayback|"
    r"(?:www\.)?webarchive\.org\.uk/wayback/(?:en/)?archive|webarchive\.nationalarchives\.gov\.uk|"
    r"archive\.(?:today|ph|is|li|vn|fo|md)|perma-archives\.org/warc)"
    r"/(?:[0-9]{4,14}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6}|\*)(?:[a-z]{2}_)?/(?P<inner>.+)"
)
"""An address within a web archive, as those of the Wayback Machine: `/web/20090301…id_/http://…`."""

_CACHES = (
    re.compile(
        r"https?://webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{12}:)?(?P<inner>[^+&]+).*"
    ),
    re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(?P<secure>s/)?(?P<inner>.+)"),
    re.compile(r"https?://[\w-]+\.cdn\.ampproject\.org/[cv]/(?P<secure>s/)?(?P<inner>.+)"),
    re.compile(
        r"https?://(?:www\.)?google\.[a-z.]+/url\?(?:.*&)?(?:q|url)=(?P<inner>https?[^&]+).*"
    ),
)
_NORMAL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/?)*+(?:\?[a-z0-9_=&-]*)?"
)
# Most addresses are in their normal form already, and looking costs a tenth of making it.

_DEEPEST = 4
# Wrappers within wrappers: a cache of an archive's page of a proxy. Nobody goes on further.

_TRACKERS = re.compile(
    r"utm_.*|at_(?:campaign|medium|custom[0-9])|(?:pk|mtm|matomo|piwik)_.*|hsa_.*|_hs(?:enc|mi)|"
    r"mc_[ce]id|(?:fb|g|d|ms|y|tt|tw|wbra|gbra|li_fat|rdt_)cl?i?d|[a-z]{1,4}clid|gclsrc|"
    r"fb_(?:action|source|ref).*|igshid?|mkt_tok|ml_subscriber.*|oly_(?:anon|enc)_id|vero_(?:conv|id)|"
    r"wickedid|_ga|_gl|spm|scm|share_[a-z_]+|from_?(?:source|spmid)|ref_?src|s_cid|cmpid|ncid|"
    r"sr_share|trk(?:info)?|xtor|feed_id|phpsessid|jsessionid|isappinstalled|nsukey|pass_ticket"
)
_VIEWS = re.compile(
    r"share|replytocom|replyto|showcomments?|comment-?page|cpage|amp|amp_js_v|print(?:able)?|"
    r"preview(?:_id|_nonce)?|like_comment|_wpnonce|openlinerextractor|noredirect|wpmp_(?:tp|switcher)|nb"
)
# Parameters that show the page itself in another manner: to share it, to reply, to print it.

_MOBILE_VIEW = ("m", ("0", "1"))
# Of `?m=1` it is Blogger's for phones; `?m=200903` is a month's archive of WordPress.

_INDEX = re.compile(
    r"/(?:index|default|home)\.(?:html?|php[3-5]?|aspx?|jsp|cgi|shtml|xhtml)$", re.IGNORECASE
)
_SUBVIEW = re.compile(r"/(?:comment-page-[0-9]+|amp|amp\.html|trackback|feed)$", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:www[0-9]?|m|mobile|amp|wap)\.(?=[^.]+\.[^.])")

_LISTING = re.compile(
    r"/(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:blog/|posts?/|archives?/)?"
    r"(?:[a-z]{2}|zh-(?:cn|tw|hk|hans|hant)|en-(?:us|gb)|pt-br|blog|posts?|articles?|news|home|archives?|tags?|categor(?:y|ies)|topics?|labels?|authors?|"
    r"series|search|feeds?|rss|atom|(?:19|20)[0-9]{2}(?:/[0-9]{1,2}(?:/[0-9]{1,2})?)?|"
    r"(?:tags?|categor(?:y|ies)|labels?|authors?)/.+|(?:page|seite|pagina)/?[0-9]+|.+/page/?[0-9]+|index[2-9][0-9]?)"
    r"(?:/(?:page/?)?[0-9]{1,3})?(?:\.(?:html?|xml|php))?",
    re.IGNORECASE,
)
_LISTING_PARAMETERS = frozenset(
    ["paged", "cat", "tag", "author", "s", "m", "max-results", "updated-max", "feed", "page"]
)


@lru_cache(maxsize=1 << 16)
def address_key(address: str) -> str:
    """Return what all addresses of one page have in common, without scheme; "" for none.

    Two addresses with equal keys lead to the same page. A fragment does not count: it is a place
    within the page (see `fragment_of` for listings whose entries it tells apart).
    """
    try:
        parts = urlsplit(_normal(unwrap(address)))
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    host = _MOBILE.sub("", parts.hostname.rstrip("."))
    path = _page_path(unquote(parts.path, errors="surrogateescape"))
    query = _page_query(parts.query)
    key = f"{host}{port}{path}{'?' + query if query else ''}"
    return key.encode("utf-8", "backslashreplace").decode()


def _normal(address: str) -> str:
    if _NORMAL.fullmatch(address):
        return address
    try:
        return url_normalize(address) or ""
    except ValueError:  # the host is no name after IDNA, such as one of two writing directions
        return address


def unwrap(address: str) -> str:
    """Return the address that a web archive's, a cache's or a proxy's address stands for."""
    for _ in range(_DEEPEST):
        match = _ARCHIVE.fullmatch(address)
        secure = ""
        if match is None:
            match = next(filter(None, (cache.fullmatch(address) for cache in _CACHES)), None)
            secure = (match.groupdict().get("secure") or "") if match else ""
        if match is None:
            return address
        inner = match["inner"] if match["inner"].startswith("http") else unquote(match["inner"])
        inner = unquote(inner) if inner.startswith(("http%3A", "https%3A")) else inner
        # Archives write the second slash of the scheme away.
        inner = re.sub(r"^(https?):/+", r"\1://", inner)
        address = inner if "://" in inner[:9] else f"http{'s' if secure else ''}://{inner}"
    return address


def fragment_of(address: str) -> str:
    """Return the fragment of an address, "" where it has none."""
    return urlsplit(address).fragment if "#" in address else ""


def is_listing(address: str) -> bool:
    """Whether an address is by its form a listing's (a front page, a page of a tag, a pager's, a
    month's archive), which is no article's.
    """
    place, _, query = address_key(address).partition("?")
    path = place.partition("/")[2]
    names = {name.casefold() for name, _ in parse_qsl(query, keep_blank_values=True)}
    if names - _LISTING_PARAMETERS:  # such as ?p=12, an article's number
        return False
    return not path or bool(_LISTING.fullmatch(f"/{path}"))


def _page_path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", _SESSION.sub("", path))
    while True:
        shorter = _SUBVIEW.sub("", _INDEX.sub("", path.rstrip("/")))
        if shorter == path:
            return path
        path = shorter


def _page_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return urlencode(sorted(p for p in pairs if _names_the_page(p)), errors="backslashreplace")


def _names_the_page(pair: tuple[str, str]) -> bool:
    name, value = pair[0].casefold(), pair[1]
    is_mobile = name == _MOBILE_VIEW[0] and value in _MOBILE_VIEW[1]
    return not (is_mobile or _TRACKERS.fullmatch(name) or _VIEWS.fullmatch(name))
