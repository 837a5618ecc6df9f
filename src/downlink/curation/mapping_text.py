"""A small YAML file of keys and values → the same with one of them set, all else as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from downlink.curation.record_text import line_end
from downlink.curation.yaml_entries import parse_record
from downlink.errors import ArchiveError

_PROBLEM = "cannot be edited: write each of its keys on a line of its own, as 'name: value'"


def with_value(content: str, key: str, value: str, place: Path | str) -> str:
    """Return `content`, the text of the file at `place`, with a value under a key, or without that
    key where the value is "". Comments, order and line ends stay.

    Args:
        value: a plain word.

    Raises:
        ArchiveError: it is no such file, or no line of it can be changed alone.
    """
    before = parse_record(content, place)
    expected = dict(before.values) if before else {}
    expected.pop(key, None)
    line = re.compile(rf"^{re.escape(key)}[ \t]*:[^\r\n]*(?:\r\n?|\n|$)", re.MULTILINE)
    end = line_end(content)
    if value:
        expected[key] = value
    written = f"{key}: {value}{end}" if value else ""
    if before and key in before.values:
        after = line.sub(lambda _: written, content, count=1)
    else:
        gap = "" if not content or content.endswith("\n") else end
        after = f"{content}{gap}{written}" if written else content
    try:
        record = parse_record(after, place)
    except ArchiveError as error:
        raise ArchiveError(_PROBLEM, path=place) from error
    if (dict(record.values) if record else {}) != expected:
        raise ArchiveError(_PROBLEM, path=place)
    return after
