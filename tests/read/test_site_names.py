"""The site's name in titles, where only all captures of a host show what it is."""

from __future__ import annotations

from downlink.model.dump import Details, Dump, Excerpt, KnownAddress
from downlink.read.site_names import without_site_names


def dump(number: int, title: str, host: str = "b.example") -> Dump:
    details = Details(title, f"https://{host}/{number}")
    return Dump(f"{host}{number}.html", "html", excerpts=(Excerpt("Words.", "Words.", details),))


def titles(dumps: tuple[Dump, ...]) -> list[str]:
    return [excerpt.details.title for item in dumps for excerpt in item.excerpts]


def test_what_ends_nearly_all_titles_of_a_host_is_the_sites_name() -> None:
    names = ["Tuning", "Part 1 - Wood", "Gut | or steel", "Frets", "On rosin"]
    dumps = [dump(n, f"{name} - Strings") for n, name in enumerate(names)]
    others = [dump(n, f"{name} - Winds", "c.example") for n, name in enumerate(names[:2])]
    expected = [*names, *(f"{name} - Winds" for name in names[:2])]
    assert titles(without_site_names([*dumps, *others])) == expected
    assert (
        titles(without_site_names([*others, *dumps][::-1]))
        == expected[:5][::-1] + expected[5:][::-1]
    )


def test_what_some_titles_share_is_theirs() -> None:
    named = ["A - Strings", "B - Strings", "C - Strings", "D - Strings", "E - Winds", "F"]
    dumps = [dump(n, name) for n, name in enumerate(named)]
    assert titles(without_site_names(dumps)) == named


def test_titles_of_feeds_and_texts_stay_as_received() -> None:
    feeds = [
        Dump(item.path, "feed", excerpts=item.excerpts)
        for item in (dump(n, f"{n} - Strings") for n in range(6))
    ]
    assert titles(without_site_names(feeds)) == [f"{n} - Strings" for n in range(6)]


def test_what_a_listing_or_a_feed_shows_is_no_sites_name() -> None:
    pages = [dump(n, f"{name} - Strings") for n, name in enumerate("ABCDE")]
    links = tuple(f"https://b.example/{n}" for n in range(2))
    known = tuple(KnownAddress(f"{n} - Strings", link) for n, link in enumerate(links))
    items = tuple(Excerpt("W.", "W.", Details("A - Strings", link)) for link in links)
    for other in (Dump("l.html", "html", addresses=known), Dump("f.xml", "feed", excerpts=items)):
        assert titles(without_site_names([*pages, other]))[:5] == titles(tuple(pages))
