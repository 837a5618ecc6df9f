"""A page that is one in place of an article → why it holds none.

Servers send such pages with the status of a success: crawlers keep them as if they were the
article. Two things must tell them, and little else may stand on the page: an article may have the
title «404 Not Found», and be about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from downlink.model.dump import Dump, Unparsed
from downlink.read.html.no_article_words import (
    CHECK_LINES,
    CHECK_MARKS,
    CHECK_TITLES,
    LEADING_ON,
    NOT_FOUND_LINES,
    NOT_FOUND_TITLES,
    SURE_MARKS,
)
from downlink.read.html.tree import Document, Tag, parse
from downlink.read.html.visible_text import text_of
from downlink.read.html.whole_page import Page
from downlink.read.refusal import refused

_LONGEST = 1500
# Characters that such a page shows at most, its menus among them.
_LONGEST_PROSE, _LONG_LINE = 600, 80
_LONGEST_LINE = 300
_HEADINGS = 3
_FRAMES, _SCRIPTS = 10, 20
# Of a frameset's pages so many are named, of a page's scripts so many looked at.
_BARS = re.compile(r"\s[|»«·•–—-]\s|\s*[|»«:]\s")
_REFRESH = re.compile(
    r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"']+)", re.IGNORECASE
)
_SOON = 10
# Seconds after which a page leads on; one that does so later is read before.


def why_no_article(document: Document, page: Page) -> str:
    """Return why a page holds no article and what to do, "" where it may hold one."""
    frames = _frames(document)
    if frames:
        return f"is a frameset: its text stands in {', '.join(frames[:_FRAMES])}; give those"
    body = document.body or document
    lines = text_of(body).split("\n") if page.length(body) <= _LONGEST else []
    if not lines or sum(map(_prose, lines)) > _LONGEST_PROSE:
        return ""
    title = document.find("title")
    titles = _titles(document, title)
    goal = _goal(document, titles, lines)
    if goal:
        return f"only leads on to {goal}, and holds no article: give the page there"
    if _is_check(document, titles, lines):
        return "is a check whether a browser asks, and holds no article: fetch the page again"
    is_missing = _is_not_found(document, titles, lines)
    return (
        "is a page that says «not found», and holds no article: take it out" if is_missing else ""
    )


def without_article(dump: Dump, document: Document, page: Page) -> Dump | None:
    """Return the dump of a page that holds no article, which says why and what stands on it; None
    where the page may hold one.
    """
    reason = why_no_article(document, page)
    if not reason:
        return None
    texts = [text_of(parse(tag.get_text())) for tag in document.find_all("noframes")]
    lines = "\n".join(texts or [text_of(document)]).split("\n")
    unparsed = [Unparsed(number, line) for number, line in enumerate(filter(None, lines), 1)]
    said = refused(dump.path, reason)
    return replace(
        dump, format=said.format, damage=(*said.damage, *dump.damage), unparsed=tuple(unparsed)
    )


def _prose(line: str) -> int:
    return len(line) if len(line) >= _LONG_LINE else 0


def _frames(document: Document) -> list[str]:
    """Return what the frames of a page hold, nothing where it is no set of frames: what stands in
    its `noframes` is for browsers that do not know them.
    """
    outer, body = document.find("frameset"), document.body
    if outer is None or (
        body is not None and body.number < outer.number and body.get_text().strip()
    ):
        return []
    return list(dict.fromkeys(tag["src"] for tag in document.find_all("frame", src=True)))


def _titles(document: Document, title: Tag | None) -> list[str]:
    """Return what the page calls itself: its title and the parts of it, its first headings."""
    whole = " ".join(title.get_text()[:_LONGEST_LINE].split()) if title is not None else ""
    headings = (
        text_of(tag)[:_LONGEST_LINE] for tag in islice(document.find_all(("h1", "h2")), _HEADINGS)
    )
    return [whole, *_BARS.split(whole), *(" ".join(heading.split()) for heading in headings)]


def _goal(document: Document, titles: list[str], lines: list[str]) -> str:
    """Return the address to which a page leads on by itself, "" where it does not, or shows
    something of its own before.
    """
    if any(map(_prose, lines)):
        return ""
    for tag in document.find_all("meta", content=_REFRESH):
        match = _REFRESH.match(tag["content"])
        if match and tag.get("http-equiv").lower() == "refresh" and int(match[1]) <= _SOON:
            return match[2].strip()[:_LONGEST_LINE]
    if any(map(LEADING_ON.match, titles)):
        links = [tag["href"].strip() for tag in document.find_all("a", href=True)]
        return links[0][:_LONGEST_LINE] if len(links) == 1 else ""
    return ""


def _is_check(document: Document, titles: list[str], lines: list[str]) -> bool:
    sentences = sum(bool(CHECK_LINES.search(line[:_LONGEST_LINE])) for line in lines)
    told = any(map(CHECK_TITLES.match, titles))
    if sentences + told > 1:
        return True
    marks = [match[0] for match in map(CHECK_MARKS.search, _names(document)) if match]
    if sentences + told:
        return bool(marks)
    return any(map(SURE_MARKS.search, marks)) and not any(map(_prose, lines))


def _names(document: Document) -> Iterator[str]:
    """Yield where a page's scripts stand, or what they say, and how it names its elements."""
    for tag in islice(document.find_all(("script", "iframe")), _SCRIPTS):
        yield tag.get("src") or tag.get_text()
    for tag in document.elements():
        yield f"{tag.get('id')} {tag.get('class')}"


def _is_not_found(document: Document, titles: list[str], lines: list[str]) -> bool:
    told = {title for title in titles if NOT_FOUND_TITLES.fullmatch(title)}
    if not told or _calls_itself_article(document):
        return False
    others = [line for line in lines if line not in told]
    if any(NOT_FOUND_LINES.search(line[:_LONGEST_LINE]) for line in others):
        return True
    return not any(map(_prose, others))


def _calls_itself_article(document: Document) -> bool:
    kinds = document.find_all("meta", property="og:type")
    return any("article" in tag.get("content").lower() for tag in kinds)
