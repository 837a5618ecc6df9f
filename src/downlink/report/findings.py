"""What a check of an archive finds → JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from downlink.curation.register import Draft
from downlink.model.catalog import Catalog
from downlink.report.intake import intake_document
from downlink.report.review import DOUBTFUL, articles_to_review
from downlink.report.summary import warnings_of
from downlink.terminal import one_line

SCHEMA = 1


def findings_json(catalog: Catalog, drafts: Sequence[Draft], third_parties: Iterable[str]) -> str:
    """Return what a check finds: what became of all that was received, by place (`received`), what
    needs attention, each a line for people, and the slugs of drafts.
    """
    document = {
        "schema": SCHEMA,
        "received": intake_document(catalog),
        "warnings": [one_line(warning) for warning in warnings_of(catalog)],
        "third_parties": list(third_parties),
        "review": list(articles_to_review(catalog)),
        "doubtful_titles": [
            stub.slug for stub in catalog.stubs if stub.title.confidence < DOUBTFUL
        ],
        "drafts": [draft.slug for draft in drafts],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
