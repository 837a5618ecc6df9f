"""RSS (0.9 to 2.0, and 1.1) and Atom (0.3 and 1.0): one dump with an entry per item."""

from __future__ import annotations

import re
from dataclasses import replace

from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read.comment_feeds import without_comments
from downlink.read.dates import order_of
from downlink.read.decode import decode_xml, head_of, replace_invalid_references
from downlink.read.entries import Said, shown, with_items
from downlink.read.feed_items import items_of, link_of_feed, said_of
from downlink.read.feed_xml import FeedTree, parse_feed
from downlink.read.origin import UNKNOWN, Origin
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link
from downlink.text.placeholders import at_home

FORMAT = "feed"
_FEED = re.compile(
    r"<(?:[\w.-]+:)?(?:rss|feed|RDF)\b|<Channel\b[^<>]*http://purl\.org/net/rss1\.1", re.IGNORECASE
)
_BEHIND_WORDS = re.compile(
    r"<\?xml\b[^<>]*>\s*(?:<!--[^<>]*-->\s*)*<(?:rss|feed|rdf:RDF)\b"
    r"|<rss\s[^<>]*\bversion=|<(?:\w+:)?feed\s[^<>]*http://www\.w3\.org/2005/Atom"
    r"|<rdf:RDF\s[^<>]*http://purl\.org/rss/1\.0/",
    re.IGNORECASE,
)
_ANY_ROOT, _WORDS_BEFORE = re.compile(rb"<(?:rss|rdf|(?:\w+:)?feed)", re.IGNORECASE), 1 << 14
_OF_A_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|pre|code|textarea|script)\b", re.IGNORECASE
)


def is_feed(start: str) -> bool:
    """Whether a file is a feed: its first element is one's root.

    Args:
        start: its beginning, from its first element or word on.
    """
    return bool(_FEED.match(start))


def is_feed_behind_words(content: bytes) -> bool:
    """Whether a file is a feed before which a program wrote words of its own."""
    if b"<" not in content or not _ANY_ROOT.search(content, 0, _WORDS_BEFORE):
        return False
    beginning = head_of(content, _WORDS_BEFORE)
    root = _BEHIND_WORDS.search(beginning)
    return root is not None and not _OF_A_PAGE.search(beginning, 0, root.start())


def read(
    path: str, content: bytes, origin: Origin = UNKNOWN, dialect: Dialect = TRANSMISSION
) -> Dump:
    """Return the dump of an XML feed; a broken end loses what follows it only."""
    decoded, damage = decode_xml(content, origin.charset)
    tree = parse_feed(replace_invalid_references(decoded))
    items = [] if tree.root is None else list(items_of(tree.root))
    link = "" if tree.root is None else at_home(link_of_feed(tree.root), origin.source)
    base = safe_link(link, origin.source) or origin.source
    said = [
        _at_home(said_of(number, item, dialect, base), origin.source)
        for number, item in enumerate(items, 1)
    ]
    order = order_of(words for item in said for words in item.dates)
    parts = [part for item in said for part in shown(item, base, dialect, day_first=order)]
    if tree.error:
        reason = f"is not well-formed ({tree.error}); {len(items)} items read"
        damage = (*damage, Damage(_offset(content, tree), reason))
    dump = Dump(path, FORMAT, origin.captured, damage=damage, source=origin.source or base)
    left = [(0, link, "link")] if link.strip() and not base else []
    left += [(0, tree.before, "before the feed")] if tree.before.strip() else []
    found = with_items(dump, [*(Unparsed(*words) for words in left), *parts], dialect)
    return without_comments(found)


def _at_home(said: Said, own: str) -> Said:
    """Return what an item says with its addresses on the host of the feed, where a generator wrote
    another for it.
    """
    aliases = tuple(at_home(alias, own) for alias in said.aliases)
    return replace(said, link=at_home(said.link, own), aliases=aliases)


def _offset(content: bytes, tree: FeedTree) -> int:
    """Return the offset of the place that the parser names, in lines and columns."""
    lines = content.split(b"\n", tree.line)
    return sum(len(line) + 1 for line in lines[: tree.line - 1]) + tree.column - 1
