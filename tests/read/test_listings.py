"""Listings are told by what repeats and where it leads, whatever the theme calls its parts."""

from __future__ import annotations

from time import process_time

import pytest

from downlink.model.dump import Dump
from downlink.read.origin import Origin
from downlink.read.sniff import read_content

SITE = "https://tandem.example"
TEXTS = {
    "brakes": ("New brakes", "The rim brakes were never meant for two people and their luggage."),
    "bell": ("A louder bell", "The bell on the front bar cannot be heard by anyone in a car."),
    "lake": ("Around the lake", "Sixty kilometres, four punctures and one very good soup."),
}


def _read(body: str, path: str = "/", head: str = "") -> Dump:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_content("seeds/a.html", page.encode(), Origin(f"{SITE}{path}"))


def _each(form: str, between: str = "") -> str:
    return between.join(
        form.format(slug=slug, title=title, text=text) for slug, (title, text) in TEXTS.items()
    )


def _links(dump: Dump) -> list[str]:
    return [entry.details.link.removeprefix(f"{SITE}/") for entry in dump.excerpts]


def _known(dump: Dump) -> list[tuple[str, str, str]]:
    return [(k.title, k.link.removeprefix(f"{SITE}/"), k.date) for k in dump.addresses]


@pytest.mark.parametrize(
    "entries",
    [
        "<div class='c'><a href='/{slug}'>{title}</a><div>{text}</div></div>",
        "<div class='c'><img src='/i.png'><h3><a href='/{slug}'>{title}</a></h3>{text}</div>",
        "<div><a href='/{slug}'><h2>{title}</h2><p>{text}</p></a></div>",
        "<section><h2>{title}</h2><p>{text}</p><a class='over' href='/{slug}'></a></section>",
        "<li><h2>{title}</h2><p>{text}</p><a href='/{slug}'>Read more</a></li>",
        "<tr><td><b><a href='/{slug}'>{title}</a></b><br>{text}</td></tr>",
        "<h2><a href='/{slug}'>{title}</a></h2><p>{text}</p>",
        "<dt><a href='/{slug}'>{title}</a></dt><dd>{text}</dd>",
        "<div class='post post-{slug}'><h1><a href='/{slug}'>{title}</a></h1><p>{text}</p></div>",
    ],
)
def test_each_entry_is_an_excerpt_with_title_and_address(entries: str) -> None:
    side = "<ul class='recent'>" + _each("<li><a href='/{slug}'>{title}</a></li>") + "</ul>"
    wrapped = {"<tr>": "table", "<dt>": "dl"}.get(entries[:4], "div")
    dump = _read(f"<main><{wrapped}>{_each(entries)}</{wrapped}></main><aside>{side}</aside>")
    assert _links(dump) == list(TEXTS)
    assert [(e.details.title, e.text) for e in dump.excerpts] == list(TEXTS.values())


def test_entries_stand_in_two_columns() -> None:
    card = "<div class='col'><a href='/{slug}'>{title}</a><p>{text}</p></div>"
    rows = _each(f"<div class='row'>{card}</div>")
    assert sorted(_links(_read(f"<main>{rows}</main>"))) == sorted(TEXTS)


def test_an_entry_that_links_to_other_posts_is_one() -> None:
    body = _each(
        "<article><h2><a href='/{slug}'>{title}</a></h2><p>{text} See <a href='/older'>an older"
        " one</a> and <a href='/oldest'>the oldest</a>.</p></article>"
    )
    assert _links(_read(f"<main>{body}</main>")) == list(TEXTS)


@pytest.mark.parametrize(
    "archive",
    [
        "<ul>{}</ul>",
        "<h2>2009 (3)</h2><ul>{}</ul>",
        "<article><h1>Archive</h1><ul>{}</ul></article>",
    ],
)
def test_an_archive_of_titles_gives_known_addresses(archive: str) -> None:
    rows = _each("<li><span>2009-05-04</span> <a href='/{slug}'>{title}</a></li>")
    dump = _read(archive.format(rows), "/archives/")
    assert dump.excerpts == ()
    assert _known(dump) == [(title, slug, "2009-05-04") for slug, (title, _) in TEXTS.items()]


def test_an_archive_by_years_is_read_whole() -> None:
    years = _each(
        "<div class='year'><h2>2009</h2><ul><li><a href='/{slug}'>{title}</a></li></ul></div>"
    )
    assert [slug for _, slug, _ in _known(_read(years, "/archives/"))] == list(TEXTS)


def test_an_archive_may_call_itself_an_article() -> None:
    rows = _each("<div class='e'><h3>{title}</h3><a aria-label='{title}' href='/{slug}'></a></div>")
    head = "<meta property='og:type' content='article'>"
    dump = _read(f"<main><h1>Archive</h1>{rows}</main>", "/archives/", head)
    assert dump.excerpts == ()
    assert [(title, slug) for title, slug, _ in _known(dump)] == [
        (title, slug) for slug, (title, _) in TEXTS.items()
    ]


def test_short_texts_of_chinese_entries_are_texts() -> None:
    texts = {
        "a": "把前后轮的刹车都换成了碟刹，下坡时放心了。",
        "b": "铃铛太小声，换了一个响的，路人都回头看。",
    }
    body = "".join(
        f"<div class='c'><a href='/{slug}'>文章{slug}</a><p>{text}</p></div>"
        for slug, text in texts.items()
    )
    assert [entry.text for entry in _read(f"<main>{body}</main>").excerpts] == list(texts.values())


def test_what_stands_in_every_entry_is_the_theme_s_and_is_kept_as_not_understood() -> None:
    form = (
        "<div class='c'><h2><a href='/{slug}'>{title}</a></h2><span>by Ann</span>"
        "<p>{text}</p><p>Subscribe to our letter!</p></div>"
    )
    dump = _read(f"<main>{_each(form)}</main>")
    assert [entry.text for entry in dump.excerpts] == [text for _, text in TEXTS.values()]
    rest = [item.text for item in dump.unparsed]
    assert rest.count("Subscribe to our letter!") == len(TEXTS)


def test_a_day_stands_above_its_entries() -> None:
    post = "<div class='p'><h3><a href='/{slug}'>{title}</a></h3><div>{text}</div></div>"
    first, second, third = _each(post, "|").split("|")
    body = f"<h2>Sunday, November 23, 2008</h2>{first}{second}<h2>November 17, 2008</h2>{third}"
    dates = [entry.details.date for entry in _read(f"<div>{body}</div>").excerpts]
    assert dates == ["2008-11-23", "2008-11-23", "2008-11-17"]


def test_entries_written_by_hand_are_parted_by_rules() -> None:
    body = "<hr>".join(
        f"<a name='{day}'></a><b>June {day}, 1999</b><br>\n{text}"
        for day, (_, text) in zip((12, 10, 1), TEXTS.values(), strict=True)
    )
    dump = _read(
        f"<center>A web log</center><hr>{body}<hr><a href='/may.html'>May</a>", "/log.html"
    )
    assert _links(dump) == ["log.html#12", "log.html#10", "log.html#1"]
    assert [entry.details.date for entry in dump.excerpts] == [
        "1999-06-12",
        "1999-06-10",
        "1999-06-01",
    ]
    assert [entry.text for entry in dump.excerpts] == [text for _, text in TEXTS.values()]


def test_rules_between_entries_that_have_elements_leave_them_alike() -> None:
    days = iter(["May 1, 2009", "", "May 3, 2009"])
    body = "<hr>".join(
        f"<div class='a'><h1><a href='/{slug}'>{title}</a></h1>{next(days)}<p>{text}</p></div>"
        for slug, (title, text) in TEXTS.items()
    )
    assert _links(_read(f"<div>{body}</div>", "/index2.html")) == list(TEXTS)


def test_rules_within_an_article_part_nothing() -> None:
    text = "It has a few sentences of its own, and they are long enough to be read by somebody."
    dump = _read(
        f"<article><h1>Tyres</h1><p>{text}</p><hr><p>{text}!</p><hr><p>{text}?</p></article>",
        "/tyres",
    )
    (entry,) = dump.excerpts
    assert entry.text.count(text) == 3


def test_entries_may_have_headings_of_the_first_rank() -> None:
    form = (
        "<div class='p'><header><h1><a href='/{slug}'>{title}</a></h1><i>May 4, 2009</i></header>"
        "<p>{text}</p></div>"
    )
    assert _links(_read(_each(form))) == list(TEXTS)


def test_the_article_that_a_front_page_shows_first_hides_no_other() -> None:
    first = "<div class='hero'><h1>On two</h1><a href='/tyres'>Tyres</a> <i>May 4, 2009</i></div>"
    rest = _each(
        "<div class='p'><a href='/{slug}'>{title}</a><i>May 3, 2009</i><p>{text}</p></div>"
    )
    assert set(_links(_read(f"{first}<div class='all'>{rest}</div>"))) >= set(TEXTS)


@pytest.mark.parametrize("path", ["/tags/", "/categories/", "/page/3/"])
def test_an_overview_without_articles_is_none(path: str) -> None:
    cloud = "".join(f"<a href='/tags/{word}/'>{word}</a> " for word in ("brakes", "soup", "bells"))
    dump = _read(f"<main><h1>Tags</h1><div class='cloud'>{cloud}</div></main>", path)
    assert (dump.excerpts, dump.addresses) == ((), ())
    assert any("brakes" in item.text for item in dump.unparsed)


def test_a_front_page_that_shows_nothing_is_no_article() -> None:
    dump = _read("<main></main><div class='base'>Made by <a href='/'>us</a>, on two wheels.</div>")
    assert (dump.excerpts, dump.addresses) == ((), ())
    assert [item.text for item in dump.unparsed] == ["Made by us, on two wheels."]


@pytest.mark.parametrize("head", ["", "<meta property='og:type' content='Article'>"])
def test_what_a_site_lists_beside_a_text_without_paragraphs_is_not_its_entries(head: str) -> None:
    text = "The whole article has many sentences, of which this is one.<br>" * 8
    slugs = [
        f"<a class='n' href='/{n}'>What happened on day {n} of the tour</a>" for n in range(40)
    ]
    dump = _read(f"<div><b>Tyres</b><br>{text}</div><div>{''.join(slugs)}</div>", "/tyres", head)
    assert [entry.text.count("many sentences") for entry in dump.excerpts] == [8]


def test_posts_that_an_article_leads_on_to_are_not_its_entries() -> None:
    text = "<p>" + "The whole article has many sentences, of which this is one. " * 20 + "</p>"
    cards = _each("<div class='card'><a href='/{slug}'>{title}</a><p>{text}</p></div>")
    dump = _read(f"<div id='a'><h1>Tyres</h1>{text}</div><div class='more'>{cards}</div>", "/tyres")
    (entry,) = dump.excerpts
    assert "many sentences" in entry.text


def test_sentences_that_trail_off_make_no_dump() -> None:
    body = (
        "<h1>Waiting</h1><p>First I waited for the train, and it did not come...</p>"
        "<p>Then it came after all, and it was full of people...</p><pre>int a;\nint b;</pre>"
    )
    (entry,) = _read(body, "/waiting").excerpts
    assert "First I waited" in entry.text
    assert "full of people" in entry.text
    assert "int b;" in entry.text


def test_an_article_that_leads_to_its_neighbours_is_one() -> None:
    cards = (
        "<div class='card'><a href='/brakes'>New brakes</a><p>Before: the rim brakes were old.</p></div>"
        "<div class='card'><a href='/bell'>A louder bell</a><p>After: the bell was not heard.</p></div>"
    )
    text = "A short note on tyres, which says little, but says it in one sentence of its own."
    dump = _read(f"<div id='c'><p>{text}</p></div><div class='near'>{cards}</div>", "/tyres")
    assert [text in entry.text for entry in dump.excerpts] == [True]


def test_a_list_s_address_without_a_list_is_said() -> None:
    text = "<p>" + "The whole article has many sentences, of which this is one. " * 20 + "</p>"
    (damage,) = _read(f"<h1>Tyres</h1>{text}", "/tags/tyres/").damage
    assert "the address is a list's, and no entries were found" in damage.reason
    assert _read(f"<h1>Tyres</h1>{text}", "/tyres").damage == ()


def test_a_rule_and_a_heading_part_one_place_once() -> None:
    body = "".join(
        f"<hr><h2><a href='/{slug}'>{title}</a></h2><p>May {day}, 2004. {text}</p>"
        for day, (slug, (title, text)) in enumerate(TEXTS.items(), 1)
    )
    assert _links(_read(f"<div>{body}</div>")) == list(TEXTS)


def test_an_article_once_under_each_of_its_tags_is_one_entry() -> None:
    rows = _each("<li><a href='/{slug}'>{title}</a></li>")
    dump = _read(
        "".join(f"<section><h2>{tag}</h2><ul>{rows}</ul></section>" for tag in "abc"), "/tags/"
    )
    assert [slug for _, slug, _ in _known(dump)] == list(TEXTS)


@pytest.mark.parametrize(
    "page",
    [
        "<h2><a href='/{n}'>a</a></h2><p>text of many words</p>",
        "<hr>June 1, 1999 text of many words",
        "<div><h2><a href='/{n}'>a</a></h2><p>many words</p><h2><a href='/x'>b</a></h2><p>c</p></div>",
        "<div class='a{n} b'><div class='c'><a href='/{n}'>title</a>",
        "<ul><li class='x'><a href='/{n}'>title</a>",
    ],
)
def test_a_page_of_ten_times_as_many_entries_takes_about_ten_times_as_long(page: str) -> None:
    def took(count: int) -> float:
        content = "".join(page.format(n=number) for number in range(count))
        start = process_time()
        _read(content, "/archives/")
        return process_time() - start

    took(200)
    assert took(4000) < 40 * max(took(400), 0.02)
