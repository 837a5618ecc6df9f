"""Entries that no element holds → one for each: pages written by hand part them by a rule, or
put a heading above the text of each and nothing around both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from downlink.read.dates import date_of
from downlink.read.html.tree import Document, Tag

_STARTS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
_LEAST, _LEAST_SHARE = 2, 0.75
_OPENING = 60
# Characters in which an entry's date stands that has no heading.
_LEAST_TEXT = 16

Run = tuple[int, int]
"""Where it begins and ends among the children of an element."""


def hold_runs(document: Document) -> None:
    """Put an `article` around each entry that has a linked heading or a date and no element of its
    own; the tree is changed, and nothing in it is lost.
    """
    found: dict[int, tuple[Tag, list[Run]]] = {}
    for parent, runs in (*_below_headings(document), *_between_rules(document)):
        found.setdefault(parent.number, (parent, runs))
    if found:
        document.wrap(found.values(), "article")


def _below_headings(document: Document) -> Iterator[tuple[Tag, list[Run]]]:
    """Yield the elements in which headings lead to pages of their own, each with text below it."""
    for name in _STARTS:
        for parent, headings in _by_parent(document, name):
            links = {_address(heading) for heading in headings} - {""}
            if len(links) < max(_LEAST, _LEAST_SHARE * len(headings)):
                continue
            starts = _places(parent, headings)
            runs = list(zip(starts, [*starts[1:], len(parent.children)], strict=True))
            if all(_has_text(parent, (start + 1, end)) for start, end in runs):
                yield parent, runs


def _between_rules(document: Document) -> Iterator[tuple[Tag, list[Run]]]:
    """Yield the elements that rules part into dated entries."""
    for parent, rules in _by_parent(document, "hr"):
        ends = _places(parent, rules)
        parts = zip([0, *(end + 1 for end in ends)], [*ends, len(parent.children)], strict=True)
        runs = [run for run in parts if not _is_one(parent, run) and _is_dated(parent, run)]
        if len(runs) >= _LEAST:
            yield parent, runs


def _by_parent(document: Document, name: str) -> Iterator[tuple[Tag, list[Tag]]]:
    found: dict[int, list[Tag]] = defaultdict(list)
    for tag in document.find_all(name):
        if tag.parent is not None:
            found[tag.parent.number].append(tag)
    for tags in found.values():
        parent = tags[0].parent
        if parent is not None and len(tags) >= _LEAST:
            yield parent, tags


def _places(parent: Tag, tags: list[Tag]) -> list[int]:
    """Where elements stand among the children of their parent."""
    wanted = set(map(id, tags))
    return [at for at, child in enumerate(parent.children) if id(child) in wanted]


def _address(heading: Tag) -> str:
    """The address to which a heading leads, "" where it leads to none, or within the page."""
    link = heading.find("a", href=True)
    href = link["href"].strip() if link else ""
    return "" if href.startswith("#") else href


def _is_one(parent: Tag, run: Run) -> bool:
    """Whether an element of its own holds all of an entry."""
    children = parent.children[slice(*run)]
    return sum(isinstance(child, Tag) or bool(child.strip()) for child in children) == 1


def _has_text(parent: Tag, run: Run) -> bool:
    return len(_text(parent, run).strip()) >= _LEAST_TEXT


def _is_dated(parent: Tag, run: Run) -> bool:
    text = _text(parent, run).strip()
    return len(text) >= _LEAST_TEXT and bool(date_of(" ".join(text[:_OPENING].split())))


def _text(parent: Tag, run: Run) -> str:
    children = parent.children[slice(*run)]
    return "".join(child if isinstance(child, str) else child.get_text() for child in children)
