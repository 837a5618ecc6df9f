"""YAML files that people edit: a list of mappings, each with the line it starts in, checked.

All that is no list and no mapping is text as it is written: a title may be `2014-02-30`, `1:30` or
`yes`, which YAML would make a date, a number and a truth of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from downlink.errors import ArchiveError

_BASE: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_KNOWN = (_NULL, *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")), None)


class _Loader(_BASE):  # type: ignore[misc]
    """Reads texts, lists, mappings and nothing at all; any other tag is an error of its own."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in _BASE.yaml_implicit_resolvers.items()
    }
    yaml_constructors: ClassVar = {tag: _BASE.yaml_constructors[tag] for tag in _KNOWN}


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping of the list: the file it stands in, its line (from 1), and its values.

    Attributes:
        lines: for each value that is a list, the lines of its items.
    """

    path: Path
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def error(self, problem: str) -> ArchiveError:
        """Return an error that points at this record."""
        return ArchiveError(problem, path=self.path, line=self.line)

    def items(self, key: str) -> tuple[str | Record, ...]:
        """Return the items of the list under `key`: texts, and mappings as records of their own.

        Raises:
            ArchiveError: it is not a list of texts and mappings.
        """
        values = self.values.get(key)
        if values is None:
            return ()
        if not isinstance(values, list) or not all(isinstance(item, str | dict) for item in values):
            raise self.error(f"'{key}' must be a list of texts or mappings: write [one, two]")
        return tuple(
            Record(self.path, line, item) if isinstance(item, dict) else item
            for item, line in zip(values, self.lines[key], strict=True)
        )

    def text(self, key: str) -> str:
        """Return the text under `key`, "" where there is none.

        Raises:
            ArchiveError: it is a list or a mapping.
        """
        value = self.values.get(key)
        if isinstance(value, (list, dict)):
            raise self.error(f"'{key}' must be a text, not a {type(value).__name__}")
        return value or ""

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return the list of texts under `key`, None where there is none.

        Raises:
            ArchiveError: it is not a list of texts.
        """
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"'{key}' must be a list of texts: write [one, two]")
        return tuple(value)

    def only(self, allowed: frozenset[str]) -> None:
        """Raise an ArchiveError for a key that is not among `allowed`."""
        for key in self.values:
            if key not in allowed:
                known = ", ".join(sorted(allowed))
                raise self.error(f"unknown key '{key}': the known ones are {known}")


def read_records(path: Path, *, key: str) -> tuple[Record, ...]:
    """Return the records of the file at `path`: its list, or the list under `key` of its mapping.

    Raises:
        ArchiveError: the file cannot be read, is not YAML, or has another shape.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): check its permissions"
        raise ArchiveError(problem, path=path) from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 at byte {error.start}: save it as UTF-8"
        raise ArchiveError(problem, path=path) from error
    return parse_records(content, path, key=key)


def parse_records(content: str, path: Path, *, key: str) -> tuple[Record, ...]:
    """Return the records that `content`, the text of the file at `path`, holds.

    Raises:
        ArchiveError: it is not YAML, or has another shape.
    """
    try:
        loader = _Loader(content)
        try:
            document = loader.get_single_node()
            return tuple(_record(loader, item, path) for item in _items(document, path, key))
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not valid YAML ({error.problem or error.context}): correct it there"
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise ArchiveError(problem, path=path, line=line, column=column) from error
    except yaml.reader.ReaderError as error:
        problem = f"holds a character that YAML forbids (U+{ord(content[error.position]):04X})"
        line = content.count("\n", 0, error.position) + 1
        raise ArchiveError(f"{problem}: remove it", path=path, line=line) from error


def _items(document: Node | None, path: Path, key: str) -> list[Node]:
    if document is None or document.tag == _NULL:
        return []
    if isinstance(document, MappingNode):
        for name, value in document.value:
            if name.value == key and isinstance(value, SequenceNode):
                return list(value.value)
    if isinstance(document, SequenceNode):
        return list(document.value)
    line = document.start_mark.line + 1
    raise ArchiveError("must be a list: begin each entry with '- '", path=path, line=line)


def _record(loader: Any, node: Node, path: Path) -> Record:
    line = node.start_mark.line + 1
    if not isinstance(node, MappingNode):
        problem = "an entry must be a mapping: write its keys as 'name: value'"
        raise ArchiveError(problem, path=path, line=line)
    values: dict[str, Any] = {}
    lines: dict[str, tuple[int, ...]] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in values:
            at = key_node.start_mark.line + 1
            raise ArchiveError(f"'{key}' stands here twice: remove one", path=path, line=at)
        values[key] = loader.construct_object(value_node, deep=True)
        if isinstance(value_node, SequenceNode):
            lines[key] = tuple(item.start_mark.line + 1 for item in value_node.value)
    return Record(path, line, values, lines)
