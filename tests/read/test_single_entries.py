"""Listings of one entry, where nothing repeats."""

from __future__ import annotations

import pytest

from downlink.model.dump import Dump
from downlink.read.origin import Origin
from downlink.read.sniff import read_content

SITE = "https://tandem.example"
NEW = {"brakes": "New brakes", "bell": "A louder bell", "lake": "Around the lake"}


def _read(body: str, path: str) -> Dump:
    page = f"<!doctype html><html><head></head><body>{body}</body></html>"
    return read_content("seeds/a.html", page.encode(), Origin(f"{SITE}{path}"))


def _known(dump: Dump) -> list[tuple[str, str, str]]:
    return [(k.title, k.link.removeprefix(f"{SITE}/"), k.date) for k in dump.addresses]


def test_a_listing_of_one_entry_gives_that_one() -> None:
    body = (
        "<main><div class='p'><h2><a href='/brakes'>New brakes</a></h2><p>The rim brakes were never"
        " meant for two people and their luggage.</p></div></main>"
    )
    dump = _read(body, "/2012/page/2/")
    (entry,) = dump.excerpts
    assert (entry.details.title, entry.details.link) == ("New brakes", f"{SITE}/brakes")


@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_the_one_entry_of_a_tag_is_found_beside_a_list_of_what_is_new(rank: str) -> None:
    new = "".join(f"<li><a href='/{slug}'>{title}</a></li>" for slug, title in NEW.items())
    body = (
        f"<div class='a'><div><{rank}>snow <i>1</i></{rank}><ul><li><a href='/tyres'>Winter tyres</a>"
        f"<span>2009-11-02</span></li></ul></div></div><div class='b'><ul>{new}</ul></div>"
    )
    assert _known(_read(body, "/tags/snow/")) == [("Winter tyres", "tyres", "2009-11-02")]


@pytest.mark.parametrize(
    ("entry", "date"),
    [
        ("<article><a href='/tyres'>Winter tyres</a><i>06-27</i></article>", ""),
        ("<article><a href='/tyres'>Winter tyres</a><i>2009-11-02</i></article>", "2009-11-02"),
        (
            "<div><a href='/tyres'></a><i>2009-11-02</i><a href='/tyres'>Winter tyres</a></div>",
            "2009-11-02",
        ),
    ],
)
def test_the_one_article_to_which_a_tag_leads_is_its_entry(entry: str, date: str) -> None:
    body = f"<header><a href='/'>Two</a></header><main><h2>snow</h2><h3>2009</h3>{entry}</main>"
    aside = "<div class='aside-content'><div>On this site</div> A bell, a lake, and brakes.</div>"
    for beside in ("", aside):
        found = _known(_read(body + beside, "/tags/snow/"))
        assert found == [("Winter tyres", "tyres", date)]


def test_the_article_that_a_front_page_shows_whole_stands_before_the_list_of_others() -> None:
    text = "In winter both riders see their breath, and neither of them says a word of it. " * 4
    whole = f"<article><h1><a href='/tyres'>Winter tyres</a></h1><p>{text}</p></article>"
    others = "".join(
        f"<li><a href='/{slug}'>{title}</a> <time>2009-05-0{day}</time></li>"
        for day, (slug, title) in enumerate(NEW.items(), 1)
    )
    dump = _read(f"<main>{whole}<div><h3>Last posts</h3><ol>{others}</ol></div></main>", "/")
    assert [(e.details.title, e.text) for e in dump.excerpts] == [("Winter tyres", text.strip())]
    assert [slug for _, slug, _ in _known(dump)] == list(NEW)
    assert [date for *_, date in _known(dump)] == ["2009-05-01", "2009-05-02", "2009-05-03"]
