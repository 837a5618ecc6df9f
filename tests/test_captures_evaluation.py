"""The measures of captures: what counts as found, lost, invented, joined and right."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from evaluation.__main__ import main
from evaluation.captures.blogs import read_blog
from evaluation.captures.compare import look
from evaluation.captures.extractors import downlink, plain_text
from evaluation.captures.found import Found
from evaluation.captures.pages import extract_all, read_benchmark, read_test_pages, score_of
from evaluation.captures.shingles import means_of, overlap

from downlink.model.topic import Taxonomy

SITE = "https://blog.example"
LONG = "A tandem wants winter tyres as soon as the first night is cold, and brakes that hold."
OTHER = "A piano goes flat in a dry room, and a bowl of water near it helps for a week or two."


def test_a_text_that_is_whole_and_one_that_is_half() -> None:
    words = "one two three four five six seven eight"
    assert overlap(words, words).f1 == 1.0
    half = overlap(words, "one two three four")
    assert (half.precision, half.recall) == (1.0, 0.2)
    more = overlap("one two three four", words)
    assert (more.precision, more.recall) == (0.2, 1.0)
    assert overlap(words, "").f1 == 0.0


def test_a_page_where_nothing_was_found_counts_for_the_recall_only() -> None:
    means = means_of([overlap("a b c d", "a b c d"), overlap("a b c d", "")])
    assert (means.precision, means.recall) == (1.0, 0.5)


def test_chinese_counts_by_characters_where_that_is_asked_for() -> None:
    assert overlap("今天去修自行车", "今天去修自行车了").f1 == 0.0
    assert overlap("今天去修自行车", "今天去修自行车了", by_character=True).recall == 1.0


def test_elements_within_a_line_part_no_word() -> None:
    assert plain_text("<div><p>tan<b>dem</b></p><p>tyres</p></div>").split() == ["tandem", "tyres"]


def test_a_benchmark_is_read_in_two_halves_and_a_lost_page_counts(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    truth = {"a": LONG, "b": OTHER}
    for name, body in truth.items():
        page = f"<html><body><article><h1>T</h1><p>{body}</p></article></body></html>"
        packed = gzip.compress((page if name == "a" else "<html></html>").encode())
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(packed)
    judged = {name: {"articleBody": body, "url": SITE} for name, body in truth.items()}
    (tmp_path / "ground-truth.json").write_text(json.dumps(judged))
    results = extract_all(read_benchmark(tmp_path), downlink)
    assert [result.page.half for result in results] == [1, 2]
    score = score_of(results)
    assert (score.means.pages, score.lost, score.means.recall) == (2, 1, 0.5)


def test_titles_of_test_pages_are_compared(tmp_path: Path) -> None:
    folder = tmp_path / "test-pages" / "one"
    folder.mkdir(parents=True)
    (folder / "source.html").write_text(
        f"<html><body><article><h1>Winter tyres</h1><p>{LONG}</p></article></body></html>"
    )
    (folder / "expected.html").write_text(f"<div><p>{LONG}</p></div>")
    (folder / "expected-metadata.json").write_text('{"title": "Winter  tyres"}')
    score = score_of(extract_all(read_test_pages(tmp_path), downlink))
    assert (score.titled, score.means.f1) == (1, 1.0)


def _blog(folder: Path, captures: dict[str, tuple[str, list[str], str]]) -> Path:
    """Write a blog of two articles, and captures: name → kind, what they show, content."""
    articles = [
        {
            "address": f"{SITE}/tandem",
            "titles": ["Winter tyres"],
            "dates": ["2019-01-12"],
            "text": LONG,
            "headings": ["Brakes"],
        },
        {"address": f"{SITE}/piano", "titles": ["Flat"], "dates": ["2019-02-01"], "text": OTHER},
    ]
    listed = []
    for name, (kind, shows, content) in captures.items():
        (folder / name).write_text(content)
        source = shows[0] if kind == "article" else SITE
        listed.append({"file": name, "source": source, "kind": kind, "shows": shows})
    truth = {"articles": articles, "captures": listed}
    (folder / "truth.json").write_text(json.dumps(truth))
    return folder


def _page(title: str, date: str, body: str) -> str:
    return (
        f"<html><body><article><h1>{title}</h1><time datetime='{date}'>{date}</time>"
        f"{body}</article></body></html>"
    )


def _feed(*items: tuple[str, str, str]) -> str:
    written = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for title, link, text in items
    )
    return f"<rss version='2.0'><channel>{written}</channel></rss>"


def _look(folder: Path) -> Found:
    return look(read_blog(folder), Taxonomy(()))


def test_an_article_is_found_titled_dated_and_joined_with_its_item(tmp_path: Path) -> None:
    tandem = f"{SITE}/tandem"
    page = _page("Winter tyres", "2019-01-12", f"<p>{LONG}</p><h2>Brakes</h2>")
    found = _look(
        _blog(
            tmp_path,
            {
                "a.html": ("article", [tandem], page),
                "feed.xml": ("feed", [tandem], _feed(("Winter tyres", tandem, LONG))),
            },
        )
    )
    assert (found.articles.right, found.articles.all) == (1, 1)
    assert (found.titles.right, found.dates.right, found.feed.right) == (1, 1, 1)
    assert (found.headings.right, found.single.wrong, found.true.wrong) == (1, 0, 0)
    assert found.faults(9) == []


def test_what_is_lost_invented_and_wrongly_titled_is_said(tmp_path: Path) -> None:
    tandem, piano = f"{SITE}/tandem", f"{SITE}/piano"
    invented = "Words of a sponsor that stand in the feed between the articles of the blog."
    found = _look(
        _blog(
            tmp_path,
            {
                "a.html": ("article", [tandem], _page("Tyres", "2018-01-12", f"<p>{LONG}</p>")),
                "b.html": ("article", [piano], "<html><body></body></html>"),
                "feed.xml": ("feed", [], _feed(("Buy", "https://shop.example/", invented))),
            },
        )
    )
    assert (found.articles.right, found.articles.all) == (1, 2)
    assert (found.true.wrong, found.titles.wrong, found.dates.wrong) == (1, 1, 1)
    kinds = [fault.split(":")[0] for fault in found.faults(9)]
    assert kinds == ["lost", "false", "title", "date", "heading"]


def test_two_stubs_of_one_article_are_extra_and_apart(tmp_path: Path) -> None:
    tandem = f"{SITE}/tandem"
    found = _look(
        _blog(
            tmp_path,
            {
                "a.html": ("article", [tandem], _page("Winter tyres", "2019-01-12", LONG)),
                "feed.xml": ("feed", [tandem], _feed(("Winter tyres", "", OTHER))),
            },
        )
    )
    assert (found.single.wrong, found.feed.right, found.feed.all) == (1, 0, 1)


def test_figures_of_blogs_add_up(tmp_path: Path) -> None:
    page = _page("Winter tyres", "2019-01-12", f"<p>{LONG}</p>")
    found = _look(_blog(tmp_path, {"a.html": ("article", [f"{SITE}/tandem"], page)}))
    both = found + found
    assert (both.articles.right, both.headings.all, both.text.pages) == (2, 2, 2)


def test_measuring_captures_alone_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "blogs" / "unopened" / "secret"
    folder.mkdir(parents=True)
    page = _page("Tyres", "2018-01-12", f"<p>{LONG}</p>")
    _blog(folder, {"a.html": ("article", [f"{SITE}/tandem"], page)})
    monkeypatch.setattr("evaluation.__main__.replace_part", None)
    assert main(["captures", "unopened", "--folder", str(tmp_path), "--faults", "9"]) == 0
    printed = capsys.readouterr().out
    assert "| all | 1 of 1 |" in printed
    assert "secret" not in printed  # nobody tunes by what is not opened
