"""What a blog puts before and behind all of its articles is no part of what is read of them."""

from __future__ import annotations

import random

import pytest

from downlink.curation.register import Register
from downlink.model.catalog import Catalog
from downlink.model.content import Content, Heading, Picture, leaves, line_of
from downlink.model.content_document import unpack
from downlink.pipeline import Sources, build_catalog
from downlink.read.sniff import read_content
from tests.support import TOPICS

NOTE = "You may copy this where you say from whom it is: the mill at the bridge."
SUBJECTS = ("wheel", "river", "sack", "bell", "loft", "flour", "spring", "bridge")


def article(subject: str, before: str = "", behind: str = f"<p>{NOTE}</p>") -> str:
    return (
        f"{before}<h2>The {subject} of old</h2><p>Nobody has seen the {subject} for a year, and the"
        f" book in the loft tells of a {subject} once only.</p><p>It was green.</p>"
        f"<p>So much of the {subject}, and of those who looked for it.</p>{behind}"
    )


def catalog(texts: dict[str, str], host: str = "https://mill.example") -> Catalog:
    items = "".join(
        f"<item><title>On the {name}</title><link>{host}/{name}</link>"
        f"<description><![CDATA[{text}]]></description></item>"
        for name, text in texts.items()
    )
    feed = f"<rss version='2.0'><channel><title>Mill</title>{items}</channel></rss>"
    dump = read_content("seeds/feed.xml", feed.encode())
    return build_catalog([dump], Sources(Register(), TOPICS))


def lines(content: Content) -> list[str]:
    return [line_of(leaf.inlines) for leaf in leaves(content)]


def test_it_is_left_out_of_the_article_and_kept_in_the_text_as_received() -> None:
    found = catalog({name: article(name) for name in SUBJECTS})
    assert len(found.stubs) == len(SUBJECTS)
    for stub in found.stubs:
        assert NOTE not in lines(unpack(stub.content))
        assert stub.text.endswith(NOTE)
        assert lines(unpack(stub.content))[-1].startswith("So much")


def test_what_stands_within_all_articles_is_their_author_s() -> None:
    for stub in catalog({name: article(name) for name in SUBJECTS}).stubs:
        assert "It was green." in lines(unpack(stub.content))


def test_a_row_of_links_a_heading_and_a_picture_are_the_blog_s_too() -> None:
    before = "<p><img src='https://mill.example/qr.png'></p>"
    behind = f"<h3>About the mill</h3><ul><li>{NOTE}</li><li>More</li></ul>"
    for stub in catalog({name: article(name, before, behind) for name in SUBJECTS}).stubs:
        content = unpack(stub.content)
        assert isinstance(content[0], Heading)
        assert lines(content)[-1].startswith("So much")
        assert not any(
            isinstance(part, Picture) for leaf in leaves(content) for part in leaf.inlines
        )


@pytest.mark.parametrize("few", [4, 5])
def test_a_few_articles_show_no_habit(few: int) -> None:
    for stub in catalog({name: article(name) for name in SUBJECTS[:few]}).stubs:
        assert NOTE in lines(unpack(stub.content))


def test_what_a_good_part_of_the_articles_lacks_is_no_habit() -> None:
    texts = {
        name: article(name, behind=f"<p>{NOTE}</p>" if at < 6 else "")
        for at, name in enumerate(SUBJECTS)
    }
    kept = [NOTE in lines(unpack(stub.content)) for stub in catalog(texts).stubs]
    assert kept.count(True) == 6


def test_an_article_that_says_nothing_else_keeps_it() -> None:
    texts = {name: article(name) for name in SUBJECTS} | {"empty": f"<p>{NOTE}</p>"}
    (stub,) = [stub for stub in catalog(texts).stubs if stub.details.link.endswith("/empty")]
    assert lines(unpack(stub.content)) == [NOTE]


def test_it_does_not_depend_on_the_order() -> None:
    names = list(SUBJECTS)
    ordered = catalog({name: article(name) for name in names})
    random.Random(7).shuffle(names)
    mixed = catalog({name: article(name) for name in names})
    assert {stub.slug: stub.content for stub in mixed.stubs} == {
        stub.slug: stub.content for stub in ordered.stubs
    }
