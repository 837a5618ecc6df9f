from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downlink.errors import ArchiveError
from downlink.read.decode import decode, split_lines
from downlink.read.find import find_dumps, read_dumps

LINES = ("INCOMING TRANSMISSION", "", "LATEST UPDATES", "背景 随着预训练语言模型进入LLM时代...")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end_gives_the_same_lines(encoding: str, end: str) -> None:
    decoded, damage = decode(end.join(LINES).encode(encoding))
    assert (*split_lines(decoded),) == LINES
    assert damage == ()


def test_a_final_newline_adds_no_line() -> None:
    assert split_lines("one\ntwo\n") == split_lines("one\ntwo") == ["one", "two"]


def test_other_line_separators_stay_in_the_text() -> None:
    text = "一\x0b二\x0c三\x85四\u2028五"
    assert split_lines(decode(text.encode())[0]) == [text]


def test_an_invalid_byte_is_reported_with_its_offset_and_the_rest_is_read() -> None:
    content = "背景 随着".encode() + b"\xff" + "预训练语言模型".encode()
    decoded, damage = decode(content)
    assert decoded == "背景 随着\ufffd预训练语言模型"
    assert [item.offset for item in damage] == [len("背景 随着".encode())]


@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\ufeff\x00"), min_size=1
    )
)
def test_any_line_of_utf8_is_read_as_it_stands(line: str) -> None:
    assert split_lines(decode(line.encode())[0]) == [line]


def test_dumps_come_in_the_order_of_their_addresses_and_hidden_files_are_none(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt"):
        (tmp_path / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "seeds" / name).write_text("text", encoding="utf-8")
    found = find_dumps([tmp_path / "seeds"], root=tmp_path)
    assert [address for address, _ in found] == ["seeds/a.txt", "seeds/b.txt", "seeds/sub/c.txt"]
    assert [dump.path for dump in read_dumps(found)] == [address for address, _ in found]


def test_a_missing_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"nowhere: does not exist: create it"):
        find_dumps([tmp_path / "nowhere"], root=tmp_path)
    (tmp_path / "seeds").mkdir()
    with pytest.raises(ArchiveError, match=r"^seeds: holds no dump"):
        find_dumps([tmp_path / "seeds"], root=tmp_path)
