"""A blog whose settings name no host is where it was captured."""

from __future__ import annotations

import pytest

from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from downlink.text.placeholders import at_home

OWN = "https://tandem.example/feed.xml"


@pytest.mark.parametrize(
    "host", ["http://0.0.0.0:4000", "http://localhost:1313", "https://example.com"]
)
def test_an_address_on_no_host_is_one_of_the_blog_s_own(host: str) -> None:
    assert at_home(f"{host}/brakes?a=1#b", OWN) == "https://tandem.example/brakes?a=1#b"
    assert at_home(host, OWN) == "https://tandem.example/"
    assert at_home(f"{host}/brakes", "") == f"{host}/brakes"
    assert at_home(f"{host}/brakes", "http://127.0.0.1/feed.xml") == f"{host}/brakes"


@pytest.mark.parametrize("link", ["https://example.community/a", "https://b.example/a", "/a", ""])
def test_every_other_address_stays(link: str) -> None:
    assert at_home(link, OWN) == link


def test_an_item_on_no_host_has_the_address_of_its_page() -> None:
    link, text = "http://localhost:4000/brakes", "The rim brakes were never meant for two people."
    item = f"<item><title>B</title><link>{link}</link><guid>{link}</guid>"
    feed = f"<rss version='2.0'><channel>{item}<description>{text}</description></item></channel></rss>"
    (entry,) = read_content("f.xml", feed.encode(), Origin(OWN)).excerpts
    assert (entry.details.link, entry.details.aliases) == ("https://tandem.example/brakes", ())
    (unknown,) = read_content("f.xml", feed.encode()).excerpts
    assert unknown.details.link == link
