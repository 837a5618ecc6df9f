"""YAML text → texts, lists and mappings, each with its line: all of YAML that an archive needs.

What YAML has beyond these is refused with its line: nesting that no stack holds, aliases of
aliases, which a few lines let grow beyond any memory, a second document, a type. It is refused
while YAML's events come in, one by one, before anything is made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from downlink.errors import ArchiveError
from downlink.terminal import quoted

MOST_LEVELS = 20
"""Lists and mappings within each other; an archive's files have five at most."""

MOST_REPEATED = 100_000
"""Values that a file's aliases may stand for, all together; the taxonomy's are a hundred."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PREFIX = "tag:yaml.org,2002:"
_NULL_TAG = f"{_PREFIX}null"
_Tags = frozenset[str | None]
_TEXT_TAGS: _Tags = frozenset({None, "!", f"{_PREFIX}str", _NULL_TAG})
_LIST_TAGS: _Tags = frozenset({None, "!", f"{_PREFIX}seq"})
_MAPPING_TAGS: _Tags = frozenset({None, "!", f"{_PREFIX}map"})

FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""What YAML holds as an escape in double quotes only, as the inside of a pattern's brackets."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONFLICT = re.compile(r"^(?:[<>|]{7}(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")

_TAB = "a tab stands where YAML wants spaces: write spaces"
_BY_BEGIN = {
    "\t": _TAB,
    **{sign: f"a text cannot begin with {sign}: put it in quotes" for sign in "@`%*&"},
}
_HINTS = {
    "a tab ": _TAB,
    "an alias": _BY_BEGIN["*"],
    "an anchor": _BY_BEGIN["&"],
    "document start": "remove the line '---' or '...' before it",
}
"""What to do, by what PyYAML says, or by the character at which it says it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A text (None where nothing is said), a list or a mapping; the line that it begins in; how
    many nodes it is.
    """

    line: int
    value: str | list[Node] | dict[str, Node] | None
    size: int = 1

    def plain(self) -> Any:
        """Return the value without lines."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value


def read_nodes(content: str, path: Path | str) -> Node | None:
    """Return what `content`, the text of the file at `path`, holds; None where it holds nothing.

    Raises:
        ArchiveError: it is not YAML, or more of YAML than texts, lists and mappings.
    """
    source = _checked(content, path)
    loader = _LOADER(source.content)
    try:
        return _Composer(source).compose(iter(loader.get_event, None))
    except yaml.MarkedYAMLError as error:
        raise _invalid(source, error) from error
    except (ValueError, OverflowError) as error:  # of PyYAML without libyaml: an impossible escape
        raise source.error(loader.index, f"is not valid YAML ({error}): correct it") from error
    finally:
        loader.dispose()


def check_levels(content: str, path: Path | str, most: int) -> None:
    """Check what another program is to read: that nothing in it is more than `most` levels deep,
    which could end the process. All that it then says of the content is left to that program.

    Raises:
        ArchiveError: it is deeper, or holds what YAML forbids or a merge left.
    """
    source = _checked(content, path)
    levels = 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(source.content, Loader=_LOADER):
            levels += isinstance(event, yaml.CollectionStartEvent)
            levels -= isinstance(event, yaml.CollectionEndEvent)
            if levels > most:
                raise _too_deep(source, event, most)


def _too_deep(source: _Source, event: Any, most: int) -> ArchiveError:
    problem = f"is nested more than {most} levels deep: remove brackets, or put the text in quotes"
    return source.error(event.start_mark.index, problem)


def _checked(content: str, path: Path | str) -> _Source:
    source = _Source(content.removeprefix("\ufeff"), path)
    if forbidden := _FORBIDDEN.search(source.content):
        code = f"U+{ord(forbidden.group()):04X}"
        problem = f"holds a character that YAML forbids ({code}) in column "
        problem += f"{source.column(forbidden.start())}: remove it"
        raise source.error(forbidden.start(), problem)
    if conflict := _CONFLICT.search(source.content):
        problem = f"holds a conflict marker of a merge ({conflict.group()}): "
        problem += "keep what is right of both versions and remove the markers"
        raise source.error(conflict.start(), problem)
    return source


@dataclass(frozen=True)
class _Source:
    """A file's text, and where its lines begin: as editors count them, for which U+2028 ends none.

    A mark's own line cannot be used: YAML ends lines there.
    """

    content: str
    path: Path | str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.content))]
        object.__setattr__(self, "starts", starts)

    def line(self, index: int) -> int:
        return bisect_right(self.starts, index)

    def column(self, index: int) -> int:
        return index - self.starts[self.line(index) - 1] + 1

    def error(self, index: int, problem: str) -> ArchiveError:
        return ArchiveError(problem, path=self.path, line=self.line(index))

    def syntax_error(self, index: int, problem: str) -> ArchiveError:
        line, column = self.line(index), self.column(index)
        return ArchiveError(problem, path=self.path, line=line, column=column)


def _invalid(source: _Source, error: yaml.MarkedYAMLError) -> ArchiveError:
    """Return the error at its place: what was opened and never closed has its begin for one."""
    problem = str(error.problem or error.context)
    unclosed = "end of stream" in problem
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    index = mark.index if mark else 0
    said = f"{error.context or ''} {problem}"
    begin = source.content[index : index + 1]
    hint = next((hint for word, hint in _HINTS.items() if word in said), _BY_BEGIN.get(begin))
    return source.syntax_error(
        index, f"is not valid YAML ({problem}): {hint or 'correct it there'}"
    )


@dataclass(slots=True)
class _Open:
    """A list or a mapping that has not ended; `key` waits for its value."""

    line: int
    anchor: str | None
    value: list[Node] | dict[str, Node]
    size: int = 1
    key: str | None = None


class _Composer:
    """Makes nodes of events; keeps what is open itself: no nesting reaches Python's stack."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._repeated = 0
        self._documents = 0
        self._root: Node | None = None

    def compose(self, events: Iterator[Any]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._add_text(event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._begin(event, [], _LIST_TAGS)
            elif isinstance(event, yaml.MappingStartEvent):
                self._begin(event, {}, _MAPPING_TAGS)
            elif isinstance(event, yaml.CollectionEndEvent):
                ended = self._open.pop()
                self._add(Node(ended.line, ended.value, ended.size), ended.anchor)
            elif isinstance(event, yaml.AliasEvent):
                self._repeat(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    problem = "begins a second document: remove the line '---' or '...' before it"
                    raise self._error(event, problem)
        empty = self._root is None or self._root.value is None
        return None if empty else self._root

    def _add_text(self, event: Any) -> None:
        self._check_tag(event, _TEXT_TAGS)
        text: str = event.value
        if _SURROGATE.search(text):  # libyaml refuses it itself
            problem = "holds half a character, an escape from \\ud800 to \\udfff: remove it"
            raise self._error(event, problem)
        bare = event.tag is None and event.implicit[0] and text in _NULLS
        line = self._source.line(event.start_mark.index)
        node = Node(line, None if bare or event.tag == _NULL_TAG else text)
        if not self._wants_key():
            self._add(node, event.anchor)
            return
        parent = self._open[-1]
        if text in parent.value:
            raise self._error(event, f"{quoted(text)} stands here twice: remove one")
        parent.key = text
        if event.anchor:
            self._anchors[event.anchor] = node

    def _begin(self, event: Any, value: list[Node] | dict[str, Node], tags: _Tags) -> None:
        self._check_tag(event, tags)
        if self._wants_key():
            problem = "a key must be a text, not a list or a mapping: put it in quotes"
            raise self._error(event, problem)
        if len(self._open) == MOST_LEVELS:
            raise _too_deep(self._source, event, MOST_LEVELS)
        line = self._source.line(event.start_mark.index)
        self._open.append(_Open(line, event.anchor, value))

    def _repeat(self, event: Any) -> None:
        """Add what an alias stands for. An anchor holds no alias, so that none grows by others."""
        name, node = f"*{event.anchor}", self._anchors.get(event.anchor)
        within = any(item.anchor for item in self._open)
        if node is None or within or self._wants_key():
            where = "within an anchor" if within else "as a key" if node else "of nothing before it"
            problem = f"{name} is an alias {where}: write out what it stands for, or put the text "
            raise self._error(event, problem + "in quotes")
        self._repeated += node.size
        if self._repeated > MOST_REPEATED:
            problem = f"{name} makes it more than {MOST_REPEATED:,} values that aliases repeat"
            raise self._error(event, f"{problem}: use fewer of them")
        self._add(replace(node, line=self._source.line(event.start_mark.index)), None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.size += node.size
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif parent.key is not None:
            parent.value[parent.key] = node
            parent.key = None

    def _wants_key(self) -> bool:
        if not self._open:
            return False
        parent = self._open[-1]
        return isinstance(parent.value, dict) and parent.key is None

    def _check_tag(self, event: Any, allowed: _Tags) -> None:
        if event.tag not in allowed:
            tag = quoted(event.tag.replace(_PREFIX, "!!"))
            problem = f"could not determine what the tag {tag} makes of it: remove the tag"
            raise self._source.syntax_error(event.start_mark.index, problem)

    def _error(self, event: Any, problem: str) -> ArchiveError:
        return self._source.error(event.start_mark.index, problem)
