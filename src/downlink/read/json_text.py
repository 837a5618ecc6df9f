"""JSON of any shape → its dump: JSON Feed, JSON Lines, one document with a list of entries; or what
it is that holds none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from downlink.model.aside import Aside
from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read import asides, feed_json, google_reader, jsonl
from downlink.read.decode import decode, split_lines
from downlink.read.origin import Origin
from downlink.read.refusal import refused
from downlink.read.values import parse_json, words_of
from downlink.settings.dialect import Dialect

_BROKEN_OBJECT = re.compile(r'\{\s*"[^"]*"\s*:.*\}')
# A line that was to be an object: the lines behind it are no excerpts either.
_DOCUMENT = re.compile(r'\[\s*(?:\{\s*"|\]\s*$|"[^"\n]*"\s*,\s*")|\{\s*(?:"[^"\n]*"\s*:|\}\s*$)')
_LEAST_TEXT = 200
# Characters of a value that may be an article's text, under whatever key.
_DEEPEST = 6
_NO_KEYS = (
    "is JSON that may hold texts, and under no key that is known: name them 'text' or 'html', with "
    "'title' and 'link' beside them"
)


def read_json(
    address: str, content: bytes, origin: Origin, dialect: Dialect, hint: Aside | None
) -> Dump | None:
    """Return the dump of what begins as JSON does, None where it is none.

    Args:
        hint: what the file would be by its name.
    """
    decoded, damage = decode(content, origin.charset)
    value = value_of(decoded)
    if isinstance(value, dict) and feed_json.JSON_FEED in str(value.get("version")):
        return feed_json.read(address, content, origin, dialect)
    document = of_document(address, value, origin, dialect, damage)
    if document:
        return document
    first = next((line for line in split_lines(decoded) if line.strip()), "").strip()
    if isinstance(value_of(first), dict) or _BROKEN_OBJECT.fullmatch(first):
        dump = jsonl.read(address, content, origin, dialect)
        return _nothing(address, dump, hint) or dump
    if value is None:
        reason = _broken(decoded)
        return refused(address, reason) if reason and not _is_certain(hint) else None
    if _may_hold_text(value) and not _is_certain(hint):
        return refused(address, _NO_KEYS)
    return asides.beside(address, hint or Aside("data file", "its JSON, without an entry"))


def value_of(decoded: str) -> object:
    """Return the JSON value that a text is, None where it is none."""
    try:
        return parse_json(decoded)
    except ValueError:
        return None


def of_document(
    address: str, value: object, origin: Origin, dialect: Dialect, damage: tuple[Damage, ...]
) -> Dump | None:
    """Return the dump of one JSON value that is a list of entries, or an object with such a list
    (and what it says beside it as unparsed); None where it is neither.
    """
    said: list[Unparsed] = []
    records = value if isinstance(value, list) else []
    if isinstance(value, dict) and not value.keys() & set(jsonl.KEYS[:2]):
        key = next(_lists(value), "")
        records = value[key] if key else []
        own = google_reader.STREAM if google_reader.is_stream(value) else frozenset[str]()
        rest = ((name, words_of(other)) for name, other in value.items() if name not in {key, *own})
        said = [Unparsed(0, words, name) for name, words in rest if words]
        if own:
            records = [google_reader.as_entry(item) for item in records]
    if not any(jsonl.is_entry(item) for item in records):
        return None
    return jsonl.read_records(address, records, origin, dialect, (damage, said))


def _lists(document: Mapping[str, object]) -> Iterator[str]:
    """Yield the keys of an object under which entries are listed."""
    is_stream = google_reader.is_stream(document)
    for key, value in document.items():
        items = value if isinstance(value, list) else []
        if (is_stream and key == "items") or any(jsonl.is_entry(item) for item in items):
            yield key


def _nothing(address: str, dump: Dump, hint: Aside | None) -> Dump | None:
    """Return what JSON Lines are that are none of articles; None where they may be."""
    records = [value_of(item.text) for item in dump.unparsed if not item.part]
    if dump.excerpts or dump.addresses or dump.captured or dump.source or len(records) < 1:
        return None
    if not _is_certain(hint):
        if any(record is None for record in records):
            return None
        if any(map(_may_hold_text, records)):
            return refused(address, _NO_KEYS)
    known = {*jsonl.KEYS, "captured", "source"}
    if any(not isinstance(record, dict) or record.keys() & known for record in records):
        return asides.beside(address, hint) if hint else None
    return asides.beside(address, hint or Aside("data file", "its JSON, without an entry"))


def _is_certain(hint: Aside | None) -> bool:
    """Whether a file is no capture by its name: one that says no more than that it holds data may
    be one, and its owner has to know that it was not read.
    """
    return hint is not None and hint.kind != "data file"


def _may_hold_text(value: object, depth: int = 0) -> bool:
    if isinstance(value, str):
        return len(value) >= _LEAST_TEXT and (" " in value.strip() or not value.isascii())
    if depth >= _DEEPEST:
        return False
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_may_hold_text(item, depth + 1) for item in items)


def _broken(decoded: str) -> str:
    """Return what is wrong with a text that was to be one JSON document, "" where it was not."""
    if not _DOCUMENT.match(decoded.lstrip()):
        return ""
    try:
        json.loads(decoded)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}"
        return (
            f"is JSON that is broken in {place}: mend it, or write one object a line (jq -c '.[]')"
        )
    except (ValueError, RecursionError):
        return "is JSON that is nested too deep: write one object a line"
    return ""
