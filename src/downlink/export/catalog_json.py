"""Catalog → JSON, schema 1: for programs, published as /catalog.json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from downlink.model.article import Variant
from downlink.model.aside import PassedOver
from downlink.model.catalog import Catalog
from downlink.model.content_document import content_document, unpack
from downlink.model.dump import Comment, Details, Dump, KnownAddress, Sighting, Unparsed
from downlink.model.stub import Reference, Stub
from downlink.model.topic import ROLES, Topic

SCHEMA = 1


def catalog_json(catalog: Catalog) -> str:
    """Return the catalog as a JSON text, one line at the end; the same catalog, the same text."""
    return json.dumps(catalog_document(catalog), ensure_ascii=False, indent=1) + "\n"


def catalog_document(catalog: Catalog) -> dict[str, Any]:
    """Return what the catalog's JSON holds."""
    passed_over = [_passed_over(item) for item in catalog.passed_over]
    return {
        "schema": SCHEMA,
        "dumps": [_dump(dump) for dump in catalog.dumps],
        **({"passed_over": passed_over} if passed_over else {}),
        "stubs": [_stub(stub) for stub in catalog.stubs],
        "topics": [_topic(topic, catalog) for topic in catalog.topics],
    }


def _dump(dump: Dump) -> dict[str, Any]:
    return {
        "path": dump.path,
        "format": dump.format,
        "captured": dump.captured,
        "excerpts": len(dump.excerpts),
        "page": dump.page,
        "pages": dump.pages,
        "unparsed": [_unparsed(item) for item in dump.unparsed],
        "addresses": [_address(item) for item in dump.addresses],
        "damage": [{"offset": item.offset, "reason": item.reason} for item in dump.damage],
        "source": dump.source or None,
        **({"notes": list(dump.notes)} if dump.notes else {}),
    }


def _passed_over(item: PassedOver) -> dict[str, Any]:
    return {"folder": item.folder, "kind": item.kind, "count": item.count}


def _unparsed(item: Unparsed) -> dict[str, Any]:
    return {
        "line": item.line,
        "text": item.text,
        "part": item.part or None,
        "count": item.count,
    }


def _address(address: KnownAddress) -> dict[str, Any]:
    return {
        "title": address.title,
        "link": address.link,
        "date": address.date or None,
        "author": address.author or None,
        "tags": list(address.tags),
    }


def _stub(stub: Stub) -> dict[str, Any]:
    return {
        "slug": stub.slug,
        "title": stub.title.text,
        "title_from": stub.title.ground,
        "title_confidence": stub.title.confidence,
        "text": stub.text,
        "content": content_document(unpack(stub.content)),
        "truncated": stub.truncated,
        "language": stub.language,
        "topics": [{"id": topic.id, "role": topic.role} for topic in stub.topics],
        "sightings": [_sighting(sighting) for sighting in stub.sightings],
        "variants": [_variant(variant) for variant in stub.variants],
        "references": [_reference(item) for item in stub.references if item.url],
        "works": [{"id": item.id, "title": item.title} for item in stub.references if not item.url],
        "related": [relation.slug for relation in stub.related],
        "source": stub.details.link or None,
        "date": stub.details.date or None,
        "author": stub.details.author or None,
        "tags": list(stub.details.tags),
        "also_said": [_said(said) for said in stub.also_said],
        "first_seen": stub.first_seen or None,
        "last_seen": stub.last_seen or None,
        **_comments(stub.details.comments),
    }


def _comments(comments: Sequence[Comment]) -> dict[str, Any]:
    """Return what readers wrote; nothing where they did not, as on most pages."""
    return {"comments": [_comment(comment) for comment in comments]} if comments else {}


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "author": comment.author or None,
        "date": comment.date or None,
        "text": comment.text,
    }


def _said(said: Details) -> dict[str, Any]:
    return {
        "title": said.title or None,
        "source": said.link or None,
        "date": said.date or None,
        "author": said.author or None,
        "tags": list(said.tags),
    }


def _sighting(sighting: Sighting) -> dict[str, Any]:
    return {"dump": sighting.dump, "position": sighting.position}


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "text": variant.text,
        "truncated": variant.truncated,
        "ambiguous": list(variant.ambiguous),
        "sightings": [_sighting(sighting) for sighting in variant.sightings],
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {"kind": reference.kind, "id": reference.id, "url": reference.url}


def _topic(topic: Topic, catalog: Catalog) -> dict[str, Any]:
    return {
        "id": topic.id,
        "name": topic.name,
        "aliases": list(topic.aliases),
        "parent": topic.parent or None,
        "stubs": [stub.slug for role in ROLES for stub in catalog.stubs_of(topic.id, role)],
    }
