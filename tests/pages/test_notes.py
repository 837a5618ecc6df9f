from __future__ import annotations

from downlink.curation.register import Register
from downlink.export.catalog_json import catalog_document
from downlink.model.dump import Dump, Excerpt
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from tests.support import TOPICS

TEXT = "The mill at the bridge has ground no flour since the year in which the river was led away."


def test_how_a_dump_was_read_is_said_on_its_page_and_in_the_catalog() -> None:
    guessed = Dump("seeds/a.txt", "text", excerpts=(Excerpt(TEXT, TEXT),), notes=("a guess: <b>",))
    plain = Dump("seeds/b.txt", "text", excerpts=(Excerpt(TEXT, TEXT),))
    catalog = build_catalog([guessed, plain], Sources(Register(), TOPICS))
    pages = render_pages(catalog, "en")
    said = [name for name, page in pages.items() if "a guess&#58; &#60;b&#62;" in page]
    assert said == ["dumps/a/index.md"]
    assert [dump.get("notes") for dump in catalog_document(catalog)["dumps"]] == [
        ["a guess: <b>"],
        None,
    ]
