"""What lies beside captures is told, counted by place and kind, and never an article."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from downlink.model.aside import Aside, PassedOver
from downlink.model.dump import Dump
from downlink.read.apart import apart
from downlink.read.find import find_dumps, read_dumps
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from tests.support import dump_text

PROSE = "New brakes for the old tandem were overdue, and so we spent a rainy Sunday on them."
PAGE = f"<html><body><article><h1>Brakes</h1><p>{PROSE * 3}</p></article></body></html>"
CUT = "\n".join(f"{PROSE} That was day {day} of the long journey..." for day in range(4))


def _read(content: str | bytes, name: str = "a", source: str = "") -> Dump:
    data = content.encode() if isinstance(content, str) else content
    return read_content(f"seeds/{name}", data, Origin(source))


def _kind(dump: Dump) -> str:
    assert (dump.excerpts, dump.unparsed, dump.damage) == ((), (), ())
    return dump.aside.kind if dump.aside else ""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"GIF89a\x01\x00", "picture"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture"),
        (b"\x00\x00\x00\x18ftypavif", "picture"),
        (b"<?xml version='1.0'?><svg xmlns='x'><path d='M0'/></svg>", "picture"),
        (b"wOF2\x00\x01\x00\x00", "font"),
        (b"\x00\x00\x00\x18ftypmp42", "recording"),
        (b"ID3\x03\x00\x00", "recording"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF document"),
        (b"\x7fELF\x02\x01", "program"),
        (b"<?xml version='1.0'?><browserconfig><msapplication/></browserconfig>", "site description"),
        (b"<title>Local index - HTTrack Website Copier</title><body><a href='x'>x</a>", ""),
        (b"HTTrack3.49-2 launched on Fri, 1 May 2020 at https://b.example/\n", "crawler file"),
        (b"--2024-05-31 10:00:00--  https://b.example/\nResolving b.example\n", "crawler file"),
        (b"User-agent: *\nDisallow: /wp-admin/\n", "settings file"),
        (b"1\n00:00:01,000 --> 00:00:04,000\nGood evening.\n", "subtitle file"),
        (b"Ann\tBrakes\t2004\nBob\tTyres\t2005\nAnn\tBells\t2006\n", "data file"),
        (b'int main(void) {\n  puts("x");\n  return 0;\n}\n', "source file"),
        (b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "source file"),
    ],
)  # fmt: skip
def test_what_holds_no_article_is_told_by_its_content(content: bytes, kind: str) -> None:
    if kind:
        assert _kind(_read(content)) == kind
    else:
        assert _kind(_read(b"<html><head>" + content)) == "crawler file"


@pytest.mark.parametrize(
    "before",
    [
        *("BM25 ranks", "OTTO says", "ID3 learns", "II* means", "GIF8 is", "GIF89a was"),
        *("CWS has", "FWS\tis", "The ftyp box says", "MP4 ftypmp42 says", "wOFF fonts say"),
        *("SQLite format 3 is", "RIFF says", "MZ marks", "Rar! is", "BZh means"),
    ],
)
def test_words_are_not_taken_for_the_marks_of_binary_files(before: str) -> None:
    assert len(_read(f"{before} that {PROSE}\n{PROSE}\n").excerpts) == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("style.css", "style sheet"),
        ("app.min.js", "script"),
        ("app.js.gz", "script"),
        ("robots.txt", "settings file"),
        ("package.json", "settings file"),
        ("crawler.log.1", "log"),
        ("wget-log.2", "log"),
        ("LICENSE", "licence"),
        ("README.md", "read-me file"),
        ("Thumbs.db", "system file"),
        ("index.cdx", "crawler file"),
    ],
)
def test_a_name_tells_what_a_text_is_that_nothing_else_tells(name: str, kind: str) -> None:
    assert _kind(_read(f"{PROSE[:40]}\n{PROSE[:50]}\n", name)) == kind
    assert _kind(_read(f"{PROSE[:40]}\n", "a.warc.gz#3", f"https://b.example/x/{name}?v=1")) == kind


@pytest.mark.parametrize("name", ["a.css", "a.log", "robots.txt", "LICENSE", "a.json"])
def test_a_name_is_a_hint_only(name: str) -> None:
    assert len(_read(dump_text([PROSE]), name).excerpts) == 1
    assert len(_read(PAGE, name).excerpts) == 1
    assert len(_read(CUT, name).excerpts) == 4


@pytest.mark.parametrize("content", [PAGE, PROSE, "{}"])
def test_what_a_crawler_records_of_a_page_beside_it_is_no_capture(content: str) -> None:
    assert (
        _kind(_read(content, "a.warc#2", "urn:text:https://b.example/brakes")) == "crawler record"
    )


def test_a_page_with_gaps_is_a_template() -> None:
    assert _kind(_read(PAGE.replace("Brakes", "<%= title %>"), "post.ejs")) == "page template"


def _folder(tmp_path: Path, files: dict[str, str | bytes]) -> list[Dump]:
    for name, content in files.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_dumps(find_dumps([tmp_path / "seeds"], root=tmp_path)))


@pytest.mark.parametrize("folder", ["Brakes_files", "Brakes-Dateien", "Brakes.files"])
def test_a_folder_that_a_browser_saved_with_a_page_holds_no_capture(
    tmp_path: Path, folder: str
) -> None:
    parts: dict[str, str | bytes] = {
        f"{folder}/frame.html": PAGE,
        f"{folder}/a.png": b"\x89PNG\r\n",
        f"{folder}/x": PROSE,
    }
    dumps = _folder(tmp_path, parts | {"Brakes.html": PAGE})
    assert {dump.path.rpartition("/")[2]: dump.aside.kind for dump in dumps if dump.aside} == {
        "frame.html": "page part",
        "a.png": "picture",
        "x": "page part",
    }
    assert [len(dump.excerpts) for dump in dumps if not dump.aside] == [1]


def test_a_folder_so_called_without_its_page_is_read(tmp_path: Path) -> None:
    (dump,) = _folder(tmp_path, {"my_files/frame.html": PAGE})
    assert len(dump.excerpts) == 1


def test_a_crawler_s_own_folder_holds_no_capture(tmp_path: Path) -> None:
    dumps = _folder(tmp_path, {"b/index.html": PAGE, "b/hts-cache/readme.html": PAGE})
    assert [dump.aside for dump in dumps] == [Aside("crawler file", "its folder, hts-cache"), None]


def test_a_site_s_own_templates_hold_no_capture(tmp_path: Path) -> None:
    (dump,) = _folder(tmp_path, {"b/_layouts/post.html": PAGE.replace(PROSE, "{{ content }}")})
    assert _kind(dump) == "page template"


def test_a_picture_is_told_however_large_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path), 1000)
    assert dump.aside == Aside("picture", "its first bytes")


def test_files_are_counted_by_the_folders_next_to_the_captures() -> None:
    def beside(path: str, kind: str = "picture") -> Dump:
        return Dump(path, "beside", aside=Aside(kind, "its name"))

    dumps = [Dump("seeds/a.html", "html"), beside("seeds/x.png")]
    dumps += [beside(f"seeds/blog/{year}/{n}.png") for year in (2004, 2005) for n in range(3)]
    dumps += [beside("seeds/blog/s.css", "style sheet"), beside("seeds/b.warc.gz#2", "script")]
    captures, passed_over = apart(dumps)
    assert [dump.path for dump in captures] == ["seeds/a.html"]
    assert passed_over == (
        PassedOver("seeds", "picture", 1),
        PassedOver("seeds/b.warc.gz", "script", 1),
        PassedOver("seeds/blog", "picture", 6),
        PassedOver("seeds/blog", "style sheet", 1),
    )
    assert apart(reversed(dumps))[1] == passed_over


def test_a_web_archive_behind_an_empty_gzip_member_is_read(tmp_path: Path) -> None:
    record = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://b.example/\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(PAGE) + 44}\r\n\r\n"
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n\r\n"
    )
    packed = gzip.compress(b"") + gzip.compress(record.encode())
    (dump,) = _folder(tmp_path, {"a.warc.gz": packed})
    assert (dump.path, len(dump.excerpts)) == ("seeds/a.warc.gz#1", 1)


def test_what_is_damaged_is_not_passed_over(tmp_path: Path) -> None:
    (dump,) = _folder(tmp_path, {"a.gz": gzip.compress(b"x = 1;\n" * 900)[:-12]})
    assert dump.aside is None
    assert "the gzip data ends too early" in dump.damage[0].reason
