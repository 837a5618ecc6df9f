"""Records as they stand in the register's file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from downlink.text.yaml_nodes import FORBIDDEN

# What YAML forbids, where it ends lines, and what changes the order in which a line is shown.
_ESCAPED = re.compile(f"[{FORBIDDEN}\t\n\r\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPED_OR_SIGN = re.compile(f'["\\\\]|{_ESCAPED.pattern}')
_SIGNS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def line_end(content: str) -> str:
    """Return the line end that the last whole line has."""
    last = content.rfind("\n")
    return "\r\n" if last > 0 and content[last - 1] == "\r" else "\n"


def _without_empty_list(content: str) -> str:
    return "".join(
        line
        for line in content.splitlines(keepends=True)
        if line.strip().lstrip("\ufeff") not in ("[]", "---")
    )


def with_added(content: str, records: Sequence[Mapping[str, Any]], *, is_empty: bool) -> str:
    """Return the text of a file with records added at its end.

    Args:
        is_empty: whether it holds none yet.
    """
    if not records:
        return content
    end = line_end(content)
    kept = content if content.endswith("\n") or not content else content + end
    if is_empty:
        kept = _without_empty_list(kept)
    return kept + "".join("\n" + dump_record(values) for values in records).replace("\n", end)


def dump_record(record: Mapping[str, Any]) -> str:
    """Return a record as it stands in the file, on a line for each key; read back, it is the same
    whatever its values hold.
    """
    return "- " + "  ".join(_line(key, value) for key, value in record.items())


def needs_escapes(value: str) -> bool:
    """Whether a text can only be written in double quotes, with escapes."""
    return _ESCAPED.search(value) is not None


def _line(key: str, value: Any) -> str:
    if not isinstance(value, str):
        return f"{key}: [{', '.join(map(_item, value))}]\n"
    if _ESCAPED.search(value):  # PyYAML would break the line there, and U+0085 would be lost
        return f'{key}: "{_ESCAPED_OR_SIGN.sub(_escape, value)}"\n'
    return yaml.safe_dump({key: value}, allow_unicode=True, width=2**31)


def _item(value: str) -> str:
    written = yaml.safe_dump([value], allow_unicode=True, width=2**31, default_flow_style=True)
    return written.strip()[1:-1]


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SIGNS.get(character) or f"\\u{ord(character):04x}"
