"""Texts and dumps → catalogs by the real pipeline, as a user with no register gets them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from downlink.curation.register import Register, read_register
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy
from downlink.pages.views import Views
from downlink.pipeline import Sources, build_catalog
from downlink.read.find import find_dumps, read_dumps
from downlink.read.text_dump import with_lines
from downlink.settings.dialect import TRANSMISSION

ROOT = Path(__file__).parents[1]
_EACH = 12
# Excerpts on a page of the blog, and so in a dump.


def catalog_of_texts(texts: Sequence[str], topics: Taxonomy) -> Catalog:
    """Return the catalog of dumps that show the texts in their order, and no register."""
    pages = [texts[start : start + _EACH] for start in range(0, len(texts), _EACH)]
    dumps = [_dump(number, page) for number, page in enumerate(pages)]
    return build_catalog(dumps, Sources(Register(), topics))


def _dump(number: int, texts: Sequence[str]) -> Dump:
    lines = ("INCOMING TRANSMISSION", "", "LATEST UPDATES", *texts)
    return with_lines(Dump(f"seeds/{number:03}.txt", "text"), lines, TRANSMISSION)


def stubs_in_order(catalog: Catalog) -> tuple[Stub, ...]:
    """Return for each excerpt of the catalog's dumps, in their order, the stub that it became."""
    at = {(place.dump, place.position): stub for stub in catalog.stubs for place in stub.sightings}
    return tuple(
        at[dump.path, position]
        for dump in catalog.dumps
        for position in range(1, len(dump.excerpts) + 1)
    )


def real_catalog(topics: Taxonomy, *, curated: bool) -> Catalog:
    """Return the catalog of this project's own dumps, with its register or without."""
    register = Register()
    if curated:
        register = read_register(ROOT / "articles.yml", (topic.id for topic in topics))
    dumps = read_dumps(find_dumps([ROOT / "seeds"], root=ROOT))
    return build_catalog(dumps, Sources(register, topics))


def page_differences(curated: Catalog, found: Catalog) -> dict[str, int]:
    """Return for each topic how many articles stand on its page in one catalog and not in the
    other, or under another heading there: about it, about a narrower topic, mentioning it.
    """
    pages = _pages(curated), _pages(found)
    return {
        topic.id: sum(
            pages[0][topic.id].get(text) != pages[1][topic.id].get(text)
            for text in pages[0][topic.id].keys() | pages[1][topic.id].keys()
        )
        for topic in curated.topics
    }


def _pages(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Topic → the article's text → the heading under which its page lists the article."""
    views = Views(catalog, {}, "en")
    return {
        topic.id: {
            **{stub.text: "mention" for stub in views.mentioning(topic.id)},
            **{stub.text: "narrower" for stub in views.only_below(topic.id)},
            **{stub.text: "about" for stub in views.about(topic.id)},
        }
        for topic in catalog.topics
    }
