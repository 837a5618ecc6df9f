"""JSON of any shape: entries are read wherever they are listed, and nothing of its syntax is a text."""

from __future__ import annotations

import json

import pytest

from downlink.model.dump import Dump
from downlink.read.sniff import read_content

TEXT = "A piano that is not tuned for a year goes flat by about five cents, and it does so evenly."
OTHER = "The felt of a hammer hardens with every blow, which is why old pianos sound so bright."
ITEMS = [
    {"title": "Flat", "url": "https://b.example/flat", "date": "2007-05-04", "text": TEXT},
    {"title": "Hammers", "url": "https://b.example/hammers", "text": OTHER},
]


def _read(value: object, indent: int | None = None) -> Dump:
    content = value if isinstance(value, str) else json.dumps(value, indent=indent)
    return read_content("seeds/a", content.encode())


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("key", ["", "items", "posts"])
def test_a_list_of_entries_is_read(key: str, indent: int | None) -> None:
    dump = _read({key: ITEMS} if key else ITEMS, indent)
    assert [excerpt.text for excerpt in dump.excerpts] == [TEXT, OTHER]
    assert dump.excerpts[0].details.link == "https://b.example/flat"
    assert dump.excerpts[0].details.date == "2007-05-04"
    assert dump.unparsed == ()


def test_what_stands_beside_the_list_and_in_it_is_kept() -> None:
    dump = _read({"blog": "Workshop", "items": [*ITEMS, "and so on", {"n": 1}]})
    assert len(dump.excerpts) == 2
    assert [(item.line, item.part, item.text) for item in dump.unparsed] == [
        (0, "blog", "Workshop"),
        (3, "", "and so on"),
        (4, "", '{"n": 1}'),
    ]


def test_one_object_over_several_lines_is_an_entry() -> None:
    assert [excerpt.text for excerpt in _read([ITEMS[0]], 2).excerpts] == [TEXT]


def test_a_stream_of_google_reader_is_read() -> None:
    items = [
        {
            "crawlTimeMsec": "1178305000000",
            "id": "tag:google.com,2005:reader/item/1",
            "categories": ["user/1/state/com.google/read", "piano"],
            "title": "Flat",
            "published": 1178305920,
            "alternate": [{"href": "http://b.example/flat", "type": "text/html"}],
            "content": {"direction": "ltr", "content": f"<p>{TEXT}</p>"},
            "author": "Ann",
        },
        {"crawlTimeMsec": "1", "title": "Hammers", "summary": {"content": OTHER}, "x": "kept"},
    ]
    dump = _read({"direction": "ltr", "id": "feed/http://b.example/feed", "items": items})
    first, second = dump.excerpts
    assert (first.text, second.text) == (TEXT, OTHER)
    details = first.details
    assert (details.title, details.link) == ("Flat", "http://b.example/flat")
    assert (details.author, details.tags) == ("Ann", ("piano",))
    assert details.date.startswith("2007-05-04")
    assert [(item.part, item.text) for item in dump.unparsed] == [("x", "kept")]


@pytest.mark.parametrize(
    "value",
    [
        {"name": "x", "version": "1.0", "dependencies": {"a": "^1"}},
        [1, 2, 3],
        [],
        ["a", "b"],
        '{"level": "info", "message": "page fetched"}\n{"level": "warn", "message": "no"}',
    ],
)
def test_json_without_an_entry_is_passed_over(value: object) -> None:
    for indent in (None, 2):
        dump = _read(value, indent)
        assert dump.aside is not None
        assert (dump.excerpts, dump.unparsed, dump.damage) == ((), (), ())


def test_json_that_may_hold_texts_under_other_keys_is_refused_by_name() -> None:
    dump = _read([{"heading": "Flat", "words": TEXT * 3}])
    assert dump.excerpts == ()
    assert dump.damage[0].reason.startswith("is JSON that may hold texts, and under no key that")


@pytest.mark.parametrize("cut", [-1, -30, 60])
def test_a_broken_document_is_refused_with_the_line(cut: int) -> None:
    dump = _read(json.dumps(ITEMS, indent=1)[:cut])
    assert dump.excerpts == ()
    assert dump.damage[0].reason.startswith("is JSON that is broken in line ")


@pytest.mark.parametrize("before", ["[1] ", "[1, 2] ", '["So it goes"] ', "[] "])
def test_prose_in_brackets_is_no_json(before: str) -> None:
    assert len(_read(f"{before}{TEXT}\n{OTHER}").excerpts) == 2


_CUT = json.dumps({"posts": ITEMS})[:150]
_OTHER_KEYS = {"posts": [{"headline": "Flat", "body_text": TEXT * 3}]}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (_CUT, "is JSON that is broken in line 1"),
        ('{"text": "hello', "is JSON that is broken in line 1"),
        (_OTHER_KEYS, "is JSON that may hold texts"),
        ({"title": "Workshop", **_OTHER_KEYS}, "is JSON that may hold texts"),
    ],
)
@pytest.mark.parametrize("name", ["seeds/a", "seeds/a.json"])
def test_json_that_cannot_be_read_is_named_whatever_its_name(
    value: object, reason: str, name: str
) -> None:
    content = value if isinstance(value, str) else json.dumps(value)
    for written in (content, content + "\n"):
        dump = read_content(name, written.encode())
        assert not dump.excerpts
        assert [item.reason.split(":")[0].split(",")[0] for item in dump.damage] == [reason]


@pytest.mark.parametrize("value", [_CUT, _OTHER_KEYS, {"title": "Workshop", **_OTHER_KEYS}])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_that_is_no_capture_by_its_name_is_passed_over(
    value: object, indent: int | None
) -> None:
    content = value if isinstance(value, str) else json.dumps(value, indent=indent)
    dump = read_content("seeds/package.json", content.encode())
    assert dump.aside is not None


def test_a_line_that_is_broken_is_named_in_a_file_of_data() -> None:
    dump = read_content("seeds/a.json", b'{"title": "Flat" "text": "no comma"}\n')
    assert dump.aside is None
    assert [item.line for item in dump.unparsed] == [1]
