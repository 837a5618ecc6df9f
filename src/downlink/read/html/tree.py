"""Markup → a tree of elements, small enough that every question of the readers is asked of it.

Parsed by libxml2, whose tokens are HTML's own; kept as plain lists of children in the order in
which they stand, each element with its number. Names are those of Beautiful Soup, which holds the
same in ten times the time and memory: pages come by the thousand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import ref

from lxml import etree

_KEEPING = frozenset(["pre", "textarea"])
_BODY, _TO_THE_END = "body", frozenset(["body", "html"])
# A page has one body, which holds what stands behind its end, too (HTML, 13.2.6.4.19).
_SPACES = " \t\n\r\f\v"
_MANY = frozenset(["class", "rel", "rev", "itemprop", "itemtype", "property", "headers"])
# Attributes that hold several words, each of which counts by itself (HTML, 3.1.2 and 4.6.6).

Wanted = str | bool | re.Pattern[str]
"""What an attribute shall be: this word or text, there at all, or matched."""
Names = str | tuple[str, ...] | list[str] | frozenset[str] | None
"""The names of elements that are looked for; None for any."""


class Tag:
    """An element: its name in small letters, its attributes, what stands in it.

    It holds what is around it weakly, as a tree in circles would stay in memory until somebody
    looks for them: keep the document for as long as its elements are asked.

    Attributes:
        attrs: by their names in small letters, as received; "" where one has no value.
        children: the elements and texts in it, in order. Comments are none.
        number: its place among all elements of its document, the document itself being 0.
        end: the number behind that of the last element in it.
    """

    __slots__ = (
        *("__weakref__", "_document", "_parent"),
        *("attrs", "children", "end", "name", "number"),
    )

    def __init__(
        self,
        name: str,
        attrs: Mapping[str, str],
        parent: Tag | None = None,
        document: ref[Document] | None = None,
    ) -> None:
        self.name = name
        self.attrs = attrs
        self.children: list[Tag | str] = []
        self._parent = ref(parent) if parent is not None else None
        self._document = document
        self.number = 0
        self.end = 1

    def __repr__(self) -> str:
        """Return the name and the number, for whoever debugs."""
        return f"<{self.name} {self.number}>"

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, `default` where it has none of that name."""
        return self.attrs.get(name, default)

    def __getitem__(self, name: str) -> str:
        """Return an attribute that it has."""
        return self.attrs[name]

    def has_attr(self, name: str) -> bool:
        """Whether it has an attribute of that name, with a value or without."""
        return name in self.attrs

    def words(self, name: str) -> list[str]:
        """Return the words of an attribute, such as the names of its classes."""
        value = self.attrs.get(name)
        return value.split() if value else []

    @property
    def parent(self) -> Tag | None:
        """The element around it, None for the document."""
        return self._parent() if self._parent is not None else None

    @property
    def parents(self) -> Iterator[Tag]:
        """The elements around it, from the nearest to the document."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def document(self) -> Document:
        """The document in which it stands."""
        found = self._document() if self._document is not None else None
        if found is None:
            raise ReferenceError("the document of this element was let go of")
        return found

    def move_to(self, parent: Tag) -> None:
        """Stand in another element from now on, which is to have this among its children."""
        self._parent = ref(parent)

    def elements(self) -> list[Tag]:
        """Return the elements in it, in the order in which they begin."""
        return self.document.tags[self.number : self.end - 1]

    def find_all(self, name: Names = None, **attrs: Wanted) -> Iterator[Tag]:
        """Yield the elements in it with this name, or one of these, and these attributes; a `_` at
        the end of an attribute's name is none of its letters.
        """
        asked = tuple((key.rstrip("_"), value) for key, value in attrs.items())
        for tag in self._named(name):
            if all(_has(tag, key, value) for key, value in asked):
                yield tag

    def find(self, name: Names = None, **attrs: Wanted) -> Tag | None:
        """Return the first of `find_all`, None where there is none."""
        return next(self.find_all(name, **attrs), None)

    def get_text(self) -> str:
        """Return all text in it, whether a reader sees it or not."""
        texts: list[str] = []
        stack = [iter(self.children)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif isinstance(child, str):
                texts.append(child)
            else:
                stack.append(iter(child.children))
        return "".join(texts)

    def _named(self, name: Names) -> Iterable[Tag]:
        if name is None:
            return self.elements()
        document = self.document
        if isinstance(name, str):
            return (document.tags[number - 1] for number in self._numbers(document, name))
        found = sorted(number for each in set(name) for number in self._numbers(document, each))
        return (document.tags[number - 1] for number in found)

    def _numbers(self, document: Document, name: str) -> list[int]:
        numbers = document.by_name.get(name, [])
        return numbers[bisect_right(numbers, self.number) : bisect_left(numbers, self.end)]


class Document(Tag):
    """The root of a tree.

    Attributes:
        tags: all elements in it, in order; the first has the number 1.
        by_name: the numbers of the elements of each name, in order.
        comments: the words of its comments, in order.
    """

    __slots__ = ("by_name", "comments", "tags")

    def __init__(self) -> None:
        super().__init__("[document]", {})
        self._document = ref(self)
        self.tags: list[Tag] = []
        self.by_name: dict[str, list[int]] = {}
        self.comments: list[str] = []

    @property
    def body(self) -> Tag | None:
        """The body, None where there is none."""
        return self.find("body")

    def wrap(self, found: Iterable[tuple[Tag, Sequence[tuple[int, int]]]], name: str) -> None:
        """Put an element around runs of the children of elements; all are numbered anew.

        Args:
            found: elements, each once, with the runs: from and before which child, in order, none
                in another.
        """
        for parent, runs in found:
            children: list[Tag | str] = []
            at = 0
            for start, end in runs:
                held = Tag(name, {}, parent, ref(self))
                held.children = parent.children[start:end]
                for child in held.children:
                    if isinstance(child, Tag):
                        child.move_to(held)
                children += [*parent.children[at:start], held]
                at = end
            parent.children = children + parent.children[at:]
        self._number()

    def _number(self) -> None:
        self.tags.clear()
        self.by_name.clear()
        open_tags: list[tuple[Tag, Iterator[Tag | str]]] = [(self, iter(self.children))]
        while open_tags:
            tag, children = open_tags[-1]
            child = next(children, None)
            if child is None:
                tag.end = len(self.tags) + 1
                open_tags.pop()
            elif isinstance(child, Tag):
                self.tags.append(child)
                child.number = len(self.tags)
                self.by_name.setdefault(child.name, []).append(child.number)
                open_tags.append((child, iter(child.children)))


def parse(markup: str) -> Document:
    """Return the tree of a page or of a piece of one, however broken it is."""
    parser = etree.HTMLParser(target=_Builder(), recover=True, huge_tree=True)
    parser.feed(markup)
    document: Document = parser.close()
    return document


class _Builder:
    """What the parser tells of a page, in its order → the tree."""

    def __init__(self) -> None:
        document = Document()
        self._tags, self._by_name = document.tags, document.by_name
        self._comments, self._document = document.comments, ref(document)
        self._open: list[Tag] = [document]
        self._texts: list[str] = []
        self._keeping = 0

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        self._flush()
        if name == _BODY and name in self._by_name:
            return
        above = self._open[-1]
        tag = Tag(name, dict(attrs), above, self._document)
        self._tags.append(tag)
        tag.number = len(self._tags)
        self._by_name.setdefault(name, []).append(tag.number)
        above.children.append(tag)
        self._open.append(tag)
        self._keeping += name in _KEEPING

    def end(self, name: str) -> None:
        self._flush()
        if name in _TO_THE_END:
            return
        closed = ""
        while closed != name and len(self._open) > 1:
            closed = self._close()

    def data(self, text: str) -> None:
        self._texts.append(text)

    def comment(self, text: str) -> None:
        self._flush()
        self._comments.append(text)

    def pi(self, _target: str, _data: str | None = None) -> None:
        self._flush()

    def close(self) -> Tag:
        # All of it is let go of: the parser and its target hold each other.
        self._flush()
        document = self._open[0]
        while self._open:
            self._close()
        self._tags, self._by_name, self._comments = [], {}, []
        return document

    def _close(self) -> str:
        tag = self._open.pop()
        tag.end = len(self._tags) + 1
        self._keeping -= tag.name in _KEEPING
        return tag.name

    def _flush(self) -> None:
        if not self._texts:
            return
        text = "".join(self._texts)
        self._texts.clear()
        if not self._keeping and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        self._open[-1].children.append(text)


def _has(tag: Tag, name: str, wanted: Wanted) -> bool:
    value = tag.attrs.get(name)
    if value is None or wanted is False:
        return value is None and wanted is False
    if wanted is True:
        return True
    if isinstance(wanted, str):
        return value == wanted or (name in _MANY and wanted in value.split())
    if name in _MANY:
        return any(wanted.search(word) for word in value.split())
    return bool(wanted.search(value))
