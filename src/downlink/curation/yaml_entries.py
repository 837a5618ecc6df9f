"""YAML files that people edit: a list of mappings, each with the line it starts in, checked.

All that is no list and no mapping is text as it is written: a title may be `2014-02-30`, `1:30` or
`yes`, which YAML would read as a date, a base-60 number and a boolean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from downlink.errors import ArchiveError, Faults
from downlink.files import read_text
from downlink.terminal import quoted
from downlink.text.slug_rules import LONGEST, SLUG
from downlink.text.yaml_nodes import Node, read_nodes

_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping of the list: the file it stands in, its line (from 1), and its values.

    Attributes:
        lines: for each value that is a list, the lines of its items.
        misshapen: whether it is no mapping; its one value is then the text that stands there, under
            no key, and `reject_unknown_keys` refuses it.
    """

    path: Path | str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    misshapen: bool = False

    def error(self, problem: str) -> ArchiveError:
        """Return an error that points at this record."""
        return ArchiveError(problem, path=self.path, line=self.line)

    def shape_error(self) -> ArchiveError:
        """Return the error of what is no mapping."""
        return self.error("an entry must be a mapping: write its keys as 'name: value'")

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

    def reject_unknown_keys(
        self, allowed: frozenset[str], unlisted: frozenset[str] = frozenset()
    ) -> None:
        """Check that there is no key but those in `allowed` and those, `unlisted`, that commands
        write and people do not.

        Raises:
            ArchiveError: there are others, all of which it names; or it is no mapping at all.
        """
        if self.misshapen:
            raise self.shape_error()
        known = ", ".join(sorted(allowed))
        faults = Faults()
        for key in self.values:
            if key not in allowed | unlisted:
                faults.add(self.error(f"unknown key {quoted(key)}: the known ones are {known}"))
        faults.raise_any()

    def names_meant(self, key: str) -> Iterator[str]:
        """Yield the name that is written under `key`; where none is that can be an address, each
        that may be meant: what refers to a broken record is not broken itself.
        """
        name = self.values.get(key)
        if isinstance(name, str) and SLUG.fullmatch(name):
            yield name
            return
        for value in self.values.values():
            for text in value if isinstance(value, list) else (value,):
                if isinstance(text, str) and len(text) <= LONGEST:
                    yield text
                    yield "-".join(_WORD.findall(text.lower()))


def read_records(path: Path, *, key: str, misshapen: bool = False) -> tuple[Record, ...]:
    """Return the records of the file at `path`: its list, or the list under `key` of its mapping.

    Args:
        misshapen: whether items that are no mappings are returned, too, marked as such.

    Raises:
        ArchiveError: the file cannot be read, is not YAML, or has another shape.
    """
    return parse_records(read_text(path), path, key=key, misshapen=misshapen)


def parse_records(
    content: str, path: Path, *, key: str, misshapen: bool = False
) -> tuple[Record, ...]:
    """Return the records that `content`, the text of the file at `path`, holds.

    Raises:
        ArchiveError: it is not YAML, or has another shape.
    """
    records = tuple(_record(item, path) for item in _items(read_nodes(content, path), path, key))
    if not misshapen:
        _check_shapes(records)
    return records


def parse_record(content: str, path: Path | str) -> Record | None:
    """Return the one mapping that `content`, the text of the file at `path`, holds; None where it
    holds nothing.

    Raises:
        ArchiveError: it is not YAML, or no mapping.
    """
    document = read_nodes(content, path)
    if document is None:
        return None
    record = _record(document, path)
    _check_shapes((record,))
    return record


def _items(document: Node | None, path: Path, key: str) -> list[Node]:
    if document is None:
        return []
    value = document.value
    if isinstance(value, dict) and key in value:
        value = value[key].value or []
    if isinstance(value, list):
        return value
    problem = "must be a list: begin each entry with '- '"
    raise ArchiveError(problem, path=path, line=document.line)


def _check_shapes(records: tuple[Record, ...]) -> None:
    faults = Faults()
    for record in records:
        if record.misshapen:
            faults.add(record.shape_error())
    faults.raise_any()


def _record(node: Node, path: Path | str) -> Record:
    if not isinstance(node.value, dict):
        return Record(path, node.line, {"": node.plain()}, misshapen=True)
    lines = {
        key: tuple(item.line for item in child.value)
        for key, child in node.value.items()
        if isinstance(child.value, list)
    }
    return Record(path, node.line, node.plain(), lines)
