"""Names of files: every capture has an address of its own, and a message one line."""

from __future__ import annotations

import os
import unicodedata
from contextlib import chdir
from pathlib import Path

import pytest

from downlink.errors import ArchiveError
from downlink.pages.addresses import check_dump_names, dump_name
from downlink.read.find import find_dumps, read_dumps
from tests.conftest import Run
from tests.support import INTRODUCTION, dump_text, make_archive

TEXTS = [f"{n} {INTRODUCTION}第{n}篇" for n in "甲乙丙丁戊己"]


def _write(folder: Path, name: bytes, text: str) -> None:
    folder.mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(dump_text([text]), "utf-8")


def test_names_that_are_no_utf8_are_addresses_of_their_own(tmp_path: Path) -> None:
    names = (b"\xff.txt", b"\xfe.txt", "日".encode("gbk") + b".txt", "日.txt".encode())
    for name, text in zip(names, TEXTS, strict=False):
        _write(tmp_path, name, text)
    dumps = list(read_dumps(find_dumps([tmp_path], root=tmp_path)))
    assert {dump.path: dump.excerpts[0].text for dump in dumps} == {
        "%FF.txt": TEXTS[0],
        "%FE.txt": TEXTS[1],
        "%C8%D5.txt": TEXTS[2],
        "日.txt": TEXTS[3],
    }


def test_two_names_with_one_address_are_refused_by_name(tmp_path: Path) -> None:
    _write(tmp_path, b"\xff.txt", TEXTS[0])
    _write(tmp_path, b"%FF.txt", TEXTS[1])
    with pytest.raises(ArchiveError, match=r"^%FF\.txt: would be the address of '.*' too: rename"):
        find_dumps([tmp_path], root=tmp_path)


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, b"a.txt", TEXTS[0])
    again = [tmp_path, tmp_path / "a.txt", tmp_path / ".." / tmp_path.name]
    assert [address for address, _ in find_dumps(again, root=tmp_path)] == ["a.txt"]


def test_a_file_with_the_address_of_a_record_is_refused_by_name(tmp_path: Path) -> None:
    record = (
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n"
    )
    (tmp_path / "a.warc").write_text(f"{record}hello\r\n\r\n", encoding="utf-8")
    _write(tmp_path, b"a.warc#1", TEXTS[0])
    with pytest.raises(
        ArchiveError, match=r"^a\.warc#1: would be the address of a record of 'a\.w"
    ):
        list(read_dumps(find_dumps([tmp_path], root=tmp_path)))


def test_names_that_differ_in_case_or_composition_only_keep_their_pages(
    tmp_path: Path, run: Run
) -> None:
    config = make_archive(tmp_path, {})
    composed, decomposed = (unicodedata.normalize(form, "é.txt") for form in ("NFC", "NFD"))
    names = ["A.txt", "a.txt", composed, decomposed, os.fsdecode(b"\xe9.txt"), "a\nb\x1b.txt"]
    for name, text in zip(names, TEXTS, strict=True):
        _write(tmp_path / "seeds", os.fsencode(name), text)
    result = run("build", "--config", config)
    assert result.exit_code == 0, result.output
    pages = [path for path in (tmp_path / "site" / "dumps").iterdir() if path.is_dir()]
    assert len(pages) == len(names)
    assert len({path.name.casefold() for path in pages}) == len(names)
    assert "seeds/%E9.txt" in (tmp_path / "site" / "catalog.json").read_text("utf-8")


def test_dumps_whose_pages_would_hide_each_other_are_refused_by_name() -> None:
    one, two = _with_one_name()
    check_dump_names([one, "seeds/other.txt"])
    with pytest.raises(ArchiveError, match=rf"^{two}: would have the same page as '{one}': rename"):
        check_dump_names([one, "seeds/other.txt", two])


def _with_one_name() -> tuple[str, str]:
    """Return two paths whose six digits are the same: among some ten thousand there are."""
    found: dict[str, str] = {}
    for number in range(0x4E00, 0x4E00 + 20_000):
        path = f"seeds/{chr(number)}{chr(number ^ 0x1F)}"
        other = found.setdefault(dump_name(path), path)
        if other != path:
            return other, path
    raise AssertionError


def test_messages_name_a_file_on_one_line(tmp_path: Path, run: Run) -> None:
    _write(tmp_path, b"a\nb\x1b[31m.txt", "x")
    _write(tmp_path, b"\xff.jsonl", "{}")
    (tmp_path / "\x07.gz").write_bytes(b"\x1f\x8b")
    with chdir(tmp_path):
        results = [
            run("catalog", "."),
            *(run("explain", path.name) for path in sorted(tmp_path.iterdir())),
            run("catalog", os.fsdecode(b"no\nwhere\xff")),
        ]
    output = "".join(result.output for result in results)
    assert "a\\nb\\x1b[31m.txt" in output
    assert "no\\nwhere\\udcff: does not exist" in output
    assert all(map(str.isprintable, output.split("\n")))


def test_an_error_is_one_line_whatever_it_quotes() -> None:
    error = ArchiveError("'\x1b[31m\u202e\nx' is no address", path="seeds/a\r\nb.txt", line=3)
    assert str(error) == "seeds/a\\r\\nb.txt:3: ' [31m x' is no address"
