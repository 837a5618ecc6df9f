"""The templates' own gate: whatever value reaches them, they write no other link than a safe one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import downlink.pages
from downlink.model.catalog import Catalog
from downlink.model.content import Inline, Link, Text
from downlink.model.content_change import map_leaves
from downlink.model.content_document import pack, unpack
from downlink.model.dump import KnownAddress
from downlink.model.stub import Reference
from downlink.pages.render import render_pages
from tests.support import INTRODUCTION, catalog_of
from tests.text.test_links import HARMFUL

TEMPLATES = Path(downlink.pages.render.__file__).parent / "templates"
TEXT = INTRODUCTION + "见 https://github.com/owner/name 一文。"
CATALOG = catalog_of({"seeds/a.txt": [TEXT]})


def _with_address(address: str) -> Catalog:
    """Return a catalog whose every address is this one, as if no reader had looked at it."""
    (stub,) = CATALOG.stubs
    (dump,) = CATALOG.dumps
    content = map_leaves(
        unpack(stub.content),
        lambda leaf: replace(leaf, inlines=tuple(_leading(item, address) for item in leaf.inlines)),
    )
    stub = replace(
        stub,
        content=pack(content),
        details=replace(stub.details, link=address),
        references=(Reference("link", "one", address, "A title"),),
    )
    known = KnownAddress("A title", address)
    return replace(
        CATALOG, stubs=(stub,), dumps=(replace(dump, source=address, addresses=(known,)),)
    )


def _leading(inline: Inline, address: str) -> Inline:
    if isinstance(inline, Text) and inline.link:
        return replace(inline, link=Link(address, address))
    return inline


def _outward(catalog: Catalog) -> list[str]:
    pages = render_pages(catalog, "en").values()
    soups = [BeautifulSoup(page, "html.parser") for page in pages]
    return [str(tag["href"]) for soup in soups for tag in soup.select("a[rel~=noopener]")]


def test_a_safe_address_is_a_link_everywhere() -> None:
    assert len(_outward(_with_address("https://a.example/x"))) == 6
    assert set(_outward(_with_address("https://a.example/'x'"))) == {"https://a.example/%27x%27"}


@pytest.mark.parametrize("address", [*HARMFUL, "//evil.example/x", "/x", "x"])
def test_any_other_is_none_anywhere(address: str) -> None:
    assert _outward(_with_address(address)) == []


def test_no_template_writes_an_address_by_another_way() -> None:
    written = [
        (path.name, value)
        for path in TEMPLATES.iterdir()
        for value in re.findall(
            r"(?:href|src|action|xlink:href)=\"([^\"]*)", path.read_text("utf-8")
        )
    ]
    outward = [item for item in written if not item[1].startswith("{{ link(")]
    assert outward == [("parts.jinja", "{{ address }}")]
