"""A correction changes the lines of its record, and nothing else of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.curation.record_edits import Edit, edited
from downlink.curation.record_text import dump_record
from downlink.curation.yaml_entries import parse_records
from downlink.errors import ArchiveError

PATH = Path("articles.yml")
WRITTEN = """\
# The register of a blog.
articles:
    # first
    - slug: a   # mine
      # about it
      title: 1:30
      topics: [b, "c"]
      note: 'it''s: "so"'
      excerpt: |
        one # no comment
         two

    # second
    - {slug: b, excerpt: yes}
    - slug: c

      excerpt: 2014-02-30
# end
"""


def _edited(content: str, number: int, values: dict[str, object] | None) -> str:
    records = parse_records(content, PATH, key="articles")
    return edited(content, PATH, [Edit(records[number], values)])


def _values(content: str, number: int) -> dict[str, object]:
    return dict(parse_records(content, PATH, key="articles")[number].values)


@pytest.mark.parametrize("content", [WRITTEN, WRITTEN.replace("\n", "\r\n"), f"\ufeff{WRITTEN}"])
def test_a_changed_record_keeps_its_comments_and_all_other_lines(content: str) -> None:
    values = _values(content, 0)
    assert _edited(content, 0, {**values, "title": "a: b"}) == content.replace("1:30", "'a: b'")
    longer = _edited(content, 2, {"slug": "c", "former": ["d"], "excerpt": "2014-02-30"})
    end = "\r\n" if "\r\n" in content else "\n"
    assert longer == content.replace(
        f"slug: c{end}{end}", f"slug: c{end}{end}      former: [d]{end}"
    )


def test_a_record_that_is_gone_leaves_the_others_as_they_are() -> None:
    assert _edited(WRITTEN, 1, None) == WRITTEN.replace("    - {slug: b, excerpt: yes}\n", "")


def test_a_record_within_braces_stays_within_them() -> None:
    new = _edited(WRITTEN, 1, {"slug": "b", "note": "x", "excerpt": "yes"})
    assert new == WRITTEN.replace("{slug: b, excerpt: yes}", "{slug: b, note: x, excerpt: yes}")


def test_what_stands_on_one_line_with_others_is_refused_by_its_line() -> None:
    content = "[{slug: a, excerpt: x}, {slug: b, excerpt: y}]\n"
    with pytest.raises(ArchiveError, match=r"articles\.yml:1: cannot be edited: write each entry"):
        _edited(content, 0, {"slug": "a", "note": "n", "excerpt": "x"})


_ANY = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.tuples(_ANY, _ANY, st.lists(_ANY, max_size=2)), min_size=1, max_size=4), _ANY)
def test_whatever_a_record_says_only_its_own_values_change(
    said: list[tuple[str, str, list[str]]], title: str
) -> None:
    values = [
        {"slug": f"s{number}", "title": one, "topics": topics, "excerpt": other}
        for number, (one, other, topics) in enumerate(said)
    ]
    content = "# top\n" + "".join(f"\n{dump_record(item)}" for item in values)
    before = [dict(item.values) for item in parse_records(content, PATH, key="articles")]
    new = {**before[0], "title": title, "former": ["x"]}
    after = parse_records(_edited(content, 0, new), PATH, key="articles")
    assert [dict(item.values) for item in after] == [new, *before[1:]]
