"""Some texts of an article become another article: the changes of the register's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from downlink.curation.corrections import Held, Plan
from downlink.curation.plans import changed
from downlink.curation.record_edits import Edit
from downlink.curation.register import captured_values
from downlink.curation.register_entry import Captured, RegisterEntry

_CAPTURED = ("link", "captured_title", "captured_date")

Texts = Sequence[tuple[str, Captured]]
"""Texts as received, the fullest first, each with what captures gave with it."""


def split(
    slug: str,
    new: Callable[[Held], str],
    moved: Texts,
    kept: Texts,
    tell: Callable[[str], object] = str,
) -> Plan:
    """Return the plan by which `moved` are another article than the article `slug`.

    The register knows each text of both from then on. An entry that was merged into the article
    and has only texts of `moved` becomes the other article again.

    Args:
        new: the other article's slug, in what the register holds then.
        kept: the article's other texts, at least one.
        tell: is given the slug that the other article has, in the end.
    """

    def plan(held: Held) -> Sequence[Edit]:
        entry = held.visible(slug)
        gone = {text for text, _ in moved}
        group = held.group(entry)
        leaving = [item for item in group[1:] if gone.issuperset(item.excerpts)]
        staying = [item for item in group if item not in leaving]
        edits = [edit for item in staying for edit in _without(held, item, gone, kept)]
        edits = _with_links(held, staying, kept, edits)
        left = {item.slug for item in leaving}
        edits = _led_to(held, entry, [item for item in staying if item.same_as in left], edits)
        known = {text for item in staying for text in item.excerpts} - gone
        first = _first_kept(entry, gone, kept)
        edits += _continued(entry.slug, kept, {*known, first})
        if leaving:
            tell(leaving[0].slug)
            return [*edits, *_leaving(held, entry, leaving, moved)]
        text, captured = moved[0]
        name = new(held)
        tell(name)
        values = {"slug": name, "apart_from": [entry.slug], **captured_values(captured)}
        edits.append(Edit(None, {**values, "excerpt": text}))
        return [*edits, *_continued(name, moved[1:], set())]

    return plan


def _with_links(
    held: Held, staying: Sequence[RegisterEntry], kept: Texts, edits: Sequence[Edit]
) -> list[Edit]:
    """Return the edits with those by which texts that stay have the permalinks that captures give
    with them: an address that is both articles' tells nothing only where both have it.
    """
    known, done = dict(kept), {edit.record.line for edit in edits if edit.record}
    found = list(edits)
    for entry in staying:
        for record in (held.record(entry), *held.later(entry)):
            captured = known.get(record.values.get("excerpt", ""), Captured())
            if record.line not in done and captured.link and "link" not in record.values:
                found.append(Edit(record, changed(record.values, "link", captured.link)))
    return found


def _led_to(
    held: Held, entry: RegisterEntry, items: Sequence[RegisterEntry], edits: Sequence[Edit]
) -> list[Edit]:
    """Return the edits with those by which entries stay that led to one that leaves."""
    values = {edit.record.line: edit.values for edit in edits if edit.record and edit.values}
    found = list(edits)
    for item in items:
        record = held.record(item)
        found = [edit for edit in found if edit.record is not record]
        own = values.get(record.line, record.values)
        found.append(Edit(record, changed(own, "same_as", entry.slug)))
    return found


def _first_kept(entry: RegisterEntry, gone: set[str], kept: Texts) -> str:
    return next((text for text in entry.excerpts if text not in gone), kept[0][0])


def _without(held: Held, entry: RegisterEntry, gone: set[str], kept: Texts) -> Iterator[Edit]:
    """Yield the edits by which an entry is not recognised by texts that are gone."""
    record = held.record(entry)
    first = _first_kept(entry, gone, kept)
    if record.values.get("excerpt") in gone:
        known = {**dict(kept), **dict(entry.texts)}[first]
        plain = {key: item for key, item in record.values.items() if key not in _CAPTURED}
        yield Edit(record, {**plain, **captured_values(known), "excerpt": first})
    moved_up = record.values.get("excerpt") in gone
    for later in held.later(entry):
        text = later.values.get("excerpt")
        if "continues" in later.values and (text in gone or (moved_up and text == first)):
            yield Edit(later, None)
        elif text in gone:
            yield Edit(later, changed(later.values, "excerpt", None))


def _continued(slug: str, texts: Texts, known: set[str]) -> Iterator[Edit]:
    for text, captured in texts:
        if text not in known:
            values = {"continues": slug, **captured_values(captured), "excerpt": text}
            yield Edit(None, values)


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
