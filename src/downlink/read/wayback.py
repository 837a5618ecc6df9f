"""A page as a web archive's own site shows it → the page that was captured.

The Wayback Machine, and others that run its software, put a banner into each page, rewrite its
links to lead to copies, and say in the address when the page was captured and where it stood:
`/web/20090301123456/http://blog.example/`. `wget --mirror` keeps that address as a path, with one
slash behind `http:`; with `id_` behind the time the page is as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from downlink.read.origin import Origin
from downlink.text.links import safe_link

_COPY = re.compile(
    r"(?:^|/)(?:web|wayback)/(?:[\w-]+/)?(?P<time>[0-9]{14})(?:[a-z]{2}_)?/"
    r"(?P<scheme>https?)(?::|%3A)/{1,2}(?P<rest>[^\s\"'<>]+)$",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?<=/)index\.html?$")
# What wget calls the page of a folder.
_SERVER = rb"(?:(?:https?:)?//(?:web\.archive\.org|wayback\.archive-it\.org|arquivo\.pt)(?::\d+)?)"
_LINK = re.compile(
    rb"(?P<before>[\"'=(,\s])"
    rb"(?:" + _SERVER + rb"?/(?:web|wayback)/|(?:\.\./)+(?:web/)?)"
    rb"[0-9]{4,14}(?:[a-z]{2}_)?/(?:(?P<scheme>https?):/{1,2}|(?P<other>mailto:|//))",
    re.IGNORECASE,
)
_SIGNS = (
    b"<!-- BEGIN WAYBACK TOOLBAR INSERT",
    b"<!-- End Wayback Rewrite JS Include",
    b"__wm.wombat(",
    b"sWayBackCGI",
    b"FILE ARCHIVED ON ",
)
_BANNER = (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->")
_LONGEST_BANNER = 1 << 18
_WOMBAT = re.compile(
    rb"__wm\.wombat\(\s*[\"'](?P<address>https?:[^\"'\s]+)[\"']\s*,\s*[\"'](?P<time>[0-9]{14})[\"']"
)
_TOOLBAR = re.compile(rb"<input[^<>]*\bname=\"url\"[^<>]*\bvalue=\"(?P<address>https?:[^\"\s]+)\"")
_FOOTER = re.compile(
    rb"FILE ARCHIVED ON ([0-9]{1,2}):([0-9]{2}):([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{1,2}), ([0-9]{4})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOTE = "is a copy in a web archive: its banner was left out, and links lead to the pages themselves"


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture, as it was before a web archive's site showed it.

    Attributes:
        is_copy: whether anything of it was the site's.
    """

    content: bytes
    origin: Origin
    is_copy: bool


def undone(path: str, content: bytes, origin: Origin) -> Capture:
    """Return a capture without what a web archive's site made of it.

    Args:
        path: where it lies; in a mirror of such a site the address stands in it.
        origin: as the capture's file says; its address may be that of the copy.
    """
    known = _of_address(origin.source) or (None if origin.source else _of_address(f"/{path}"))
    is_copy = known is not None or (b"<" in content and any(sign in content for sign in _SIGNS))
    if not is_copy:
        return Capture(content, origin, is_copy=False)
    source, captured = known or _of_page(content)
    found = replace(
        origin,
        source=source if known else origin.source or source,
        captured=captured or origin.captured,
    )
    return Capture(_LINK.sub(_original, _without_banner(content)), found, is_copy=True)


def _of_address(address: str) -> tuple[str, str] | None:
    """Return the address and the time (ISO 8601) that the address of a copy names."""
    match = _COPY.search(address)
    if match is None:
        return None
    rest = _INDEX.sub("", match["rest"])
    source = safe_link(f"{match['scheme'].lower()}://{rest}")
    return (source, _time(match["time"])) if source else None


def _of_page(content: bytes) -> tuple[str, str]:
    """Return the address and the time that a copy's banner or last comment names, "" for none."""
    wombat = _WOMBAT.search(content)
    if wombat:
        address = wombat["address"].decode("utf-8", "replace")
        return safe_link(address), _time(wombat["time"].decode())
    toolbar, footer = _TOOLBAR.search(content), _FOOTER.search(content)
    address = toolbar["address"].decode("utf-8", "replace") if toolbar else ""
    return safe_link(address), _time_of_footer(footer) if footer else ""


def _time(digits: str) -> str:
    day, clock = digits[:8], digits[8:]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z"


def _time_of_footer(match: re.Match[bytes]) -> str:
    hour, minute, second, month, day, year = (part.decode() for part in match.groups())
    if month not in _MONTHS:
        return ""
    number = _MONTHS.index(month) + 1
    return f"{year}-{number:02}-{int(day):02}T{int(hour):02}:{minute}:{second}Z"


def _without_banner(content: bytes) -> bytes:
    start, end = _BANNER
    at = content.find(start)
    stop = content.find(end, at) if at >= 0 else -1
    if not at < stop <= at + _LONGEST_BANNER:
        return content
    return content[:at] + content[stop + len(end) :]


def _original(match: re.Match[bytes]) -> bytes:
    scheme, other = match["scheme"], match["other"]
    return match["before"] + (scheme.lower() + b"://" if scheme else other)
