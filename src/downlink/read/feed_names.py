"""The names of a feed's elements, whatever namespace or prefix they stand in.

RSS of all versions, Atom 0.3 and 1.0 and their modules name the same things alike; feeds declare
the namespaces in other spellings, or not at all.
"""

from __future__ import annotations

import re
from functools import cache

PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""The prefixes that feeds use, and what they stand for."""

ATOM = frozenset(["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"])
"""The namespaces of Atom 1.0 and 0.3."""

BASE = "{http://www.w3.org/XML/1998/namespace}base"
RDF_ABOUT = f"{{{PREFIXES['rdf']}}}about"

_OF_OTHERS = {
    "search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.w3.org/1999/xhtml": "xhtml",
}


_OF_FEEDS = re.compile(
    r"^(?:purl\.org/(?:atom/ns#|rss/1\.0$|net/rss1\.1#)|www\.w3\.org/2005/atom"
    r"|(?:my|channel)\.netscape\.com/|backend\.userland\.com/|blogs\.law\.harvard\.edu/)"
)
# Without scheme and the slash at the end: the namespaces of Atom and RSS themselves.


@cache
def name_of(tag: str, home: str = "") -> str:
    """Return the name of an element in small letters, with a prefix where it is of a module:
    `title`, `dc:creator`, `other:description`.

    Args:
        tag: as ElementTree gives it, `{namespace}name`.
        home: the namespace of the element in which it stands (see `namespace_of`).
    """
    namespace, name = namespace_of(tag), tag.rpartition("}")[2].lower()
    place = namespace.lower().partition("//")[2].strip("/")
    if namespace in ("", home) or _OF_FEEDS.match(place):
        return name
    return f"{_OF_OTHERS.get(place, 'other')}:{name}"


def namespace_of(tag: str) -> str:
    """Return the namespace of an element, "" where it is in none."""
    return tag.rpartition("}")[0].lstrip("{")


def local_name(name: str) -> str:
    """Return a name, of the source or of a tree, without prefix or namespace, in small letters."""
    return re.split("[:}]", name)[-1].lower()


def is_atom(tag: str) -> bool:
    """Whether an element is one of Atom's."""
    return namespace_of(tag) in ATOM
