"""Entries that refer to each other: what cannot be is named with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from downlink.curation.register import read_register
from downlink.errors import ArchiveError

CIRCLE = "same_as leads in a circle (a → b → a): take it from one of them"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            "- {slug: a, same_as: b, excerpt: x}\n- {slug: b, same_as: a, excerpt: y}\n",
            f"1: {CIRCLE}",
        ),
        (
            (
                "- {slug: a, same_as: b, excerpt: x}\n- {slug: b, excerpt: y}\n"
                "- {slug: b, same_as: a}\n"
            ),
            f"1: {CIRCLE}",
        ),
        (
            "- {slug: a, same_as: a, excerpt: x}\n",
            "1: same_as leads in a circle (a → a): take it from one of them",
        ),
        (
            "- {slug: a, same_as: c, excerpt: x}\n",
            "1: same_as 'c', which no entry has: correct the slug",
        ),
        (
            "- {slug: a, excerpt: x}\n- {slug: a, apart_from: [c]}\n",
            "2: apart_from 'c', which no entry has: correct the slug",
        ),
        (
            "- {slug: a, apart_from: [a], excerpt: x}\n",
            "1: a is apart from itself: take one of both out",
        ),
        (
            "- {slug: a, same_as: b, apart_from: [b], excerpt: x}\n- {slug: b, excerpt: y}\n",
            "1: a is apart from b, which is the same article: take one of both out",
        ),
        (
            "- {slug: a, former: [b], excerpt: x}\n- {slug: b, excerpt: y}\n",
            "1: a was called 'b' before, which b in line 2 is or was: take it from one of them",
        ),
        (
            "- {slug: a, former: [c], excerpt: x}\n- {slug: b, former: [c], excerpt: y}\n",
            "2: b was called 'c' before, which a in line 1 is or was: take it from one of them",
        ),
        (
            "- {slug: a, former: [a], excerpt: x}\n",
            "1: 'a' is its slug and one of before: take it from 'former'",
        ),
        (
            "- {slug: a, hidden: '', excerpt: x}\n",
            "1: hidden for no reason: write it behind 'hidden:'",
        ),
        (
            "- {slug: a, hidden: r, no_address: perhaps, excerpt: x}\n",
            "1: no_address 'perhaps' is neither: write yes or no",
        ),
        (
            "- {slug: a, hidden: r, salt: s, passages: [AAAAAAAA]}\n",
            "1: passages hold 'AAAAAAAA', which no 'downlink hide' wrote: run it again",
        ),
        (
            "- {slug: a, former: b, excerpt: x}\n",
            "1: 'former' must be a list of texts: write [one, two]",
        ),
    ],
)
def test_what_cannot_be_is_named(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "articles.yml"
    path.write_text(content, "utf-8")
    with pytest.raises(ArchiveError) as raised:
        read_register(path, None)
    assert raised.value.lines() == (f"{path}:{fault}",)


def test_a_slug_of_before_still_names_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    path.write_text(
        "- {slug: new, former: [old], excerpt: x}\n- {continues: old, excerpt: y}\n"
        "- {slug: old, title: T}\n",
        "utf-8",
    )
    (entry,) = read_register(path, None).entries
    assert (entry.slug, entry.excerpts, entry.title) == ("new", ("x", "y"), "T")
