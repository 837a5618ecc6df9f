"""JSON Lines, for everything else: one object a line, with the keys of an entry.

`text` (or `html`) is the entry's text; `title`, `link`, `date`, `author` and `tags` are what is
known beside it; `captured` and `source`, on a line without text, say it of the whole dump.
"""

from __future__ import annotations

import json
from typing import Any

from downlink.dates import date_of
from downlink.links import safe_link
from downlink.model import Details, Dump, Entry, Unparsed
from downlink.readers.feed import markup_text
from downlink.readers.text import decode, split_lines, whole

FORMAT = "jsonl"


def read(path: str, content: bytes, *, source: str = "", captured: str | None = None) -> Dump:
    """Return the dump; a line that is no such object is unparsed."""
    decoded, damage = decode(content)
    entries: list[Entry] = []
    unparsed: list[Unparsed] = []
    for number, line in enumerate(split_lines(decoded), 1):
        record = parse_object(line)
        if record is None:
            if line.strip():
                unparsed.append(Unparsed(number, line))
            continue
        text = _text(record)
        if text:
            entries.append(Entry(text, _details(record, source)))
        elif "captured" in record or "source" in record:
            captured = captured or date_of(str(record.get("captured", ""))) or None
            source = source or safe_link(str(record.get("source", "")))
        else:
            unparsed.append(Unparsed(number, line))
    return Dump(path, FORMAT, captured, (), damage, source, tuple(entries), tuple(unparsed))


def parse_object(line: str) -> dict[str, Any] | None:
    """Return the object that `line` is as JSON, None if it is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _text(record: dict[str, Any]) -> str:
    if isinstance(record.get("text"), str):
        return whole(str(record["text"]))
    return markup_text(str(record["html"])) if isinstance(record.get("html"), str) else ""


def _details(record: dict[str, Any], source: str) -> Details:
    tags = record.get("tags")
    return Details(
        title=_line(record.get("title")),
        link=safe_link(str(record.get("link") or record.get("url") or ""), source),
        date=date_of(str(record.get("date") or "")),
        author=_line(record.get("author")),
        tags=tuple(str(tag) for tag in tags if tag) if isinstance(tags, list) else (),
    )


def _line(value: object) -> str:
    return " ".join(whole(str(value)).split()) if value else ""
