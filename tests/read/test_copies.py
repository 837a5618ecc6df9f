"""Pages that a web archive's site shows."""

from __future__ import annotations

import pytest

from downlink.model.dump import Dump
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.sniff import read_content
from downlink.read.wayback import NOTE

WORDS = "The mill by the river has not turned since the flood took its wheel away."
BANNER = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp'><p>14 captures of this page</p>"
    '<form><input type="text" name="url" value="http://b.example/2009/mill/"></form></div>'
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)
FOOTER = (
    "<!--\n     FILE ARCHIVED ON 12:34:56 Mar 01, 2009 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 10:00:00 May 04, 2026.\n-->"
)
PAGE = (
    "<html><head><title>Mill</title></head><body>{0}<article><h1><a href='{1}'>The mill</a></h1>"
    f"<p>{WORDS}</p></article></body></html>{{2}}"
)


def _seen(dump: Dump) -> tuple[list[tuple[str, str, str]], str, str | None]:
    entries = [(each.details.title, each.details.link, each.text) for each in dump.excerpts]
    return entries, dump.source, dump.captured


SHOWN = (
    [("The mill", "http://b.example/2009/mill/", WORDS)],
    "http://b.example/2009/mill/",
    "2009-03-01T12:34:56Z",
)


@pytest.mark.parametrize(
    "link",
    [
        "http://b.example/2009/mill/",
        "/web/20090301123456/http://b.example/2009/mill/",
        "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/",
        "//web.archive.org/web/20090301id_/http://b.example/2009/mill/",
        "../../20100101000000/http:/b.example/2009/mill/",
    ],
)
@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("seeds/web.archive.org/web/20090301123456/http:/b.example/2009/mill/index.html", UNKNOWN),
        ("seeds/web.archive.org/web/20090301123456id_/http%3A//b.example/2009/mill/", UNKNOWN),
        (
            "seeds/a.warc#1",
            Origin(
                "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/",
                "2026-05-04T10:00:00Z",
            ),
        ),
        ("seeds/mill.html", UNKNOWN),
    ],
)
def test_a_copy_in_a_web_archive_is_the_page_that_was_captured(
    path: str, origin: Origin, link: str
) -> None:
    dump = read_content(path, PAGE.format(BANNER, link, FOOTER).encode(), origin)
    assert _seen(dump) == SHOWN
    assert dump.notes == (NOTE,)
    assert not any("captures" in item.text for item in dump.unparsed)


def test_a_page_of_a_blog_that_links_to_a_copy_stays_as_it_is() -> None:
    copy = "https://web.archive.org/web/20090301123456/http://b.example/2009/mill/"
    dump = read_content("seeds/web/a.html", PAGE.format("", copy, "").encode())
    assert dump.excerpts[0].details.link == copy
    assert dump.notes == ()
