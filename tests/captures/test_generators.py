"""Pages in the manner of the generators and themes that technical blogs use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from downlink.model.content import Code, Heading, leaves, line_of
from downlink.model.content_document import unpack
from downlink.model.dump import Dump
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from downlink.text.fold import fold

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = yaml.safe_load((HERE / "expected.yml").read_text("utf-8"))


def read(name: str, source: str = "") -> Dump:
    content = (HERE / "pages" / f"{name}.html").read_bytes()
    return read_content(f"seeds/{name}.html", content, Origin(source))


def test_every_page_has_its_expectation() -> None:
    pages = {path.stem for path in (HERE / "pages").glob("*.html")}
    articles = {f"{name}-article" for name in EXPECTED["articles"]}
    assert pages == articles | {f"{name}-listing" for name in EXPECTED["listings"]}


@pytest.mark.parametrize("name", EXPECTED["articles"])
def test_an_article_is_all_of_its_text_and_nothing_else(name: str) -> None:
    wanted = EXPECTED["articles"][name]
    dump = read(f"{name}-article", wanted["link"] if wanted.get("source") else "")
    assert (dump.damage, dump.addresses) == ((), ())
    (article,) = dump.excerpts
    said = article.details
    assert (said.title, said.link, said.author) == (
        wanted["title"],
        wanted["link"],
        wanted["author"],
    )
    assert said.date.startswith(wanted["date"])
    assert [each.author for each in said.comments] == wanted.get("comments", [])
    lines = article.text.split("\n")
    if "caption" in wanted:
        lines.remove(wanted["caption"])
    assert lines == EXPECTED["texts"][wanted["text"]]["lines"]


@pytest.mark.parametrize("name", EXPECTED["articles"])
def test_its_headings_and_its_code_are_such(name: str) -> None:
    wanted = EXPECTED["articles"][name]
    dump = read(f"{name}-article", wanted["link"] if wanted.get("source") else "")
    blocks = list(leaves(unpack(dump.excerpts[0].content)))
    headings = [line_of(block.inlines) for block in blocks if isinstance(block, Heading)]
    assert headings == [EXPECTED["texts"][wanted["text"]]["heading"]]
    assert [line_of(block.inlines) for block in blocks if isinstance(block, Code)] == [
        EXPECTED["code"]
    ]


@pytest.mark.parametrize("name", EXPECTED["listings"])
def test_a_listing_is_its_entries_and_nothing_else(name: str) -> None:
    wanted = EXPECTED["listings"][name]
    dump = read(f"{name}-listing", wanted.get("source", ""))
    assert dump.damage == ()
    entries = EXPECTED["entries"][wanted["entries"]]
    links = [
        wanted["link"].format(
            name=slug, date=day, day=day.replace("-", "/"), month=day[:7].replace("-", "/")
        )
        for _, day, slug, _ in entries
    ]
    if wanted.get("known"):
        assert dump.excerpts == ()
        known = [(each.title, each.date, each.link) for each in dump.addresses]
        assert known == [(e[0], e[1], link) for e, link in zip(entries, links, strict=True)]
        return
    found = [each.details for each in dump.excerpts]
    assert [each.title for each in found] == [title for title, *_ in entries]
    assert [each.link for each in found] == links
    assert [each.date[:10] for each in found] == [day for _, day, *_ in entries]
    assert [fold(each.text) for each in dump.excerpts] == [fold(text) for *_, text in entries]
    assert {each.author for each in found} == {wanted.get("author", "")}
    assert dump.addresses == ()
