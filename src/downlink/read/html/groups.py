"""The elements of a page that repeat → the group of them that are the entries of a listing.

Found by structure, not by one blog's class names. Two kinds are entries: elements of one place
and manner of which each leads to an article of its own; and, where a page has no such links,
children of one element that were cut, or have a date or a linked heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from downlink.read.html.targets import PROSE, Target, Targets
from downlink.read.html.tree import Tag
from downlink.read.html.whole_page import Page

_LEAST, _LEAST_SHARE = 2, 0.5
# So many of a group's members, and this share, must look like entries: a short article that was
# not cut stands among the others, and does not show what it is by itself.
_SHARES = ((10, 0.3), (5, 0.5), (0, 0.75))
# Where so many lead to articles of the site, this share of all must: the others may lead to those
# of other sites.
_MANY_CUT, _MANY_CUT_SHARE = 4, 0.66
_MOST = 0.6
# The share of the text of containers that stands in the entries which they hold.
_FEW = 0.1
# In a group of entries hardly any holds several.
_ENOUGH = 800
# Characters of an entry that count: a whole article on a front page is no better an entry than
# the opening of another.
_NUMBERS = re.compile(r"[0-9]+")
_FIGURES = frozenset(["figure", "code", "details"])
NO_ENTRY = frozenset(["html", "body", "head", "main", "header", "nav", "aside", "footer", "form"])
"""Elements that are a part of the page, and no entry of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The elements that are a page's entries, in order.

    Attributes:
        targets: the article to which each leads; None where it leads to none.
        size: characters in them, of each at most so many as tell an opening from a label.
        is_pure: whether all elements that are written like them are entries.
    """

    members: tuple[Tag, ...]
    targets: tuple[Target | None, ...]
    size: int
    is_pure: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """What the entries lead to."""
        return frozenset(target.key for target in self.targets if target)


NONE = Group((), (), 0)


def find_group(page: Page, targets: Targets) -> Group:
    """Return the page's entries: those that lead to articles of their own, unless others have far
    more text and hold none of them.
    """
    linked, plain = _linked(page, targets), _plain(page)
    if not plain:
        return linked
    size = size_of(page, plain)
    within = {number for outer in page.outermost(plain) for number in page.inside(outer)}
    held = any(tag.number in within for tag in linked.members)
    if linked.members and (held or linked.size * 2 >= size):
        return linked
    return Group(tuple(plain), tuple(map(targets.of, plain)), size)


def _linked(page: Page, targets: Targets) -> Group:
    """Return the elements of which each leads to an article of its own, with most text; or more of
    such that lead to the same articles and others, or have most of that text in them.
    """
    found = [_with_targets(page, targets, group) for group in _alike(page)]
    best = max(found, key=lambda group: group.size, default=NONE)
    headed = any(map(targets.is_headed, best.members))
    more = [
        group
        for group in found
        if group.is_pure
        and len(group.members) > len(best.members)
        and (group.keys >= best.keys or (not headed and _holds(page, best, group)))
    ]
    return max(more, key=lambda group: (len(group.members), group.size), default=best)


def _holds(page: Page, outer: Group, inner: Group) -> bool:
    """Whether the elements of a group stand in those of another, and have most of their text."""
    within = {number for tag in outer.members for number in range(tag.number, tag.end)}
    if not all(tag.number in within for tag in inner.members):
        return False
    length = sum(map(page.length, outer.members))
    return sum(map(page.length, inner.members)) >= _MOST * length


def _with_targets(page: Page, targets: Targets, group: Sequence[Tag]) -> Group:
    """Return those of a group that are the first to lead to an article; none where hardly any do,
    or where they hold several.
    """
    own: dict[str, tuple[Tag, Target]] = {}
    with_target = 0
    for tag in group:
        target = targets.of(tag)
        if target is not None:
            own.setdefault(target.key, (tag, target))
            with_target += 1
    several = sum(map(targets.holds_several, group))
    if several > _FEW * len(own) or with_target < _least(len(own)) * len(group):
        return NONE
    if len(own) < _LEAST:
        return NONE
    members = tuple(tag for tag, _ in own.values())
    found = tuple(target for _, target in own.values())
    return Group(members, found, size_of(page, members), with_target == len(group))


def _least(count: int) -> float:
    """The share of alike elements that so many entries must be."""
    return next(share for least, share in _SHARES if count >= least)


def size_of(page: Page, tags: Sequence[Tag]) -> int:
    """Return the characters of elements, of each as many as tell an opening from a label."""
    return sum(min(page.length(tag), _ENOUGH) for tag in tags)


def _alike(page: Page) -> Iterator[list[Tag]]:
    """Yield the groups of elements with one name, and a class if they have any, whose parents and
    their parents are alike: entries stand in two columns, or by years.
    """
    groups: dict[tuple[str, str, str], list[Tag]] = defaultdict(list)
    manners: dict[int, str] = {}
    for tag in page.tags_in(page.tags[0]):
        if tag.name in NO_ENTRY or page.in_boilerplate(tag) or not page.length(tag):
            continue
        around = f"{_manner(tag.parent, manners)}>{_manner(_above(tag), manners)}"
        for name in ("", *dict.fromkeys(tag.words("class"))):
            groups[(tag.name, name, around)].append(tag)
    for group in groups.values():
        outermost = page.outermost(group)
        if len(outermost) >= _LEAST:
            yield outermost


def _above(tag: Tag) -> Tag | None:
    return tag.parent.parent if tag.parent else None


def _manner(tag: Tag | None, known: dict[int, str]) -> str:
    """What an element has in common with those that a theme writes like it."""
    if tag is None:
        return ""
    if tag.number not in known:
        classes = _NUMBERS.sub("#", " ".join(sorted(tag.words("class"))))
        known[tag.number] = f"{tag.name}.{classes}"
    return known[tag.number]


def _plain(page: Page) -> list[Tag]:
    """Return the children of one element that look like entries by themselves: of all such groups
    the one with most text in its entries, and least in what does not look like one.
    """
    best: list[Tag] = []
    most = 0
    for group in _siblings(page):
        alike = [tag for tag in group if _looks_like_entry(page, tag)]
        if len(alike) < _LEAST or len(alike) < _LEAST_SHARE * len(group):
            continue
        if group[0].name in PROSE and not _are_cut(page, group):
            continue
        size = 2 * sum(map(page.length, alike)) - sum(map(page.length, group))
        if size > most:
            best, most = [tag for tag in group if _says_enough(page, tag)], size
    return best


def _siblings(page: Page) -> Iterator[list[Tag]]:
    """Yield the groups of children with one tag, and those of them that share a class: themes
    give entries classes of their own (`post-123`, `first`, `odd`) beside the common one.
    """
    for parent in page.tags_in(page.tags[0]):
        groups: dict[tuple[str, str], list[Tag]] = defaultdict(list)
        for child in parent.children:
            if isinstance(child, Tag):
                classes = set(child.words("class"))
                for name in ("", *classes):
                    groups[(child.name, name)].append(child)
        yield from (groups[key] for key in sorted(groups) if len(groups[key]) > 1)


def _looks_like_entry(page: Page, tag: Tag) -> bool:
    """An entry was cut, or is a container with a linked heading or a date of its own. Prose alone
    is a paragraph of something larger.
    """
    if not _says_enough(page, tag) or page.in_boilerplate(tag):
        return False
    if page.is_cut(tag) or tag.name == "article":
        return True
    if tag.name in (PROSE - {"li"}) | _FIGURES:
        return False
    if page.has_cut_line(tag) or page.first(page.times, tag):
        return True
    heading = page.tags[page.first(page.headings, tag)]
    if heading is page.tags[0]:
        return False
    around = page.link_around(heading)
    linked = around is not None and page.number(around) in page.inside(tag)
    return bool(linked or page.first(page.links, heading) or page.first(page.more, tag))


def _are_cut(page: Page, group: Sequence[Tag]) -> bool:
    """Whether paragraphs are the excerpts of a dump: its marks stand on the page, or hardly any of
    many is whole. A sentence can trail off.
    """
    if page.is_marked:
        return True
    cut = sum(map(page.is_cut, group))
    return len(group) >= _MANY_CUT and cut > _MANY_CUT_SHARE * len(group)


def _says_enough(page: Page, tag: Tag) -> bool:
    """Whether the text is as long as an excerpt, or is the linked title and date of an archive's
    list.
    """
    if page.length(tag) >= page.dialect.shortest:
        return True
    heading = page.first(page.headings, tag)
    linked = heading and page.first(page.links, page.tags[heading])
    return bool(linked and page.first(page.times, tag))
