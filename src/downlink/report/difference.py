"""Difference → what a person, a program or a page of Markdown is told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from downlink.export.difference import Difference, Named, SightingChange, TextChange, TopicsChange
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
_Kind = tuple[str, str, Iterable[_Entry]]  # what one and what several of its entries are called


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
    for kinds in (_of_dumps, _of_articles, _of_identities, _of_names):
        for one, several, entries in kinds(difference):
            found = tuple(entries)
            if found:
                heading = f"1 {one}" if len(found) == 1 else f"{len(found)} {several}"
                yield _Section(heading, found)


def _of_dumps(difference: Difference) -> Iterator[_Kind]:
    yield "new dump", "new dumps", _paths(difference.new_dumps)
    yield "missing dump", "missing dumps", _paths(difference.missing_dumps)


def _of_articles(difference: Difference) -> Iterator[_Kind]:
    yield "new article", "new articles", _articles(difference.new)
    yield "longer text", "longer texts", _texts(difference.longer)
    yield "changed text", "changed texts", _texts(difference.changed)
    one, several = "known article in other dumps", "known articles in other dumps"
    yield one, several, _sightings(difference.sightings)
    yield "article no longer seen", "articles no longer seen", _articles(difference.gone)


def _of_identities(difference: Difference) -> Iterator[_Kind]:
    joins = ((*_listed(item.old), "are now", _Received(item.new)) for item in difference.joins)
    yield "join", "joins", joins
    separations = (
        (_Received(item.old), "is now", *_listed(item.new)) for item in difference.separations
    )
    yield "separation", "separations", separations


def _of_names(difference: Difference) -> Iterator[_Kind]:
    slugs = (_change(item.old, item.new) for item in difference.slugs)
    yield "changed slug", "changed slugs", slugs
    titles = ((_Received(item.slug), *_change(item.old, item.new)) for item in difference.titles)
    yield "changed title", "changed titles", titles
    yield "article with other topics", "articles with other topics", _topics(difference.topics)


def _paths(paths: Iterable[str]) -> Iterator[_Entry]:
    return ((_Received(escaped(path)),) for path in paths)


def _articles(articles: Iterable[Named]) -> Iterator[_Entry]:
    return ((_Received(item.slug), _Received(item.title)) for item in articles)


def _change(old: str, new: str) -> _Entry:
    return _Received(old), "→", _Received(new)


def _listed(slugs: Iterable[str]) -> Iterator[str | _Received]:
    for number, slug in enumerate(slugs):
        if number:
            yield "and"
        yield _Received(slug)


def _texts(changes: Iterable[TextChange]) -> Iterator[_Entry]:
    for item in changes:
        size = f"{len(item.old)} → {counted(len(item.new), 'character')}"
        yield _Received(item.slug), _Received(item.title), f"({size})"


def _sightings(changes: Iterable[SightingChange]) -> Iterator[_Entry]:
    for item in changes:
        signed = _signed(map(escaped, item.new), map(escaped, item.missing))
        yield (_Received(item.slug), _Received(item.title), *signed)


def _topics(changes: Iterable[TopicsChange]) -> Iterator[_Entry]:
    for item in changes:
        signed = _signed(map(_topic, item.new), map(_topic, item.missing))
        yield (_Received(item.slug), _Received(item.title), *signed)


def _topic(topic: SavedTopic) -> str:
    return topic.id if topic.role == "about" else f"{topic.id} ({topic.role})"


def _signed(more: Iterable[str], less: Iterable[str]) -> Iterator[_Received]:
    yield from (_Received(f"+{item}") for item in more)
    yield from (_Received(f"-{item}") for item in less)
