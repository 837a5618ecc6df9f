from __future__ import annotations

from dataclasses import replace

from downlink.curation.register import Register
from downlink.export.catalog_json import catalog_document
from downlink.model.dump import Comment, Details, Dump, Excerpt
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from tests.support import TOPICS

TEXT = "The mill at the bridge has ground no flour since the year in which the river was led away."
ANN = Comment("Nice <script>mill</script> {{ 7 * 7 }}", "Ann <b>", "2019-01-12")
BOB = Comment("It is.", "Bob")


def dumps(*comments: tuple[Comment, ...]) -> list[Dump]:
    one = Excerpt(TEXT, TEXT, Details(title="The mill", link="https://mill.example/mill"))
    return [
        Dump(
            f"seeds/{number}.html",
            "html",
            excerpts=(replace(one, details=replace(one.details, comments=said)),),
        )
        for number, said in enumerate(comments)
    ]


def test_comments_of_all_captures_stand_folded_on_the_article_s_page_and_in_the_catalog() -> None:
    catalog = build_catalog(dumps((ANN,), (ANN, BOB)), Sources(Register(), TOPICS))
    (stub,) = catalog.stubs
    page = render_pages(catalog, "en")[f"posts/{stub.slug}/index.md"]
    folded = page.split("dl-comments")[1].split("</details>")[0]
    assert folded.count("<li>") == 2
    assert "<script" not in folded
    assert "<b>" not in folded
    assert "{{" not in folded
    (document,) = catalog_document(catalog)["stubs"]
    assert document["comments"] == [
        {"author": "Ann <b>", "date": "2019-01-12", "text": ANN.text},
        {"author": "Bob", "date": None, "text": "It is."},
    ]


def test_an_article_without_comments_has_no_room_for_them() -> None:
    catalog = build_catalog(dumps(()), Sources(Register(), TOPICS))
    (stub,) = catalog.stubs
    assert "dl-comments" not in render_pages(catalog, "en")[f"posts/{stub.slug}/index.md"]
    assert "comments" not in catalog_document(catalog)["stubs"][0]
