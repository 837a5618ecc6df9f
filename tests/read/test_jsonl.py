"""JSON Lines: what a line says is an entry, a known address, or to be seen as not understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from downlink.model.dump import Details, Dump, KnownAddress
from downlink.read.sniff import read_content
from tests.conftest import Run
from tests.support import make_archive

TEXT = "Two small matrices instead of a large one, and nothing else is trained at all."


def _read(*records: object) -> Dump:
    lines = [item if isinstance(item, str) else json.dumps(item) for item in records]
    return read_content("seeds/a", "\n".join(lines).encode())


def _unparsed(dump: Dump) -> list[tuple[int, str, str]]:
    return [(item.line, item.part, item.text) for item in dump.unparsed]


def test_a_text_beside_html_is_the_entry_s_and_the_html_stays_if_it_says_more() -> None:
    same = _read({"text": TEXT, "html": f"<p>{TEXT.replace(' ', '  ')}</p>"})
    more = _read({"text": TEXT, "html": f"<p>{TEXT}</p><p>And a second part.</p>"})
    assert [entry.text for entry in (*same.excerpts, *more.excerpts)] == [TEXT] * 2
    assert same.unparsed == ()
    assert _unparsed(more) == [(1, "html", f"{TEXT}\nAnd a second part.")]


def test_an_empty_text_leaves_the_html() -> None:
    (entry,) = _read({"text": " ", "html": f"<p>{TEXT}</p>"}).excerpts
    assert entry.text == TEXT


def test_unknown_keys_are_said_once_each_with_their_number() -> None:
    dump = _read(
        {"text": TEXT, "views": 12, "rating": {"stars": 4}},
        {"text": TEXT[::-1], "views": 13, "seen": "https://blog.example/2"},
        {"text": TEXT[5:], "views": None},
    )
    assert [(item.part, item.text, item.count) for item in dump.unparsed] == [
        ("views", "12", 2),
        ("rating", '{"stars": 4}', 1),
        ("seen", "https://blog.example/2", 1),
    ]


def test_the_source_of_an_entry_without_a_link_is_its_address() -> None:
    at = "https://blog.example/2"
    dump = _read({"text": TEXT, "source": at}, {"text": TEXT[5:], "source": at, "link": f"{at}/x"})
    assert [entry.details.link for entry in dump.excerpts] == [at, f"{at}/x"]
    assert _unparsed(dump) == [(2, "source", at)]


def test_what_a_known_key_holds_and_cannot_be_used_is_kept() -> None:
    dump = _read(
        {"text": TEXT, "link": "https://a.example/1", "url": "https://a.example/2"},
        {"text": [TEXT], "html": TEXT, "date": "some day in May"},
        {"captured": "some day", "source": "blog.example", "title": "A blog"},
        {"captured": "2024-05-31T10:00:00Z"},
        {"captured": "2024-06-01", "source": "https://blog.example/"},
    )
    assert (dump.captured, dump.source) == ("2024-05-31T10:00:00Z", "https://blog.example/")
    assert _unparsed(dump) == [
        (1, "url", "https://a.example/2"),
        (2, "date", "some day in May"),
        (2, "text", f'["{TEXT}"]'),
        (3, "title", "A blog"),
        (3, "captured", "some day"),
        (3, "source", "blog.example"),
        (5, "captured", "2024-06-01"),
    ]


def test_tags_of_a_text_are_told_apart() -> None:
    dump = _read({"text": TEXT, "tags": "piano; tuning，music"}, {"text": TEXT, "tags": ["a, b"]})
    assert [entry.details.tags for entry in dump.excerpts] == [
        ("piano", "tuning", "music"),
        ("a, b",),
    ]


def test_a_line_without_text_and_address_is_unparsed_as_it_stands() -> None:
    lines = ('{"text": " "}', '{"title": "LoRA", "views": 3}', '{"text": "...", "link": "x"}', "[]")
    dump = _read(*lines, {"text": TEXT})
    assert [entry.text for entry in dump.excerpts] == [TEXT]
    assert _unparsed(dump) == [(number, "", line) for number, line in enumerate(lines, 1)]


def test_a_line_with_an_address_and_no_text_is_a_known_address() -> None:
    dump = _read(
        {"title": "LoRA", "link": "https://a.example/1", "date": "2024", "author": "Ann"},
        {"url": "https://a.example/2", "text": "!!", "captured": "2024-05-31"},
    )
    assert dump.excerpts == ()
    assert dump.addresses == (
        KnownAddress("LoRA", "https://a.example/1", "2024", "Ann"),
        KnownAddress("", "https://a.example/2"),
    )
    assert _unparsed(dump) == [(2, "text", "!!"), (2, "captured", "2024-05-31")]


def test_dates_come_as_numbers_and_words() -> None:
    dump = _read({"text": TEXT, "date": 1178305920}, {"text": TEXT[3:], "date": "2004年5月9日"})
    assert [entry.details for entry in dump.excerpts] == [
        Details(date="2007-05-04T19:12:00Z"),
        Details(date="2004-05-09"),
    ]


def test_the_build_says_what_was_not_understood_in_few_lines(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {})
    records = [{"text": f"{n} {TEXT}", "views": n, "date": "soon"} for n in range(1, 41)]
    records[0] |= {f"key{n}": n for n in range(30)}
    lines = [json.dumps(record) for record in records]
    (tmp_path / "seeds" / "a.jsonl").write_text('{"text": " "}\n' + "\n".join(lines), "utf-8")
    warnings = run("check", "--config", config).stderr.splitlines()
    assert warnings[0] == (
        'Warning: seeds/a.jsonl:1: no object with a text, or with a title and an address: {"text": " "}'
    )
    assert (
        "Warning: seeds/a.jsonl:2: 'views' is not understood and kept on the dump's page "
        "(40 lines): 1"
    ) in warnings
    assert sum("'date' is not understood" in line for line in warnings) == 1
    assert warnings[-1] == "Warning: seeds/a.jsonl: not understood, too: 12 further keys"
    assert len(warnings) == 22


@pytest.mark.parametrize("end", ["", "\x85", "\u2028"])
def test_a_broken_first_line_costs_no_other(end: str) -> None:
    lines = [f'{{"text": "one{end}", }}', json.dumps({"text": TEXT})]
    dump = read_content("seeds/a", "\n".join(lines).encode())
    assert (dump.format, [entry.text for entry in dump.excerpts]) == ("jsonl", [TEXT])
    assert [(item.line, item.text) for item in dump.unparsed] == [(1, lines[0])]
