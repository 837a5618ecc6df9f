"""The fuzzer finds the faults that are planted here, and none in captures that are as they should
be."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from tools.fuzz.cases import KINDS, Case, make_case
from tools.fuzz.examine import Outcome, examine
from tools.fuzz.expected import expected_of
from tools.fuzz.findings import Finding
from tools.fuzz.formats import FORMATS, Item
from tools.fuzz.markup import check_link
from tools.fuzz.oracles import check_lines
from tools.fuzz.report import slow_cases, summary
from tools.fuzz.settings import TOPICS
from tools.fuzz.shrink import shrink
from tools.fuzz.workers import Plan, run_cases

from downlink.errors import ArchiveError
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.pages.render import render_pages
from downlink.pipeline import Sources, build_catalog
from downlink.read import jsonl
from tests.support import INTRODUCTION

ITEMS = [
    Item(
        f"{INTRODUCTION} zq{name}", title, f"https://b.example/{name}/", "2024-05-31", "Ann", ("x",)
    )
    for name, title in (("a1", "LoRA 笔记"), ("b2", "Winter tyres on a tandem"))
]


def clean_case(name: str, number: int = 0) -> Case:
    content = FORMATS[name](random.Random(number), ITEMS).encode()
    files = {"topics.yml": TOPICS.encode(), f"seeds/{number}.capture": content}
    path = f"seeds/{number}.capture"
    return Case(number, name, files, {path: content}, frozenset([path]))


def rules(case: Case) -> set[str]:
    return {finding.rule for finding in examine(case).findings}


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_capture_has_no_finding(name: str) -> None:
    assert examine(clean_case(name)).findings == ()


@pytest.mark.parametrize("name", FORMATS)
def test_of_a_clean_capture_all_words_are_expected(name: str) -> None:
    expected = expected_of(FORMATS[name](random.Random(0), ITEMS).encode())
    wanted = " ".join(text for _, text in (*expected.texts, *expected.words))
    assert "zqa1" in wanted
    assert "zqb2" in wanted


def test_a_case_depends_on_seed_and_number_alone() -> None:
    numbers = range(2 * len(KINDS))
    assert [make_case(1, n) for n in numbers] == [make_case(1, n) for n in reversed(numbers)][::-1]
    assert make_case(1, 5) != make_case(2, 5)
    assert {make_case(1, n).kind for n in numbers} == set(KINDS)


def plant(monkeypatch: pytest.MonkeyPatch, change: Callable[[Dump], Dump]) -> None:
    read = jsonl.read

    def planted(path: str, content: bytes, *_: object) -> Dump:
        return change(read(path, content))

    monkeypatch.setattr(jsonl, "read", planted)


def test_an_error_that_a_reader_raises_and_somebody_catches_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(dump: Dump) -> Dump:
        raise AttributeError("'NoneType' object has no attribute 'strip'")

    plant(monkeypatch, fail)
    assert "caught" in rules(clean_case("jsonl"))


def test_an_error_that_escapes_is_found_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("downlink.pipeline.relate", fail)
    (finding,) = examine(clean_case("text")).findings
    assert finding.signature == "traceback: KeyError in pipeline.py:build_catalog"


def test_text_that_a_reader_drops_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, lambda dump: replace(dump, excerpts=dump.excerpts[:-1]))
    assert rules(clean_case("jsonl")) == {"lost"}


def test_an_excerpt_that_no_variant_shows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(dumps: Iterable[Dump], sources: Sources, processes: int) -> Catalog:
        catalog = build_catalog(dumps, sources, processes)
        return replace(catalog, dumps=(*catalog.dumps, *catalog.dumps))

    monkeypatch.setattr("downlink.publish.build.build_catalog", twice)
    assert "sighting" in rules(clean_case("text"))


def test_a_text_that_its_page_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(catalog: Catalog, language: str) -> dict[str, str]:
        pages = render_pages(catalog, language)
        return {path: page.replace("zq", "<script>") for path, page in pages.items()}

    monkeypatch.setattr("tools.fuzz.examine.render_pages", changed)
    found = {finding.where for finding in examine(clean_case("text")).findings}
    assert found == {"a text is not on its page as received", "holds <script>"}


def test_a_capture_that_leaves_no_dump_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("downlink.publish.build.read_dumps", lambda *_, **__: iter(()))
    assert "no trace" in rules(clean_case("jsonl"))


def test_damage_told_of_a_clean_capture_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("downlink.settings.options.DEFAULT_LIMIT", 1)
    assert "not damaged" in rules(clean_case("rss"))


def test_an_address_that_leads_to_a_script_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, lambda dump: replace(dump, source="javascript:alert(1)"))
    places = {finding.where.split(":")[0] for finding in examine(clean_case("jsonl")).findings}
    assert places == {"a dump's source"}  # the page writes no such link, whatever it is given


def test_a_date_that_comes_from_the_clock_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, lambda dump: replace(dump, captured=time.strftime("%Y-%m-%d")))
    assert rules(clean_case("jsonl")) == {"clock"}


def test_a_register_that_refuses_what_was_written_to_it_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise ArchiveError("is refused", path="articles.yml")

    monkeypatch.setattr("tools.fuzz.examine.read_register", refuse)
    assert rules(clean_case("jsonl")) == {"refused"}


def test_what_reaches_a_terminal_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def shout(dump: Dump) -> Dump:
        sys.stdout.write("debug")
        return replace(dump, path=f"{dump.path}\x1b[2J")

    plant(monkeypatch, shout)
    assert {"printed", "no trace"} <= rules(clean_case("jsonl"))
    assert len(list(check_lines("warning", ["a\x1b[2J", "a" * 5000, "a title"]))) == 2


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://b.example/a?b=1#c", True),
        ("../posts/lora/", True),
        ("#p1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example/x", False),
        ("/etc/passwd", False),
        ("https://", False),
        ("http://[::1", False),
        ("https://b.example/\x1b[2J", False),
        ("https://b.example/\u202e", False),
    ],
)
def test_an_address_is_a_page_s_own_or_http(address: str, safe: bool) -> None:
    assert (list(check_link("a page", address)) == []) == safe


def test_a_slow_reader_is_found_among_others_of_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    def dawdle(dump: Dump) -> Dump:
        end = time.process_time() + (0.4 if "/7." in dump.path else 0)
        while time.process_time() < end:
            pass
        return dump

    examine(clean_case("jsonl"))
    plant(monkeypatch, dawdle)
    outcomes = [examine(clean_case("jsonl", number)) for number in range(3, 9)]
    assert {outcome.number for outcome, _ in slow_cases(outcomes)} == {7}
    assert "jsonl: read" in "\n".join(summary(outcomes, 1, 0))


def test_a_large_case_of_few_may_take_longer_as_it_is_larger() -> None:
    def outcome(number: int, size: int, seconds: float) -> Outcome:
        return Outcome(number, "text", size, seconds, {"read": seconds}, ())

    assert not list(slow_cases([outcome(1, 1, 0.0), outcome(2, 1, 0.0), outcome(3, 1, 0.4)]))
    usual = [outcome(number, 1000, 0.1) for number in range(9)]
    assert not list(slow_cases([*usual, outcome(9, 16_000, 1.6)]))
    assert list(slow_cases([*usual, outcome(9, 16_000, 20)]))


def test_a_case_that_hangs_or_kills_its_process_costs_no_other() -> None:
    def planted(case: Case) -> Outcome:
        if case.number == 1:
            os.kill(os.getpid(), signal.SIGSEGV)
        while case.number == 2:
            pass
        return Outcome(case.number, case.kind, 1, 0.0, {}, ())

    plan = Plan(0, jobs=2, hang=0.5, examine=planted)
    outcomes = sorted(run_cases(plan, range(5)), key=lambda outcome: outcome.number)
    assert [outcome.number for outcome in outcomes] == [0, 1, 2, 3, 4]
    assert [[item.rule for item in outcome.findings] for outcome in outcomes] == [
        [],
        ["dies"],
        ["hang"],
        [],
        [],
    ]
    assert "planted" in outcomes[2].findings[0].where


def test_no_case_reaches_the_network_or_starts_a_program() -> None:
    def planted(case: Case) -> Outcome:
        try:
            os.system("true")
        except PermissionError as error:
            return Outcome(case.number, case.kind, 1, 0.0, {}, (Finding("refused", str(error)),))
        return Outcome(case.number, case.kind, 1, 0.0, {}, ())

    (outcome,) = run_cases(Plan(0, examine=planted), [0])
    assert outcome.findings


def test_a_case_is_cut_to_what_matters() -> None:
    case = Case(0, "x", {"a": b"....X....Y..", "b": b"..."}, {"a": b"....X....Y.."})
    small = shrink(case, lambda case: all(byte in case.files.get("a", b"") for byte in b"XY"))
    assert small.files == {"a": b"XY"}
    assert small.judged == {"a": b"XY"}
