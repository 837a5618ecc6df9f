"""A feed's text → its tree, mended where it is no well-formed XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from xml.etree import ElementTree as ET

from downlink.read.feed_repair import repaired, root_of, with_controls

_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_WINDOWS = re.compile("[\x80-\x9f]|&#(?:(1[2-5][0-9])|[xX]([89][0-9a-fA-F]));")
_INVISIBLE = "\ufeff \t\r\n"
_ENTITIES = {name[:-1]: words for name, words in html5.items() if name.endswith(";")}


@dataclass(frozen=True, slots=True)
class FeedTree:
    """What was made of a feed.

    Attributes:
        root: its root element; None where it has none.
        before: words that stand before it, as received: a program's warnings.
        error: why it is no well-formed XML, "" where it is.
        line, column: where that is, both from 1.
    """

    root: ET.Element | None
    before: str = ""
    error: str = ""
    line: int = 1
    column: int = 1


def parse_feed(document: str) -> FeedTree:
    """Return the tree of a feed; what is broken in it is mended (see `repaired`)."""
    document = _WINDOWS.sub(_from_windows, document)
    try:
        return FeedTree(_parse(_DECLARATION.sub("", document.lstrip(_INVISIBLE), count=1)))
    except ET.ParseError as error:
        start = root_of(document)
        if start < 0:
            return FeedTree(None, document, str(error))
        return _mended(document, start)


def _from_windows(match: re.Match[str]) -> str:
    """Return the character that HTML (13.2.5.80) reads for a control of windows-1252's places."""
    code = (
        ord(match[0]) if len(match[0]) == 1 else int(match[1] or match[2], 16 if match[2] else 10)
    )
    return bytes([code]).decode("cp1252", "ignore") or match[0]


def _mended(document: str, start: int) -> FeedTree:
    before = _DECLARATION.sub("", document[:start]).strip(_INVISIBLE)
    before = "" if before.startswith(("<!--", "<!DOCTYPE", "<?")) else before
    try:
        _parse(document[start:])
        error, line, column = "something stands before its first element", 1, 1
    except ET.ParseError as broken:
        error = str(broken).partition(": line ")[0]
        line, column = broken.position
        line += document.count("\n", 0, start)
    try:
        root = _with_controls(_parse(repaired(document[start:])))
    except ET.ParseError:
        return FeedTree(None, document, error, line, column)
    return FeedTree(root, before, error, line, column + 1)


def _with_controls(root: ET.Element) -> ET.Element:
    for element in root.iter():
        element.text, element.tail = (
            with_controls(element.text or ""),
            with_controls(element.tail or ""),
        )
        for name, value in element.items():
            element.set(name, with_controls(value))
    return root


def _parse(document: str) -> ET.Element:
    parser = ET.XMLParser()  # noqa: S314 - expat bounds what entities become
    parser.entity.update(_ENTITIES)  # of HTML, which a DOCTYPE may mean
    parser.feed(document)
    return parser.close()
