"""articles.yml: the permanent record of articles, their slugs and what a person corrected.

An entry recognises its article by `excerpt`, the fullest text of it when it was first seen. Where
a later build meets a text that this alone would not recognise for sure (a longer one, an edit of
an edit), it adds a record `continues: <slug>`. What stands in the file is never touched: additions
are appended to its text, so comments, order and formatting stay a person's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from downlink.errors import ArchiveError
from downlink.files import is_portable_name, write_atomically
from downlink.records import Record, parse_records, read_records
from downlink.slugs import SLUG

_KEYS = frozenset({"slug", "title", "topics", "source", "note", "excerpt"})
_CONTINUATION_KEYS = frozenset({"continues", "excerpt"})

_HEADER = """\
# The register: one entry per article, added by `downlink build`. A slug is an address and never
# changes. You may add or correct `title`, `topics` (what the article is about), `source` (its
# address on the blog) and `note`; `excerpt` is how Downlink recognises the article.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of one article.

    Attributes:
        excerpts: the texts as received by which it is recognised, in the file's order.
        topics: ids of what the article is about, or None where nobody decided.
        line: where it stands in the file.
    """

    slug: str
    excerpts: tuple[str, ...]
    title: str = ""
    topics: tuple[str, ...] | None = None
    source: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Addition:
    """A record that a build adds: a new article's entry, or a further text of a known one."""

    slug: str
    excerpt: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The entries in the order in which they were added."""

    entries: tuple[Entry, ...] = ()


def read_register(path: Path, topic_ids: Iterable[str]) -> Register:
    """Return the register in the file at `path`; an empty one where there is no file.

    Raises:
        ArchiveError: the file is broken, a slug is bad or stands twice, a topic is unknown.
    """
    if not path.exists():
        return Register()
    return _register(read_records(path, key="articles"), frozenset(topic_ids))


def extend_register(path: Path, additions: Iterable[Addition]) -> None:
    """Append the additions to the file at `path`, creating it where it is missing.

    Raises:
        ArchiveError: the file cannot be written, or is written in a way that nothing can be
            appended to; it is then unchanged.
    """
    records = [_as_mapping(addition) for addition in additions]
    if not records:
        return
    old = path.read_bytes().decode("utf-8-sig") if path.exists() else _HEADER
    before = parse_records(old, path, key="articles")
    kept = old if old.endswith("\n") or not old else old + "\n"
    if not before:
        kept = _without_empty_list(kept)
    new = kept + "".join("\n" + _dump(record) for record in records)
    try:
        after = parse_records(new, path, key="articles")
    except ArchiveError:
        after = ()
    expected = [dict(record.values) for record in before] + records
    if [dict(record.values) for record in after] != expected:
        problem = "cannot be added to: write each entry as a '- slug: …' item at the left margin"
        raise ArchiveError(problem, path=path)
    write_atomically(path, new.encode())


def _without_empty_list(content: str) -> str:
    return "".join(
        line for line in content.splitlines(keepends=True) if line.strip() not in ("[]", "---")
    )


def _as_mapping(addition: Addition) -> dict[str, str]:
    key = "continues" if addition.continues else "slug"
    return {key: addition.slug, "excerpt": addition.excerpt}


def _dump(record: dict[str, str]) -> str:
    return yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=2**31)


def _register(records: tuple[Record, ...], topic_ids: frozenset[str]) -> Register:
    entries: dict[str, Entry] = {}
    continuations: list[Record] = []
    for record in records:
        if "continues" in record.values:
            continuations.append(record)
            continue
        entry = _entry(record, topic_ids)
        if entry.slug in entries:
            first = entries[entry.slug].line
            raise record.error(f"slug '{entry.slug}' is already in line {first}: change this one")
        entries[entry.slug] = entry
    further: dict[str, list[str]] = {}
    for record in continuations:
        record.only(_CONTINUATION_KEYS)
        slug = record.text("continues")
        if slug not in entries:
            raise record.error(f"continues '{slug}', which no entry has: correct the slug")
        further.setdefault(slug, []).append(_excerpt(record))
    return Register(tuple(_with_excerpts(entry, further) for entry in entries.values()))


def _with_excerpts(entry: Entry, further: dict[str, list[str]]) -> Entry:
    excerpts = (*entry.excerpts, *further.get(entry.slug, ()))
    return Entry(
        entry.slug, excerpts, entry.title, entry.topics, entry.source, entry.note, entry.line
    )


def _entry(record: Record, topic_ids: frozenset[str]) -> Entry:
    record.only(_KEYS)
    slug = record.text("slug")
    if not SLUG.fullmatch(slug) or not is_portable_name(slug):
        problem = f"slug '{slug}' cannot be an address: use a-z, 0-9 and single hyphens"
        raise record.error(problem)
    topics = record.texts("topics")
    for topic in topics or ():
        if topic not in topic_ids:
            raise record.error(f"unknown topic '{topic}': add it to topics.yml or correct it")
    return Entry(
        slug=slug,
        excerpts=(_excerpt(record),),
        title=" ".join(record.text("title").split()),
        topics=topics,
        source=_source(record),
        note=record.text("note"),
        line=record.line,
    )


def _excerpt(record: Record) -> str:
    excerpt = record.text("excerpt")
    if not excerpt.strip():
        raise record.error("no excerpt: an entry needs the text by which its article is known")
    return excerpt


def _source(record: Record) -> str:
    source = record.text("source")
    if source and not source.startswith(("https://", "http://")):
        raise record.error(f"source '{source}' is no address: begin it with https://")
    return source
