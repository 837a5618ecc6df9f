"""Documents → the files of the search index, so cut that a query needs few and small ones.

    index.js          what there is: first keys of the shards, topics and their names, traditional
                      characters
    <digest>/tN.js    a shard of the keys, in order, with their postings
    <digest>/oN.js    the rest of long postings, needed only for what is not among the first
    <digest>/dN.js    documents to show, some to a file
    <digest>/names.js the names of topics as written, for queries that are misspelt

The digest is that of all documents, so that pages and files of two builds never meet.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from downlink.search.index.documents import Document, SearchTopic
from downlink.search.index.encoding import Reader, in_order, json_bytes, numbers, script
from downlink.search.index.postings import (
    PostingList,
    aliases_of,
    postings_of,
    topic_entries,
)
from downlink.text.fold import simplified_forms

FORMAT = 2
"""Changes with the files' form: an index of another form is never taken for one of this."""

ENTRY = "index.js"
DOCUMENTS_EACH = 8
_SHARD_BYTES = 16_384
_REST_BYTES = 24_576
_HEAD_BYTES = 2_048


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """An index: its digest and its files by their path below the index's folder."""

    digest: str
    files: Mapping[str, bytes]


def digest_of(documents: Sequence[Document], topics: Sequence[SearchTopic]) -> str:
    """Return twelve hexadecimal digits that tell the index of these documents from any other."""
    everything = [FORMAT, [asdict(item) for item in documents], [asdict(item) for item in topics]]
    return hashlib.sha256(json_bytes(everything)).hexdigest()[:12]


def index_files(documents: Sequence[Document], topics: Sequence[SearchTopic]) -> IndexFiles:
    """Return the files of the index over the documents."""
    digest = digest_of(documents, topics)
    rests = _Rests()
    postings = postings_of(documents)
    entries: dict[str, bytes] = defaultdict(bytes)
    for key, shape in sorted(postings, key=lambda place: (in_order(place[0]), place[1])):
        entries[key] += _group(shape, postings[key, shape], rests)
    entries |= topic_entries(topics, documents)
    files: dict[str, bytes] = {}
    firsts: list[str] = []
    for number, (first, content) in enumerate(_shards(entries)):
        firsts.append(first)
        files[f"{digest}/t{number}.js"] = script(f"{digest}/t{number}", content)
    for number, content in enumerate(rests.files()):
        files[f"{digest}/o{number}.js"] = script(f"{digest}/o{number}", content)
    for number, start in enumerate(range(0, len(documents), DOCUMENTS_EACH)):
        records = [_record(item, topics) for item in documents[start : start + DOCUMENTS_EACH]]
        files[f"{digest}/d{number}.js"] = script(f"{digest}/d{number}", json_bytes(records))
    names = list(dict.fromkeys(name for topic in topics for name in topic.names))
    files[f"{digest}/names.js"] = script(f"{digest}/names", json_bytes(names))
    files[ENTRY] = script(
        "index",
        json_bytes(
            {
                "format": FORMAT,
                "digest": digest,
                "documents": len(documents),
                "each": DOCUMENTS_EACH,
                "shards": firsts,
                "topics": _topics(topics),
                "aliases": aliases_of(topics),
                "simplified": _simplified(key for key, _ in postings),
            }
        ),
    )
    return IndexFiles(digest, files)


class _Rests:
    """Collects what postings have beyond their heads."""

    def __init__(self) -> None:
        self._files = [bytearray()]

    def add(self, content: bytes) -> tuple[int, int]:
        """Return the number of the file that holds `content`, and its place there."""
        if len(self._files[-1]) + len(content) > _REST_BYTES and self._files[-1]:
            self._files.append(bytearray())
        self._files[-1] += content
        return len(self._files) - 1, len(self._files[-1]) - len(content)

    def files(self) -> Iterator[bytes]:
        """Yield the files' contents."""
        return (bytes(content) for content in self._files if content)


def _group(shape: int, group: PostingList, rests: _Rests) -> bytes:
    content = bytes(group.text)
    end = _head_end(content)
    head, rest = content[:end], content[end:]
    place = rests.add(rest) if rest else ()
    sizes = numbers([len(group.title), len(head), len(rest), *place])
    return numbers([shape]) + sizes + group.title + head


def _head_end(content: bytes) -> int:
    """Return where the last document ends that is wholly among the first bytes of `content`."""
    if len(content) <= _HEAD_BYTES:
        return len(content)
    reader = Reader(content)
    end = 0
    while True:
        reader.number()
        for _ in range(reader.number()):
            reader.number()
        if reader.at > _HEAD_BYTES:
            return end
        end = reader.at


def _shards(entries: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the first key of each shard and its content."""
    content, first, before = bytearray(), "", b""
    for key in sorted(entries, key=in_order):
        if len(content) >= _SHARD_BYTES:
            yield first, bytes(content)
            content, before = bytearray(), b""
        if not content:
            first = key
        name = key.encode()
        shared = _shared(before, name)
        content += numbers([shared, len(name) - shared]) + name[shared:]
        content += numbers([len(entries[key])]) + entries[key]
        before = name
    if content:
        yield first, bytes(content)


def _shared(first: bytes, second: bytes) -> int:
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


def _record(document: Document, topics: Sequence[SearchTopic]) -> list[object]:
    known = {topic.id: number for number, topic in enumerate(topics)}
    about = [known[topic] for topic in document.topics]
    return [document.url, document.title, list(document.texts), about]


def _topics(topics: Sequence[SearchTopic]) -> list[object]:
    known = {topic.id: number for number, topic in enumerate(topics)}
    return [
        [topic.id, topic.name, topic.url, [known[narrower] for narrower in topic.narrower]]
        for topic in topics
    ]


def _simplified(keys: Iterable[str]) -> tuple[str, str]:
    """Return traditional characters, and the simplified ones in their places, as far as these
    occur.
    """
    occurring = set().union(*keys)
    pairs = [item for item in sorted(simplified_forms().items()) if item[1] in occurring]
    return "".join(chr(code) for code, _ in pairs), "".join(form for _, form in pairs)


def write_index(
    folder: Path, documents: Sequence[Document], topics: Sequence[SearchTopic]
) -> dict[str, bytes]:
    """Return the index's files; those of `folder` as they are, if they are of these documents."""
    digest = digest_of(documents, topics)
    if (folder / digest).is_dir() and (folder / ENTRY).is_file():
        paths = [folder / ENTRY, *sorted((folder / digest).iterdir())]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return dict(index_files(documents, topics).files)
