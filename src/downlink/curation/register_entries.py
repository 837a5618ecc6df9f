"""Records of articles.yml → entries: first those with an excerpt, then what continues and corrects
them, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from downlink.curation.yaml_entries import Record
from downlink.errors import Faults
from downlink.files import is_portable_name
from downlink.terminal import quoted
from downlink.text.links import safe_link
from downlink.text.slug_rules import LONGEST, SLUG

_KEYS = frozenset({"slug", "title", "topics", "source", "note", "link", "excerpt"})
_CONTINUATION_KEYS = frozenset({"continues", "link", "excerpt"})

_TopicIds = frozenset[str] | None
# Those that an entry may name; None: any.


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says of one article.

    Attributes:
        excerpts: the texts as received by which it is recognised, in the file's order.
        permalinks: for some of them, by their place, the address that a capture gave with it.
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
    permalinks: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[str, ...]:
        """For each excerpt the article's permalink, "" where none is known."""
        return (*self.permalinks, *("" for _ in self.excerpts[len(self.permalinks) :]))


def make_entries(records: tuple[Record, ...], topic_ids: _TopicIds) -> tuple[RegisterEntry, ...]:
    """Return the entries that the records make, in the order of those that hold their excerpts.

    Args:
        topic_ids: those that an entry may name; None for any.

    Raises:
        ArchiveError: it tells each value that is wrong, and records that contradict each other.
    """
    faults = Faults()
    entries: dict[str, RegisterEntry] = {}
    later: list[Record] = []
    for record in records:
        if _is_later(record, entries):
            later.append(record)
            continue
        entry = faults.attempt(None, _first, record, topic_ids)
        if entry:
            entries[entry.slug] = entry
    meant = _slugs_meant(records)
    for record in later:
        entry = faults.attempt(None, _later, record, entries, meant, topic_ids)
        if entry:
            entries[entry.slug] = entry
    faults.raise_any()
    return tuple(entries.values())


def _is_later(record: Record, entries: Mapping[str, RegisterEntry]) -> bool:
    """Whether a record is about an article that has its entry elsewhere in the file."""
    slug = record.values.get("slug")
    there = isinstance(slug, str) and slug in entries
    return there or "continues" in record.values or "excerpt" not in record.values


def _slugs_meant(records: tuple[Record, ...]) -> frozenset[str]:
    """Return the slugs of entries, and what the slugs of broken ones may be."""
    return frozenset(
        slug
        for record in records
        if "continues" not in record.values
        and ("excerpt" in record.values or not record.values.keys() <= _KEYS)
        for slug in record.names_meant("slug")
    )


def _first(record: Record, topic_ids: _TopicIds) -> RegisterEntry:
    faults = Faults()
    entry = _said(record, topic_ids, faults)
    excerpt = faults.attempt("", _excerpt, record)
    link = faults.attempt("", _link, record, "link")
    faults.raise_any()
    return replace(entry, excerpts=(excerpt,), permalinks=(link,) if link else ())


def _later(
    record: Record,
    entries: Mapping[str, RegisterEntry],
    meant: frozenset[str],
    topic_ids: _TopicIds,
) -> RegisterEntry | None:
    """Return the entry with what a continuation or a correction of it says; None where the entry
    is broken, which is told of the entry.
    """
    if "continues" in record.values:
        return _continued(record, entries, meant)
    return _corrected(record, entries, meant, topic_ids)


def _continued(
    record: Record, entries: Mapping[str, RegisterEntry], meant: frozenset[str]
) -> RegisterEntry | None:
    faults = Faults()
    faults.attempt(None, record.reject_unknown_keys, _CONTINUATION_KEYS)
    excerpt = ""
    if "excerpt" in record.values or not faults:
        excerpt = faults.attempt("", _excerpt, record)
    link = faults.attempt("", _link, record, "link")
    slug = faults.attempt(None, record.text, "continues")
    if slug is not None and slug not in entries and slug not in meant:
        problem = f"continues {quoted(slug)}, which no entry has: correct the slug"
        faults.add(record.error(problem))
    faults.raise_any()
    entry = entries.get(slug or "")
    if entry is None:
        return None
    links = (*entry.links, link)
    return replace(entry, excerpts=(*entry.excerpts, excerpt), permalinks=links)


def _corrected(
    record: Record,
    entries: Mapping[str, RegisterEntry],
    meant: frozenset[str],
    topic_ids: _TopicIds,
) -> RegisterEntry | None:
    faults = Faults()
    said = _said(record, topic_ids, faults)
    entry = entries.get(said.slug)
    missing = entry is None and said.slug != "" and said.slug not in meant
    excerpt = ""
    if "excerpt" in record.values or missing:
        excerpt = faults.attempt("", _excerpt, record)
    faults.raise_any()
    if entry is None:
        return None
    corrected = replace(
        entry,
        title=said.title or entry.title,
        topics=entry.topics if said.topics is None else said.topics,
        source=said.source or entry.source,
        note=said.note or entry.note,
    )
    known = "excerpt" not in record.values or excerpt in entry.excerpts
    if not known or corrected == entry:
        raise record.error(f"slug '{said.slug}' is already in line {entry.line}: change this one")
    return corrected


def _said(record: Record, topic_ids: _TopicIds, faults: Faults) -> RegisterEntry:
    """Return what a record says, without its excerpt; each value that is wrong is noted, and empty
    in the entry.
    """
    faults.attempt(None, record.reject_unknown_keys, _KEYS)
    misspelt = bool(faults)  # the slug may then stand under a wrong key
    slug = "" if misspelt and "slug" not in record.values else faults.attempt("", _slug, record)
    return RegisterEntry(
        slug=slug,
        excerpts=(),
        title=" ".join(faults.attempt("", record.text, "title").split()),
        topics=faults.attempt(None, _topics, record, topic_ids),
        source=faults.attempt("", _link, record, "source"),
        note=faults.attempt("", record.text, "note"),
        line=record.line,
    )


def _slug(record: Record) -> str:
    slug = record.text("slug")
    if not SLUG.fullmatch(slug):
        problem = f"slug {quoted(slug)} cannot be an address: use a-z, 0-9 and single hyphens"
        raise record.error(problem)
    if len(slug) > LONGEST:
        problem = f"slug {quoted(slug)} is longer than {LONGEST} characters: shorten it"
        raise record.error(problem)
    if not is_portable_name(slug):
        raise record.error(f"slug '{slug}' is a reserved name: choose another")
    return slug


def _topics(record: Record, topic_ids: _TopicIds) -> tuple[str, ...] | None:
    said = record.texts("topics")
    if said is None:
        return None
    topics = tuple(dict.fromkeys(said))
    faults = Faults()
    for topic in topics:
        if topic_ids is not None and topic not in topic_ids:
            problem = f"unknown topic {quoted(topic)}: add it to topics.yml or correct it"
            faults.add(record.error(problem))
    faults.raise_any()
    return topics


def _excerpt(record: Record) -> str:
    excerpt = record.text("excerpt")
    if not excerpt.strip():
        raise record.error("no excerpt: an entry needs the text by which its article is known")
    return excerpt


def _link(record: Record, key: str) -> str:
    link = record.text(key)
    address = safe_link(link)
    if link and not address:
        raise record.error(f"{key} {quoted(link)} is no address: begin it with https://")
    return address
