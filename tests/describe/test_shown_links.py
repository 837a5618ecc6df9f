"""What a page links to is what its article cites, as if the address were written out."""

from __future__ import annotations

import pytest

from downlink.curation.register import Register
from downlink.curation.register_entry import Captured, RegisterEntry
from downlink.languages import page_words
from downlink.model.catalog import Catalog
from downlink.model.content import Content, Link, Paragraph, Text, text_of
from downlink.model.content_document import pack
from downlink.model.dump import Details, Dump, Excerpt
from downlink.model.stub import Reference
from downlink.pages.reference_list import Citations
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from tests.support import FEW_TOPICS

HERE, THERE = "https://mill.example/2023/wheel/", "https://mill.example/2022/weir/"
START = "The wheel of the mill turns the slower the less water the weir lets through to it. "


def _linked(text: str, address: str) -> Text:
    return Text(text, link=Link(address, address))


def _excerpt(link: str, *inlines: Text) -> Excerpt:
    content: Content = (Paragraph(inlines),)
    text = text_of(content)
    return Excerpt(text, text, Details(title=link.split("/")[-2], link=link), pack(content))


def _catalog(*excerpts: Excerpt, register: Register | None = None) -> Catalog:
    dumps = [Dump(f"seeds/{at}.html", "html", None, (one,)) for at, one in enumerate(excerpts)]
    return build_catalog(dumps, Sources(register or Register(), FEW_TOPICS))


def _cited(*inlines: Text) -> tuple[Reference, ...]:
    (stub,) = _catalog(_excerpt(HERE, Text(START), *inlines)).stubs
    return stub.references


def test_a_paper_a_repository_and_a_page_behind_words_are_cited_in_their_order() -> None:
    cited = _cited(
        _linked("Vaswani et al.", "https://arxiv.org/pdf/1706.03762v5"),
        Text(" and its code at https://github.com/a/written , then "),
        _linked("more of it", "https://github.com/a/shown/tree/main"),
        Text(" and "),
        _linked("a note", "https://pond.example/note#end"),
    )
    assert [(item.kind, item.id) for item in cited] == [
        ("arxiv", "1706.03762"),
        ("github", "a/written"),
        ("github", "a/shown"),
        ("link", "pond.example/note"),
    ]


def test_a_link_over_a_quoted_title_gives_the_paper_its_title() -> None:
    title = "Attention Is All You Need"
    (paper,) = _cited(_linked(f"《{title}》", "https://arxiv.org/abs/1706.03762"))
    assert (paper.id, paper.title) == ("1706.03762", title)


def test_what_is_shown_counts_where_the_words_are_another_address() -> None:
    (page,) = _cited(_linked("https://pond.example/not", "https://pond.example/note"))
    assert page.id == "pond.example/note"


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}#part-2",
        HERE.replace("https", "http"),
        "https://mill.example/",
        "https://mill.example/tags/water",
        "https://mill.example/wheel.JPG",
        "https://pond.example/share?url=https%3A%2F%2Fmill.example%2F2023%2Fwheel%2F",
        "",
    ],
)
def test_what_a_page_only_leads_to_is_not_cited(address: str) -> None:
    assert _cited(_linked("a link", address)) == ()


def test_articles_of_the_archive_cite_each_other_whatever_the_form_of_the_address() -> None:
    catalog = _catalog(
        _excerpt(HERE, Text(START), _linked("see", THERE.replace("https://", "http://www."))),
        _excerpt(THERE, Text("Of stones and clay one builds a weir that holds for some years.")),
    )
    wheel, weir = catalog.stubs
    assert [item.title for item in wheel.references] == ["weir"]
    assert [(item.slug, item.kind) for item in wheel.related] == [(weir.slug, "cites")]
    assert [(item.slug, item.kind) for item in weir.related] == [(wheel.slug, "cited")]
    assert weir.references == ()
    (view,) = Citations(catalog.stubs, page_words("en")).of(wheel)
    assert (view.article, view.label) == (weir.slug, "article")
    pages = render_pages(catalog, "en")
    assert f'<p><a href="../../posts/{weir.slug}/">' in pages[f"posts/{wheel.slug}/index.md"]
    assert f'<p><a href="../posts/{weir.slug}/">' in pages["references/index.md"]


def test_an_article_is_cited_by_any_of_its_addresses() -> None:
    other = "https://mill.example/2021/weir-revised/"
    weir = "Of stones and clay one builds a weir that holds for some years."
    anew = "Later it is built anew, of oak, and a little further down the stream."
    register = Register(
        (
            RegisterEntry("weir", (weir,), captured=(Captured(THERE),)),
            RegisterEntry("other", (anew,), captured=(Captured(other),), same_as="weir"),
        )
    )
    catalog = _catalog(
        _excerpt(HERE, Text(START), _linked("see", other)),
        _excerpt(THERE, Text(weir)),
        _excerpt(other, Text(anew)),
        register=register,
    )
    assert len(catalog.stubs) == 2
    wheel = next(stub for stub in catalog.stubs if stub.references)
    assert [(item.slug, item.kind) for item in wheel.related] == [("weir", "cites")]


def test_two_articles_that_cite_a_third_one_do_not_cite_each_other() -> None:
    one, two = "https://mill.example/one/", "https://mill.example/two/"
    catalog = _catalog(
        _excerpt(one, Text("Rye wants a coarse stone, and patience. "), _linked("so", THERE)),
        _excerpt(two, Text("Ducks sleep on ponds where no fox swims. "), _linked("it", THERE)),
        _excerpt(THERE, Text("Of stones and clay one builds a weir that holds for some years.")),
    )
    stubs = {stub.slug: stub for stub in catalog.stubs}
    kinds = {item.slug: item.kind for item in stubs["one"].related}
    assert kinds == {"weir": "cites", "two": "references"}
