"""Web archives as crawlers write them: bodies in every wrapping, revisits, records beside pages."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import brotli
import pytest
import zstandard

from downlink.model.dump import Dump
from downlink.read.find import find_dumps, read_dumps
from downlink.read.limits import TooLargeError
from downlink.read.unpack import UnknownEncodingError, unpack

WORDS = "The mill by the river has not turned since the flood took its wheel away."
PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>Mill</title></head><body><article>"
    f"<h1>The mill</h1><p>{WORDS}</p></article></body></html>"
).encode()


def _chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = {
    "gzip": gzip.compress(PAGE, mtime=0),
    "x-gzip": gzip.compress(PAGE, mtime=0),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstandard.compress(PAGE),
}


def _record(kind: str, address: str, body: bytes, fields: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n{fields}"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _response(
    body: bytes, headers: str = "", *, address: str = "https://b.example/mill", **fields: str
) -> bytes:
    status = fields.pop("status", "200 OK")
    media = fields.pop("media", "text/html")
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    lines = "".join(f"WARC-{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return _record("response", address, http, kind + lines)


def _read(tmp_path: Path, *records: bytes) -> list[Dump]:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    return list(read_dumps(find_dumps([path], root=tmp_path)))


def _titles(dumps: list[Dump]) -> list[str]:
    return [entry.details.title for dump in dumps for entry in dump.excerpts]


@pytest.mark.parametrize("chunks", ["none", "said", "true", "true and unsaid"])
@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (packed, said)
        for packed in ("", *PACKED)
        for said in ("", *PACKED)
        if packed == said or packed not in ("br", "deflate")  # which have no mark
    ],
)
def test_a_body_is_read_whatever_its_headers_promise(
    tmp_path: Path, packed: str, said: str, chunks: str
) -> None:
    body = PACKED.get(packed, PAGE)
    headers = f"Content-Encoding: {said}\r\n" if said else ""
    headers += "Transfer-Encoding: chunked\r\n" if chunks in ("said", "true") else ""
    (dump,) = _read(tmp_path, _response(_chunked(body) if "true" in chunks else body, headers))
    assert (_titles([dump]), dump.damage) == (["The mill"], ())


def test_a_body_that_was_compressed_twice_is_read(tmp_path: Path) -> None:
    twice = gzip.compress(PACKED["br"], mtime=0)
    (dump,) = _read(tmp_path, _response(twice, "Content-Encoding: br, gzip\r\n"))
    assert _titles([dump]) == ["The mill"]
    assert unpack(gzip.compress(PACKED["gzip"]), "gzip", 10_000).content == PAGE


def test_what_is_left_of_a_body_is_read_and_its_loss_said() -> None:
    text = " ".join(str(number) for number in random.Random(1).sample(range(10**6), 5000)).encode()
    for packed, name in (
        (gzip.compress(text), "gzip"),
        (brotli.compress(text), "br"),
        (zstandard.ZstdCompressor(level=1).compress(text), "zstd"),
    ):
        body = unpack(packed[: len(packed) * 3 // 4], name, 1 << 20)
        assert text.startswith(body.content)
        assert body.damage or not body.content
    assert unpack(_chunked(PAGE)[:200], "", 10_000, is_chunked=True).content == PAGE[:178]


def test_a_text_that_begins_with_a_number_has_no_chunks() -> None:
    for text in (b"1999\r\nwas a good year", b"cafe\nand cake", b"10\r\n20\r\n30\r\n", b"beef"):
        assert unpack(text, "", 1000).content == text


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_stopped_at_the_limit(name: str) -> None:
    zeros = bytes(1 << 24)
    packed = {
        "gzip": gzip.compress(zeros),
        "deflate": zlib.compress(zeros),
        "br": brotli.compress(zeros),
        "zstd": zstandard.compress(zeros),
    }[name]
    with pytest.raises(TooLargeError):
        unpack(packed, name, 1 << 20)


def test_an_encoding_that_is_not_known_is_named_unless_nothing_was_done() -> None:
    assert unpack(PAGE, "exi", 10_000).content == PAGE
    with pytest.raises(UnknownEncodingError, match="exi"):
        unpack(b"\x80\x81", "exi", 10_000)
    assert unpack(_raw_deflate(PAGE), "deflate", 10_000).content == PAGE


def test_a_page_that_was_met_again_is_that_page_at_another_time(tmp_path: Path) -> None:
    digest = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    first = _response(PAGE, Date="2009-01-02T03:04:05Z", Payload_Digest=digest)

    def again(address: str, *fields: str) -> bytes:
        lines = "".join(f"{field}\r\n" for field in ("WARC-Date: 2010-01-01T00:00:00Z", *fields))
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        return _record("revisit", address, body, f"Content-Type: application/http\r\n{lines}")

    one, same, other, by_address = _read(
        tmp_path,
        first,
        again("https://b.example/mill", f"WARC-Payload-Digest: {digest}"),
        again("https://b.example/?p=7", f"WARC-Payload-Digest: {digest}"),
        again("https://b.example/mill", "WARC-Refers-To-Target-URI: https://b.example/mill"),
        again("https://b.example/lost", "WARC-Payload-Digest: sha1:B"),
    )
    assert _titles([one, same, other, by_address]) == ["The mill"] * 4
    assert [dump.captured for dump in (one, same)] == [
        "2009-01-02T03:04:05Z",
        "2010-01-01T00:00:00Z",
    ]
    assert [dump.path.partition("#")[2] for dump in (one, same, other)] == ["1", "2", "3"]
    assert other.source == "https://b.example/?p=7"
    assert other.excerpts[0].details.link == "https://b.example/mill"
    assert other.excerpts[0].details.aliases == ("https://b.example/?p=7",)
    assert by_address.notes == (
        "beside its pages the archive holds 1 page that was met unchanged and is not in this archive",
    )


def test_what_stands_beside_the_pages_is_counted_and_not_listed(tmp_path: Path) -> None:
    text = "Content-Type: text/plain\r\n"
    shown = f"Mill\n{WORDS}\nSubscribe to the letter that comes on Sundays".encode()
    dumps = _read(
        tmp_path,
        _record("warcinfo", "", b"software: x\r\n", "Content-Type: application/warc-fields\r\n"),
        _response(PAGE),
        _record("resource", "urn:text:https://b.example/mill", shown, text),
        _record("resource", "urn:pageinfo:https://b.example/mill", b'{"url": "x"}', text),
        _record("resource", "urn:text:https://b.example/", shown, text),
        _record("resource", "metadata://gnu.org/software/wget/warc/wget.log", shown, text),
        _record("metadata", "https://b.example/mill", b"outlink: x\r\n", text),
        _response(b"User-agent: everybody who comes by\n", address="https://b.example/robots.txt"),
        _response(b"\x89PNG", media="image/png"),
        _response(b"\x89PNG", media="image/png; x=y"),
        _response(PAGE, status="404 Not Found"),
        _response(b"", "Location: /mill\r\n", status="301 Moved", address="https://b.example/m"),
    )
    assert _titles(dumps) == ["The mill"]
    (dump,) = dumps
    assert dump.damage == ()
    (note,) = dump.notes
    assert note.removeprefix("beside its pages the archive holds ").split(", ") == [
        "2 files that are no pages (image/png)",
        "2 records of the crawler (metadata)",
        "2 records of the crawler (urn:text)",
        "1 file for robots",
        "1 record of the crawler (urn:pageinfo)",
        "1 record of the crawler (warcinfo)",
        "1 redirection",
        "1 response of status 404",
    ]


def test_an_archive_without_a_page_says_what_it_holds(tmp_path: Path) -> None:
    (dump,) = _read(tmp_path, _response(b"\x89PNG", media="image/png"))
    assert [item.reason for item in dump.damage] == ["holds no captured page"]
    assert dump.notes == ("beside its pages the archive holds 1 file that is no page (image/png)",)


def test_a_compressed_archive_in_one_piece_counts_each_record_once(tmp_path: Path) -> None:
    records = [_response(PAGE), _response(b"\x89PNG", media="image/png"), _response(PAGE)]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(records)))
    first, second = read_dumps(find_dumps([path], root=tmp_path))
    assert _titles([first, second]) == ["The mill"] * 2
    assert second.notes == (
        "beside its pages the archive holds 1 file that is no page (image/png)",
    )
