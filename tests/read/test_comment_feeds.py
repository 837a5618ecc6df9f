"""Feeds of what readers wrote."""

from __future__ import annotations

import pytest

from downlink.model.dump import Dump
from downlink.read.feed import read

FIRST = "My grandfather was the last miller there, and he never said a word of any river."
SECOND = "Then he must have ground it all by hand, which takes a while."


def feed(*items: tuple[str, str, str]) -> Dump:
    written = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for title, link, text in items
    )
    markup = f'<rss version="2.0"><channel><title>Mills</title>{written}</channel></rss>'
    return read("seeds/comments.xml", markup.encode())


@pytest.mark.parametrize(
    ("titles", "places"),
    [
        (("By: Ann", "By: Bob"), ("#comment-7", "#comment-8")),
        (
            ("Comment on The mill by Ann", "Comment on The mill by Bob"),
            ("#comment-7", "#comment-8"),
        ),
        (("Von: Ann", "Von: Bob"), ("#comment-7", "#comment-8")),
        ((FIRST[:30], SECOND[:30]), ("?showComment=7#c7", "?showComment=8#c8")),
    ],
)
def test_a_feed_of_comments_shows_no_article(
    titles: tuple[str, str], places: tuple[str, str]
) -> None:
    page = "https://mills.example/mill"
    dump = feed(
        (titles[0], page + places[0], FIRST),
        (titles[1], page + places[1], SECOND),
    )
    assert dump.excerpts == ()
    assert "2 comments" in dump.damage[0].reason
    assert {FIRST, SECOND} <= {item.text for item in dump.unparsed}


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("By: the river", "https://mills.example/by-the-river"),
        ("Comment on mills", "https://mills.example/days#june-7"),
        ("The mill", "https://mills.example/mill#comment-7"),
    ],
)
def test_an_article_s_feed_is_none(title: str, link: str) -> None:
    assert [item.text for item in feed((title, link, FIRST)).excerpts] == [FIRST]
