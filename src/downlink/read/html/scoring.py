"""The lines of a page → the element that holds its article.

Prose counts for the elements that hold it, what is around it against them; so the element with
most is the smallest that holds all of the prose. Where that holds more than the article, the one
in it that is called its body, or has most of the prose while the rest is scattered, is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from downlink.read.html.blocks import CELL, HEADING, ITEM, PRE, Blocks, between, sums
from downlink.read.html.tree import Tag
from downlink.read.html.vocabulary import is_called_body, listed

_INNER = listed(
    """
    p pre ul ol li blockquote table tr tbody dl dd dt figure figcaption a h1 h2 h3 h4 h5 h6
    """
)
# Parts of a text: the article is what they stand in.
_AGAINST = -4.0
_ITEM_SHARE = 0.6
# Teasers stand in lists more often than articles do.
_ALL, _NEARLY_ALL, _MOST, _CALLED = 1.0, 0.9, 0.5, 0.4
_NOTABLE = 0.1
# Shares of the prose of an element.
_GOOD_LINE, _GOOD_LINKS = 100, 0.3
_LITTLE, _NONE = 300, 100
# Characters of prose: an article of less is as likely a list of links, a line of code; of hardly
# any prose all text tells that is no link.
_SHORTEST = 16
_LINK_WORTH = 0.2
# A character of a link beside one of the text: a list of links may be an article, a cloud of tags
# is shorter than one.


def _is_body(tag: Tag) -> bool:
    """Whether a theme calls an element the body, and it can be: it is no part of a text."""
    return tag.name not in _INNER and is_called_body(tag)


_MARKS: tuple[Callable[[Tag], bool], ...] = (
    _is_body,
    lambda tag: tag.name == "article",
    lambda tag: tag.name == "main" or tag.get("role") == "main",
)
Score = Callable[[Tag], float]


def find_body(blocks: Blocks, furniture: Collection[int]) -> Tag:
    """Return the element that holds the article.

    Args:
        furniture: the numbers of the elements that are none of it.
    """
    score = _scorer(blocks, furniture, map(_value, blocks.prose, blocks.around))
    best = _best(blocks, score)
    if score(best) < _LITTLE:
        marked = _marked(blocks, furniture)
        if marked is not None and (_is_body(marked) or blocks.length(marked) > blocks.length(best)):
            return marked
        if score(best) < _NONE:
            score = _scorer(blocks, furniture, blocks.own)
            best = _best(blocks, score)
    best = _descend(best, blocks, score)
    called = [tag for tag in best.elements() if _is_body(tag)]
    body = max(called, key=score, default=None)
    if body is None or score(body) < _CALLED * score(best):
        return best
    parts = [tag for tag in called if _is_another_part(tag, body)]
    if any(score(tag) > _NOTABLE * score(best) for tag in parts):
        return best
    return _descend(body, blocks, score)


def _best(blocks: Blocks, score: Score) -> Tag:
    """Return the innermost element of those with most."""
    best = blocks.root
    for tag in blocks.root.elements():
        if score(tag) > score(best) or (score(tag) == score(best) and tag.number < best.end):
            best = tag
    while best.name in _INNER and best is not blocks.root and best.parent is not None:
        best = best.parent
    return best if score(best) > 0 else blocks.root


def _marked(blocks: Blocks, furniture: Collection[int]) -> Tag | None:
    """Return the longest element that is marked as an article, by the surest of the marks."""

    def worth(tag: Tag) -> float:
        return blocks.length(tag) * (1 - (1 - _LINK_WORTH) * blocks.link_share(tag))

    apart = _standing_in(blocks.root, furniture)
    free = [tag for tag in blocks.root.elements() if tag.number not in apart]
    for is_mark in _MARKS:
        marked = max(filter(is_mark, free), key=worth, default=None)
        least = 1 if is_mark is _is_body else _SHORTEST
        if marked is not None and blocks.length(marked) >= least:
            return marked
    return None


def _scorer(blocks: Blocks, furniture: Collection[int], values: Iterable[float]) -> Score:
    apart = _standing_in(blocks.root, furniture)
    before = sums(
        _AGAINST if owner in apart else value
        for owner, value in zip(blocks.owners, values, strict=True)
    )
    return lambda tag: between(before, blocks.lines(tag))


def _value(prose: float, around: int) -> float:
    if prose:
        return prose * _ITEM_SHARE if around & ITEM else prose
    return 0.0 if around & (HEADING | ITEM | CELL | PRE) else _AGAINST


def _standing_in(root: Tag, numbers: Collection[int]) -> frozenset[int]:
    """Return these elements and all that stand in them."""
    found: set[int] = set()
    for tag in root.elements():
        if tag.number in numbers or (tag.parent is not None and tag.parent.number in found):
            found.add(tag.number)
    return frozenset(found)


def _descend(tag: Tag, blocks: Blocks, score: Score) -> Tag:
    """Return the innermost element that holds nearly all of the article that `tag` does; all of it
    where that is called the body.
    """
    share = _NEARLY_ALL
    while score(tag) > 0:
        share = _ALL if _is_body(tag) else share
        children = [child for child in tag.children if isinstance(child, Tag)]
        main = max(children, key=score, default=None)
        if main is None or main.name in _INNER or score(main) < _MOST * score(tag):
            return tag
        others = [child for child in children if child is not main and score(child) > 0]
        if score(main) < share * score(tag) and any(
            _belongs(child, main, blocks) for child in others
        ):
            return tag
        tag = main
    return tag


def _belongs(tag: Tag, main: Tag, blocks: Blocks) -> bool:
    """Whether what stands beside the main part of an article is another part of it."""
    if tag.name in _INNER:
        return True
    if tag.name == main.name and tag.words("class")[:1] == main.words("class")[:1]:
        return True
    prose = [value for value in map(blocks.prose.__getitem__, blocks.lines(tag)) if value > 0]
    long = sum(prose) > _GOOD_LINE * len(prose)
    return long and blocks.link_share(tag) < _GOOD_LINKS


def _is_another_part(tag: Tag, body: Tag) -> bool:
    apart = tag.number >= body.end or tag.end <= body.number
    return apart and not set(tag.words("class")).isdisjoint(body.words("class"))
