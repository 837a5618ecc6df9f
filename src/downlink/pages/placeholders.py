"""Pictures and players, which an archive of texts does not hold → what says that one was there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from downlink.model.content import Embedded, Link, Picture
from downlink.pages.escape import encode
from downlink.text.links import safe_link

_LONGEST = 60
# Characters of the name of a file.

_UNSEEN = re.compile(
    r"(?:^|[/_.-])(?:1x1|blank|clear|pixel|spacer|transparent)\.(?:gif|png)|/b\.gif\?|/~[48]/|"
    r"^data:image/(?:gif|svg\+xml)",
    re.IGNORECASE,
)
# What fills a gap, counts readers, or stands where a picture was to be loaded.


def placeholder(shown: Picture | Embedded, words: Mapping[str, str]) -> Markup:
    """Return what stands in the place of a picture or a player: what it is and what is said of it,
    else the name of its file; "" for a picture that nobody was to see.

    Args:
        words: the interface's.
    """
    if isinstance(shown, Picture):
        kind, said = words["shown_picture"], shown.alternative or shown.title
        if not said and _UNSEEN.search(shown.source.received):
            return Markup("")
    else:
        kind, said = words[f"shown_{shown.kind}"], shown.title
    label = said or _file_of(shown.source)
    inside = Markup("<span>{}</span>").format(encode(kind))
    if label:
        inside += Markup(" <bdi>{}</bdi>").format(encode(label))
    return Markup('<span class="dl-shown">{}</span>').format(_linked(shown, inside))


def _linked(shown: Picture | Embedded, inside: Markup) -> Markup:
    """Return it as a link to where it led or stood, if that is known."""
    leading = shown.link if isinstance(shown, Picture) else None
    for link in filter(None, (leading, shown.source)):
        address = safe_link(link.address)
        if address:
            attributes = Markup('href="{}" rel="nofollow noopener"').format(encode(address))
            return Markup("<a {}>{}</a>").format(attributes, inside)
    return inside


def _file_of(source: Link) -> str:
    """Return the name of the file of a picture, as far as it has one."""
    if source.received.startswith("data:"):
        return ""
    try:
        path = urlsplit(source.address or source.received).path
    except ValueError:
        return ""
    name = " ".join(unquote(path.rstrip("/").rpartition("/")[2]).split())
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
