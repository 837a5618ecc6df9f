"""Values of the register's records, checked; what is wrong is an ArchiveError."""

from __future__ import annotations

import re

from downlink.curation.hidden import LEAST_MARKS, MARK_LENGTH, Hidden
from downlink.curation.register_entry import Captured
from downlink.curation.yaml_entries import Record
from downlink.errors import Faults
from downlink.files import is_portable_name
from downlink.terminal import quoted
from downlink.text.links import safe_link
from downlink.text.slug_rules import LONGEST, SLUG

TopicIds = frozenset[str] | None
"""Those that an entry may name; None: any."""

_MARKS = re.compile(rf"(?:[A-Za-z0-9_-]{{{MARK_LENGTH}}})+")
_ANSWERS = {"yes": True, "true": True, "no": False, "false": False, "": False}


def slug_in(record: Record, key: str = "slug") -> str:
    """Return the slug under `key`."""
    return _checked_slug(record.text(key), key, record)


def slugs_in(record: Record, key: str) -> tuple[str, ...]:
    """Return the slugs of the list under `key`, each once."""
    slugs = tuple(dict.fromkeys(record.texts(key) or ()))
    return tuple(_checked_slug(slug, f"{key}:", record) for slug in slugs)


def _checked_slug(slug: str, key: str, record: Record) -> str:
    if not SLUG.fullmatch(slug):
        problem = f"{key} {quoted(slug)} cannot be an address: use a-z, 0-9 and single hyphens"
        raise record.error(problem)
    if len(slug) > LONGEST:
        problem = f"{key} {quoted(slug)} is longer than {LONGEST} characters: shorten it"
        raise record.error(problem)
    if not is_portable_name(slug):
        raise record.error(f"{key} '{slug}' is a reserved name: choose another")
    return slug


def topics_in(record: Record, topic_ids: TopicIds) -> tuple[str, ...] | None:
    """Return the topics that a person decided on, None where nobody did."""
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


def excerpt_in(record: Record) -> str:
    """Return the text by which an article is known."""
    excerpt = record.text("excerpt")
    if not excerpt.strip():
        raise record.error("no excerpt: an entry needs the text by which its article is known")
    return excerpt


def captured_in(record: Record) -> Captured:
    """Return what a capture gave with a record's text."""
    return Captured(
        link=link_in(record, "link"),
        title=record.text("captured_title"),
        date=record.text("captured_date"),
    )


def link_in(record: Record, key: str) -> str:
    """Return the address under `key`, "" where there is none."""
    link = record.text(key)
    address = safe_link(link)
    if link and not address:
        raise record.error(f"{key} {quoted(link)} is no address: begin it with https://")
    return address


def hidden_in(record: Record) -> Hidden | None:
    """Return why an article is hidden and how it is recognised; None where it is not."""
    if "hidden" not in record.values:
        return None
    reason = " ".join(record.text("hidden").split())
    if not reason:
        raise record.error("hidden for no reason: write it behind 'hidden:'")
    answer = record.text("no_address")
    if answer not in _ANSWERS:
        raise record.error(f"no_address {quoted(answer)} is neither: write yes or no")
    return Hidden(
        reason=reason,
        has_address=not _ANSWERS[answer],
        salt=record.text("salt"),
        passages=_marks(record, "passages", LEAST_MARKS),
        addresses=_marks(record, "addresses"),
        titles=_marks(record, "titles"),
    )


def _marks(record: Record, key: str, least: int = 1) -> tuple[str, ...]:
    marks = record.texts(key) or ()
    for mark in marks:
        if len(mark) < least * MARK_LENGTH or not _MARKS.fullmatch(mark):
            problem = f"{key} hold {quoted(mark)}, which no 'downlink hide' wrote: run it again"
            raise record.error(problem)
    return marks
