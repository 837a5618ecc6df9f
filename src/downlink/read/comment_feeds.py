"""A feed of comments → a dump that says so: what readers write is no article."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from downlink.model.dump import Damage, Dump, Excerpt, Unparsed

_PLACE = re.compile(r"(?:comment|c|isso|r|reply)-?\d+", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:by|von|par|por|di|от|来自|作者)\s?[:：]|comment (?:on|by)\b|kommentar (?:zu|von)\b"
    r"|commentaire (?:sur|de)\b|comentario (?:en|de)\b|commento (?:su|di)\b|评论",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.9


def without_comments(dump: Dump) -> Dump:
    """Return the dump of a feed; one of a feed of comments shows no article, and says why."""
    comments = sum(map(_is_comment, dump.excerpts))
    if not comments or comments < _LEAST_SHARE * len(dump.excerpts):
        return dump
    reason = (
        f"is a feed of {comments} comments, which are no articles:"
        " the feed of the articles has another address"
    )
    texts = (Unparsed(number, item.text, "comment") for number, item in enumerate(dump.excerpts, 1))
    return replace(
        dump,
        excerpts=(),
        unparsed=tuple(sorted((*dump.unparsed, *texts), key=lambda item: item.line)),
        damage=(*dump.damage, Damage(0, reason)),
    )


def _is_comment(excerpt: Excerpt) -> bool:
    """Whether both the address of an item and its title are those of a comment; Blogger's have
    the comment's own words for a title, and name the comment in the address twice.
    """
    address = urlsplit(excerpt.details.link)
    if not _PLACE.fullmatch(address.fragment):
        return False
    return "showComment=" in address.query or bool(_TITLE.match(excerpt.details.title))
