"""A page's elements → which of them its theme put around the articles, and what those are.

The name, the role and the class of an element say what it may be; how much of the page's prose
stands in it says whether it can: a theme may call `widget` or `sidebar` what holds the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from downlink.read.html.blocks import Blocks
from downlink.read.html.tree import Tag
from downlink.read.html.vocabulary import (
    CAPTIONS,
    COMMENTS,
    FURNITURE,
    LABELS,
    is_called_body,
    listed,
    words_in,
)

Kind = Literal["frame", "furniture", "label", "caption", "comments", "card"]
"""What an element is: `frame` by its name or role, or hidden; `furniture` and `label` by names
of classes, the latter if it says little; `card` one of several that lead to other articles.
"""

_FRAMES = frozenset(["nav", "aside", "footer", "form", "button", "select", "menu", "dialog"])
_ROLES = frozenset(["navigation", "complementary", "contentinfo", "banner", "dialog", "search"])
_UNNAMED = listed(
    """
    html body main article [document] figure img picture pre code a em strong b i u
    table tbody tr td blockquote math mjx-container
    """
)
# What holds the article, and what authors write: their classes say nothing of this kind. MathJax
# calls its formulas after the menu that they open.
_CARDS = frozenset(["div", "li", "article", "section", "a"])
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CARD_LENGTH = 600
# Characters.
_MOST = {"frame": 0.7, "furniture": 0.4, "caption": 0.4}
# The share of a page's prose that an element of this kind holds at most.
_LABEL_PROSE, _LABEL_SHARE = 100, 0.5
_BEFORE_COMMENTS = 80
# Characters of prose: what is commented on stands before the comments.
_BODY_SHARE = 0.15
_NEAR = 4
# Elements around one that may be a quotation.

_FOOTER = frozenset(["footer"])


def kind_of(tag: Tag) -> Kind | None:
    """Return what an element may be by what it is called."""
    kind = _kind_by_name(tag)
    if kind is None or kind in ("caption", "comments"):
        return kind
    of_quotations = tag.name == "footer" or kind == "label" or words_in(tag) & FURNITURE == _FOOTER
    return None if of_quotations and is_quoted(tag) else kind


def is_quoted(tag: Tag) -> bool:
    """Whether an element stands in a quotation, whose author and source it then names: one that
    holds a heading is a page's or an entry's margin.
    """
    around = (above for above in islice(tag.parents, _NEAR) if above.name == "blockquote")
    return any(not _holds(above, "h1", *_HEADINGS) for above in around)


def _kind_by_name(tag: Tag) -> Kind | None:
    if tag.name in _FRAMES or tag.get("role") in _ROLES or _is_hidden(tag):
        return "frame"
    if tag.name == "figcaption":
        return "caption"
    return None if tag.name in _UNNAMED else _kind_by_words(tag, words_in(tag))


def _kind_by_words(tag: Tag, words: frozenset[str]) -> Kind | None:
    if not words.isdisjoint(CAPTIONS) and not _holds(tag, "img", "picture", "video", "pre"):
        return "caption"
    if tag.name == "span":
        return None
    if not words.isdisjoint(COMMENTS):
        return "comments"
    if _holds(tag, "pre"):
        return None  # whatever a theme says of it: that is the author's
    if not words.isdisjoint(FURNITURE) or tag.get("aria-hidden") == "true":
        return "furniture"
    is_label = tag.name == "header" or not words.isdisjoint(LABELS)
    return "label" if is_label and not _holds(tag, "blockquote", "table") else None


def find_furniture(blocks: Blocks) -> dict[int, Kind]:
    """Return what is no article of a page, by the elements' numbers."""
    total = blocks.amount_in(blocks.root)
    bodies = [
        tag.number
        for tag in blocks.root.elements()
        if is_called_body(tag) and blocks.amount_in(tag) > _BODY_SHARE * total
    ]
    first = blocks.root.find("h1")
    found: dict[int, Kind] = {}
    for tag in blocks.root.elements():
        kind = kind_of(tag)
        at = bisect_left(bodies, tag.number)
        holds_body = at < len(bodies) and bodies[at] < tag.end
        if kind == "comments" and first is not None:
            holds_body = holds_body or tag.number < first.number < tag.end
        if kind and _can_be(kind, tag, blocks, total, holds_body=holds_body):
            found[tag.number] = kind
    for number in _cards(blocks):
        found.setdefault(number, "card")
    return found


def is_caption(tag: Tag) -> bool:
    """Whether an element is what the author wrote below a picture, not what an agency did."""
    return tag.name == "figcaption" or "wp-caption-text" in tag.words("class")


def is_note(tag: Tag) -> bool:
    """Whether an element beside the text belongs to it all the same: a quotation, a remark."""
    return (
        tag.name == "aside"
        and tag.find("a") is None
        and not _is_hidden(tag)
        and FURNITURE.isdisjoint(words_in(tag))
    )


def _can_be(kind: Kind, tag: Tag, blocks: Blocks, total: float, *, holds_body: bool) -> bool:
    amount = blocks.amount_in(tag)
    if kind == "comments":
        return not holds_body and blocks.prose_before(tag) >= _BEFORE_COMMENTS
    if kind == "label":
        return amount <= min(_LABEL_PROSE, _LABEL_SHARE * total)
    return not (holds_body or amount > _MOST[kind] * total or is_note(tag))


def _is_hidden(tag: Tag) -> bool:
    style = tag.get("style").replace(" ", "").lower() if tag.has_attr("style") else ""
    return tag.has_attr("hidden") or "display:none" in style or "visibility:hidden" in style


def _holds(tag: Tag, *names: str) -> bool:
    by_name = tag.document.by_name
    return any(_first_in(by_name.get(name, ()), tag) for name in names)


def _first_in(numbers: Sequence[int], tag: Tag) -> int:
    """Return the first of the numbers, in order, whose element stands in `tag`, 0 if none does."""
    at = bisect_left(numbers, tag.number + 1)
    return numbers[at] if at < len(numbers) and numbers[at] < tag.end else 0


def _cards(blocks: Blocks) -> Iterator[int]:
    """Yield the elements that repeat, say little, and have a heading that leads elsewhere."""
    headings = [tag.number for tag in blocks.root.find_all(_HEADINGS)]
    linked = frozenset(_linked(blocks.root, headings))
    for parent in [blocks.root, *blocks.root.elements()] if linked else []:
        groups: dict[tuple[str, str], list[Tag]] = defaultdict(list)
        for child in parent.children:
            if isinstance(child, Tag) and child.name in _CARDS:
                classes = child.words("class")
                groups[child.name, min(classes, default="")].append(child)
        for group in groups.values():
            cards = [
                tag.number
                for tag in group
                if blocks.length(tag) <= _CARD_LENGTH and _first_in(headings, tag) in linked
            ]
            if len(cards) > max(1, len(group) * 0.6):
                yield from cards


def _linked(root: Tag, headings: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of those headings that are in a link, or hold one."""
    tags = root.document.tags
    # A mark that leads to the heading itself has a fragment.
    links = [tag.number for tag in root.find_all("a", href=True) if "#" not in tag["href"]]
    for number in headings:
        if _first_in(links, tags[number - 1]):
            yield number
    behind = 0
    for link in links:
        tag = tags[link - 1]
        if link >= behind:
            behind = tag.end
            yield from headings[bisect_left(headings, link) : bisect_left(headings, behind)]
