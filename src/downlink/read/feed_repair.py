"""A feed that is no well-formed XML → one that says the same and is.

Templates put a bare `&`, an entity of HTML, unescaped markup or a control character into feeds;
programs write warnings before them; downloads break off. What stands in a text's element becomes
its text, tags included; what was left open is closed; names without a namespace get one.
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from html.entities import html5
from xml.sax.saxutils import escape, quoteattr

from downlink.read.feed_names import PREFIXES, local_name

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?")
_INSIDE = re.compile(r"(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+")
_ATTRIBUTE = re.compile(r"([A-Za-z_][\w.:-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
_REFERENCE = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos);)(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|(\w{1,31});)?"
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STAND_INS = 0x10FE00
_STANDS_IN = re.compile("[\U0010fe00-\U0010fe1f]")
_ITEMS = frozenset(["item", "entry"])
_AROUND = frozenset(["rss", "feed", "rdf", "channel", "items"])
_ENDS_A_TEXT = frozenset(
    [
        *("description", "encoded", "guid", "pubdate", "creator", "category", "published"),
        *("updated", "issued", "modified", "commentrss", "origlink"),
    ]
)
# Those of the elements with a text that no element of HTML is named: where one begins, what stands
# open is at its end.
_TEXTS = _ENDS_A_TEXT | {
    *("title", "link", "summary", "content", "abstract", "fullitem", "date", "created", "id"),
    *("subject", "comments", "subtitle", "tagline"),
}


def repaired(document: str) -> str:
    """Return the feed as well-formed XML, without what stands around its root.

    Characters that XML cannot hold have stand-ins there (see `with_controls`).

    Args:
        document: its text, from its root element on.
    """
    return _Repair(_NO_XML.sub(_stand_in, document)).run()


def with_controls(words: str) -> str:
    """Return words of a repaired feed with the characters for which others stand there."""
    return _STANDS_IN.sub(lambda match: chr(ord(match[0]) - _STAND_INS), words)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_STAND_INS + code) if code < ord(" ") else "\ufffd"


def root_of(document: str) -> int:
    """Return where the root element of a feed begins, -1 where there is none."""
    match = _ROOT.search(document)
    return match.start() if match else -1


class _Repair:
    """One pass over a feed: `_at` is where it is, `_open` holds the names of what stands open."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._at = 0
        self._parts: list[str] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._prefixes: set[str] = set()
        self._unclosed: set[str] = set()

    def run(self) -> str:
        while self._at < len(self._document):
            following = self._document.find("<", self._at)
            if following < 0:
                following = len(self._document)
            self._text(self._document[self._at : following])
            self._at = following
            if following < len(self._document):
                self._markup()
            if self._parts and not self._open:
                break
        while self._open:
            self._close()
        return self._with_namespaces("".join(self._parts))

    def _markup(self) -> None:
        """Pass what begins with `<`."""
        if self._passed("<![CDATA[", "]]>", is_text=True, to_the_end=True):
            return
        if self._passed("<!--", "-->") or self._passed("<?", "?>"):
            return
        is_end = self._document.startswith("</", self._at)
        name = _NAME.match(self._document, self._at + 1 + is_end)
        inside = _INSIDE.match(self._document, name.end()) if name else None
        if name is None or inside is None or not self._document.startswith(">", inside.end()):
            self._text("<")
            self._at += 1
            return
        source = self._document[self._at : inside.end() + 1]
        self._at = inside.end() + 1
        if is_end:
            self._end(name[0], source)
        else:
            self._start(name[0], inside[0], source)

    def _passed(
        self, start: str, end: str, *, is_text: bool = False, to_the_end: bool = False
    ) -> bool:
        """Pass a section that begins here and ends somewhere; its words where it is a text."""
        if not self._document.startswith(start, self._at) or start in self._unclosed:
            return False
        stop = self._document.find(end, self._at + len(start))
        if stop < 0 and not to_the_end:
            self._unclosed.add(start)
            return False
        stop = len(self._document) if stop < 0 else stop
        if is_text:
            self._put(escape(self._document[self._at + len(start) : stop]))
        self._at = stop + len(end)
        return True

    def _start(self, name: str, inside: str, source: str) -> None:
        short = local_name(name)
        if self._in_text() and short not in _ITEMS and short not in _ENDS_A_TEXT:
            self._text(source)
            return
        if short in _ITEMS:
            while self._open and local_name(self._open[-1]) not in _AROUND:
                self._close()
        while self._in_text():
            self._close()
        self._note(name)
        self._parts.append(f"<{name}{self._attributes(inside)}>")
        self._open.append(name)
        self._counts[name] += 1
        if inside.rstrip().endswith("/"):
            self._close()

    def _end(self, name: str, source: str) -> None:
        short = local_name(name)
        known = short in _ITEMS or short in _AROUND
        if self._in_text() and name != self._open[-1] and not known:
            self._text(source)
        elif self._counts[name]:
            while self._open[-1] != name:
                self._close()
            self._close()

    def _in_text(self) -> bool:
        return bool(self._open) and local_name(self._open[-1]) in _TEXTS

    def _attributes(self, inside: str) -> str:
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(inside):
            value = match[2] or match[3] or (match[4] or "").removesuffix("/")
            found.setdefault(match[1], html.unescape(value))
        for name in found:
            self._note(name)
        return "".join(f" {name}={quoteattr(value)}" for name, value in found.items())

    def _note(self, name: str) -> None:
        prefix, colon, _ = name.partition(":")
        if colon and prefix not in ("xml", "xmlns"):
            self._prefixes.add(prefix)

    def _text(self, words: str) -> None:
        words = _REFERENCE.sub(_reference, words) if "&" in words else words
        self._put(words.replace("<", "&lt;").replace(">", "&gt;"))

    def _put(self, words: str) -> None:
        if self._open:
            self._parts.append(words)

    def _close(self) -> None:
        name = self._open.pop()
        self._counts[name] -= 1
        self._parts.append(f"</{name}>")

    def _with_namespaces(self, document: str) -> str:
        """Return the document with a namespace for each prefix that has none at its root."""
        root, mark, rest = document.partition(">")
        missing = (prefix for prefix in sorted(self._prefixes) if f" xmlns:{prefix}=" not in root)
        added = "".join(
            f' xmlns:{prefix}="{PREFIXES.get(prefix.lower(), f"urn:{prefix}")}"'
            for prefix in missing
        )
        return f"{root}{added}{mark}{rest}"


def _reference(match: re.Match[str]) -> str:
    """Return a bare `&` as a reference, and an entity or a number of HTML as the character that it
    is.
    """
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        words = chr(code) if code <= sys.maxunicode else "\ufffd"
        return escape(_NO_XML.sub(_stand_in, words))
    known = html5.get(f"{name};") if name else None
    return f"&amp;{match[0][1:]}" if known is None else escape(known)
