"""What captures say beside the texts: it joins and holds apart, whatever the texts."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.curation.register import Register, extend_register, read_register
from downlink.identify.drafts import drafts
from downlink.identify.explain import explain_texts
from downlink.identify.grouping import deduplicate
from downlink.model.catalog import Catalog
from downlink.model.dump import Details, Dump, Excerpt
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from downlink.report.review import articles_to_review
from downlink.settings.dialect import TRANSMISSION
from downlink.text.permalinks import address_key
from tests.support import FEW_TOPICS, INTRODUCTION

WEEKLY = (
    "This is the weekly collection of what I found on the web about databases, compilers and"
    " networks, with a remark on each of them and a recommendation."
)
OLD = "An old text about the brakes of a tandem that nobody should ever read again, I think."
NEW = "Completely different words stand here on how a bicycle for two comes to a halt."
IDS = [topic.id for topic in FEW_TOPICS]


def _lines(*records: dict[str, Any], path: str = "seeds/a.jsonl") -> Dump:
    return read_content(path, "\n".join(map(json.dumps, records)).encode())


def _feed(*items: str) -> Dump:
    feed = f"<rss version='2.0'><channel><title>B</title>{''.join(items)}</channel></rss>"
    return read_content("seeds/feed.xml", feed.encode())


def _builds(path: Path, *dumps: Dump) -> list[Catalog]:
    """Build and accept, twice; the second time nothing may be left to accept."""
    found: list[Catalog] = []
    for _ in range(2):
        register = read_register(path, IDS)
        found.append(build_catalog(dumps, Sources(register, FEW_TOPICS)))
        waiting = drafts(found[-1], register, TRANSMISSION)
        assert not (found[1:] and waiting)
        extend_register(path, waiting)
    assert [stub.slug for stub in found[0].stubs] == [stub.slug for stub in found[1].stubs]
    return found


def _links(catalog: Catalog) -> set[str]:
    return {stub.details.link for stub in catalog.stubs}


def test_five_weekly_posts_with_permalinks_of_their_own_are_five(tmp_path: Path) -> None:
    def posts(numbers: Iterable[int], path: str) -> Dump:
        records = (
            {
                "text": f"Weekly links, number {number}. {WEEKLY}",
                "title": f"Weekly links {number}",
                "link": f"https://blog.example/weekly-{number}",
            }
            for number in numbers
        )
        return _lines(*records, path=path)

    dumps = (posts((1, 2, 3), "seeds/a.jsonl"), posts((3, 4, 5), "seeds/b.jsonl"))
    for catalog in _builds(tmp_path / "articles.yml", *dumps):
        assert _links(catalog) == {f"https://blog.example/weekly-{n}" for n in range(1, 6)}
        assert len(catalog.stubs) == 5


def test_three_equal_texts_with_three_permalinks_are_three_and_stay_so(tmp_path: Path) -> None:
    records = [{"text": "Good morning!", "link": f"https://b.example/?p={n}"} for n in (1, 2, 3)]
    for catalog in _builds(tmp_path / "articles.yml", _lines(*records)):
        assert [stub.details.link for stub in catalog.stubs] == [item["link"] for item in records]
    again = build_catalog(
        [_lines(*reversed(records))],
        Sources(read_register(tmp_path / "articles.yml", IDS), FEW_TOPICS),
    )
    assert {stub.slug: stub.details.link for stub in again.stubs} == {
        stub.slug: stub.details.link for stub in catalog.stubs
    }


def test_one_permalink_is_one_article_however_it_was_rewritten(tmp_path: Path) -> None:
    one = _lines({"text": OLD, "title": "Brakes", "link": "https://b.example/brakes"})
    other = {"text": NEW, "title": "To a halt", "link": "http://www.b.example/brakes/?utm_source=x"}
    for catalog in _builds(tmp_path / "articles.yml", one, _lines(other, path="seeds/b.jsonl")):
        (stub,) = catalog.stubs
        assert {variant.text for variant in stub.variants} == {OLD, NEW}
        page = render_pages(catalog, "en")[f"posts/{stub.slug}/index.md"]
        assert "utm&#95;source" in page
        assert "To a halt" in page
        where = "seeds/b.jsonl:1"
        assert list(articles_to_review(catalog)) == [
            (
                f"one article by its address, with another text in {where}: {stub.slug}"
                f" (if it is two: downlink split {stub.slug} {where})"
            )
        ]
        assert "    one article with variant 1: one permalink, b.example/brakes" in list(
            explain_texts(stub, catalog)
        )


def test_a_title_alone_that_differs_holds_nothing_apart() -> None:
    one, other = {"text": WEEKLY, "title": "Weekly"}, {"text": WEEKLY, "title": "The weekly links"}
    assert len(deduplicate([_lines(one), _lines(other, path="seeds/b.jsonl")])) == 1


@pytest.mark.parametrize("text", [WEEKLY, "Good morning!"])
def test_titles_and_days_that_both_differ_hold_equal_texts_apart_for_good(
    tmp_path: Path, text: str
) -> None:
    records = [{"text": text, "title": f"Week {n}", "date": f"2024-05-{n:02}"} for n in (1, 8, 15)]
    dumps = [_lines(item, path=f"seeds/{n}.jsonl") for n, item in enumerate(records)]
    for catalog in _builds(tmp_path / "articles.yml", *dumps):
        assert [stub.title.text for stub in catalog.stubs] == ["Week 1", "Week 8", "Week 15"]
        said = "    captured titles and dates: here 'Week 1' of 2024-05-01, there"
        told = "".join(explain_texts(catalog.stubs[0], catalog))
        assert (said in told) == (text == WEEKLY)  # a greeting is too short to be near another
    for catalog in _builds(tmp_path / "articles.yml", dumps[2], dumps[1]):
        assert [stub.title.text for stub in catalog.stubs] == ["Week 8", "Week 15"]


def test_one_title_of_one_day_does_not_join_what_has_nothing_in_common() -> None:
    one, other = ({"text": text, "title": "Brakes", "date": "2024-05-01"} for text in (OLD, NEW))
    assert len(deduplicate([_lines(one), _lines(other, path="seeds/b.jsonl")])) == 2


def test_a_text_that_could_be_of_several_is_that_of_its_title() -> None:
    weeks = [
        {"text": WEEKLY, "title": f"Week {n}", "link": f"https://b.example/week-{n}"}
        for n in (1, 2, 3)
    ]
    cut = {"text": WEEKLY[:90] + "...", "title": "Week 2 | My blog"}
    found = deduplicate([_lines(*weeks), _lines(cut, path="seeds/b.jsonl")])
    assert [[variant.text for variant in article.variants] for article in found] == [
        [WEEKLY],
        [WEEKLY, cut["text"]],
        [WEEKLY],
    ]
    assert not any(article.ambiguous[cut["text"]] for article in found[1:2])


def test_a_text_without_a_permalink_belongs_to_the_one_that_has_it() -> None:
    cut = {"text": WEEKLY[:90] + "..."}
    whole = {"text": WEEKLY, "link": "https://b.example/weekly"}
    assert len(deduplicate([_lines(whole), _lines(cut, path="seeds/b.jsonl")])) == 1


@pytest.mark.parametrize("length", [0, 50, 60, 80, len(INTRODUCTION)])
def test_an_address_with_a_text_cut_too_early_takes_no_other_article_in(length: int) -> None:
    lora = f"{INTRODUCTION}LoRA 用低秩矩阵近似权重的更新,推理时没有任何额外的开销,也可以随时撤下。"
    adapter = f"{INTRODUCTION}Adapter 在每一层里插入小模块,推理时略有延迟,但是效果接近全量微调。"
    link = "https://blog.example.org/lora"
    dumps = [
        _lines({"text": f"{INTRODUCTION[:60]}...", "link": link}, path="seeds/a.jsonl"),
        _lines({"text": lora, "link": link}, path="seeds/b.jsonl"),
        _lines({"text": adapter}, path="seeds/c.jsonl"),
        *(
            [_lines({"text": f"{INTRODUCTION[:length]}..."}, path="seeds/d.jsonl")]
            if length
            else []
        ),
    ]
    texts = [{variant.text for variant in article.variants} for article in deduplicate(dumps)]
    assert len(texts) == 2
    assert not any({lora, adapter} <= group for group in texts)


def test_the_address_of_a_listing_joins_nothing() -> None:
    records = [{"text": text, "link": "https://b.example/blog/"} for text in (OLD, NEW, WEEKLY)]
    assert len(deduplicate([_lines(*records)])) == 3


def test_the_address_of_what_was_captured_joins_nothing_that_it_lists() -> None:
    head = {"source": "https://b.example/one-page"}
    records = [{"text": text, "link": "https://b.example/one-page"} for text in (OLD, NEW)]
    assert len(deduplicate([_lines(head, *records)])) == 2


def test_fragments_tell_the_entries_of_one_page_apart() -> None:
    records = [
        {"text": text, "link": f"https://b.example/diary.html#{n}"}
        for n, text in enumerate((OLD, NEW, "Good morning!", "Good morning!"))
    ]
    assert len(deduplicate([_lines(*records)])) == 4


def test_two_items_of_one_feed_are_two_articles() -> None:
    items = [
        f"<item><title>Week {n}</title><description>Number {n}. {WEEKLY}</description></item>"
        for n in (1, 2)
    ]
    assert len(deduplicate([_feed(*items)])) == 2
    assert len(deduplicate([_feed(items[0], items[0])])) == 1


PRETTY, NUMBER = "https://b.example/2009/05/brakes/", "https://b.example/?p=12"


def _page(head: str, text: str, source: str = "") -> Dump:
    page = (
        f"<html><head>{head}<meta property='og:type' content='article'></head>"
        f"<body><article><h1>Brakes</h1><p>{text}</p></article></body></html>"
    )
    return read_content("seeds/page.html", page.encode(), Origin(source))


APPEARED = (
    f"<description><![CDATA[<p>{OLD}</p><p>The post <a href='{PRETTY}' rel='nofollow'>Brakes</a>"
    " appeared first on <a href='https://b.example/'>B</a>.</p>]]></description>"
)


def _item(link: str, more: str = "") -> Dump:
    return _feed(f"<item><link>{link}</link>{more}<description>{OLD}</description></item>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_item(PRETTY, f"<guid isPermaLink='false'>{NUMBER}</guid>"), _page("", NEW, NUMBER)),
        (_feed(f"<item><link>{NUMBER}</link>{APPEARED}</item>"), _page("", NEW, PRETTY)),
        (_item(NUMBER), _page(f"<link rel='shortlink' href='{NUMBER}'>", NEW, PRETTY)),
        (_item(NUMBER), _page(f"<link rel='canonical' href='{PRETTY}'>", NEW, NUMBER)),
        (_item(f"{PRETTY}?utm_id=1"), _page(f"<link rel='canonical' href='{PRETTY}'>", NEW)),
    ],
)
def test_an_address_that_leads_to_another_is_the_same_article_s(one: Dump, other: Dump) -> None:
    assert len(deduplicate([one, other])) == 1


def test_a_blog_that_has_moved_has_each_article_once(tmp_path: Path) -> None:
    places = {"old.example/blog": "www.middle.example", "www.middle.example": "new.example/posts"}
    links = ("http://old.example/blog/7.html", "https://middle.example/7.html")
    dumps = [
        _lines({"text": OLD, "link": links[0]}, path="seeds/a.jsonl"),
        _lines({"text": NEW, "link": links[1]}, path="seeds/b.jsonl"),
        _lines({"text": WEEKLY, "link": "https://new.example/posts/7.html"}, path="seeds/c.jsonl"),
        _lines({"text": WEEKLY, "link": "https://new.example/7.html"}, path="seeds/d.jsonl"),
    ]
    path = tmp_path / "articles.yml"
    for received in (dumps, dumps[2:], dumps[:1], dumps[::-1]):
        sources = Sources(read_register(path, IDS), FEW_TOPICS, moved=places)
        catalog = build_catalog(received, sources)
        extend_register(path, drafts(catalog, sources.register, TRANSMISSION))
        homes = {stub.slug: len(stub.sightings) for stub in catalog.stubs}
        assert sorted(homes.values()) == {4: [1, 3], 2: [1, 1], 1: [1]}[len(received)]
    assert len(read_register(path, IDS).entries) == 2


def test_a_page_that_goes_on_on_a_second_one_is_two_that_say_so() -> None:
    first = _page(f"<link rel='next' href='{PRETTY}2/'>", OLD, PRETTY)
    second = replace(_page("", NEW, f"{PRETTY}2/"), path="seeds/second.html")
    other = replace(
        _page("<link rel='next' href='/p/later/'>", WEEKLY, NUMBER), path="seeds/z.html"
    )
    catalog = build_catalog([first, second, other], Sources(Register(), FEW_TOPICS))
    pages = render_pages(catalog, "en")
    one, two, three = (
        next(stub for stub in catalog.stubs if stub.text.endswith(text[-20:]))
        for text in (OLD, NEW, WEEKLY)
    )
    assert "Continued at: " in pages[f"posts/{one.slug}/index.md"]
    assert f'/posts/{two.slug}/"' in pages[f"posts/{one.slug}/index.md"]
    assert "Continued from: " in pages[f"posts/{two.slug}/index.md"]
    assert "Continued" not in pages[f"posts/{three.slug}/index.md"]


def test_an_identifier_that_is_no_address_joins_nothing() -> None:
    guid = "<guid isPermaLink='false'>12</guid>"
    items = [f"<item>{guid}<description>{text}</description></item>" for text in (OLD, NEW)]
    assert len(deduplicate([_feed(*items)])) == 2


_DETAILS = st.builds(
    Details,
    title=st.sampled_from(["", "Week 1", "Week 2", "Brakes"]),
    link=st.sampled_from(["", "https://b.example/1", "http://b.example/1/", "https://b.example/2"]),
    date=st.sampled_from(["", "2024-05-01", "2024-05-08"]),
)
_TEXTS = st.sampled_from(
    [WEEKLY, f"Number 1. {WEEKLY}", WEEKLY[:90] + "...", OLD, NEW, "Good morning!"]
)
_DUMPS = st.lists(
    st.lists(st.tuples(_TEXTS, _DETAILS), min_size=1, max_size=4), min_size=1, max_size=4
)


def _dumps(entries: list[list[tuple[str, Details]]]) -> list[Dump]:
    return [
        Dump(
            f"seeds/{number}.jsonl",
            "jsonl",
            excerpts=tuple(Excerpt(text, TRANSMISSION.body(text), said) for text, said in shown),
        )
        for number, shown in enumerate(entries)
    ]


@given(_DUMPS)
def test_every_sighting_is_in_one_article_and_permalinks_decide(
    entries: list[list[tuple[str, Details]]],
) -> None:
    dumps = _dumps(entries)
    articles = deduplicate(dumps)
    homes = {
        (place.dump, place.position): number
        for number, article in enumerate(articles)
        for variant in article.variants
        for place in variant.sightings
    }
    assert len(homes) == sum(len(dump.excerpts) for dump in dumps)
    homes_of_key: dict[str, set[int]] = defaultdict(set)
    keys_of_home: dict[int, set[str]] = defaultdict(set)
    for dump in dumps:
        for position, excerpt in enumerate(dump.excerpts, 1):
            if excerpt.details.link:
                home, key = homes[dump.path, position], address_key(excerpt.details.link)
                homes_of_key[key].add(home)
                keys_of_home[home].add(key)
    assert all(len(found) == 1 for found in homes_of_key.values())
    assert all(len(found) == 1 for found in keys_of_home.values())


_LINKED = st.builds(Details, link=st.sampled_from(["", *(f"https://b.example/{n}" for n in "123")]))
_UNCUT = st.sampled_from([WEEKLY, OLD, NEW, "Good morning!"])


@given(
    st.lists(st.lists(st.tuples(_UNCUT, _LINKED), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_what_is_one_article_does_not_depend_on_how_captures_are_named(
    entries: list[list[tuple[str, Details]]],
) -> None:
    def parts(shown: list[list[tuple[str, Details]]]) -> set[frozenset[tuple[str, Details]]]:
        dumps = {dump.path: dump for dump in _dumps(shown)}
        articles = deduplicate(dumps.values())
        unsure = {text for item in articles for text, others in item.ambiguous.items() if others}
        return {
            frozenset(
                (excerpt.text, excerpt.details)
                for variant in article.variants
                if variant.text not in unsure
                for place in variant.sightings
                for excerpt in [dumps[place.dump].excerpts[place.position - 1]]
            )
            for article in articles
        } - {frozenset()}

    assert parts(entries) == parts(entries[::-1])


_ODD_DETAILS = st.builds(
    Details,
    title=st.sampled_from(["", "Week 1", "Week 2"]),
    link=st.sampled_from(
        ["", *(f"https://b.example/{path}" for path in ("1", "2", "", "d#1", "d#2", "list"))]
    ),
    date=st.sampled_from(["", "2024-05-01", "2024-05-08"]),
)
_ODD_DUMPS = st.lists(
    st.lists(st.tuples(_TEXTS, _ODD_DETAILS), min_size=1, max_size=4), min_size=1, max_size=3
)


@given(_ODD_DUMPS, st.sampled_from(["jsonl", "feed"]))
def test_what_was_accepted_is_recognised_by_every_later_build(
    entries: list[list[tuple[str, Details]]], kind: str
) -> None:
    dumps = [
        replace(dump, format=kind, source="https://b.example/list") for dump in _dumps(entries)
    ]
    with tempfile.TemporaryDirectory() as folder:
        _builds(Path(folder) / "articles.yml", *dumps)
