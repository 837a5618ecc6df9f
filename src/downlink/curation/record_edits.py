"""Changes of records → the file's text with them: all else in it stays as it is, byte for byte.

Only the lines of a record that changes are written anew, by ruamel.yaml, which keeps its comments,
quotes and order; where it cannot give back what is meant, the record is written plainly.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from downlink.curation.record_text import dump_record, line_end, needs_escapes, with_added
from downlink.curation.yaml_entries import Record, parse_records
from downlink.errors import ArchiveError

_DASH = re.compile(r"( *)-(?:\s|$)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")  # as YAML counts them here
_LINE_END = re.compile(r"\r\n?|\n")
_BETWEEN = re.compile(r"\s*(?:#.*)?$")
_WIDEST = 2**31
_NO_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # as YAML 1.2 reads them
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PROBLEM = "cannot be edited: write each entry as a '- slug: …' item of its own lines"


@dataclass(frozen=True, slots=True)
class Edit:
    """One record's change.

    Attributes:
        record: as it stands in the file; None for one that is added at the end.
        values: what it is to hold, in this order where it is new; None where it is to be gone.
        plain: whether nothing else of it is to stay, no comment either.
    """

    record: Record | None
    values: Mapping[str, Any] | None
    plain: bool = False


def edited(content: str, path: Path, edits: Sequence[Edit]) -> str:
    """Return `content`, the text of the register at `path`, with the edits made.

    Raises:
        ArchiveError: it is written in a way that a record cannot be changed alone.
    """
    before = parse_records(content, path, key="articles")
    lines = _LINE.findall(content)
    end = line_end(content)
    changes = {edit.record.line: edit for edit in edits if edit.record}
    ends = _ends(content, path, len(before))
    for number, record in reversed(list(enumerate(before))):
        edit = changes.get(record.line)
        if edit:
            start, last = _start(lines, record, path), ends[number]
            new = _written(lines[start:last], edit)
            while not new and last < len(lines) and not lines[last].strip():
                last += 1
            lines[start:last] = [new.replace("\n", end)] if new else []
    added = [edit.values for edit in edits if edit.record is None and edit.values]
    text = with_added("".join(lines), added, is_empty=not before)
    _check(text, path, _expected(before, edits))
    return text


def _ends(content: str, path: Path, records: int) -> list[int]:
    """Return for each record of a file the number of the line in which its last value ends."""
    plain = content.removeprefix("\ufeff").translate(_NO_LINE_ENDS)
    try:
        document = yaml.compose(plain, Loader=_LOADER)
    except (yaml.YAMLError, ValueError):
        document = None
    pairs = document.value if isinstance(document, yaml.MappingNode) else ()
    listed = next((value for key, value in pairs if key.value == "articles"), document)
    items = listed.value if isinstance(listed, yaml.SequenceNode) else ()
    ends = [_end(item) for item in items]
    if len(ends) != records:
        raise ArchiveError(_PROBLEM, path=path)
    return ends


def _end(node: yaml.Node) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _start(lines: Sequence[str], record: Record, path: Path) -> int:
    """Return the index of the line with the record's dash."""
    for index in range(record.line - 1, -1, -1):
        if _DASH.match(lines[index].removeprefix("\ufeff")):
            return index
        if not _BETWEEN.match(lines[index]) and index < record.line - 1:
            break
    raise ArchiveError(_PROBLEM, path=path, line=record.line)


def _written(lines: Sequence[str], edit: Edit) -> str:
    """Return the lines of a record with other values, "" where it is to be gone."""
    values = edit.values
    if values is None:
        return ""
    indent = _DASH.match(lines[0].removeprefix("\ufeff"))
    depth = indent.group(1) if indent else ""
    mark = "\ufeff" if lines[0].startswith("\ufeff") else ""
    own = "".join(line.removeprefix("\ufeff").removeprefix(depth) for line in lines)
    own = _LINE_END.sub("\n", own)
    try:
        new = "" if edit.plain else _rewritten(own, values)
    except (YAMLError, ValueError, TypeError, AttributeError):
        new = ""
    if not new or not _says(new, values):
        new = dump_record(values)
    return mark + "".join(depth + line if line.strip() else line for line in _LINE.findall(new))


def _rewritten(lines: str, values: Mapping[str, Any]) -> str:
    """Return a record's text with other values, its comments and quotes kept."""
    editor = YAML()
    editor.Resolver = _AllText
    editor.preserve_quotes = True
    editor.width = _WIDEST
    record = editor.load(lines)[0]
    for key in [key for key in record if key not in values]:
        del record[key]
    for place, (key, value) in enumerate(values.items()):
        if key not in record:
            record.insert(place, key, _flow(editor, value))
        elif record[key] != value:
            record[key] = _flow(editor, value)
    out = io.StringIO()
    editor.dump([record], out)
    return out.getvalue()


def _flow(editor: YAML, value: Any) -> Any:
    """Return a value as it is written: a list on one line."""
    if isinstance(value, str):
        if needs_escapes(value):  # which ruamel.yaml would write as they are
            raise ValueError(value)
        return value
    made = editor.seq(value)
    made.fa.set_flow_style()
    return made


class _AllText(VersionedResolver):
    """What is no list and no mapping is text, as the register is read: `2014-02-30` is no date."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node."""
        if kind is ScalarNode:
            return Tag(suffix="tag:yaml.org,2002:str")
        return super().resolve(kind, value, implicit)


def _says(text: str, values: Mapping[str, Any]) -> bool:
    try:
        records = parse_records(text, Path("register"), key="articles")
    except ArchiveError:
        return False
    return [dict(record.values) for record in records] == [_plain(values)]


def _expected(before: Iterable[Record], edits: Sequence[Edit]) -> list[dict[str, Any]]:
    changes = {edit.record.line: edit.values for edit in edits if edit.record}
    kept = [changes.get(record.line, record.values) for record in before]
    kept += [edit.values for edit in edits if edit.record is None]
    return [_plain(values) for values in kept if values is not None]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in values.items()
    }


def _check(text: str, path: Path, expected: Sequence[Mapping[str, Any]]) -> None:
    try:
        after = parse_records(text, path, key="articles")
    except ArchiveError as error:
        raise ArchiveError(_PROBLEM, path=path) from error
    if [dict(record.values) for record in after] != list(expected):
        raise ArchiveError(_PROBLEM, path=path)
