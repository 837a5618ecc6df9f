"""Stub and catalog → why it is as it is: the evidence for its title, topics, texts, relations."""

from __future__ import annotations

from collections.abc import Iterator

from downlink.classify.explain import explain_topics
from downlink.describe.openings import shared_openings
from downlink.describe.titles.explain import title_evidence
from downlink.identify.explain import explain_texts
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.terminal import one_line


def explain(stub: Stub, catalog: Catalog) -> Iterator[str]:
    """Yield the evidence for a stub of the catalog, a line each."""
    yield f"{stub.slug}: {one_line(stub.title.text)}"
    yield f"  title from: {stub.title.ground}; language: {stub.language}"
    openings = shared_openings(item.body for item in catalog.stubs)
    yield from title_evidence(stub.title, stub.body, openings.get(stub.body, 0))
    yield from explain_topics(stub, catalog)
    yield from explain_texts(stub, catalog)
    for reference in stub.references:
        yield f"  names {one_line(f'{reference.title} {reference.url}')}"
    for relation in stub.related:
        shared = f": {', '.join(relation.shared)}" if relation.shared else ""
        yield f"  related to {relation.slug} by {relation.kind}{shared}"
