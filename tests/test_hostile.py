"""Captures that mean harm, or are damaged beyond use: refused by name or shown as plain text."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from downlink.model.aside import Aside
from downlink.model.dump import Dump
from downlink.read.find import find_dumps, read_dumps
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from tests.conftest import Run
from tests.support import INTRODUCTION, dump_text, make_archive, snapshot

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
MIB = 1024 * 1024


def _read(folder: Path, limit: int = MIB) -> list[Dump]:
    return list(read_dumps(find_dumps([folder], root=folder), limit, within=folder))


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"0" * (300 * MIB)))
    (dump,) = _read(tmp_path)
    assert (
        dump.damage[0].reason
        == "holds more than 1 MiB: raise the plugin's option 'limit' or split it"
    )


def test_a_huge_line_is_refused_by_name_and_the_others_are_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(b"x" * (100 * MIB))
    (tmp_path / "small.txt").write_text(dump_text([ARTICLE]), encoding="utf-8")
    huge, small = _read(tmp_path, 64 * MIB)
    assert "holds more than 64 MiB" in huge.damage[0].reason
    assert small.excerpts[0].text == ARTICLE


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(dump_text([ARTICLE]), encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "link.txt").symlink_to(secret)
    (tmp_path / "seeds" / "dead.txt").symlink_to(tmp_path / "nowhere")
    dumps = _read(tmp_path / "seeds")
    assert [dump.excerpts for dump in dumps] == [(), ()]
    assert all("is a link that leaves seeds" in dump.damage[0].reason for dump in dumps)


def test_a_wrong_length_in_a_web_archive_is_reported_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    body = f"<article>{ARTICLE} ...</article>\n<article>{ARTICLE[::-1]} ...</article>\nleft over\n"
    record = (
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
        "WARC-Target-URI: https://b.example/\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    )
    length = len(body.encode())
    content = record.format(length - 10, body) + record.format(length, body)
    (tmp_path / "a.warc").write_bytes(content.encode())
    dumps = _read(tmp_path)
    assert [len(dump.excerpts) for dump in dumps] == [2, 0, 2]
    assert "Content-Length" in dumps[1].damage[0].reason
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content",
    [
        b'{"version":"https://jsonfeed.org/version/1","items":null}',
        b'{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"x","tags":5,"authors":5}]}',
        b'{"text":"\\ud83d an excerpt with half a pair of surrogates"}',
        b'{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"\\ud83d half a pair"}]}',
    ],
)
def test_odd_json_is_read_as_far_as_it_goes(content: bytes) -> None:
    dump = read_content("a", content)
    for entry in dump.excerpts:
        assert entry.text.encode("utf-8")


def test_an_invalid_byte_in_a_feed_costs_that_byte_only() -> None:
    feed = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item><description>{ARTICLE} X ...</description></item></channel></rss>'
    dump = read_content("a", feed.encode().replace(b"X", b"\xff"))
    assert [entry.text for entry in dump.excerpts] == [f"{ARTICLE} \ufffd ..."]
    assert len(dump.damage) == 1


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "away").symlink_to("/usr")
    assert [bool(dump.damage) for dump in _read(tmp_path)] == [True, True, True]


def test_a_picture_is_no_capture(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (dump,) = _read(tmp_path)
    assert dump.aside == Aside("picture", "its first bytes")


def test_thousands_of_nested_tags_are_read() -> None:
    page = "<html><body>" + "<div>" * 5000 + f"<p>{ARTICLE}</p>" + "</div>" * 5000
    dump = read_content("a", page.encode())
    texts = [entry.text for entry in dump.excerpts] + [item.text for item in dump.unparsed]
    assert ARTICLE in texts


@pytest.mark.parametrize("depth", [10, 100_000])
def test_nested_json_is_no_excerpt_and_no_error(depth: int) -> None:
    dump = read_content("a", b'{"text": ' + b"[" * depth + b"]" * depth + b"}")
    assert (dump.format, dump.excerpts, len(dump.unparsed)) == ("jsonl", (), 1)


def test_a_wrong_charset_header_is_not_believed() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><article>{ARTICLE}</article></body></html>"
    dump = read_content("a", page.encode("utf-8"), Origin(charset="windows-1252"))
    assert [entry.text for entry in dump.excerpts] == [ARTICLE]


def test_a_page_in_gb18030_is_read_as_it_declares() -> None:
    page = f"<html><head><meta charset='gb18030'></head><body><article>{ARTICLE}</article></body></html>"
    dump = read_content("a", page.encode("gb18030"))
    assert [entry.text for entry in dump.excerpts] == [ARTICLE]


def test_links_and_scripts_of_a_page_do_not_pass() -> None:
    page = (
        "<article><h2><a href='javascript:alert(1)'>标题在这里</a></h2><script>alert(1)</script>"
        f"<p onclick='alert(1)'>{ARTICLE} ...</p></article>"
        f"<article><h2><a href='//e.example/x'>另一标题</a></h2><p>{ARTICLE[::-1]} ...</p></article>"
    )
    dump = read_content(
        "a", f"<html><body>{page}</body></html>".encode(), Origin("https://b.example/")
    )
    first, second = dump.excerpts
    assert (first.details.link, second.details.link) == ("", "https://e.example/x")
    assert first.text == f"{ARTICLE} ..."


@pytest.mark.parametrize(
    "name",
    [
        "con.txt",
        "a b.txt",
        "index.txt",
        "x" * 200 + ".txt",
        "'><script>.txt",
        "転送.txt",
        "a\nb.txt",
    ],
)
def test_no_file_name_leaves_the_archive_or_becomes_markup(
    tmp_path: Path, run: Run, name: str
) -> None:
    config = make_archive(tmp_path / "archive", {name: [ARTICLE]})
    assert run("build", "--config", config).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive"]
    pages = list((tmp_path / "archive" / "site" / "dumps").glob("*/index.html"))
    assert len(pages) == 1
    assert "<script>.txt" not in pages[0].read_text("utf-8")


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
@pytest.mark.parametrize("place", [".", "docs", "seeds", "docs/sub", "..", "own"])
def test_a_build_never_removes_somebody_s_files(
    tmp_path: Path, run: Run, engine: str, place: str
) -> None:
    root = tmp_path / "archive"
    config = make_archive(root, {"a.txt": [ARTICLE]})
    (root / "own").mkdir()
    (root / "own" / "thesis.doc").write_text("mine", encoding="utf-8")
    before = snapshot(tmp_path)
    result = run("build", "--engine", engine, "--site-dir", root / place, "--config", config)
    assert result.exit_code == 1
    assert snapshot(tmp_path) == before


def test_what_begins_with_a_dot_in_the_site_survives_a_build(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    run("build", "--config", config)
    (tmp_path / "site" / ".git").mkdir()
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    assert run("build", "--config", config).exit_code == 0
    assert (tmp_path / "site" / ".git" / "HEAD").read_text("utf-8") == "ref"


def test_warnings_name_the_damaged_files_and_fail_a_strict_build(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    packed = gzip.compress(dump_text([ARTICLE, ARTICLE[::-1], *"短句"]).encode())
    (tmp_path / "seeds" / "cut.gz").write_bytes(packed[:-40])
    (tmp_path / "seeds" / "picture").write_bytes(bytes(range(32)) * 9)
    result = run("check", "--config", config)
    assert result.exit_code == 0
    assert "seeds/cut.gz: at byte" in result.stderr
    assert "2 excerpts of it in the catalog" in result.stderr
    assert "seeds/picture: at byte 0: is neither" in result.stderr
    assert run("build", "--config", config).exit_code == 0
    assert run("build", "--strict", "--config", config).exit_code == 1


@pytest.mark.parametrize(
    "moment",
    [
        "docs/dumps/b/index.md",
        ".site.downlink",
        ".site.downlink/site/posts/index.html",
        ".site.downlink/site/catalog.json",
        ".site.downlink/site/assets/downlink/search",
    ],
)
def test_killing_a_build_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, run: Run, moment: str
) -> None:
    """The build is killed as soon as it has written the file."""
    config = make_archive(tmp_path, {"a.txt": [ARTICLE]})
    run("build", "--config", config)
    old = _page_names(tmp_path)
    assert old
    assert not (tmp_path / moment).exists()
    (tmp_path / "seeds" / "b.txt").write_text(dump_text([ARTICLE[::-1]]), encoding="utf-8")
    command = [sys.executable, "-m", "downlink.cli", "build", "--config", str(config)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not (tmp_path / moment).exists():
        time.sleep(0.001)
    process.kill()
    process.wait()
    left = _page_names(tmp_path)
    assert run("build", "--config", config).exit_code == 0
    assert left in (old, _page_names(tmp_path))


def _page_names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / "site").rglob("*.html")}
