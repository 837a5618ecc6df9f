"""A difference is told in full, and nothing received becomes markup, a mention or an order."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace

import pytest
from markdown import markdown

from downlink.export.difference import (
    Difference,
    Join,
    Named,
    Renaming,
    Separation,
    SightingChange,
    TextChange,
    TitleChange,
    TopicsChange,
)
from downlink.export.saved_catalog import SavedTopic
from downlink.report.difference import difference_json, difference_lines, difference_markdown

EVERYTHING = Difference(
    new_dumps=("seeds/b.txt", "seeds/c.txt"),
    missing_dumps=("seeds/a.txt",),
    new=(Named("one", "One"),),
    longer=(TextChange("two", "Two", "ab...", "abcd"),),
    changed=(TextChange("three", "Three", "x", "y"),),
    sightings=(SightingChange("four", "Four", ("seeds/b.txt",), ("seeds/a.txt",)),),
    gone=(Named("five", "Five"),),
    joins=(Join(("six", "seven"), "six"),),
    separations=(Separation("eight", ("eight", "nine")),),
    slugs=(Renaming("ten", "zehn"),),
    titles=(TitleChange("eleven", "Old", "New"),),
    topics=(
        TopicsChange(
            "twelve", "Twelve", (SavedTopic("lora", "about"),), (SavedTopic("moe", "mention"),)
        ),
    ),
)
HOSTILE = [
    "@somebody #12 owner/repo#3 a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0",
    "`code` and ```more``` `",
    "``",
    "` @somebody",
    "a ` @somebody",
    "",
    "   ",
    "[link](https://example.org) <https://example.org> www.example.org a@example.org",
    "![picture](x.png) <img src=x onerror=alert(1)> <!-- <script>alert(1)</script>",
    "line\n\n# heading\n- item\n```\nfence",
    "| a | b |\u2028---|---\x0b* * *\x1b[31m\u202e",
    "$x$ :smile: &amp; &#64;somebody \\` \\",
]


def test_every_kind_of_change_is_a_count_with_a_line_each() -> None:
    assert list(difference_lines(EVERYTHING, "HEAD")) == [
        "since HEAD:",
        "2 new dumps",
        "  seeds/b.txt",
        "  seeds/c.txt",
        "1 missing dump",
        "  seeds/a.txt",
        "1 new article",
        "  one  One",
        "1 longer text",
        "  two  Two  (5 → 4 characters)",
        "1 changed text",
        "  three  Three  (1 → 1 character)",
        "1 known article in other dumps",
        "  four  Four  +seeds/b.txt  -seeds/a.txt",
        "1 article no longer seen",
        "  five  Five",
        "1 join",
        "  six  and  seven  are now  six",
        "1 separation",
        "  eight  is now  eight  and  nine",
        "1 changed slug",
        "  ten  →  zehn",
        "1 changed title",
        "  eleven  Old  →  New",
        "1 article with other topics",
        "  twelve  Twelve  +lora  -moe (mention)",
    ]


def test_no_change_is_said() -> None:
    assert list(difference_lines(Difference(), "v\n1")) == ["nothing changed since v\\n1"]
    assert "Nothing changed." in difference_markdown(Difference(), "HEAD")
    assert json.loads(difference_json(Difference()))["differs"] is False


@pytest.mark.parametrize("part", [field.name for field in fields(Difference)])
def test_no_kind_of_change_is_left_out(part: str) -> None:
    only = replace(Difference(), **{part: getattr(EVERYTHING, part)})
    assert only
    assert len(list(difference_lines(only, "HEAD"))) > 2
    assert "### " in difference_markdown(only, "HEAD")
    document = json.loads(difference_json(only))
    assert document["differs"]
    assert document[part]


def test_the_json_has_all_of_its_keys_always() -> None:
    keys = ["schema", "differs", *(field.name for field in fields(Difference))]
    for difference in (Difference(), EVERYTHING):
        assert list(json.loads(difference_json(difference))) == keys
    document = json.loads(difference_json(EVERYTHING))
    assert document["schema"] == 1
    assert document["joins"] == [{"old": ["six", "seven"], "new": "six"}]
    assert document["topics"][0]["missing"] == [{"id": "moe", "role": "mention"}]


def _hostile(text: str) -> Difference:
    return Difference(
        new_dumps=(text,),
        new=(Named(text, text),),
        sightings=(SightingChange(text, text, (text,), (text,)),),
        joins=(Join((text, text), text),),
        titles=(TitleChange(text, text, text),),
        topics=(TopicsChange(text, text, (SavedTopic(text, text),), ()),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_received_is_plain_text_in_markdown(text: str) -> None:
    written = difference_markdown(_hostile(text), text)
    assert len(written.splitlines()) == len(difference_markdown(_hostile("x"), "x").splitlines())
    rendered = markdown(written)
    expected = {"h2", "h3", "ul", "li", "code"}
    assert set(re.findall(r"<([a-z0-9]+)", rendered)) == expected
    outside = re.sub(r"<code>.*?</code>", "", rendered)
    assert re.findall(r"[@#$`&]|http|www|:\w+:", outside) == []
    assert rendered.count("<code>") == markdown(difference_markdown(_hostile("x"), "x")).count(
        "<code>"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_received_gives_a_terminal_no_orders(text: str) -> None:
    assert all(line.isprintable() for line in difference_lines(_hostile(text), text))
