"""Some texts of an article become another article: the changes of the register's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from downlink.curation.corrections import Held, Plan
from downlink.curation.plans import changed
from downlink.curation.record_edits import Edit
from downlink.curation.register import Draft
from downlink.curation.register_entry import RegisterEntry

Texts = Sequence[tuple[str, str]]
"""Texts as received, the fullest first, each with its permalink, "" where none is known."""


def split(slug: str, new: Callable[[Held], str], moved: Texts, kept: Texts) -> Plan:
    """Return the plan by which `moved` are another article than the article `slug`.

    The register knows each text of both from then on. An entry that was merged into the article
    and has only texts of `moved` becomes the other article again.

    Args:
        new: the other article's slug, in what the register holds then.
        kept: the article's other texts, at least one.
    """

    def plan(held: Held) -> Sequence[Edit]:
        entry = held.visible(slug)
        gone = {text for text, _ in moved}
        group = held.group(entry)
        leaving = [item for item in group[1:] if gone.issuperset(item.excerpts)]
        staying = [item for item in group if item not in leaving]
        edits = [edit for item in staying for edit in _without(held, item, gone, kept)]
        known = {text for item in staying for text in item.excerpts} - gone
        first = _first_kept(entry, gone, kept)
        edits += _continued(entry.slug, kept, {*known, first})
        if leaving:
            return [*edits, *_leaving(held, entry, leaving, moved)]
        draft, *others = (Draft(new(held), text, link=link) for text, link in moved)
        values = {"slug": draft.slug, "apart_from": [entry.slug], "link": draft.link}
        edits.append(Edit(None, {**_filled(values), "excerpt": draft.excerpt}))
        return [*edits, *_continued(draft.slug, moved[1:], set())] if others else edits

    return plan


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _first_kept(entry: RegisterEntry, gone: set[str], kept: Texts) -> str:
    return next((text for text in entry.excerpts if text not in gone), kept[0][0])


def _without(held: Held, entry: RegisterEntry, gone: set[str], kept: Texts) -> Iterator[Edit]:
    """Yield the edits by which an entry is not recognised by texts that are gone."""
    record = held.record(entry)
    first = _first_kept(entry, gone, kept)
    if record.values.get("excerpt") in gone:
        link = dict(zip(entry.excerpts, entry.links, strict=True)).get(first, dict(kept).get(first))
        values = changed(dict(record.values), "link", link or None)
        yield Edit(record, changed(values, "excerpt", first))
    moved_up = record.values.get("excerpt") in gone
    for later in held.later(entry):
        text = later.values.get("excerpt")
        if "continues" in later.values and (text in gone or (moved_up and text == first)):
            yield Edit(later, None)
        elif text in gone:
            yield Edit(later, changed(later.values, "excerpt", None))


def _continued(slug: str, texts: Texts, known: set[str]) -> Iterator[Edit]:
    for text, link in texts:
        if text not in known:
            yield Edit(None, {**_filled({"continues": slug, "link": link}), "excerpt": text})


def _leaving(
    held: Held, entry: RegisterEntry, leaving: Sequence[RegisterEntry], moved: Texts
) -> Iterator[Edit]:
    """Yield the edits by which entries leave the article that they were merged into: the first is
    another article, and the others are it.
    """
    first, *others = leaving
    for item, key, value in (
        (first, "apart_from", [*first.apart_from, entry.slug]),
        *((item, "same_as", first.slug) for item in others),
    ):
        values = changed(held.record(item).values, "same_as", None)
        yield Edit(held.record(item), changed(values, key, value))
        for later in held.later(item):
            if "same_as" in later.values:
                left = changed(later.values, "same_as", None)
                yield Edit(later, left if left.keys() - {"slug", "excerpt"} else None)
    known = {text for item in leaving for text in item.excerpts}
    yield from _continued(first.slug, moved, known)
