"""An archive never shrinks in silence: what stands on the site, against what a build would publish.

Captures that a checkout left out, a feed that lost its history, a wrong folder: each reads well and
holds less. So a build that would publish fewer than nine tenths of the articles of the site that it
replaces stops, unless it is told that this is meant.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path

from downlink.errors import ArchiveError
from downlink.model.catalog import Catalog
from downlink.text.slug_rules import SLUG

CATALOG = "catalog.json"
"""The file of a site that holds its catalog."""

ALLOW_FEWER = "DOWNLINK_ALLOW_FEWER"
"""The variable of the environment that tells a build of MkDocs' own that fewer articles are meant;
any value but 0.
"""

_SHOWN = 5


def lost(published: Collection[str], catalog: Catalog) -> tuple[str, ...]:
    """Return the published slugs that no article of the catalog has or had and that nobody hid, in
    order, if those are more than a tenth; else none.
    """
    there = {slug for stub in catalog.stubs for slug in (stub.slug, *stub.former)}
    there.update(slug for item in catalog.withheld for slug in item.slugs)
    gone = sorted(set(published) - there)
    return tuple(gone) if 10 * len(gone) > len(set(published)) else ()


def refuse_fewer(site: Path, catalog: Catalog) -> str:
    """Return a warning where the site holds a catalog that cannot be read, else "".

    Raises:
        ArchiveError: a site with this catalog would lose more than a tenth of its articles.
    """
    published = published_slugs(site)
    if published is None:
        path = site / CATALOG
        if not os.path.lexists(path):
            return ""
        return f"{path}: is no catalog of Downlink's: whether articles would be lost is not known"
    gone = lost(published, catalog)
    if not gone:
        return ""
    more = f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else ""
    raise ArchiveError(
        f"holds {len(published)} articles, of which this build would publish only"
        f" {len(published) - len(gone)}, without {', '.join(gone[:_SHOWN])}{more}: bring their"
        " captures back; if it is meant, run 'downlink build --allow-fewer', or set"
        f" {ALLOW_FEWER}=1 for 'mkdocs build'",
        path=site,
    )


def published_slugs(site: Path) -> frozenset[str] | None:
    """Return the slugs of the catalog that stands on the site; None where none can be read."""
    try:
        document = json.loads((site / CATALOG).read_bytes())
        slugs = [stub["slug"] for stub in document["stubs"]]
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return None
    if not all(isinstance(slug, str) and SLUG.fullmatch(slug) for slug in slugs):
        return None
    return frozenset(slugs)


def fewer_allowed() -> bool:
    """Whether the environment says that fewer articles are meant."""
    return os.environ.get(ALLOW_FEWER, "0") not in ("", "0")
