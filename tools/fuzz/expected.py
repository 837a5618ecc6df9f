"""A capture's bytes → what of it must be seen, found by simple means that share no code with the
readers: Python's own JSON and XML parsers, and regular expressions.

Nothing is expected of what is not well-formed: only that its damage is told or nothing is lost by
accident, which no simple means can say.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

from tools.fuzz.expected_html import words_of_html, words_of_markup

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = {"INCOMING TRANSMISSION", "LATEST UPDATES"}
_PAGER = re.compile(r"(?:[0-9.…‹›«»<>\s]|上一页|下一页|Previous|Next)+")
_HALF = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"\w{2,}")
_FEEDS = ("rss", "feed", "RDF")
_BROKEN_OBJECT = re.compile(r'\{\s*"[^"]*"\s*:.*\}')
_TAG = re.compile(r"\{[^}]*\}")
_RECORD = re.compile(rb"WARC/1\.[01]\r\n((?:[^\r\n]+\r\n)+)\r\n")
_FIELD = re.compile(rb"([A-Za-z-]+): ([^\r\n]*)\r\n")
_PAGE = re.compile(
    rb"HTTP/1\.[01] 200 OK\r\nContent-Type: (?:text/html|application/rss\+xml); charset=utf-8"
)
_TOLD = re.compile(r"\b(?:title|description|encoded|summary|content|creator|name|category)$")


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be seen: texts apart from white space, and words, each with what it is of."""

    texts: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Expected) -> Expected:
        return Expected(self.texts + other.texts, self.words + other.words)


_NOTHING = Expected()


def expected_of(content: bytes) -> Expected:
    """Return what must be seen of a capture; nothing of what is not well-formed."""
    if content.startswith(b"\x1f\x8b"):
        try:
            return expected_of(gzip.decompress(content))
        except (OSError, EOFError, zlib.error):
            return _NOTHING
    if content.startswith(b"WARC/"):
        return _of_warc(content)
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return _NOTHING
    return _NOTHING if "\0" in text else _of_text(text)  # which may be UTF-16 as well


def _of_text(text: str) -> Expected:
    start = text.lstrip()
    if start.startswith("{"):
        document = _json(text)
        if isinstance(document, dict) and "jsonfeed.org" in str(document.get("version")):
            return _of_json_feed(document)
        first = start.split("\n", 1)[0].strip()
        if isinstance(_json(first), dict) or _BROKEN_OBJECT.fullmatch(first):
            return _of_json_lines(text)
    if start.startswith("<"):
        try:
            root = ET.fromstring(text)
        except (ET.ParseError, ValueError):
            return _NOTHING
        name = _TAG.sub("", root.tag)
        if name in _FEEDS:
            return Expected(words=tuple(_words_of_feed(root)))
        return Expected(words=tuple(("a page", word) for word in words_of_html(text, root)))
    return Expected(texts=tuple(("a line", line) for line in _lines(text)))


def _lines(text: str) -> Iterator[str]:
    for line in _LINE_END.split(text):
        stripped = line.strip()
        if stripped and stripped not in _MARKS and not _PAGER.fullmatch(stripped):
            yield line


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_json_lines(text: str) -> Expected:
    found = _NOTHING
    for line in _lines(text):
        record = _json(line)
        if not isinstance(record, dict):
            found += Expected(texts=(("a line that is no object", line),))
            continue
        if isinstance(record.get("text"), str):
            found += Expected(texts=(("'text' of a line", _HALF.sub("\ufffd", record["text"])),))
        elif isinstance(record.get("html"), str):
            found += _of_values("'html' of a line", [record["html"]], markup=True)
        if str(record.get("text") or "").strip() or words_of_markup(str(record.get("html") or "")):
            found += _of_details(record, ("title", "author"), "of a line")
    return found


def _of_json_feed(document: dict[str, Any]) -> Expected:
    found = _NOTHING
    items = document.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, str):
            found += _of_values("an item that is a text", [item])
        if isinstance(item, dict):
            for key in ("content_text", "summary"):
                found += _of_values(f"'{key}' of an item", [item.get(key)])
            found += _of_values(
                "'content_html' of an item", [item.get("content_html")], markup=True
            )
            found += _of_details(item, ("title",), "of an item")
    return found


def _of_details(record: dict[str, Any], keys: tuple[str, ...], of: str) -> Expected:
    tags = record.get("tags")
    found = _of_values(f"'tags' {of}", tags if isinstance(tags, list) else [])
    for key in keys:
        found += _of_values(f"'{key}' {of}", [record.get(key)])
    return found


def _of_values(what: str, values: list[Any], *, markup: bool = False) -> Expected:
    texts = [value for value in values if isinstance(value, str)]
    found = (words_of_markup(text) if markup else _WORD.findall(text) for text in texts)
    return Expected(words=tuple((what, word) for words in found for word in words))


def _words_of_feed(root: ET.Element) -> Iterator[tuple[str, str]]:
    for item in root.iter():
        if _TAG.sub("", item.tag) not in ("item", "entry"):
            continue
        for part in item:
            name = _TAG.sub("", part.tag)
            if _TOLD.match(name):
                yield from ((f"<{name}> of an item", word) for word in _words_of_part(name, part))


def _words_of_part(name: str, part: ET.Element) -> list[str]:
    kind = part.get("type", "html")
    kind = kind if kind in ("text", "xhtml") else "html"
    text = "".join(part.itertext()) if kind == "xhtml" else part.text or ""
    if kind == "html" and name in ("description", "encoded", "summary", "content"):
        return words_of_markup(text)
    return _WORD.findall(unescape(text) if kind == "html" else text)


def _of_warc(content: bytes) -> Expected:
    """Records whose lengths are right, one behind the other to the end."""
    found, at = _NOTHING, 0
    while at < len(content):
        record = _RECORD.match(content, at)
        size = (
            re.search(rb"\r\ncontent-length: (\d{1,9})\r\n", b"\r\n" + record[1], re.IGNORECASE)
            if record
            else None
        )
        if not record or not size:
            return _NOTHING
        body = content[record.end() : record.end() + int(size[1])]
        at = record.end() + len(body) + 4
        if content[at - 4 : at] != b"\r\n\r\n":
            return _NOTHING
        found += _of_record(record[1], body)
    return found


def _of_record(head: bytes, body: bytes) -> Expected:
    fields = dict(_FIELD.findall(head))
    if len(fields) != head.count(b"\n"):
        return _NOTHING
    kind, media = fields.get(b"WARC-Type"), fields.get(b"Content-Type")
    if kind == b"conversion" and media == b"text/plain":
        return expected_of(body)
    http, _, page = body.partition(b"\r\n\r\n")
    if kind != b"response" or media != b"application/http" or not _PAGE.fullmatch(http):
        return _NOTHING
    return expected_of(page)
