"""The files of an index → postings: reads no more of it than a query needs."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.search.index.documents import BROADER, FIRST, OTHER
from downlink.search.index.encoding import Reader, content_of, in_order
from downlink.search.index.postings import TOPIC
from downlink.search.index.writer import ENTRY, FORMAT


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a key stands in one shape, that is with this span of atoms and these flags.

    Attributes:
        titles: document → (length of its title, positions in it).
        texts: document → positions in its texts.
    """

    key: str
    span: int
    flags: int
    titles: dict[int, tuple[int, list[int]]]
    texts: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class IndexedTopic:
    """A topic of the index; `narrower` are the numbers of those below it."""

    id: str
    name: str
    url: str
    narrower: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document to show; `topics` are numbers of the index's topics."""

    url: str
    title: str
    texts: tuple[str, ...]
    topics: tuple[int, ...]


class Store:
    """The index below `folder`.

    Raises:
        ArchiveError: there is none, or one of another version.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        entry = json.loads(self._read(ENTRY))
        if entry["format"] != FORMAT:
            raise ArchiveError("has an index of another version: build it anew", path=folder)
        self._digest: str = entry["digest"]
        self._shards: list[bytes] = [in_order(key) for key in entry["shards"]]
        self._each: int = entry["each"]
        self.topics = [
            IndexedTopic(name, label, url, tuple(narrower))
            for name, label, url, narrower in entry["topics"]
        ]
        self.aliases: dict[str, list[int]] = entry["aliases"]
        self.documents: int = entry["documents"]
        self._shard = cache(self._read_shard)

    def exact(self, key: str) -> list[Occurrences]:
        """Return the occurrences of `key`."""
        body = self._body(key)
        return [] if body is None else list(self._occurrences(key, body))

    def within(self, prefix: str) -> list[Occurrences]:
        """Return the occurrences of all keys that begin with `prefix`."""
        return [item for key, body in self._from(prefix) for item in self._occurrences(key, body)]

    def levels(self, topic: int) -> dict[int, int]:
        """Return for each document of the topic of that number how it is about it."""
        found = _levels(self._body(f"{TOPIC}{topic}") or b"")
        for narrower in self.topics[topic].narrower:
            for document in _levels(self._body(f"{TOPIC}{narrower}") or b""):
                found.setdefault(document, BROADER)
        return found

    def _body(self, key: str) -> bytes | None:
        """Return what the index holds under `key`."""
        number = bisect_right(self._shards, in_order(key)) - 1
        return self._shard(number).get(key) if number >= 0 else None

    def record(self, document: int) -> IndexedDocument:
        """Return the document of that number."""
        records = json.loads(self._read(f"{self._digest}/d{document // self._each}.js"))
        url, title, texts, topics = records[document % self._each]
        return IndexedDocument(url, title, tuple(texts), tuple(topics))

    def names(self) -> list[str]:
        """Return the names of the topics."""
        names: list[str] = json.loads(self._read(f"{self._digest}/names.js"))
        return names

    def _from(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        number = max(0, bisect_right(self._shards, in_order(prefix)) - 1)
        while number < len(self._shards):
            if (
                number
                and self._shards[number] > in_order(prefix)
                and not _first_key(self._shards[number]).startswith(prefix)
            ):
                return
            for key, body in self._shard(number).items():
                if key.startswith(prefix):
                    yield key, body
            number += 1

    def _occurrences(self, key: str, body: bytes) -> Iterator[Occurrences]:
        reader = Reader(body)
        while not reader.done:
            shape = reader.number()
            title, head, rest = reader.number(), reader.number(), reader.number()
            place = (reader.number(), reader.number()) if rest else (0, 0)
            titles = _titles(reader.take(title))
            content = reader.take(head)
            if rest:
                content += self._rest(place[0])[place[1] : place[1] + rest]
            yield Occurrences(key, shape >> 2, shape & 3, titles, _texts(content))

    def _rest(self, number: int) -> bytes:
        return self._read(f"{self._digest}/o{number}.js")

    def _read_shard(self, number: int) -> dict[str, bytes]:
        reader = Reader(self._read(f"{self._digest}/t{number}.js"))
        found: dict[str, bytes] = {}
        name = b""
        while not reader.done:
            shared, length = reader.number(), reader.number()
            name = name[:shared] + reader.take(length)
            found[name.decode()] = reader.take(reader.number())
        return found

    def _read(self, name: str) -> bytes:
        path = self._folder / name
        try:
            return content_of(path.read_bytes())
        except FileNotFoundError as error:
            problem = "does not exist: build the site first ('downlink build')"
            raise ArchiveError(problem, path=path) from error


def _first_key(clauses: bytes) -> str:
    return clauses.decode("utf-16-be", "surrogatepass")


def _titles(content: bytes) -> dict[int, tuple[int, list[int]]]:
    reader = Reader(content)
    found: dict[int, tuple[int, list[int]]] = {}
    document = 0
    while not reader.done:
        document += reader.number()
        length = reader.number()
        found[document] = (length, _positions(reader))
    return found


def _texts(content: bytes) -> dict[int, list[int]]:
    reader = Reader(content)
    found: dict[int, list[int]] = {}
    document = 0
    while not reader.done:
        document += reader.number()
        found[document] = _positions(reader)
    return found


def _positions(reader: Reader) -> list[int]:
    position = 0
    found: list[int] = []
    for _ in range(reader.number()):
        position += reader.number()
        found.append(position)
    return found


def _levels(content: bytes) -> dict[int, int]:
    reader = Reader(content)
    found: dict[int, int] = {}
    document = 0
    while not reader.done:
        step = reader.number()
        document += step >> 1
        found[document] = OTHER if step & 1 else FIRST
    return found
