"""Difference → what a person, a program or a page of Markdown is told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from downlink.export.difference import Difference, SightingChange, TextChange, TopicsChange
from downlink.export.saved_catalog import SavedTopic
from downlink.report.summary import counted
from downlink.terminal import escaped, one_line

SCHEMA = 1
"""Of the difference as JSON."""

_FENCES = re.compile("`+")


@dataclass(frozen=True, slots=True)
class _Received:
    """What an entry says in the words of dumps, the register or whoever saved a catalog."""

    text: str


_Entry = tuple[str | _Received, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    entries: tuple[_Entry, ...]


def difference_json(difference: Difference) -> str:
    """Return the difference as a JSON text; the same difference, the same text.

    Its keys are `schema` (1), `differs` (whether there is any change) and the parts of
    `Difference`, with the same names, order and fields.
    """
    document = {"schema": SCHEMA, "differs": bool(difference), **asdict(difference)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def difference_lines(difference: Difference, since: str) -> Iterator[str]:
    """Yield the difference for people: the count of each kind of change, and below it a line each.

    Args:
        since: what the old catalog is called.
    """
    if not difference:
        yield f"nothing changed since {escaped(since)}"
        return
    yield f"since {escaped(since)}:"
    for section in _sections(difference):
        yield section.heading
        for entry in section.entries:
            yield "  " + "  ".join(part for part in map(_plain, entry) if part)


def difference_markdown(difference: Difference, since: str) -> str:
    """Return the difference as Markdown: a heading and a list for each kind of change. What was
    received stands in code spans, where nothing is markup, a link, a mention or an emoji.

    Args:
        since: what the old catalog is called.
    """
    lines = [f"## What the dumps add since {_code(since)}", ""]
    if not difference:
        lines += ["Nothing changed.", ""]
    for section in _sections(difference):
        lines += [f"### {section.heading}", ""]
        lines += ["- " + " ".join(map(_marked, entry)) for entry in section.entries]
        lines += [""]
    return "\n".join(lines)


def _plain(part: str | _Received) -> str:
    return one_line(part.text) if isinstance(part, _Received) else part


def _marked(part: str | _Received) -> str:
    return _code(part.text) if isinstance(part, _Received) else part


def _code(text: str) -> str:
    """Return a code span of the text, fenced by more backticks than stand anywhere in it."""
    line = one_line(text)
    fence = "`" * (1 + max(map(len, _FENCES.findall(line)), default=0))
    edge = "" if line and line[0] != "`" != line[-1] else " "
    return f"{fence}{edge}{line}{edge}{fence}"


def _sections(difference: Difference) -> Iterator[_Section]:
    """Yield the kinds of change that there are, the news first."""
    for one, several, entries in (
        ("new dump", "new dumps", _words((item,) for item in difference.new_dumps)),
        ("missing dump", "missing dumps", _words((item,) for item in difference.missing_dumps)),
        ("new article", "new articles", _words((a.slug, a.title) for a in difference.new)),
        ("longer text", "longer texts", _text_entries(difference.longer)),
        ("changed text", "changed texts", _text_entries(difference.changed)),
        (
            "known article in other dumps",
            "known articles in other dumps",
            _sighting_entries(difference.sightings),
        ),
        (
            "article no longer seen",
            "articles no longer seen",
            _words((a.slug, a.title) for a in difference.gone),
        ),
        (
            "join",
            "joins",
            ((*_listed(join.old), "are now", _Received(join.new)) for join in difference.joins),
        ),
        (
            "separation",
            "separations",
            ((_Received(a.old), "is now", *_listed(a.new)) for a in difference.separations),
        ),
        ("changed slug", "changed slugs", (_change(a.old, a.new) for a in difference.slugs)),
        (
            "changed title",
            "changed titles",
            ((_Received(a.slug), *_change(a.old, a.new)) for a in difference.titles),
        ),
        ("article with other topics", "articles with other topics", _topics(difference.topics)),
    ):
        found = tuple(entries)
        if found:
            heading = f"1 {one}" if len(found) == 1 else f"{len(found)} {several}"
            yield _Section(heading, found)


def _words(rows: Iterable[tuple[str, ...]]) -> Iterator[_Entry]:
    return (tuple(map(_Received, row)) for row in rows)


def _change(old: str, new: str) -> _Entry:
    return _Received(old), "→", _Received(new)


def _listed(slugs: Iterable[str]) -> Iterator[str | _Received]:
    for number, slug in enumerate(slugs):
        if number:
            yield "and"
        yield _Received(slug)


def _text_entries(changes: Iterable[TextChange]) -> Iterator[_Entry]:
    for item in changes:
        size = f"{len(item.old)} → {counted(len(item.new), 'character')}"
        yield _Received(item.slug), _Received(item.title), f"({size})"


def _sighting_entries(changes: Iterable[SightingChange]) -> Iterator[_Entry]:
    for item in changes:
        more = [("+", path) for path in item.new] + [("-", path) for path in item.missing]
        yield (_Received(item.slug), _Received(item.title), *_signed(more))


def _topics(changes: Iterable[TopicsChange]) -> Iterator[_Entry]:
    for item in changes:
        more = [("+", _topic(topic)) for topic in item.new]
        less = [("-", _topic(topic)) for topic in item.missing]
        yield (_Received(item.slug), _Received(item.title), *_signed(more + less))


def _topic(topic: SavedTopic) -> str:
    return topic.id if topic.role == "about" else f"{topic.id} ({topic.role})"


def _signed(parts: Iterable[tuple[str, str]]) -> Iterator[_Received]:
    return (_Received(f"{sign}{text}") for sign, text in parts)
