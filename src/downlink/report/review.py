"""Catalog → the titles that may be wrong, each with an entry that corrects it when it is pasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from downlink.curation.record_text import dump_record
from downlink.describe.openings import shared_openings
from downlink.describe.titles.explain import alternatives
from downlink.identify.alignment import Alignment
from downlink.identify.candidates import compare
from downlink.identify.explain import shared_permalink
from downlink.identify.noise import without_noise
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.report.summary import counted
from downlink.terminal import escaped

DOUBTFUL = 0.5
"""Confidence below which a person should look at a title."""

_MOST_ALTERNATIVES = 3


def titles_to_review(catalog: Catalog, register: str) -> Iterator[str]:
    """Yield the lines of a report on doubtful titles, the most doubtful first; none without any.

    They are YAML. An entry of an article that the register holds has its slug and
    title only, any other has its excerpt too; either may stand anywhere in the register.

    Args:
        register: the name of the register's file.
    """
    found = [stub for stub in catalog.stubs if stub.title.confidence < DOUBTFUL]
    if not found:
        return
    number = counted(len(found), "doubtful title")
    yield f"# {number}: correct what is wrong and paste it at the end of {register}"
    shared = shared_openings(stub.body for stub in catalog.stubs)
    for stub in sorted(found, key=lambda stub: (stub.title.confidence, stub.slug)):
        yield ""
        others = alternatives(stub.title, stub.body, shared.get(stub.body, 0))
        yield from _entry(stub, others, registered=stub.slug not in catalog.unregistered)


def articles_to_review(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each article that is another's, that may be two, or that no dump shows."""
    for stub in catalog.stubs:
        for slug in stub.former:
            yield f"the same article as {stub.slug}: {slug}"
    yield from _reused_addresses(catalog)
    for slug in catalog.unseen:
        yield f"no longer seen in any dump: {slug}"
    yield from _copies(catalog)


def _reused_addresses(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each article whose texts are one by their permalink alone, and have
    nothing in common: its address may have been another article's before.
    """
    for stub in catalog.stubs:
        first, *others = stub.variants
        folded = without_noise(first.body)
        for variant in others:
            own = without_noise(variant.body)
            if not shared_permalink(variant, [first]) or own == folded:
                continue
            whole = [text for text, item in ((folded, first), (own, variant)) if not item.truncated]
            if compare(own, folded, whole) is Alignment.APART:
                place = variant.sightings[0]
                where = f"{escaped(place.dump)}:{place.position}"
                what = f"one article by its address, with another text in {where}: {stub.slug}"
                yield f"{what} (if it is two: downlink split {stub.slug} {where})"


def _copies(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each hidden article that captures still hold."""
    for item in catalog.withheld:
        places = [f"{escaped(at.dump)} at position {at.position}" for at in item.sightings]
        shown = {at.dump for at in item.sightings}
        places += [escaped(path) for path in item.files if path not in shown]
        if places:
            yield f"hidden, but its text still stands in {', '.join(places)}: {item.slugs[0]}"


def _entry(stub: Stub, others: Sequence[str], *, registered: bool) -> Iterator[str]:
    yield f"# confidence {stub.title.confidence:.2f}, title from: {stub.title.ground}"
    for text in others[:_MOST_ALTERNATIVES]:
        yield f"# or {dump_record({'title': text}).removeprefix('- ').rstrip()}"
    values = {"slug": stub.slug, "title": stub.title.text}
    yield dump_record(values if registered else {**values, "excerpt": stub.text}).rstrip()
