"""What captures say of an article besides: only that in which they differ."""

from __future__ import annotations

import pytest

from downlink.curation.register import Register
from downlink.export.catalog_json import catalog_document
from downlink.model.dump import Details, Dump, Excerpt
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from tests.support import FEW_TOPICS

TEXT = "The mill at the bridge has ground no flour since the year in which the river was led away."
FIRST = Details(
    title="The mill",
    link="https://mill.example/mill",
    date="2023-06-03T06:00:00+00:00",
    author="Ann",
    tags=("mills", "rivers"),
)


def _said(**values: object) -> tuple[list[dict[str, object]], str]:
    others = {"title": FIRST.title, "link": FIRST.link, **values}
    second = Details(**others)  # type: ignore[arg-type]
    dumps = [
        Dump(f"seeds/{at}.html", "html", excerpts=(Excerpt(TEXT, TEXT, details),))
        for at, details in enumerate((FIRST, second))
    ]
    catalog = build_catalog(dumps, Sources(Register(), FEW_TOPICS))
    (stub,) = catalog.stubs
    page = render_pages(catalog, "en")[f"posts/{stub.slug}/index.md"]
    (document,) = catalog_document(catalog)["stubs"]
    return document["also_said"], page


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"date": "2023-06-03T08:00:00+02:00"},
        {"date": "2023-06-03T06:00:00Z"},
        {"date": "2023-06-03"},
        {"date": "2023"},
        {"author": "Ann", "tags": ("rivers",)},
    ],
)
def test_what_agrees_is_not_said_again(values: dict[str, object]) -> None:
    said, page = _said(**values)
    assert said == []
    assert "dl-also-said" not in page


@pytest.mark.parametrize(
    ("values", "field", "shown"),
    [
        ({"title": "The old mill"}, "title", "The old mill"),
        ({"date": "2023-06-03T08:00:00+00:00"}, "date", "2023-06-03T08:00:00+00:00"),
        ({"date": "2023-06-04"}, "date", "2023-06-04"),
        ({"author": "Bob"}, "author", "Bob"),
        ({"link": "http://mill.example/mill"}, "source", "http://mill.example/mill"),
        ({"tags": ("mills", "bridges")}, "tags", ["bridges"]),
    ],
)
def test_what_differs_stands_alone(values: dict[str, object], field: str, shown: object) -> None:
    (said,), page = _said(**values)
    assert {key: value for key, value in said.items() if value} == {field: shown}
    folded = page.split("dl-also-said")[1].split("</details>")[0]
    assert folded.count("The mill") == 0
    assert folded.count("<li>") == 1
