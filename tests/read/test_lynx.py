"""Pages as `lynx -dump` prints them."""

from __future__ import annotations

from dataclasses import replace

from downlink.read.sniff import read_content
from downlink.settings.dialect import BY_BLANK, TRANSMISSION

LISTING = b"""   #[1]Mill Diary RSS

                               [2]Mill Diary

   [3]New buckets for the
   old wheel

   The buckets that came with the wheel were never meant for so much
   water, as [4]the plan says.

   We made them [5 cm] deeper.
   [5]Read more

   [6]A dam

   Willow branches grow on after they were woven, so a dam made of them
   mends itself.

References

   1. https://mill.example/feed
   2. https://mill.example/
   3. https://mill.example/buckets
   4. https://plans.example/9
   5. https://mill.example/buckets
   6. https://mill.example/dam
"""


def test_a_listing_gives_its_entries_where_blank_lines_part_them() -> None:
    dump = read_content("a.txt", LISTING, dialect=replace(TRANSMISSION, separator=BY_BLANK))
    buckets, dam = dump.excerpts
    assert (buckets.details.title, buckets.details.link) == (
        "New buckets for the old wheel",
        "https://mill.example/buckets",
    )
    assert buckets.body == (
        "The buckets that came with the wheel were never meant for so much water, as the plan says."
        "\nWe made them [5 cm] deeper."
    )
    assert buckets.text == f"{buckets.body} Read more"
    assert (dam.details.title, dam.body) == (dam.details.title, dam.text)
    assert dam.details.link == "https://mill.example/dam"
    assert [item.text for item in dump.unparsed] == ["#Mill Diary RSS", "Mill Diary"]


def test_without_that_it_is_named_and_says_what_to_do() -> None:
    dump = read_content("a.txt", LISTING)
    assert dump.excerpts == ()
    assert "as lynx prints it" in dump.damage[0].reason
    assert "separator: blank" in dump.damage[0].reason


def test_a_page_without_entries_is_refused_in_any_dialect() -> None:
    page = b"   Mill\n\n   Nothing here.\n\nReferences\n\n   1. https://m.example/\n   2. https://m.example/a\n"
    dump = read_content("a.txt", page, dialect=replace(TRANSMISSION, separator=BY_BLANK))
    assert dump.excerpts == ()
    assert "as lynx prints it" in dump.damage[0].reason
