"""What readers wrote below an article → comments, without an address of anybody.

Themes write a comment as an item of a list, or as an element of the class `comment`; the name, the
day and the words stand in it in any order. Answers stand within what they answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from downlink.model.dump import Comment
from downlink.read.dates import date_of
from downlink.read.html.tree import Tag
from downlink.read.html.visible_text import text_of
from downlink.read.html.vocabulary import words_in
from downlink.read.html.whole_page import Page

_ID = re.compile(r"(?:li-|div-)?c(?:omment)?[-_]?\d+", re.IGNORECASE)
_LISTS = frozenset(["commentlist", "comment-list", "comments-list", "commentslist", "comment_list"])
_ITEMS = frozenset(["li", "div", "article", "section", "dd"])
_AUTHORS = frozenset(
    ["author", "fn", "username", "nickname", "nick", "vnick", "commenter", "user", "byline"]
)
_DATES = frozenset(
    ["date", "time", "datetime", "timestamp", "commentmetadata", "metadata", "published", "vtime"]
)
_LONGEST = 120
# Characters of a name or a day.
_LABEL = re.compile(
    r"(?:says?|said|wrote|writes|schrieb|sagt|dit|reply|answer|permalink|edit|like|report"
    r"|回复|回覆|说道?|#\d+)?(?:\s{0,9}(?:on|at|um|le|à)\b){0,2}"
    r"(?:\s{0,9}\d{1,2}[:.]\d\d(?::\d\d)?)?(?:\s{0,9}[ap]\.?m\b)?[\s.:：…]{0,9}",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\s(?:says?|said|wrote|schrieb|dit|说道?|on|at)\b.{0,40}$", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_IP = re.compile(
    r".{0,20}?(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{0,4})\W*", re.IGNORECASE
)
# A line that says from where a comment was sent; addresses within a sentence are its subject.


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a page.

    Attributes:
        comments: in the order in which they stand there.
        said: the `id()` of the elements whose words they are.
        rest: words of these elements that are in no comment.
    """

    comments: tuple[Comment, ...] = ()
    said: frozenset[int] = frozenset()
    rest: tuple[str, ...] = ()


def read_comments(page: Page) -> Comments:
    """Return the comments below a page's article."""
    numbers = [number for number, kind in page.furniture.items() if kind == "comments"]
    containers = page.outermost(page.tags[number] for number in sorted(numbers))
    marked = (tag for container in containers for tag in _items(container))
    items = [tag for tag in marked if not _is_other(page, tag)]
    said = {id(tag) for tag in items}
    comments: list[Comment] = []
    rest: dict[str, None] = {}
    for tag in items:
        comment, left = _read(page, tag, said)
        if comment is not None:
            comments.append(comment)
        rest.update(dict.fromkeys(left))
    return Comments(tuple(comments), frozenset(said), tuple(rest))


def without_addresses(text: str) -> str:
    """Return a text with a dash for each e-mail address, and without the lines that say from which
    computer it came: those who gave them did not mean to publish them.
    """
    lines = (line for line in text.split("\n") if not _IP.fullmatch(line))
    return "\n".join(_MAIL.sub("–", line) if "@" in line else line for line in lines)


def _items(container: Tag) -> Iterator[Tag]:
    """Yield the elements that are a comment each, with no regard to answers within them."""
    behind = 0
    for tag in (container, *container.elements()):
        if tag.name not in _ITEMS:
            continue
        if _is_marked(tag):
            yield tag
            behind = max(behind, tag.end)
        elif tag.number >= behind and _ID.fullmatch(tag.get("id")):
            yield tag
            behind = tag.end


def _is_other(page: Page, tag: Tag) -> bool:
    """Whether an element called a comment is the form for one, or leads to a commentary."""
    heading = page.tags[page.first(page.headings, tag)]
    leads = heading is not page.tags[0] and page.first(page.links, heading)
    return bool(leads) or tag.find(("textarea", "form")) is not None


def _is_marked(tag: Tag) -> bool:
    classes = tag.get("class").lower().split()
    if "comment" in classes or tag.get("itemprop") == "comment":
        return True
    above = tag.parent
    return (
        tag.name == "li"
        and above is not None
        and not _LISTS.isdisjoint(above.get("class").lower().split())
    )


def _read(page: Page, tag: Tag, said: set[int]) -> tuple[Comment | None, list[str]]:
    """Return the comment that an element is, None where it is none; and its other words.

    Args:
        said: the `id()` of all elements that are comments; those of this one's name and day are
            added.
    """
    own = [each for each in _without(page, tag, said) if 0 < page.length(each) <= _LONGEST]
    author = _innermost([each for each in own if _is_author(each)])
    when = next((each for each in own if _date(page, each)), None)
    if author is None and when is None:
        return None, _lines(tag, said)
    name = text_of(author, {id(when)}) if author is not None else ""
    said.update(id(each) for each in (author, when) if each is not None)
    lines = _lines(tag, said)
    text = without_addresses("\n".join(line for line in lines if not _LABEL.fullmatch(line)))
    left = [line for line in lines if _LABEL.fullmatch(line)]
    if not any(map(str.isalnum, text)):
        return None, [*map(page.line, filter(None, (author, when))), *lines]
    date = _date(page, when) if when is not None else ""
    return Comment(text, _name(_SAYS.sub("", " ".join(name.split()))), date), left


def _lines(tag: Tag, without: Collection[int]) -> list[str]:
    return [line for line in text_of(tag, without).split("\n") if line.strip()]


def _without(page: Page, tag: Tag, others: Collection[int]) -> Iterator[Tag]:
    """Yield the elements in an element that stand in none of the others."""
    number = tag.number + 1
    while number < tag.end:
        each = page.tags[number]
        if id(each) in others:
            number = each.end
        else:
            yield each
            number += 1


def _innermost(tags: Sequence[Tag]) -> Tag | None:
    """Return the last of those that stand in the first, each in the one before."""
    found: Tag | None = None
    for tag in tags:
        if found is None or found.number < tag.number < found.end:
            found = tag
    return found


def _is_author(tag: Tag) -> bool:
    return (
        tag.name == "cite"
        or tag.get("itemprop") in ("author", "creator")
        or not _AUTHORS.isdisjoint(words_in(tag))
    )


def _date(page: Page, tag: Tag) -> str:
    if tag.name == "time":
        return date_of(tag.get("datetime")) or date_of(page.line(tag))
    if _DATES.isdisjoint(words_in(tag)):
        return ""
    return date_of(page.line(tag).replace(" at ", " "))


def _name(name: str) -> str:
    """Return a name, "" for one that is an address."""
    return "" if without_addresses(name) != name else name.strip(" :：,·|-")
