"""A page's pager → the page's own number and the last one's.

Its numbers stand in elements of their own, often with nothing between them: as text, the pager of
three pages reads `123`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from downlink.read.html.tree import Document, Tag
from downlink.read.html.whole_page import marks_of

_NUMBER = re.compile(r"[0-9]{1,4}")
_OTHER = re.compile(
    r"[«»‹›<>←→…·|.\s]*(?:(?:page|seite|página|pagina|страница|第)?\s*[0-9]{1,4}\s*(?:of|von|de|/|из|页|頁)"
    r"\s*[0-9]{0,4}|pages?|prev(?:ious)?|next|older|newer|first|last|back|posts?|entries|[第页頁]|上一?[页頁]|下一?[页頁]"
    r"|首页|尾页|末页|最前|最后|前へ|次へ|이전|다음|zurück|weiter|anterior|siguiente|précédent|suivant"
    r"|назад|вперёд|далее|[\s:：])*[«»‹›<>←→…·|.:：\s]*",
    re.IGNORECASE,
)
_CURRENT = re.compile(r"\b(?:current|active|selected|on|this|cur|now)\b", re.IGNORECASE)
_NAMED = re.compile(r"pag(?:e|er|ing|ination)|nav", re.IGNORECASE)
_MOST = 40
# Elements of a pager: what has more is a calendar or a table.
_DEEPEST, _LONGEST = 3, 40
_TABLES = frozenset(["table", "tbody", "tr", "body"])


class Pager(NamedTuple):
    """The page's own number and the last one's, None where it does not show which is its own; and
    the element.
    """

    page: int | None
    pages: int | None
    tag: Tag


def find_pager(document: Document) -> Pager | None:
    """Return the page's first pager; None where it has none that is certain."""
    seen: set[int] = set()
    for link in document.find_all("a", href=True):
        if not _NUMBER.fullmatch(_text(link)):
            continue
        for above, _ in zip(link.parents, range(_DEEPEST), strict=False):
            if above.name in _TABLES or above.number in seen or above.end - above.number > _MOST:
                break
            seen.add(above.number)
            pager = _pager(above)
            if pager is not None:
                return pager
    return None


def _pager(tag: Tag) -> Pager | None:
    """Return the pager that an element is: its words are numbers that rise by one or leave some
    out, one of which is no link or is marked, and words of pagers.
    """
    numbers: list[int] = []
    own: list[int] = []
    for leaf, words in _words(tag):
        if _NUMBER.fullmatch(words):
            numbers.append(int(words))
            if _is_current(leaf, tag):
                own.append(int(words))
        elif not _OTHER.fullmatch(words):
            return None
    rising = numbers == sorted(set(numbers))
    if not rising or len(numbers) < len("12") or min(numbers) < 1:
        return None
    if len(own) == 1:
        return Pager(own[0], numbers[-1], tag)
    return None if own or not _NAMED.search(marks_of(tag)) else Pager(None, None, tag)


def _words(tag: Tag) -> Iterator[tuple[Tag, str]]:
    """Yield the texts that stand in an element, in order, each with the element that it is in."""
    left: list[tuple[Tag, Tag | str]] = [(tag, child) for child in reversed(tag.children)]
    while left:
        around, child = left.pop()
        if isinstance(child, Tag):
            left += [(child, inner) for inner in reversed(child.children)]
        elif child.strip():
            yield around, " ".join(child.split())[:_LONGEST]


def _is_current(leaf: Tag, pager: Tag) -> bool:
    """Whether a number is the page's own: in no link, or in one that is marked as this page."""
    around = [leaf]
    for above in leaf.parents:
        if above is pager:
            break
        around.append(above)
    marked = any(
        _CURRENT.search(tag.get("class")) or tag.has_attr("aria-current") for tag in around
    )
    return marked or not any(tag.name == "a" and tag.has_attr("href") for tag in around)


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split()) if tag.end - tag.number <= _DEEPEST else ""
