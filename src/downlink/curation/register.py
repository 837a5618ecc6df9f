"""articles.yml: the permanent record of articles, their slugs and what a person corrected.

An entry recognises its article by `excerpt`, the fullest text of it when it was first seen. Where
a later build meets a text that this alone would not recognise for sure (a longer one, an edit of
an edit), it adds a record `continues: <slug>`. A further entry with the same slug, and the same
excerpt or none, corrects the first, as `downlink check` prints them: what it says counts. What
stands in the file is never touched: additions are appended to its text, so comments, order and
formatting stay a person's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from downlink.curation.file_lock import locked
from downlink.curation.yaml_entries import Record, parse_records, read_records
from downlink.errors import ArchiveError
from downlink.files import is_portable_name, is_there, read_text, within_size, write_atomically
from downlink.terminal import quoted
from downlink.text.links import safe_link
from downlink.text.slugify import LONGEST, SLUG
from downlink.text.yaml_nodes import FORBIDDEN

_KEYS = frozenset({"slug", "title", "topics", "source", "note", "excerpt"})
_CONTINUATION_KEYS = frozenset({"continues", "excerpt"})

# What YAML forbids, where it ends lines, and what changes the order in which a line is shown.
_ESCAPED = re.compile(f"[{FORBIDDEN}\t\n\r\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPED_OR_SIGN = re.compile(f'["\\\\]|{_ESCAPED.pattern}')
_SIGNS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_HEADER = """\
# The register: one entry per article, added by `downlink build`. A slug is an address and never
# changes. You may add or correct `title`, `topics` (what the article is about), `source` (its
# address on the blog) and `note`; `excerpt` is how Downlink recognises the article. A later entry
# with the same slug, as `downlink check` prints them, corrects the first.
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
        ArchiveError: the file is broken, a slug is bad, stands twice for two articles or twice
            with nothing to correct, a topic is unknown.
    """
    if not is_there(path):
        return Register()
    return _register(read_records(path, key="articles"), frozenset(topic_ids))


def extend_register(path: Path, additions: Iterable[Addition]) -> None:
    """Append the additions to the file at `path`, creating it where it is missing.

    What another build has added meanwhile stays, and is not added again.

    Raises:
        ArchiveError: the file cannot be written, is written in a way that nothing can be appended
            to, or another build gave one of the slugs to another article; it is then unchanged.
    """
    wanted = tuple(additions)
    if wanted:
        with locked(path):
            _extend(path, wanted)


def _extend(path: Path, wanted: tuple[Addition, ...]) -> None:
    old = read_text(path) if is_there(path) else _HEADER
    before = parse_records(old, path, key="articles")
    records = [_as_mapping(addition) for addition in _missing(before, wanted, path)]
    if not records:
        return
    line_end = _line_end(old)
    kept = old if old.endswith("\n") or not old else old + line_end
    if not before:
        kept = _without_empty_list(kept)
    new = kept + "".join("\n" + dump_record(record) for record in records).replace("\n", line_end)
    try:
        after = parse_records(new, path, key="articles")
    except ArchiveError:
        after = ()
    expected = [dict(record.values) for record in before] + records
    if [dict(record.values) for record in after] != expected:
        problem = "cannot be added to: write each entry as a '- slug: …' item at the left margin"
        raise ArchiveError(problem, path=path)
    write_atomically(path, within_size(new.encode(), path))


def _missing(
    before: Iterable[Record], wanted: Iterable[Addition], path: Path
) -> Iterator[Addition]:
    """Yield the additions that are not there yet: another build may have been quicker."""
    there = {
        (record.text(key), record.text("excerpt"))
        for record in before
        for key in ("slug", "continues")
        if key in record.values
    }
    slugs = {slug for slug, _ in there}
    for addition in wanted:
        if (addition.slug, addition.excerpt) in there:
            continue
        if addition.continues != (addition.slug in slugs):
            problem = f"another build changed '{addition.slug}' while this one ran: build again"
            raise ArchiveError(problem, path=path)
        slugs.add(addition.slug)
        yield addition


def _line_end(content: str) -> str:
    """Return the line end that the last whole line has."""
    last = content.rfind("\n")
    return "\r\n" if last > 0 and content[last - 1] == "\r" else "\n"


def _without_empty_list(content: str) -> str:
    return "".join(
        line
        for line in content.splitlines(keepends=True)
        if line.strip().lstrip("\ufeff") not in ("[]", "---")
    )


def _as_mapping(addition: Addition) -> dict[str, str]:
    key = "continues" if addition.continues else "slug"
    return {key: addition.slug, "excerpt": addition.excerpt}


def dump_record(record: Mapping[str, str]) -> str:
    """Return a record as it stands in the file, on a line for each key; read back, it is the same
    whatever its values hold.
    """
    return "- " + "  ".join(_line(key, value) for key, value in record.items())


def _line(key: str, value: str) -> str:
    if _ESCAPED.search(value):  # PyYAML would break the line there, and U+0085 would be lost
        return f'{key}: "{_ESCAPED_OR_SIGN.sub(_escape, value)}"\n'
    return yaml.safe_dump({key: value}, allow_unicode=True, width=2**31)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SIGNS.get(character) or f"\\u{ord(character):04x}"


def _register(records: tuple[Record, ...], topic_ids: frozenset[str]) -> Register:
    entries: dict[str, Entry] = {}
    later: list[Record] = []
    for record in records:
        if "continues" in record.values or _further(record, entries):
            later.append(record)
            continue
        entry = _entry(record, topic_ids)
        entries[entry.slug] = replace(entry, excerpts=(_excerpt(record),))
    for record in later:
        entry = _later(record, entries, topic_ids)
        entries[entry.slug] = entry
    return Register(tuple(entries.values()))


def _further(record: Record, entries: Mapping[str, Entry]) -> bool:
    """Whether a record is about an article that has its entry elsewhere in the file."""
    return "excerpt" not in record.values or record.text("slug") in entries


def _later(record: Record, entries: Mapping[str, Entry], topic_ids: frozenset[str]) -> Entry:
    """Return the entry with what a continuation or a correction of it says."""
    if "continues" in record.values:
        record.only(_CONTINUATION_KEYS)
        slug = record.text("continues")
        if slug not in entries:
            raise record.error(f"continues {quoted(slug)}, which no entry has: correct the slug")
        entry = entries[slug]
        return replace(entry, excerpts=(*entry.excerpts, _excerpt(record)))
    said = _entry(record, topic_ids)
    if said.slug not in entries:
        raise record.error("no excerpt: an entry needs the text by which its article is known")
    entry = entries[said.slug]
    known = "excerpt" not in record.values or _excerpt(record) in entry.excerpts
    corrected = replace(
        entry,
        title=said.title or entry.title,
        topics=entry.topics if said.topics is None else said.topics,
        source=said.source or entry.source,
        note=said.note or entry.note,
    )
    if not known or corrected == entry:
        raise record.error(f"slug '{said.slug}' is already in line {entry.line}: change this one")
    return corrected


def _entry(record: Record, topic_ids: frozenset[str]) -> Entry:
    """Return what a record says, without its excerpt."""
    record.only(_KEYS)
    slug = record.text("slug")
    if not SLUG.fullmatch(slug):
        problem = f"slug {quoted(slug)} cannot be an address: use a-z, 0-9 and single hyphens"
        raise record.error(problem)
    if len(slug) > LONGEST:
        problem = f"slug {quoted(slug)} is longer than {LONGEST} characters: shorten it"
        raise record.error(problem)
    if not is_portable_name(slug):
        raise record.error(f"slug '{slug}' is a reserved name: choose another")
    topics = record.texts("topics")
    for topic in topics or ():
        if topic not in topic_ids:
            raise record.error(f"unknown topic {quoted(topic)}: add it to topics.yml or correct it")
    return Entry(
        slug=slug,
        excerpts=(),
        title=" ".join(record.text("title").split()),
        topics=None if topics is None else tuple(dict.fromkeys(topics)),
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
    address = safe_link(source)
    if source and not address:
        raise record.error(f"source {quoted(source)} is no address: begin it with https://")
    return address
